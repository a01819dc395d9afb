"""Home for three roles with 5,000 open tasks in one department of 60 people, beside one indexed query in the same run.

From Slack's event to the published view, through the socket and back, on SQLite and on PostgreSQL. Run by
``uv run python -m tests.bench.home [HOW MANY TASKS]``.
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.assembly import Bot
from bot.commands.home import home
from bot.demo.run import workspace_of
from bot.domain.company import Company, Person
from bot.domain.desk import Query
from bot.domain.home import Looking
from bot.domain.opening import Opening, open_task
from bot.domain.standards import Language
from bot.domain.warnings import fall_due
from bot.playground.server import Playground
from bot.reminders.clock import Clock
from bot.settings import Blueprint, read_company, sample_company
from bot.views.home import home as drawn
from bot.views.reader import Reader
from storage.database import Database
from storage.desk import SqlDesk
from storage.finding import page_of_numbers
from storage.home import SqlBoard
from storage.schema import migrate
from tests.bench.storm import merged
from tests.bench.table import Row, lines, seconds, share, took
from tests.databases import postgresql_server

PEOPLE, BATCH, ROUNDS = 60, 500, 60
MARK = 0.3  # seconds
ROLES = {"colleague": "U0P07", "head": "U0CHEN", "management": "U0ZHAO"}
STANDARDS = ("claims.simple", "claims.general")
RECEIVED = ("2026-11-20T10:00+08:00", "2026-11-23T10:00+08:00", *["2026-11-24T10:00+08:00"] * 8)  # red, yellow, green
NOW = datetime.fromisoformat("2026-11-24T16:00+08:00")


def large() -> Blueprint:
    """The sample company with 60 more colleagues in claims."""
    blueprint = read_company(sample_company())
    more = {f"U0P{n:02}": Person(f"U0P{n:02}", f"同事{n:02}", "claims", "理賠專員") for n in range(PEOPLE)}
    return replace(blueprint, people={**blueprint.people, **more})


def fill(database: Database, place: Company, many: int) -> None:
    """Open the tasks, and let everything fall due that is due."""
    for start in range(1, many + 1, BATCH):
        decision = merged(_opened(number, place) for number in range(start, min(start + BATCH, many + 1)))
        with database.transaction() as session:
            SqlDesk(session).record(decision)
    for start in range(1, many + 1, BATCH):
        with database.transaction() as session:
            desk = SqlDesk(session)
            tasks = desk.tasks(range(start, min(start + BATCH, many + 1)))
            desk.record(merged(fall_due(task, NOW, place) for task in tasks))


def _opened(number: int, place: Company):
    who = f"U0P{number % PEOPLE:02}"
    received = datetime.fromisoformat(RECEIVED[number % len(RECEIVED)])
    opening = Opening(STANDARDS[number % 2], f"車險理賠 {number}", f"CLM-{number}", who, received)
    return open_task(opening, number, who, received, place)


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """URLs of an empty SQLite file and of an empty PostgreSQL database."""
    with tempfile.TemporaryDirectory(prefix="timeliness-bench-") as folder, postgresql_server() as postgresql:
        yield {"SQLite": f"sqlite:///{Path(folder, 'home.db')}", "PostgreSQL": postgresql}


async def published(workspace, who: str) -> None:
    """Open Home and wait until another one is shown."""
    before = workspace.home(who)
    await workspace.open_home(who)
    while (view := workspace.home(who)) is None or (before and view.hash == before.hash):
        await workspace.wait_change(workspace.version, 1.0)


async def measured(url: str, many: int, name: str) -> list[Row]:
    """A row for each role."""
    blueprint, clock = large(), Clock(NOW, 0.0)
    database = Database(url)
    migrate(database)
    workspace = workspace_of(blueprint, clock, Language.HANT)
    playground = Playground(workspace)
    await playground.start()
    bot = Bot(database, blueprint, clock, token=workspace.bot_token, api_url=playground.api_url)
    fill(database, bot.company(), many)
    if not database.sqlite:
        with database.engine.connect() as connection:
            connection.exec_driver_sql("analyze")
    await bot.connect(workspace.app_token)
    await workspace.wire.wait_connected()
    rows = [await _role(workspace, database, bot.company(), role, f"{name}, {many:,} open tasks") for role in ROLES]
    await bot.stop()
    await playground.stop()
    return rows


async def _role(workspace, database: Database, company: Company, role: str, where: str) -> Row:
    who = ROLES[role]
    raw = _of(lambda: _page(database))
    board = _of(lambda: _drawn(database, company, who))
    await published(workspace, who)
    loop, whole = asyncio.get_running_loop(), []
    for _ in range(ROUNDS):
        began = loop.time()
        await published(workspace, who)
        whole.append(loop.time() - began)
    ours = f"opened: {_both(whole)}; read and drawn: {_both(board)}"
    ratio = f"{share(board, 0.5) / share(raw, 0.5):.0f} x"
    return Row(
        f"Home: {role}, {where}",
        ours,
        f"one indexed page: {_both(raw)}",
        ratio,
        "300 ms",
        share(whole, 0.95) < MARK,
    )


def _of(work: Callable[[], object]) -> list[float]:
    work()
    return [took(work) for _ in range(ROUNDS)]


def _both(figures: list[float]) -> str:
    return f"{seconds(share(figures, 0.5))} (p95 {seconds(share(figures, 0.95))})"


def _page(database: Database) -> None:
    with database.reading() as session:
        page_of_numbers(session, Query(departments=("claims",), limit=10))


def _drawn(database: Database, company: Company, who: str) -> None:
    with database.reading() as session:
        shown = home(who, Looking(), SqlBoard(session), company, NOW)
    drawn(shown, Reader(Language.HANT, company, NOW, who))


def run(many: int = 5_000) -> list[Row]:
    """Three roles on two databases."""
    with databases() as urls:
        return [row for name, url in urls.items() for row in asyncio.run(measured(url, many, name))]


if __name__ == "__main__":
    print("\n".join(lines(run(*map(int, sys.argv[1:])))))  # noqa: T201 -- a bench prints its table
