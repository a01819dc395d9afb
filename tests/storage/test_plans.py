"""What is asked again and again is found in an index. SQLite tells how it would look; PostgreSQL has the same."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event

from bot.domain.desk import Query
from storage import due, outbox
from storage.desk import SqlDesk
from tests.databases import KINDS
from tests.storage.post import AT

ASKED = {
    "next event": (due.next_event, {"ix_clock_next_event"}),
    "fallen due": (lambda session: due.due_tasks(session, AT, 500), {"ix_clock_next_event"}),
    "claim": (
        lambda session: outbox.claim(session, token="t", machine_now=1.0, lease=1.0, limit=5, busy_places={"C1"}),
        {"ix_message_waiting"},
    ),
    "expired": (
        lambda session: outbox.expired(session, token="t", machine_now=1.0, lease=1.0, limit=5),
        {"ix_message_waiting"},
    ),
    "stale": (lambda session: outbox.stale_messages(session, 1), {"ix_message_stale"}),
    "places": (outbox.places_waiting, {"ix_message_waiting"}),
    "oldest": (outbox.oldest_waiting, {"ix_message_waiting"}),
    "unfolded": (outbox.unfolded, {"ix_notice_message"}),
    "fold": (outbox.fold, {"ix_notice_message"}),
    "list mine": (
        lambda session: SqlDesk(session).find(Query(bearer="U0WANG")),
        {"ix_clock_running", "ix_task_responsible"},
    ),
    "list department": (
        lambda session: SqlDesk(session).find(Query(departments=("claims",))),
        {"ix_task_department"},
    ),
    "opened last": (lambda session: SqlDesk(session).last_standards("U0WANG", 5), {"ix_task_opened_by"}),
    "list red": (lambda session: SqlDesk(session).find(Query(state="red")), {"ix_task_urgency"}),
}
TABLES = ("task", "clock", "message", "notice", "other")


@contextmanager
def listening(engine):
    """The statements that reach the database meanwhile."""
    heard = []

    def hear(_connection, _cursor, statement, parameters, _context, _many):
        if statement.startswith(("SELECT", "UPDATE")):
            heard.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", hear)
    yield heard
    event.remove(engine, "before_cursor_execute", hear)


def plan(database, work):
    """How SQLite would look for what is asked, step by step."""
    with listening(database.engine) as heard, database.transaction() as session:
        work(session)
    with database.engine.connect() as connection:
        return [
            row[3]
            for statement, parameters in heard
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
@pytest.mark.parametrize("asked", ASKED)
def test_what_is_asked_again_and_again_is_found_in_an_index(database, asked):
    work, indexes = ASKED[asked]
    steps = plan(database, work)
    scans = [step for step in steps if step in {f"SCAN {name}" for name in TABLES}]
    missing = {index for index in indexes if not any(index in step for step in steps)}
    assert (scans, missing) == ([], set()), steps


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
def test_what_no_index_helps_with_is_seen_as_a_scan(database):
    """The negative control: counting all states reads every message."""
    assert "SCAN message" in plan(database, outbox.counts)
