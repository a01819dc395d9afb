"""Opening a database: SQLite done right, clear words for one that cannot be used, no password in them."""

import logging
from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.orm import sessionmaker

from bot.domain.refusal import Refusal
from storage.database import Database, journal_mode, sqlite_module
from storage.people import pulse, put_pulse
from tests.databases import free_port
from tests.storage.post import AT
from tests.storage.threads import at_once


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 6, 23), "WAL"),
        ((3, 7, 0), "DELETE"),
        ((3, 40, 1), "DELETE"),
        ((3, 51, 2), "DELETE"),
        ((3, 51, 3), "WAL"),
        ((3, 53, 4), "WAL"),
    ],
)
def test_a_version_with_the_reset_fault_gets_no_write_ahead_log(version, mode):
    assert journal_mode(version) == mode


def test_sqlite_is_set_up_for_many_threads_and_power_cuts(sqlite_file):
    with sqlite_file.engine.connect() as connection:
        said = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}
    assert said == PRAGMAS | {"journal_mode": journal_mode(sqlite_module().sqlite_version_info).lower()}


PRAGMAS = {"journal_mode": "", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30_000}


@pytest.fixture
def sqlite_file(tmp_path):
    opened = Database(f"sqlite:///{tmp_path / 'a.db'}")
    yield opened
    opened.close()


def count_up(begin, turns=50, threads=4):
    """Each thread reads a number and writes the next, many times; how much was counted in the end."""

    def work(_):
        for _ in range(turns):
            with begin() as session:
                seen = session.connection().execute(text("select value from counter where name = 'x'")).scalar_one()
                session.connection().execute(text("update counter set value = :n where name = 'x'"), {"n": seen + 1})

    at_once(threads, work)
    with begin() as session:
        return session.connection().execute(text("select value from counter where name = 'x'")).scalar_one()


@pytest.fixture
def counter(sqlite_file):
    with sqlite_file.engine.begin() as connection:
        connection.execute(text("create table counter (name text primary key, value integer)"))
        connection.execute(text("insert into counter values ('x', 0)"))
    return sqlite_file


def test_no_count_is_lost_since_a_writer_is_alone_from_its_beginning(counter):
    assert count_up(counter.transaction) == 200


def test_the_default_transactions_of_the_driver_lose_counts_in_the_same_harness(counter):
    """The negative control: the driver begins a transaction at the first write only, after the reading."""
    engine = create_engine(counter.url, module=sqlite_module(), connect_args={"timeout": 30})
    assert count_up(sessionmaker(engine).begin) < 200
    engine.dispose()


def test_an_instant_without_a_zone_is_refused(database):
    with pytest.raises(Exception, match="naive datetime"), database.transaction() as session:
        put_pulse(session, "tick", datetime(2026, 11, 24, 10, 0))  # noqa: DTZ001 -- what is refused


def test_a_part_of_a_second_is_refused_since_it_would_not_come_back(database):
    with pytest.raises(Exception, match="not a whole second"), database.transaction() as session:
        put_pulse(session, "tick", AT.replace(microsecond=1))


def test_an_instant_of_any_zone_comes_back_as_the_same_in_utc(database, book):
    with database.transaction() as session:
        put_pulse(session, "tick", book.at("2026-11-24 18:00"))
    with database.reading() as session:
        found = pulse(session, "tick")
    assert (found, found.tzinfo) == (AT, UTC)


def test_a_reading_sees_one_moment_and_waits_for_nobody(database):
    with database.transaction() as session:
        put_pulse(session, "tick", AT)
    with database.reading() as reading:
        assert pulse(reading, "tock") is None
        with database.transaction() as session:
            put_pulse(session, "tock", AT)
        assert pulse(reading, "tock") is None
    with database.reading() as reading:
        assert pulse(reading, "tock") == AT


def test_a_reading_is_never_kept(database):
    with pytest.raises(Exception, match="read-only"):
        write_in_a_reading(database)
    with database.reading() as reading:
        assert pulse(reading, "tick") is None


def write_in_a_reading(database):
    with database.reading() as reading:
        put_pulse(reading, "tick", AT)
    if database.sqlite:
        raise AssertionError("SQLite forgets it, PostgreSQL refuses it: read-only")


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://u:geheim@h/d", "sqlite://", "postgresql://u:geheim@h:x/d"])
def test_a_url_that_is_none_of_ours_is_refused(url):
    with pytest.raises(Refusal) as refused:
        Database(url)
    assert refused.value.key == "database.url"
    assert "geheim" not in str(refused.value)


def test_a_file_that_cannot_be_opened_is_refused(tmp_path):
    (tmp_path / "letter.db").write_text("Dear Sir or Madam, " * 100)
    for place, reason in (
        (tmp_path, "unable to open database file"),
        (tmp_path / "no" / "folder.db", "unable to open database file"),
        (tmp_path / "letter.db", "file is not a database"),
    ):
        with pytest.raises(Refusal) as refused:
            Database(f"sqlite:///{place}")
        assert (refused.value.key, refused.value.facts["reason"]) == ("database.unreachable", reason)


def test_a_file_that_cannot_be_written_is_refused(sqlite_file):
    with pytest.raises(Refusal) as refused:
        Database(f"sqlite:///file:{sqlite_file.url.database}?mode=ro&uri=true")
    assert refused.value.key == "database.read_only"


def test_a_server_that_is_not_there_is_refused_without_the_password():
    with pytest.raises(Refusal) as refused:
        Database(f"postgresql://u:geheim@127.0.0.1:{free_port()}/d")
    assert (refused.value.key, "Connection refused" in refused.value.facts["reason"]) == ("database.unreachable", True)
    assert "geheim" not in str(refused.value)


def test_a_server_that_takes_no_writes_is_refused(postgresql):
    with pytest.raises(Refusal) as refused:
        Database(f"{postgresql}postgres?options=-c%20default_transaction_read_only%3Don")
    assert refused.value.key == "database.read_only"


def test_nothing_of_the_password_is_logged(postgresql, caplog):
    caplog.set_level(logging.DEBUG)
    Database(f"{postgresql.replace('postgres@', 'postgres:geheim@')}postgres").close()
    assert "geheim" not in caplog.text
