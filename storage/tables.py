"""Every table. Instants are Unix seconds (`Instant`), leases machine seconds as floats; constraints are named."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, Date, Index, Table, Text, text
from sqlmodel import Field, SQLModel

from storage.types import Instant

CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = CONVENTION
FAR = 1 << 62  # sorts work without a deadline last


def _where(condition: str) -> dict[str, Any]:
    """A partial index, on both databases."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


class Promise(SQLModel, table=True):
    """A standard as it was promised; tasks opened under the same words share one row."""

    __tablename__ = "promise"
    hash: str = Field(primary_key=True, max_length=64)
    words: str = Field(sa_column=Column(Text, nullable=False))


class TaskRow(SQLModel, table=True):
    """A task; `chain_n` and `chain_end` are the end of its chain of history.

    `urgency` (`bot.domain.standing`) and `soonest` (Unix seconds; `FAR` without a deadline) say how its running clocks
    stand, so that a list is read in order from an index; both are null while nothing runs.
    """

    __tablename__ = "task"
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    standard: str
    promise: str = Field(foreign_key="promise.hash")
    department: str
    title: str
    reference: str
    responsible: str
    opened_by: str
    received_at: datetime = Field(sa_type=Instant)
    documents_at: datetime = Field(sa_type=Instant)
    entered_at: datetime = Field(sa_type=Instant)
    state: str
    cycle: int
    closed_at: datetime | None = Field(default=None, sa_type=Instant)
    result: str = ""
    link: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    chain_n: int = 0
    chain_end: str = ""
    urgency: int | None = None
    soonest: int | None = Field(default=None, sa_type=BigInteger)
    __table_args__ = (
        CheckConstraint("state in ('open', 'closed')", name="state"),
        Index("ix_task_department", "department", "urgency", "soonest", "number"),
        Index("ix_task_responsible", "responsible", "urgency", "soonest", "number"),
        Index("ix_task_opened_by", "opened_by", "number"),
        Index("ix_task_urgency", "urgency", "soonest", "number", **_where("urgency is not null")),
        Index("ix_task_open", "department", "urgency", **_where("state = 'open'")),
    )


class ClockRow(SQLModel, table=True):
    """A clock; `next_event_at` is what the tick looks for."""

    __tablename__ = "clock"
    task: int = Field(primary_key=True, foreign_key="task.number", sa_column_kwargs={"autoincrement": False})
    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    kind: str
    name: str
    bearer: str
    amount: int | None = None
    unit: str | None = None
    started_at: datetime = Field(sa_type=Instant)
    yellow_at: datetime | None = Field(default=None, sa_type=Instant)
    due_at: datetime | None = Field(default=None, sa_type=Instant)
    first_due_at: datetime | None = Field(default=None, sa_type=Instant)
    calendar: str
    yellow_point: float
    provisional: bool
    cycle: int
    yellow_issued_at: datetime | None = Field(default=None, sa_type=Instant)
    breached_at: datetime | None = Field(default=None, sa_type=Instant)
    stopped_at: datetime | None = Field(default=None, sa_type=Instant)
    outcome: str | None = None
    answers: int | None = None
    report: int | None = None
    text: str = ""
    on: date | None = Field(default=None, sa_column=Column("on_date", Date))
    next_event_at: datetime | None = Field(default=None, sa_type=Instant)
    __table_args__ = (
        CheckConstraint("kind in ('stage', 'duty')", name="kind"),
        CheckConstraint("outcome is null or outcome in ('met', 'missed', 'lapsed', 'untimed')", name="outcome"),
        Index("ix_clock_next_event", "next_event_at", **_where("next_event_at is not null")),
        Index("ix_clock_running", "bearer", **_where("stopped_at is null")),
        Index("ix_clock_owed", "name", "bearer", **_where("stopped_at is null and kind = 'duty'")),
    )


class LineRow(SQLModel, table=True):
    """A line of history in its place; only ever inserted."""

    __tablename__ = "line"
    task: int = Field(primary_key=True, foreign_key="task.number", sa_column_kwargs={"autoincrement": False})
    n: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(sa_type=Instant)
    who: str
    what: str
    clock: int | None = None
    before: str = ""
    after: str = ""
    why: str = ""
    link: str


