"""10,000 tasks of four departments fall due at one closing time: found, decided, recorded and folded, on SQLite.

Run by ``uv run python -m tests.bench.storm [HOW MANY TASKS]``. Then a bot tells all that waits to a Slack that holds
its own rates.
"""

import asyncio
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path

from bot.assembly import Bot
from bot.demo import workspace_of
from bot.domain.calendar import Calendar
from bot.domain.company import Company
from bot.domain.decision import Decision
from bot.domain.opening import Opening, open_task
from bot.domain.standards import Language
from bot.domain.warnings import fall_due
from bot.playground.faults import Limits
from bot.playground.server import Playground
from bot.reminders.clock import Clock
from bot.settings import official_days, read_company, sample_company
from storage import due, outbox
from storage.calendars import save_calendar
from storage.database import Database
from storage.desk import SqlDesk
from storage.schema import migrate
from tests.bench.table import Row, lines
from tests.bench.table import seconds as seconds_of

LIMIT = 5.0  # seconds
RED_AFTER = timedelta(days=1, hours=8, seconds=1)
BATCH = 500  # tasks in one transaction, as the tick takes them
STANDARDS = ("claims.simple", "service.complaint.simple", "sales.email", "support.document.regular")  # each: 1 WD


class Watch:
    """Seconds by the wall spent in each part."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    @contextmanager
    def on(self, part: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.spent[part] += time.perf_counter() - began  # type: ignore[assignment]  # counts of seconds


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


def storm(file: Path, many: int, watch: Watch) -> tuple[Counter[str], Counter[str]]:
    """Open, turn yellow, turn red; counts of the yellow round and of the red one."""
    place = company()
    received = datetime.fromisoformat("2026-11-23 10:00").replace(tzinfo=place.calendar.zone)
    database = Database(f"sqlite:///{file}")
    migrate(database)
    with database.transaction() as session:
        save_calendar(session, place.calendar, received)
    fill(database, place, many, received, watch)
    yellow = fall(database, place, received + timedelta(days=1, hours=7), watch, "yellow")
    red = fall(database, place, received + RED_AFTER, watch, "red")
    database.close()
    return yellow, red


async def told(file: Path) -> tuple[float, int, int]:
    """Tell all that waits at Slack's own rates: seconds to the last message, how many there were, how many refused."""
    blueprint = read_company(sample_company())
    clock = Clock(datetime.fromisoformat("2026-11-23T10:00+08:00") + RED_AFTER, 0.0)
    workspace = workspace_of(blueprint, clock, Language.HANT)
    workspace.limits = Limits(enabled=True)
    playground = Playground(workspace)
    await playground.start()
    database = Database(f"sqlite:///{file}")
    bot = Bot(database, blueprint, clock, token=workspace.bot_token, api_url=playground.api_url)
    began = time.perf_counter()
    await bot.deliver.drain()
    spent = time.perf_counter() - began
    await bot.stop()
    await playground.stop()
    posts = sum(row["method"] == "chat.postMessage" for row in workspace.ledger)
    return spent, posts, len([one for one in workspace.refusals if one.error != "ratelimited"])


def total(watch: Watch, label: str) -> float:
    """Seconds of all parts of a round."""
    return sum(seconds for part, seconds in watch.spent.items() if part.startswith(f"{label}: "))


def run(many: int = 10_000) -> list[Row]:
    """Both rounds beside the limit, and how they are told."""
    with tempfile.TemporaryDirectory(prefix="timeliness-bench-") as folder:
        file, watch = Path(folder, "storm.db"), Watch()
        yellow, red = storm(file, many, watch)
        spent, posts, refused = asyncio.run(told(file))
    places = len(read_company(sample_company()).people) + len(read_company(sample_company()).channel_names)
    rows = []
    for label, count in (("yellow", yellow), ("red", red)):
        took = total(watch, label)
        of = f"{count['notices']:,} notices folded into {count['messages']} messages"
        rows.append(Row(f"{many:,} clocks {label} at one moment", seconds_of(took), of, "", "under 5 s", took < LIMIT))
    beside = f"{places} channels and people; {refused} refused"
    held = not refused and posts <= 2 * places  # the yellow message of a place and its red one
    ours = f"{posts} messages, the last after {seconds_of(spent)}"
    return [*rows, Row("both told at Slack's rates", ours, beside, "", "no more than places, a round", held)]


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines(run(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))) + "\n")
