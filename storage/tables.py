"""Every table but the outbox's. Instants are Unix seconds (`Instant`), machine time is seconds as a float.

Enumerations are kept by their value and held by a CHECK; every constraint has a name, so that it can be changed.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import JSON, CheckConstraint, Column, Date, Index, Table, text
from sqlmodel import Field, SQLModel

from bot.domain.calendar_days import DayKind
from bot.domain.report import ReportState
from bot.domain.standards import Language
from bot.domain.task import ClockKind, Outcome, TaskState
from storage.types import Instant

METADATA = SQLModel.metadata
METADATA.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
GIVEN = {"autoincrement": False}  # the key is ours, not the database's


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    """The column holds one of these values, or nothing."""
    known = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} in ({known})", name=column)


def where(condition: str) -> dict[str, Any]:
    """What makes an index partial, on both databases."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


def table(model: type[SQLModel]) -> Table:
    """The table of a model, for statements in Core."""
    return cast("Table", METADATA.tables[str(model.__tablename__)])


class PromiseRow(SQLModel, table=True):
    """A standard as it was promised, as canonical JSON; tasks opened under the same words share one row."""

    __tablename__ = "promise"

    hash: str = Field(primary_key=True)
    words: str


class TaskRow(SQLModel, table=True):
    """A task. `chain_n` and `chain_end` are the end of its history, `sealed_n` is how much of it has been sealed."""

    __tablename__ = "task"
    __table_args__ = (
        one_of("state", TaskState),
        Index("ix_task_department_open", "department", **where("state = 'open'")),
        Index("ix_task_responsible_open", "responsible", **where("state = 'open'")),
        Index("ix_task_unsealed", "number", **where("chain_n <> sealed_n")),
    )

    number: int = Field(primary_key=True, sa_column_kwargs=GIVEN)
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
    closed_at: datetime | None = Field(sa_type=Instant)
    result: str
    chain_n: int
    chain_end: str
    sealed_n: int = Field(sa_column_kwargs={"server_default": "0"})


class ClockRow(SQLModel, table=True):
    """A clock. `next_event_at` is what the tick looks for; `department` is the task's, which never changes."""

    __tablename__ = "clock"
    __table_args__ = (
        one_of("kind", ClockKind),
        one_of("outcome", Outcome),
        Index("ix_clock_next_event_at", "next_event_at", **where("next_event_at is not null")),
        Index("ix_clock_bearer_running", "bearer", **where("stopped_at is null")),
        Index("ix_clock_due_running", "due_at", **where("stopped_at is null")),
        Index("ix_clock_duty_running", "name", "department", **where("stopped_at is null and kind = 'duty'")),
        Index("ix_clock_red_running", "department", **where("stopped_at is null and breached_at is not null")),
        Index("ix_clock_yellow_running", "department", **where("stopped_at is null and yellow_issued_at is not null")),
    )

    task: int = Field(primary_key=True, foreign_key="task.number", sa_column_kwargs=GIVEN)
    seq: int = Field(primary_key=True, sa_column_kwargs=GIVEN)
    department: str
    kind: str
    name: str
    bearer: str
    amount: int | None
    unit: str | None
    started_at: datetime = Field(sa_type=Instant)
    yellow_at: datetime | None = Field(sa_type=Instant)
    due_at: datetime | None = Field(sa_type=Instant)
    first_due_at: datetime | None = Field(sa_type=Instant)
    calendar: str
    yellow_point: float
    provisional: bool
    cycle: int
    yellow_issued_at: datetime | None = Field(sa_type=Instant)
    breached_at: datetime | None = Field(sa_type=Instant)
    stopped_at: datetime | None = Field(sa_type=Instant)
    outcome: str | None
    answers: int | None
    report: int | None
    text: str
    on_date: date | None
    next_event_at: datetime | None = Field(sa_type=Instant)


