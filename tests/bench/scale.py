"""How what looks at the whole company grows from ten thousand to a million running tasks, beside a raw query."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from bot.domain.closing import end_stage
from bot.domain.company import Company
from bot.domain.desk import Query
from bot.domain.opening import Opening, open_task
from bot.domain.task import Duty
from bot.reminders.tick import Tick
from storage.database import Database, sqlite_module
from storage.desk import SqlDesk
from tests.bench.filled import NOW, grow, opened
from tests.bench.table import Row, seconds, share, took

SIZES = (10_000, 100_000, 1_000_000)
TIMES = 100
RAW = "select min(next_event_at) from clock where next_event_at is not null"
AT = NOW + timedelta(minutes=5)


def middle(work: Callable[[], object], times: int = TIMES) -> float:
    """The median of many runs, in seconds."""
    return share([took(work) for _ in range(times)], 0.5)


@contextmanager
def raw(file: Path) -> Iterator[Callable[[], object]]:
    """The one indexed question that a tick must ask, by the driver alone."""
    connection = sqlite_module().connect(str(file))
    yield lambda: connection.execute(RAW).fetchone()
    connection.close()


def idle_tick(database: Database, place: Company) -> Callable[[], object]:
    """A tick with nothing due; its pulse has been written just before."""
    tick = Tick(database, lambda: place, lambda: AT, lambda: None)
    tick.run()
    return tick.run


def reading(database: Database, work: Callable[[SqlDesk], object]) -> Callable[[], object]:
    """A question at a desk that only reads."""

    def ask() -> None:
        with database.reading() as session:
            work(SqlDesk(session))

    return ask


def writing(database: Database, place: Company) -> Callable[[], object]:
    """Opening one task and closing its first stage, durably."""
    who = next(iter(place.people))

    def work() -> None:
        with database.transaction() as session:
            desk = SqlDesk(session)
            number = desk.next_task()
            desk.record(open_task(Opening("claims.simple", "車險", f"N-{number}", who, AT), number, who, AT, place))
        with database.transaction() as session:
            desk = SqlDesk(session)
            task = desk.task(number)
            ended = end_stage(
                task, task.stages_running[0].seq, result="ok", approved=None, who=who, now=AT, company=place
            )
            desk.record(ended)

    return work


def questions(database: Database, place: Company) -> dict[str, Callable[[], object]]:
    """What is measured at each size."""
    who = next(person.id for person in place.people.values() if person.department == "claims")
    return {
        "tick, nothing due": idle_tick(database, place),
        "opening a task and ending its first stage": writing(database, place),
        "a page of one's own work": reading(database, lambda desk: desk.find(Query(bearer=who))),
        "a page of the department's red work": reading(
            database, lambda desk: desk.find(Query(departments=("claims",), state="red"))
        ),
        "a page of the whole company's work": reading(database, lambda desk: desk.find(Query())),
        "what the company owes in rectification reports": reading(
            database, lambda desk: desk.owed(bearer=None, departments=tuple(place.departments), name=Duty.RECTIFICATION)
        ),
    }


def run() -> list[Row]:
    """A row for each question: its time at each size; for the tick also the raw query's."""
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="timeliness-bench-") as folder:
        file = Path(folder, "scale.db")
        database, place = opened(f"sqlite:///{file}")
        for size in SIZES:
            grow(database, size)
            for what, work in questions(database, place).items():
                found.setdefault(what, []).append(middle(work))
            with raw(file) as query:
                found.setdefault("raw", []).append(middle(query))
        database.close()
    return list(_rows(found))


def _rows(found: dict[str, list[float]]) -> Iterator[Row]:
    limit = found.pop("raw")
    for what, times in found.items():
        last, grown = times[-1], f"{times[-1] / times[0]:.1f} x from 10,000 to 1,000,000 tasks"
        sizes = ", ".join(seconds(one) for one in times)
        if what.startswith("tick"):
            beside = f"the raw indexed query: {seconds(limit[-1])}"
            yield Row(what, sizes, beside, f"{last / limit[-1]:.0f} x the query; {grown}", "under 1 ms", last < 1e-3)
        else:
            yield Row(what, sizes, "", grown)
