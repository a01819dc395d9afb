"""What is only read: how the company stands."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row as SqlRow
from sqlalchemy import or_, select
from sqlmodel import Session

from bot.domain.standing import Row, Standing
from bot.domain.task import ClockKind, ClockState
from storage.tables import ClockRow, TaskRow, table

TASK, CLOCK = table(TaskRow), table(ClockRow)
OF_TASK = ("number", "title", "reference", "standard", "department", "responsible")
OF_CLOCK = ("seq", "kind", "name", "bearer", "due_at", "provisional", "yellow_issued_at", "breached_at")


def standing(session: Session, until: datetime) -> Standing:
    """Running duties, and running stages that are red, yellow, or due by `until` (the end of today)."""
    worth = or_(
        CLOCK.c.kind == ClockKind.DUTY.value,
        CLOCK.c.breached_at.is_not(None),
        CLOCK.c.yellow_issued_at.is_not(None),
        CLOCK.c.due_at <= until,
    )
    columns = [*(TASK.c[name] for name in OF_TASK), *(CLOCK.c[name] for name in OF_CLOCK)]
    query = select(*columns).join(TASK, TASK.c.number == CLOCK.c.task).where(CLOCK.c.stopped_at.is_(None), worth)
    rows = session.execute(query.order_by(CLOCK.c.due_at, CLOCK.c.task, CLOCK.c.seq))
    return Standing(tuple(_row(row) for row in rows))


def _row(row: SqlRow[Any]) -> Row:
    issued = ClockState.YELLOW if row.yellow_issued_at else ClockState.GREEN
    return Row(
        number=row.number,
        seq=row.seq,
        kind=ClockKind(row.kind),
        name=row.name,
        title=row.title,
        reference=row.reference,
        standard=row.standard,
        department=row.department,
        responsible=row.responsible,
        bearer=row.bearer,
        due_at=row.due_at,
        state=ClockState.RED if row.breached_at else issued,
        provisional=row.provisional,
    )
