"""Why is this the deadline: the count day by day, the clause, the calendar, every change and who made it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.calendar import Calendar, Counted
from bot.domain.desk import Desk
from bot.domain.history import Entry
from bot.domain.standards import Unit
from bot.domain.task import Clock, ClockKind, Task

CIVIL_CODE = "Civil Code 201, 203"  # days are counted from the day after; the last ends with business
ARTICLES = {Unit.WORKING_DAYS: CIVIL_CODE, Unit.NTH_WORKING_DAY: CIVIL_CODE, Unit.END_OF_QUARTER: CIVIL_CODE}
DUTY_CLAUSES = {"progress": "4.2.1b", "rectification": "4.2.2c", "measure": "4.2.2b"}


@dataclass(frozen=True)
class Explained:
    """One clock explained.

    Attributes:
        days: a day a row, from the day of receipt to the day of the deadline.
        article: the law that fixes the count, empty where the unit runs by the wall clock or in working time.
    """

    clock: Clock
    clause: str
    article: str
    days: tuple[Counted, ...]


@dataclass(frozen=True)
class Explanation:
    """A task explained: its clocks and its whole history."""

    task: Task
    clocks: tuple[Explained, ...]
    entries: Sequence[Entry]


def explain(task: Task, desk: Desk) -> Explanation:
    """The running clocks of the task; those of its stages when none runs any more."""
    running = tuple(clock for clock in task.clocks if clock.running)
    chosen = running or tuple(clock for clock in task.clocks if clock.kind is ClockKind.STAGE)
    explained = tuple(explain_clock(task, clock, desk.calendar(clock.calendar)) for clock in chosen)
    return Explanation(task, explained, desk.history(task.number))


def explain_clock(task: Task, clock: Clock, calendar: Calendar) -> Explained:
    """The count of one clock by the calendar that it remembers."""
    clause = task.stage_of(clock).clause if clock.kind is ClockKind.STAGE else DUTY_CLAUSES[clock.name]
    unit = clock.allowance.unit if clock.allowance else None
    days = counted(clock.started_at, clock.due_at, calendar)
    return Explained(clock, clause, ARTICLES.get(unit, "") if unit else "", days)


def counted(start: datetime, due: datetime | None, calendar: Calendar) -> tuple[Counted, ...]:
    """Day by day from start to deadline; nothing for a clock without one."""
    return calendar.count(start, due) if due else ()