class ReportRow(SQLModel, table=True):
    """A rectification report; its versions and what it answers as JSON, since they are always read whole."""

    __tablename__ = "report"
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    department: str
    state: str
    answers: list[Any] = Field(sa_column=Column(JSON, nullable=False))
    versions: list[Any] = Field(sa_column=Column(JSON, nullable=False))
    __table_args__ = (
        CheckConstraint("state in ('handed_in', 'returned', 'accepted')", name="state"),
        Index("ix_report_waiting", "number", **_where("state = 'handed_in'")),
    )


class MessageRow(SQLModel, table=True):
    """The outbox: a message to one place. Its floats are machine seconds; `doubt_at`: look for a second copy then."""

    __tablename__ = "message"
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    place: str
    family: str
    urgency: int
    state: str = "pending"
    payload: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    token: str | None = None
    lease_until: float | None = None
    started_at: float | None = None
    attempts: int = 0
    not_before: float = 0.0
    created_at: float
    error: str = ""
    channel: str | None = None
    ts: str | None = None
    wanted_revision: int = 0
    shown_revision: int = 0
    doubt_at: float | None = None
    __table_args__ = (
        CheckConstraint("state in ('pending', 'sending', 'sent', 'dead')", name="state"),
        Index("ix_message_waiting", "place", "urgency", "id", **_where("state in ('pending', 'sending')")),
        Index("ix_message_doubt", "doubt_at", **_where("doubt_at is not null")),
        Index("ix_message_stale", "id", **_where("state = 'sent' and shown_revision < wanted_revision")),
        Index("ix_message_dead", "id", **_where("state = 'dead'")),
    )


class NoticeRow(SQLModel, table=True):
    """A notice; `message` is the outbox row into which it was folded."""

    __tablename__ = "notice"
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    place: str
    fell_at: datetime = Field(sa_type=Instant)
    task: int | None = Field(default=None, index=True)
    clock: int | None = None
    report: int | None = None
    facts: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    message: int | None = Field(default=None, foreign_key="message.id", index=True)
    __table_args__ = (Index("ix_notice_unfolded", "place", **_where("message is null")),)


class Inbound(SQLModel, table=True):
    """An inbound gesture that was acted on; `at` is machine seconds."""

    __tablename__ = "inbound"
    key: str = Field(primary_key=True)
    at: float


class Counter(SQLModel, table=True):
    """The last number given out."""

    __tablename__ = "counter"
    name: str = Field(primary_key=True)
    value: int


class CalendarRow(SQLModel, table=True):
    """A version of the calendar; exactly one runs."""

    __tablename__ = "calendar"
    version: str = Field(primary_key=True)
    taken_at: datetime = Field(sa_type=Instant)
    zone: str
    running: bool


class DayRow(SQLModel, table=True):
    """A day of a version; `shifts` are pairs of seconds since local midnight."""

    __tablename__ = "calendar_day"
    version: str = Field(primary_key=True, foreign_key="calendar.version")
    on: date = Field(sa_column=Column("on_date", Date, primary_key=True))
    kind: str
    name: str
    shifts: list[Any] = Field(sa_column=Column(JSON, nullable=False))
    official: bool


class SealRow(SQLModel, table=True):
    """A daily seal: the digest over the chain ends that changed since the one before."""

    __tablename__ = "seal"
    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(sa_type=Instant)
    digest: str


class SealEnd(SQLModel, table=True):
    """A chain end under a seal."""

    __tablename__ = "seal_end"
    seal: int = Field(primary_key=True, foreign_key="seal.id")
    task: int = Field(primary_key=True, index=True)
    n: int
    link: str


class Pulse(SQLModel, table=True):
    """When something last happened: a tick, a summary, a seal."""

    __tablename__ = "pulse"
    name: str = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)


class ReaderRow(SQLModel, table=True):
    """What Slack says of a person's language, and their direct message's id; `fetched_at` is machine seconds."""

    __tablename__ = "reader"
    user: str = Field(primary_key=True)
    language: str | None = None
    dm: str | None = None
    fetched_at: float = 0.0


class MemberRow(SQLModel, table=True):
    """Somebody whom the company's file or a department's user group names, or once named (`bot.domain.people`)."""

    __tablename__ = "member"
    user: str = Field(primary_key=True)
    name: str
    in_group: str
    account: str | None = None
    here: bool
    department: str
    __table_args__ = (CheckConstraint("account is null or account in ('closed', 'guest')", name="account"),)


def table(row: type[SQLModel]) -> Table:
    """The table behind a row's class, for statements on many rows."""
    found: Table = row.__table__  # type: ignore[attr-defined]  # SQLModel sets it, untyped
    return found


METADATA = SQLModel.metadata
