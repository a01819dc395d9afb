"""Under which standards somebody opened work last."""

from sqlalchemy import func, select
from sqlmodel import Session

from storage.tables import TaskRow, table

TASK = table(TaskRow)
LOOKED_AT = 200  # of a person's tasks, so that the question costs the same after years


def last_standards(session: Session, person: str, limit: int) -> list[str]:
    """Ids of standards, the latest first, each once, of the person's last tasks."""
    own = select(TASK.c.standard, TASK.c.number).where(TASK.c.opened_by == person)
    lately = own.order_by(TASK.c.number.desc()).limit(LOOKED_AT).subquery()
    latest = select(lately.c.standard).group_by(lately.c.standard).order_by(func.max(lately.c.number).desc())
    return list(session.execute(latest.limit(limit)).scalars())
