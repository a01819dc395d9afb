"""Notices and messages for the outbox's tests."""

from datetime import UTC, datetime

from bot.domain.decision import Decision, Notice
from storage import outbox
from storage.desk import SqlDesk

AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
LEASE = 30.0


def notice(key, to="C0CLAIMS", kind="yellow", **more):
    return Notice(kind, to, key, AT, **more)


def told(database, *notices):
    """Written by the desk, folded by the outbox; how many messages that made."""
    with database.transaction() as session:
        SqlDesk(session).record(Decision(notices=notices))
        return outbox.fold(session)


def claimed(database, by="mine", now=1000.0, limit=10, busy=()):
    with database.transaction() as session:
        return outbox.claim(session, token=by, machine_now=now, lease=LEASE, limit=limit, busy_places=busy)


def expired(database, token, now, limit=10):
    with database.transaction() as session:
        return outbox.expired(session, token=token, machine_now=now, lease=LEASE, limit=limit)


def does(database, gesture, *words):
    """One gesture of the outbox in a transaction of its own."""
    with database.transaction() as session:
        return gesture(session, *words)


def keys_in(database, message):
    return [one.key for one in does(database, outbox.notices_of, message)]
