"""Every revision there is, up and down on filled data, on both databases; whatever is not this version's is refused."""

from datetime import date

import pytest
from sqlalchemy import inspect, text

from bot.domain.decision import Decision
from bot.domain.rectification import hand_in
from bot.domain.refusal import Refusal
from bot.domain.report import Measure, Version
from bot.domain.task import Duty
from storage import outbox, people, seals
from storage.database import Database
from storage.desk import SqlDesk
from storage.schema import head, migrate, move, must_be_current, must_be_readable, revision_of, revisions
from tests.storage.post import AT, claimed, does, notice, told
from tests.storage.test_desk import opened, recorded
from tests.storage.threads import at_once

TASKS = 6


@pytest.fixture
def filled(kept, book):
    """A company's days: open, yellow, red and closed work, a report, seals, messages in every state."""
    for number in range(TASKS):
        opened(kept, book, ("claims.simple", "service.question.general")[number % 2])
    book.tick("2026-11-24 18:01")
    for number in range(1, TASKS, 3):
        book.end(number, "registration", "2026-11-25 09:00") if number % 2 else None
    book.tick("2026-11-27 18:01")
    measure = Measure("檢視", "U0WANG", date(2026, 12, 1))
    version = Version("U0CHEN", book.at("2026-11-27 19:00"), "原因", (measure,), "預防")
    owed = [(task, duty) for task, duty in book.owed(Duty.RECTIFICATION) if task.department == "claims"]
    book.keep(hand_in(1, owed, version, former=None, company=book.company))
    recorded(
        kept,
        Decision(
            tuple(book.tasks.values()), tuple(book.lines), tuple(book.notices.values()), tuple(book.reports.values())
        ),
    )
    told(kept, *(notice(f"n{number}", f"C{number}") for number in range(3)))
    sent, dead, *_ = claimed(kept, limit=3)
    does(kept, outbox.fix_payload, sent.id, "mine", {"text": "黃燈", "blocks": None})
    does(kept, outbox.mark_sent, sent.id, "mine", "C0", "1.1")
    does(kept, outbox.mark_dead, dead.id, "mine", "channel_not_found")
    does(kept, seals.make_seal, AT)
    does(kept, people.put_pulse, "tick", AT)
    with kept.transaction() as session:
        assert SqlDesk(session).once("button:1")
    return kept


def tables(database):
    return set(inspect(database.engine).get_table_names())


def counts(database):
    """Rows of every table."""
    with database.engine.connect() as connection:
        asked = {name: text(f'select count(*) from "{name}"') for name in tables(database)}  # noqa: S608 -- our names
        return {name: connection.execute(statement).scalar_one() for name, statement in asked.items()}


def at(database):
    with database.engine.connect() as connection:
        return revision_of(connection)


def whole(database):
    """The chains hold and every task comes back; on SQLite, whose tables are rebuilt, foreign keys too."""
    with database.transaction() as session:
        if database.sqlite:
            assert session.execute(text("pragma foreign_key_check")).first() is None
            assert session.execute(text("pragma integrity_check")).scalars().all() == ["ok"]
        assert seals.verify(session) == []
        return SqlDesk(session).tasks(range(1, TASKS + 1))


def test_up_and_down_through_every_revision_keeps_every_row(filled):
    """Down to the first one step by step, and up again: no table that both ends know loses or gains a row."""
    before, tasks = counts(filled), whole(filled)
    assert min(before[name] for name in ("task", "clock", "line", "report", "message", "seal_end", "inbound")) > 0
    for revision in [*revisions()[-2::-1], *revisions()[1:]]:
        move(filled, revision)
        now = counts(filled)
        assert at(filled) == revision
        assert {name: now[name] for name in now.keys() & before.keys()} == {name: before[name] for name in now}
    assert tables(filled) == set(before)
    assert whole(filled) == tasks


def test_a_row_that_is_lost_would_be_seen(filled):
    """The negative control: what the walk compares does see a row that goes."""
    before = counts(filled)
    with filled.transaction() as session:
        session.execute(text("delete from inbound"))
    assert counts(filled) != before


def test_many_copies_that_start_at_once_migrate_filled_tables_once(filled, database_url):
    before = counts(filled)
    move(filled, revisions()[0])

    def start(_):
        copy = Database(database_url)
        migrate(copy)
        copy.close()

    at_once(3, start)
    assert (at(filled), counts(filled)) == (head(), before)


def test_a_migration_that_fails_changes_nothing(filled, monkeypatch):
    """All of it or nothing: what comes after the last step fails, and the database stands where it stood."""
    move(filled, revisions()[0])
    before = counts(filled)
    monkeypatch.setattr("storage.schema._proved", _fails)
    with pytest.raises(Refusal):
        migrate(filled)
    assert (at(filled), counts(filled)) == (revisions()[0], before)


def _fails(*_):
    raise Refusal("schema.broken")


def test_a_newer_database_is_refused_at_every_door_and_left_as_it_is(kept, book):
    """Nothing ever goes down by itself."""
    opened(kept, book)
    before = counts(kept)
    with kept.transaction() as session:
        session.execute(text("update alembic_version set version_num = '9999'"))
    for door in (migrate, must_be_current, must_be_readable):
        with pytest.raises(Refusal) as no:
            door(kept)
        assert (no.value.key, no.value.facts) == ("schema.newer", {"revision": "9999"})
    assert counts(kept) == before


def test_beside_a_running_bot_an_older_database_is_not_migrated(database):
    move(database, revisions()[-2])
    with pytest.raises(Refusal) as no:
        must_be_current(database)
    assert (no.value.key, no.value.facts) == ("schema.older", {"revision": revisions()[-2], "head": head()})
    assert at(database) == revisions()[-2]
    must_be_readable(database)


def test_an_empty_database_gets_its_tables(database):
    move(database, "base")
    with pytest.raises(Refusal) as no:
        must_be_readable(database)
    assert no.value.key == "schema.empty"
    must_be_current(database)
    assert at(database) == head()


@pytest.mark.parametrize(
    ("damage", "missing"),
    [
        pytest.param("alter table line drop column why", {"table": "line", "column": "why"}, id="column"),
        pytest.param("drop table inbound", {"table": "inbound", "column": "at"}, id="table"),
    ],
)
def test_a_damaged_database_is_refused_by_name(database, damage, missing):
    with database.transaction() as session:
        session.execute(text(damage))
    with pytest.raises(Refusal) as no:
        migrate(database)
    assert (no.value.key, no.value.facts) == ("schema.damaged", missing)


def test_a_table_of_others_beside_ours_does_no_harm(database):
    """The negative control: only what is missing is damage."""
    with database.transaction() as session:
        session.execute(text("create table notes (id integer)"))
    migrate(database)
