"""The tables are made by migrations, on both databases; what is not ours or newer is refused."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import MetaData, inspect, text

from bot.domain.decision import Decision
from bot.domain.refusal import Refusal
from storage.database import Database
from storage.schema import migrate, move
from storage.tables import METADATA
from tests.storage.post import claimed, notice, told
from tests.storage.test_desk import opened, recorded
from tests.storage.threads import at_once

OURS = {"alembic_version", *METADATA.tables}


def tables(database):
    return set(inspect(database.engine).get_table_names())


def run(database, statement):
    with database.engine.begin() as connection:
        return connection.execute(text(statement))


def counts(database):
    with database.engine.connect() as connection:
        return {
            name: connection.execute(text(f'select count(*) from "{name}"')).scalar_one()  # noqa: S608 -- our own names
            for name in METADATA.tables
        }


@pytest.fixture
def filled(kept, book):
    opened(kept, book)
    book.tick("2026-11-24 18:01")
    recorded(kept, Decision(tuple(book.tasks.values()), tuple(book.lines), tuple(book.notices.values())))
    told(kept, notice("a"))
    claimed(kept)
    return kept


def differences(database, metadata):
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return compare_metadata(context, metadata)


def test_tables_and_migrations_agree(database):
    assert differences(database, METADATA) == []


def test_a_column_that_no_migration_knows_would_be_seen(database):
    other = MetaData()
    for known in METADATA.tables.values():
        if known.name != "pulse":
            known.to_metadata(other)
    assert [difference[0] for difference in differences(database, other)] == ["remove_table"]


def test_down_takes_every_table_of_ours_and_up_brings_them_back(filled):
    assert counts(filled)["line"] > 0
    move(filled, "base")
    assert tables(filled) == {"alembic_version"}
    migrate(filled)
    assert tables(filled) == OURS
    assert set(counts(filled).values()) == {0}
    assert differences(filled, METADATA) == []


def test_migrating_again_changes_no_row(filled):
    before = counts(filled)
    migrate(filled)
    assert (counts(filled), tables(filled)) == (before, OURS)


def test_foreign_keys_hold_after_migrating(filled):
    migrate(filled)
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        run(filled, "insert into seal_end (seal, task, n, link) values (99, 1, 1, '')")


def test_a_newer_database_is_refused_and_left_as_it_is(filled):
    run(filled, "update alembic_version set version_num = '9999'")
    before = counts(filled)
    with pytest.raises(Refusal) as refused:
        migrate(filled)
    assert (refused.value.key, refused.value.facts) == ("schema.newer", {"revision": "9999"})
    assert counts(filled) == before


def test_another_program_s_database_is_refused_and_left_as_it_is(database):
    move(database, "base")
    run(database, "drop table alembic_version")
    run(database, "create table invoices (id integer)")
    with pytest.raises(Refusal) as refused:
        migrate(database)
    assert (refused.value.key, refused.value.facts) == ("schema.foreign", {"table": "invoices"})
    assert tables(database) == {"invoices"}


def test_many_that_start_at_once_make_the_tables_once(database, database_url):
    move(database, "base")

    def start(_):
        opened_here = Database(database_url)
        migrate(opened_here)
        opened_here.close()

    at_once(3, start)
    assert tables(database) == OURS


def test_data_that_does_not_fit_together_after_a_migration_is_refused(database):
    if not database.sqlite:
        with pytest.raises(Exception, match="foreign key"):
            run(database, "insert into seal_end (seal, task, n, link) values (99, 1, 1, '')")
        return
    with database.engine.connect() as connection:
        connection.detach()
        raw = connection.connection.dbapi_connection
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("insert into seal_end (seal, task, n, link) values (99, 1, 1, '')")
    with pytest.raises(Refusal) as refused:
        migrate(database)
    assert refused.value.key == "schema.broken"
