"""Which tasks a list shows, the worst and soonest first, read in order from an index."""

from sqlalchemy import ColumnElement, CompoundSelect, func, select, union
from sqlmodel import Session

from bot.domain.desk import Query
from bot.domain.standing import OPEN, RANKS
from storage.tables import ClockRow, TaskRow, table

TASK, CLOCK = table(TaskRow), table(ClockRow)
RUNS = TASK.c.urgency >= 0  # in these words every database takes the index


def page_of_numbers(session: Session, query: Query) -> tuple[list[int], int]:
    """A page of task numbers and how many there are in all."""
    fits = list(_conditions(query))
    total = session.execute(select(func.count()).select_from(TASK).where(*fits)).scalar_one()
    page = select(TASK.c.number).where(*fits).order_by(TASK.c.urgency, TASK.c.soonest, TASK.c.number)
    return list(session.execute(page.limit(query.limit).offset(query.offset)).scalars()), total


def _conditions(query: Query) -> list[ColumnElement[bool]]:
    """Open work, and closed work of which something is still owed."""
    found: list[ColumnElement[bool]] = [in_state(query.state)]
    if query.bearer is not None:
        found.append(TASK.c.number.in_(_of(query.bearer)))
    if query.departments is not None:
        found.append(of_departments(query.departments))
    if query.responsible is not None:
        found.append(TASK.c.responsible == query.responsible)
    if query.standard is not None:
        found.append(TASK.c.standard == query.standard)
    return found


def in_state(state: str | None) -> ColumnElement[bool]:
    """Running work in that state, all of it for None: a range, so that an index still gives the order."""
    if state is None:
        return RUNS
    ranks = RANKS[state]
    return TASK.c.urgency.between(ranks[0], ranks[-1]) & (TASK.c.urgency + 0).in_(ranks)


def of_departments(departments: tuple[str, ...]) -> ColumnElement[bool]:
    """Work of those departments; of one alone in words that leave the index its order."""
    if len(departments) == 1:
        return TASK.c.department == departments[0]
    return TASK.c.department.in_(departments)


def _of(person: str) -> CompoundSelect[tuple[int]]:
    """Numbers of the tasks that are the person's, or of which they bear a running clock: two indexes, no scan."""
    own = select(TASK.c.number).where(TASK.c.responsible == person, TASK.c.urgency.in_(OPEN))
    return union(own, select(CLOCK.c.task).where(CLOCK.c.stopped_at.is_(None), CLOCK.c.bearer == person))
