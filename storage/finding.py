"""Which tasks a list shows, the worst and soonest first."""

from sqlalchemy import BigInteger, ColumnElement, CompoundSelect, case, func, select, type_coerce, union
from sqlmodel import Session

from bot.domain.desk import Query
from bot.domain.task import ClockKind, TaskState
from storage.tables import ClockRow, TaskRow, table

TASK, CLOCK = table(TaskRow), table(ClockRow)
RUNNING = CLOCK.c.stopped_at.is_(None)
STAGE = CLOCK.c.kind == ClockKind.STAGE.value
RED = RUNNING & CLOCK.c.breached_at.is_not(None)
YELLOW = RUNNING & CLOCK.c.breached_at.is_(None) & CLOCK.c.yellow_issued_at.is_not(None)
STATES = {"red": RED & STAGE, "yellow": YELLOW & STAGE}
FAR = 1 << 62  # sorts work without a deadline last


def page_of_numbers(session: Session, query: Query) -> tuple[list[int], int]:
    """A page of task numbers and how many there are in all."""
    worst = func.min(case((RED, 0), (YELLOW, 1), else_=2))
    soonest = func.min(func.coalesce(type_coerce(CLOCK.c.due_at, BigInteger), FAR))
    base = select(TASK.c.number).join(CLOCK, CLOCK.c.task == TASK.c.number).where(*_conditions(query))
    total = session.execute(select(func.count()).select_from(base.distinct().subquery())).scalar_one()
    page = base.group_by(TASK.c.number).order_by(worst, soonest, TASK.c.number)
    numbers = session.execute(page.limit(query.limit).offset(query.offset)).scalars()
    return list(numbers), total


def _conditions(query: Query) -> list[ColumnElement[bool]]:
    """Open work, and closed work of which something is still owed."""
    found: list[ColumnElement[bool]] = [RUNNING]
    if query.bearer is not None:
        found.append(TASK.c.number.in_(_of(query.bearer)))
    if query.departments is not None:
        found.append(TASK.c.department.in_(query.departments))
    if query.state is not None:
        found.append(STATES[query.state])
    return found


def _of(person: str) -> CompoundSelect[tuple[int]]:
    """Numbers of the tasks that are the person's, or of which they bear a running clock: two indexes, no scan."""
    own = select(TASK.c.number).where(TASK.c.responsible == person, TASK.c.state == TaskState.OPEN.value)
    return union(own, select(CLOCK.c.task).where(RUNNING, CLOCK.c.bearer == person))