class LineRow(SQLModel, table=True):
    """A line of history in its place; inserted, never changed."""

    __tablename__ = "line"

    task: int = Field(primary_key=True, foreign_key="task.number", sa_column_kwargs=GIVEN)
    n: int = Field(primary_key=True, sa_column_kwargs=GIVEN)
    at: datetime = Field(sa_type=Instant)
    who: str
    what: str
    clock: int | None
    before: str
    after: str
    why: str
    link: str


class ReportRow(SQLModel, table=True):
    """A rectification report."""

    __tablename__ = "report"
    __table_args__ = (one_of("state", ReportState),)

    number: int = Field(primary_key=True, sa_column_kwargs=GIVEN)
    department: str
    state: str


class VersionRow(SQLModel, table=True):
    """The n-th handed-in text of a report, from 1."""

    __tablename__ = "report_version"

    report: int = Field(primary_key=True, foreign_key="report.number", sa_column_kwargs=GIVEN)
    n: int = Field(primary_key=True, sa_column_kwargs=GIVEN)
    by: str
    at: datetime = Field(sa_type=Instant)
    causes: str
    measures: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))
    prevention: str
    remark: str


class AnswerRow(SQLModel, table=True):
    """The n-th breached clock that a report answers, from 1."""

    __tablename__ = "report_answer"
    __table_args__ = (Index("ix_report_answer_task_clock", "task", "clock"),)

    report: int = Field(primary_key=True, foreign_key="report.number", sa_column_kwargs=GIVEN)
    n: int = Field(primary_key=True, sa_column_kwargs=GIVEN)
    task: int
    clock: int


class InboundRow(SQLModel, table=True):
    """An inbound gesture that was acted on; `at` is machine seconds."""

    __tablename__ = "inbound"

    key: str = Field(primary_key=True)
    at: float


class CounterRow(SQLModel, table=True):
    """The last number given out under a name."""

    __tablename__ = "counter"

    name: str = Field(primary_key=True)
    value: int


class CalendarRow(SQLModel, table=True):
    """A version of the calendar; at most one runs. `source` says where the days came from."""

    __tablename__ = "calendar_version"
    __table_args__ = (Index("uq_calendar_version_running", "running", unique=True, **where("running")),)

    version: str = Field(primary_key=True)
    taken_at: datetime = Field(sa_type=Instant)
    zone: str
    source: str
    running: bool


class DayRow(SQLModel, table=True):
    """A day of a version; `shifts` are pairs of seconds since local midnight."""

    __tablename__ = "calendar_day"
    __table_args__ = (one_of("kind", DayKind),)

    version: str = Field(primary_key=True, foreign_key="calendar_version.version")
    on_date: date = Field(sa_column=Column(Date, primary_key=True))
    kind: str
    name: str
    shifts: list[list[int]] = Field(sa_column=Column(JSON, nullable=False))
    official: bool


class SealRow(SQLModel, table=True):
    """A daily seal: the digest over the chain ends that changed since the one before."""

    __tablename__ = "seal"

    id: int = Field(primary_key=True, sa_column_kwargs=GIVEN)
    at: datetime = Field(sa_type=Instant)
    digest: str


class SealEntryRow(SQLModel, table=True):
    """A chain end under a seal."""

    __tablename__ = "seal_entry"

    seal: int = Field(primary_key=True, foreign_key="seal.id", sa_column_kwargs=GIVEN)
    task: int = Field(primary_key=True, sa_column_kwargs=GIVEN)
    n: int
    link: str


class PulseRow(SQLModel, table=True):
    """When something last happened: a tick, a summary, a seal."""

    __tablename__ = "pulse"

    name: str = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)


class ReaderRow(SQLModel, table=True):
    """What Slack says of a person, and their direct message's id; `fetched_at` is machine seconds."""

    __tablename__ = "reader"
    __table_args__ = (one_of("language", Language),)

    user: str = Field(primary_key=True)
    language: str | None
    name: str | None
    direct_message: str | None
    fetched_at: float | None
