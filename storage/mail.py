"""The tables of the outbox: notices, and the messages into which they are folded."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel

from storage.states import MessageState
from storage.tables import one_of, where
from storage.types import Instant


class MessageRow(SQLModel, table=True):
    """A message to one place. All of its times are machine seconds.

    `started_at` is the first claim ever: no attempt can have reached Slack earlier. `wanted_revision` counts how often
    what it tells of has moved on; `shown_revision` is the count that Slack shows.
    """

    __tablename__ = "message"
    __table_args__ = (
        one_of("state", MessageState),
        Index("ix_message_waiting", "place", "urgency", "id", **where("state in ('pending', 'sending')")),
        Index("uq_message_sending", "place", unique=True, **where("state = 'sending'")),
        Index("ix_message_stale", "id", **where("state = 'sent' and shown_revision < wanted_revision")),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    place: str
    kind: str
    urgency: int
    state: str
    payload: dict[str, Any] | None = Field(sa_column=Column(JSON(none_as_null=True)))
    token: str | None
    lease_until: float | None
    started_at: float | None
    attempts: int
    not_before: float
    error: str
    channel: str | None
    ts: str | None
    sent_at: float | None
    wanted_revision: int
    shown_revision: int
    created_at: float


class NoticeRow(SQLModel, table=True):
    """A notice; `message` is the one that tells it, None until it is folded. `written_at` is machine seconds."""

    __tablename__ = "notice"
    __table_args__ = (
        Index("ix_notice_unfolded", "id", **where("message is null")),
        Index("ix_notice_task", "task", **where("task is not null")),
        Index("ix_notice_report", "report", **where("report is not null")),
        Index("ix_notice_message", "message", **where("message is not null")),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    place: str
    fell_at: datetime = Field(sa_type=Instant)
    task: int | None
    clock: int | None
    report: int | None
    facts: dict[str, str | int] = Field(sa_column=Column(JSON, nullable=False))
    written_at: float
    message: int | None = Field(foreign_key="message.id")
