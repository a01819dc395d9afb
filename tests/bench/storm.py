"""10,000 tasks of four departments fall due at one closing time: found, decided, recorded and folded, on SQLite.

Run by ``uv run python -m tests.bench.storm [HOW MANY TASKS]``; prints one table: seconds by the wall, and of those
the processor's own, which others on the machine do not lengthen.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path

from bot.domain.calendar import Calendar
from bot.domain.company import Company
from bot.domain.decision import Decision
from bot.domain.opening import Opening, open_task
from bot.domain.warnings import fall_due
from bot.settings import official_days, read_company, sample_company
from storage import due, outbox
from storage.database import Database
from storage.desk import SqlDesk
from storage.schema import migrate

BATCH = 500  # tasks in one transaction, as the tick takes them
STANDARDS = ("claims.simple", "service.complaint.simple", "sales.email", "support.document.regular")  # each: 1 WD


class Watch:
    """Seconds spent in each part."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self.worked: Counter[str] = Counter()

    @contextmanager
    def on(self, part: str) -> Iterator[None]:
        began, worked = time.perf_counter(), time.process_time()
        yield
        self.spent[part] += time.perf_counter() - began  # type: ignore[assignment]  # counts of seconds
        self.worked[part] += time.process_time() - worked  # type: ignore[assignment]  # as above


def company() -> Company:
    """The sample company with the official calendar."""
    blueprint = read_company(sample_company())
    days, version = official_days(blueprint, 2025, 2028)
    return blueprint.company(Calendar(version, blueprint.zone, days))


def merged(decisions: Iterator[Decision]) -> Decision:
    """Decisions on different tasks as one, as the tick records them."""
    every = list(decisions)
    return Decision(*(tuple(chain.from_iterable(getattr(one, part) for one in every)) for part in PARTS))


PARTS = ("tasks", "lines", "notices", "reports")


def opened(number: int, who: str, received: datetime, place: Company) -> Decision:
    """One task, opened by the person who bears it."""
    opening = Opening(STANDARDS[number % 4], "車險理賠", f"CLM-{number}", who, received)
    return open_task(opening, number, who, received, place)


def fill(database: Database, place: Company, many: int, received: datetime, watch: Watch) -> None:
    """Open the tasks in four departments, borne by each department's people in turn."""
    people = list(place.people.values())
    for start in range(1, many + 1, BATCH):
        numbers = range(start, min(start + BATCH, many + 1))
        openings = (
            (n, Opening(STANDARDS[n % 4], "車險理賠", f"CLM-{n}", people[n % len(people)].id, received))
            for n in numbers
        )
        with watch.on("open: decide"):
            decision = merged(open_task(one, n, one.responsible, received, place) for n, one in openings)
        with watch.on("open: record"), database.transaction() as session:
            SqlDesk(session).record(decision)


def fall(database: Database, place: Company, now: datetime, watch: Watch, label: str) -> Counter[str]:
    """All that has fallen due by now, as the tick does it."""
    count: Counter[str] = Counter()
    while found := batch(database, place, now, watch, label):
        count += found
    with watch.on(f"{label}: fold"), database.transaction() as session:
        count["messages"] = outbox.fold(session)
    return count


def batch(database: Database, place: Company, now: datetime, watch: Watch, label: str) -> Counter[str]:
    """One transaction of the tick."""
    with ExitStack() as stack, database.transaction() as session:
        with watch.on(f"{label}: find"):
            tasks = due.due_tasks(session, now, BATCH)
        with watch.on(f"{label}: decide"):
            decision = merged(fall_due(task, now, place) for task in tasks)
        with watch.on(f"{label}: record"):
            SqlDesk(session).record(decision)
        stack.enter_context(watch.on(f"{label}: commit"))
    return Counter(tasks=len(decision.tasks), lines=len(decision.lines), notices=len(decision.notices)) + Counter()


def main(many: int) -> None:
    """Print the table."""
    place, watch = company(), Watch()
    received = datetime.fromisoformat("2026-11-23 10:00").replace(tzinfo=place.calendar.zone)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'storm.db'}")
        migrate(database)
        fill(database, place, many, received, watch)
        yellow = fall(database, place, received + timedelta(days=1, hours=7), watch, "yellow")
        red = fall(database, place, received + timedelta(days=1, hours=8, seconds=1), watch, "red")
        database.close()
    for part, seconds in watch.spent.items():
        show(part, seconds, watch.worked[part])
    for label, count in (("yellow", yellow), ("red", red)):
        total = sum(seconds for part, seconds in watch.spent.items() if part.startswith(label))
        work = sum(seconds for part, seconds in watch.worked.items() if part.startswith(label))
        show(f"{label} in all", total, work, " ".join(f"{much} {what}," for what, much in count.items()).strip(","))


def show(part: str, seconds: float, worked: float, more: str = "") -> None:
    """A line of the table."""
    sys.stdout.write(f"{part:16} {seconds:7.2f} s {worked:7.2f} s   {more}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
