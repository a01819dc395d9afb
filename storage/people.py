"""What is remembered of Slack's people, and when things last happened."""

import time
from datetime import datetime

from sqlalchemy import Table, delete, select, update
from sqlmodel import Session

from bot.domain.standards import Language
from storage.dialects import insert_into
from storage.tables import Pulse, ReaderRow, table

READER, PULSE = table(ReaderRow), table(Pulse)
RECOUNT = "recount"  # stands from a new calendar until every running deadline is counted by it


def _put(session: Session, into: Table, **values: object) -> None:
    key = next(iter(into.primary_key)).name
    fresh = {name: value for name, value in values.items() if name != key}
    put = insert_into(session, into).values(values)
    session.execute(put.on_conflict_do_update(index_elements=[key], set_=fresh))


def language(session: Session, user: str) -> tuple[Language | None, float] | None:
    """The person's language in Slack and when (machine seconds) it was asked for; None when it never was."""
    row = session.execute(select(READER).where(READER.c.user == user)).first()
    if row is None or not row.fetched_at:
        return None
    return (Language(row.language) if row.language else None, row.fetched_at)


def remember_language(session: Session, user: str, spoken: Language | None) -> None:
    """What Slack says of the person's language; None for one that we do not speak."""
    _put(session, READER, user=user, language=spoken.value if spoken else None, fetched_at=time.time())


def forget_language(session: Session, user: str) -> None:
    """Slack is asked for it again before the person is told anything."""
    session.execute(update(READER).where(READER.c.user == user).values(fetched_at=0.0))


def direct_message(session: Session, user: str) -> str | None:
    """The id of the person's direct message with the bot."""
    found: str | None = session.execute(select(READER.c.dm).where(READER.c.user == user)).scalar_one_or_none()
    return found


def remember_direct_message(session: Session, user: str, channel: str) -> None:
    """Keep the id of the person's direct message."""
    _put(session, READER, user=user, dm=channel)


def pulse(session: Session, name: str) -> datetime | None:
    """When that last happened; None when it never did."""
    found: datetime | None = session.execute(select(PULSE.c.at).where(PULSE.c.name == name)).scalar_one_or_none()
    return found


def put_pulse(session: Session, name: str, at: datetime) -> None:
    """That happened at `at`."""
    _put(session, PULSE, name=name, at=at)


def clear_pulse(session: Session, name: str) -> None:
    """As if that had never happened."""
    session.execute(delete(PULSE).where(PULSE.c.name == name))
