"""What the tick looks for: clocks whose next event has come, found in an indexed column."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session

from bot.domain.task import Task
from storage.loading import load_tasks
from storage.tables import ClockRow, TaskRow, table

TASK, CLOCK = table(TaskRow), table(ClockRow)


def due_tasks(session: Session, now: datetime, limit: int) -> Sequence[Task]:
    """Tasks with a clock whose next event has come, locked, with all their clocks; another's are left out."""
    ripe = (
        select(CLOCK.c.task)
        .where(CLOCK.c.next_event_at <= now)
        .order_by(CLOCK.c.next_event_at, CLOCK.c.task)
        .limit(limit)
    )
    numbers = set(session.execute(ripe).scalars())
    if not numbers:
        return []
    free = select(TASK.c.number).where(TASK.c.number.in_(numbers)).with_for_update(skip_locked=True)
    return load_tasks(session, list(session.execute(free).scalars()))


def running_timed(session: Session, after: int, limit: int) -> Sequence[Task]:
    """A page of the tasks, by number, that have a running clock with a deadline; locked."""
    running = CLOCK.c.stopped_at.is_(None) & CLOCK.c.due_at.is_not(None) & (CLOCK.c.task > after)
    page = select(CLOCK.c.task).where(running).distinct().order_by(CLOCK.c.task).limit(limit)
    return load_tasks(session, list(session.execute(page).scalars()), lock=True)


def next_event(session: Session) -> datetime | None:
    """When something falls due next; None when nothing runs."""
    waits = CLOCK.c.next_event_at.is_not(None)  # in these words SQLite takes the index
    found: datetime | None = session.execute(select(func.min(CLOCK.c.next_event_at)).where(waits)).scalar_one()
    return found
