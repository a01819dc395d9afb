"""What fell due between two instants, and what falls due next: only read, for whoever shows how time passes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, func, or_, select
from sqlmodel import Session

from bot.domain.task import Clock, ClockKind, Task
from storage.loading import load_tasks
from storage.tables import ClockRow, NoticeRow, table

CLOCK, NOTICE = table(ClockRow), table(NoticeRow)


@dataclass(frozen=True)
class Happened:
    """Strictly after one instant, until another.

    Attributes:
        last: when the last of it happened; None when nothing did.
        yellow, red: stages of which that warning was issued.
        late: duties that passed their deadlines.
        owed: duties that began, by name.
        summaries: morning summaries that were told.
    """

    last: datetime | None = None
    yellow: int = 0
    red: int = 0
    late: int = 0
    owed: Mapping[str, int] = field(default_factory=dict)
    summaries: int = 0


def happened(session: Session, since: datetime, until: datetime) -> Happened:
    """Everything that time brought about after `since` and not after `until`."""
    marks = (CLOCK.c.yellow_issued_at, CLOCK.c.breached_at, CLOCK.c.started_at)
    within = or_(*(_between(mark, since, until) for mark in marks))
    rows = session.execute(select(CLOCK.c.kind, CLOCK.c.name, *marks).where(within)).all()
    summaries = session.execute(
        select(func.count(), func.max(NOTICE.c.fell_at)).where(
            NOTICE.c.kind == "summary", _between(NOTICE.c.fell_at, since, until)
        )
    ).one()
    stages, duties = ([row for row in rows if row.kind == kind] for kind in (ClockKind.STAGE, ClockKind.DUTY))
    yellow, red = (_marked(stages, name, since, until) for name in ("yellow_issued_at", "breached_at"))
    late, owed = (_marked(duties, name, since, until) for name in ("breached_at", "started_at"))
    instants = [*yellow, *red, *late, *owed, *([summaries[1]] if summaries[1] else [])]
    begun = Counter(row.name for row in duties if since < row.started_at <= until)
    return Happened(max(instants, default=None), len(yellow), len(red), len(late), begun, summaries[0])


def coming(session: Session) -> tuple[Sequence[tuple[int, int]], tuple[Task, Clock] | None]:
    """The clocks (task, seq) whose next event comes first, all at the same instant, and the first of them whole."""
    waits = CLOCK.c.next_event_at.is_not(None)
    first = select(func.min(CLOCK.c.next_event_at)).where(waits).scalar_subquery()
    found = session.execute(
        select(CLOCK.c.task, CLOCK.c.seq)
        .where(waits, CLOCK.c.next_event_at == first)
        .order_by(CLOCK.c.task, CLOCK.c.seq)
    )
    places = [(row.task, row.seq) for row in found]
    if not places:
        return [], None
    (task,) = load_tasks(session, [places[0][0]])
    return places, (task, task.clock(places[0][1]))


def _between(column: Column[Any], since: datetime, until: datetime) -> ColumnElement[bool]:
    return column.is_not(None) & (column > since) & (column <= until)


def _marked(rows: Sequence[Row[Any]], name: str, since: datetime, until: datetime) -> list[datetime]:
    return [at for row in rows if (at := getattr(row, name)) and since < at <= until]
