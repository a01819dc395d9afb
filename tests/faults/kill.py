"""`python -m tests.faults.kill`: notices are recorded while those who deliver them are killed, and then counted.

The ledger of the loopback Slack says what was accepted. Each notice must stand there exactly once.
"""

import argparse
import json
import multiprocessing
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess
from random import Random
from urllib.request import urlopen

import psycopg
from sqlalchemy import text

from bot.domain.decision import Decision, Notice
from storage import outbox
from storage.database import Database
from storage.desk import SqlDesk
from storage.schema import migrate
from tests.databases import postgresql_server
from tests.faults.slack import LATENCY, PLACES
from tests.faults.worker import DESIGNS, work

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.faults.worker"])
LONGEST_WORK = 0.2  # seconds from a worker's first claim until one is killed, at most
LONGEST_START = 5.0  # seconds after which one is killed though nobody has claimed anything
CLAIMED_SINCE = text("select count(*) from message where started_at >= :since")
PATIENCE = 120.0  # seconds for the rest, once nobody is killed any more
WORD = re.compile(r"notice-\d{6}")


@dataclass(frozen=True)
class Run:
    """What is done to whom."""

    database_url: str
    design: str = "reconcile"
    kills: int = 200
    notices: int = 2000
    workers: int = 1
    seed: int = 1
    calm: bool = False  # nothing but kills


@dataclass(frozen=True)
class Tally:
    """What became of it: `failed` calls of `calls`, and how many notices never came, or came again."""

    calls: int
    failed: int
    lost: int
    doubled: int
    seconds: float


@contextmanager
def slack(run: Run) -> Iterator[str]:
    """The loopback Slack in its own process; yields its address."""
    words = [str(run.seed), *(["calm"] if run.calm else [])]
    process = subprocess.Popen([sys.executable, "-m", "tests.faults.slack", *words], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


@contextmanager
def crew(run: Run, api_url: str) -> Iterator[list[BaseProcess]]:
    """The workers; whoever is in the list at the end is killed."""
    workers = [start(run, api_url) for _ in range(run.workers)]
    try:
        yield workers
    finally:
        for worker in workers:
            kill(worker)


def start(run: Run, api_url: str) -> BaseProcess:
    worker = PROCESSES.Process(target=work, args=(run.database_url, api_url, run.design), daemon=True)
    worker.start()
    return worker


def kill(worker: BaseProcess) -> None:
    """SIGKILL: no word of farewell."""
    worker.kill()
    worker.join()


def words(number: int) -> str:
    return f"notice-{number:06d}"


def record(database: Database, numbers: Sequence[int], random: Random) -> None:
    """Notices that stand alone, each with a word of its own that can be read in Slack."""
    now = datetime.now(UTC).replace(microsecond=0)
    notices = tuple(
        Notice("seal", random.choice(PLACES), words(number), now, facts={"digest": words(number)}) for number in numbers
    )
    with database.transaction() as session:
        SqlDesk(session).record(Decision(notices=notices))


def go(run: Run) -> Tally:
    """Do all of it, and count."""
    began, random, database = time.monotonic(), Random(run.seed), Database(run.database_url)
    with slack(run) as api_url, crew(run, api_url) as workers:
        for turn in range(run.kills):
            first, last = (run.notices * step // run.kills for step in (turn, turn + 1))
            record(database, range(first, last), random)
            wait_until_at_work(database, since=time.time())
            time.sleep(random.uniform(0.0, LONGEST_WORK))
            victim = random.randrange(run.workers)
            kill(workers[victim])
            workers[victim] = start(run, api_url)
        wait_until_told(database)
        tally = count(run, api_url, time.monotonic() - began)
    database.close()
    return tally


def wait_until_at_work(database: Database, since: float) -> None:
    """Until somebody has claimed something, so that a kill hits work and no idle process."""
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until:
        with database.engine.connect() as connection:
            if connection.execute(CLAIMED_SINCE, {"since": since}).scalar_one():
                return
        time.sleep(0.005)


def wait_until_told(database: Database) -> None:
    """Until nothing waits any more, or patience ends: what is missing then is lost."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with database.reading() as session:
            if not (outbox.unfolded(session) or [*outbox.places_waiting(session)]):
                return
        time.sleep(0.1)


def count(run: Run, api_url: str, seconds: float) -> Tally:
    told = Counter(word for row in asked(api_url, "ledger") for word in WORD.findall(row["text"]))
    calls = [one for one in asked(api_url, "faults")["happened"] if one["method"] == "chat.postMessage"]
    failed = [one for one in calls if (one["kind"], one["seconds"]) != ("late", LATENCY)]
    lost = sum(told[words(number)] == 0 for number in range(run.notices))
    return Tally(len(calls), len(failed), lost, told.total() - len(told), seconds)


def asked(api_url: str, door: str):
    with urlopen(f"{api_url.removesuffix('api/')}control/{door}") as answer:  # noqa: S310 -- our own loopback server
        return json.load(answer)


@contextmanager
def fresh_database(kind: str) -> Iterator[str]:
    """The URL of an empty, migrated database of that kind."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield migrated(f"sqlite:///{folder}/outbox.db")
        return
    with postgresql_server(durable=True) as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("create database outbox")
        yield migrated(f"{url.removesuffix('postgres')}outbox")


def migrated(url: str) -> str:
    database = Database(url)
    migrate(database)
    database.close()
    return url


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--design", choices=sorted(DESIGNS), default="reconcile")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--notices", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--calm", action="store_true", help="no API faults, only kills")
    return parser.parse_args()


def main() -> int:
    """Print the figures; 0 when nothing was lost and nothing came twice."""
    said = arguments()
    with fresh_database(said.database) as url:
        tally = go(Run(url, said.design, said.kills, said.notices, said.workers, said.seed, said.calm))
    faults = f"{tally.failed / max(1, tally.calls):.0%} of {tally.calls} posts"
    head = ("design", "database", "workers", "notices", "kills", "API faults", "lost", "doubled", "seconds")
    row = (said.design, said.database, said.workers, said.notices, said.kills, faults)
    line = tuple(map(str, (*row, tally.lost, tally.doubled, f"{tally.seconds:.0f}")))
    wide = [max(len(a), len(b)) for a, b in zip(head, line, strict=True)]
    for cells in (head, line):
        print("  ".join(cell.ljust(width) for cell, width in zip(cells, wide, strict=True)).rstrip())  # noqa: T201
    return int(bool(tally.lost or tally.doubled))


if __name__ == "__main__":
    sys.exit(main())
