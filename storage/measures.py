"""How much there is of everything, for whoever watches the bot: by department, in the outbox, in bytes."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Column, ColumnElement, Table, func, literal, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.domain.standing import RANKS
from bot.domain.task import Duty
from storage.database import Database
from storage.outbox import WAITING
from storage.tables import ClockRow, MessageRow, NoticeRow, TaskRow, table

TASK, CLOCK, MESSAGE, NOTICE = table(TaskRow), table(ClockRow), table(MessageRow), table(NoticeRow)
SIZE = {
    True: "select page_count * page_size from pragma_page_count(), pragma_page_size()",
    False: "select pg_database_size(current_database())",
}


@dataclass(frozen=True, slots=True)
class Figures:
    """How things stand at one moment. A department in which there is nothing may be missing.

    Attributes:
        open: open tasks by department.
        yellow, red: those among them of which the worst running stage is yellow, or red.
        owed: running duties by department.
        waiting: messages that are to be sent; `oldest` is since when (machine seconds), None when there are none.
        untold: notices that are in no message yet.
        dead: messages that could not be delivered, ever.
        size: of the database, bytes.
    """

    open: Mapping[str, int]
    yellow: Mapping[str, int]
    red: Mapping[str, int]
    owed: Mapping[str, int]
    waiting: int
    oldest: float | None
    untold: int
    dead: int
    size: int


def figures(database: Database) -> Figures:
    """Every figure of one moment, found in indexes: what was closed long ago is not looked at."""
    with database.reading() as session:
        waiting, oldest = session.execute(select(func.count(), func.min(MESSAGE.c.created_at)).where(WAITING)).one()
        return Figures(
            **_open(session),
            owed=_owed(session),
            waiting=waiting,
            oldest=oldest,
            untold=_count(session, NOTICE, NOTICE.c.message.is_(None)),
            dead=_count(session, MESSAGE, _is(MESSAGE.c.state, "dead")),
            size=session.execute(text(SIZE[database.sqlite])).scalar_one(),
        )


def figures_if_any(database: Database) -> Figures | None:
    """The same; None when the database does not give them."""
    try:
        return figures(database)
    except SQLAlchemyError:
        return None


def _open(session: Session) -> dict[str, dict[str, int]]:
    coloured = {name: func.count().filter(TASK.c.urgency.in_(RANKS[name])) for name in ("red", "yellow")}
    counts = {"open": func.count(), **coloured}
    columns = [count.label(name) for name, count in counts.items()]
    rows = session.execute(
        select(TASK.c.department, *columns).where(_is(TASK.c.state, "open")).group_by(TASK.c.department)
    ).all()
    return {name: {row.department: getattr(row, name) for row in rows} for name in counts}


def _owed(session: Session) -> dict[str, int]:
    duties = _is(CLOCK.c.kind, "duty") & CLOCK.c.name.in_([duty.value for duty in Duty])  # as its index begins
    running = select(TASK.c.department, func.count().label("many")).join(TASK, TASK.c.number == CLOCK.c.task)
    rows = session.execute(running.where(CLOCK.c.stopped_at.is_(None), duties).group_by(TASK.c.department))
    return {row.department: row.many for row in rows}


def _count(session: Session, of: Table, which: ColumnElement[bool]) -> int:
    many: int = session.execute(select(func.count()).select_from(of).where(which)).scalar_one()
    return many


def _is(column: Column[str], word: str) -> ColumnElement[bool]:
    """With the word in the statement's text: SQLite takes a partial index for no other."""
    return column == literal(word, literal_execute=True)
