"""A backup is whole and of one moment, though others write; what is restored goes on and says nothing twice."""

import stat
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import text

from bot.admin.backup import back_up
from bot.domain.refusal import Refusal
from storage.database import Database
from storage.measures import figures
from storage.schema import migrate, move, revisions
from storage.seals import count_chains, verify
from tests.restoring import restored
from tests.storage.post import notice, told
from tests.storage.test_desk import opened


@contextmanager
def writing(database, book):
    """Somebody opens tasks all the time meanwhile; how many there are."""
    enough, stop, numbers = Event(), Event(), []

    def write():
        while not stop.is_set():
            numbers.append(opened(database, book).number)
            if len(numbers) > 5:
                enough.set()

    writer = Thread(target=write)
    writer.start()
    try:
        assert enough.wait(30)
        yield numbers
    finally:
        stop.set()
        writer.join()


def test_a_backup_while_others_write_is_whole_and_of_one_moment(kept, book, database_url, tmp_path):
    """Every task in it has all its lines, clocks and its place in the chain; no more and no less than at one moment."""
    with writing(kept, book) as numbers:
        before = len(numbers)
        made = back_up(database_url, tmp_path / "copy")
        after = len(numbers) + 1
    assert before <= made.proof.tasks <= after
    assert (made.proof.faults, made.size) == ([], (tmp_path / "copy").stat().st_size)
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir() if "copy" in one.name] == ["copy"]
    with restored(database_url, made.file, tmp_path) as url, closing(Database(url)) as database:
        migrate(database)
        with database.reading() as session:
            assert (verify(session), count_chains(session)) == ([], made.proof.tasks)
            assert session.execute(text("select count(distinct task) from clock")).scalar_one() == made.proof.tasks


def test_what_does_not_hold_in_the_database_is_found_in_the_copy(kept, book, database_url, tmp_path):
    """The negative control: the chains are really walked. The copy is kept all the same: it is all there is."""
    opened(kept, book)
    with kept.transaction() as session:
        session.execute(text("update line set why = 'something else' where n = 1"))
    made = back_up(database_url, tmp_path / "copy")
    assert [(fault.kind, fault.task) for fault in made.proof.faults] == [("line", 1)]
    assert made.file.exists()


def test_an_older_version_s_tables_are_copied_as_they_are(kept, book, database_url, tmp_path):
    opened(kept, book)
    move(kept, revisions()[-2])
    made = back_up(database_url, tmp_path / "copy")
    assert made.proof.tasks is None
    with restored(database_url, made.file, tmp_path) as url, closing(Database(url)) as database:
        migrate(database)
        assert figures(database).open == {"claims": 1}


def test_a_file_that_is_there_is_not_overwritten(kept, database_url, tmp_path):  # noqa: ARG001 -- a database is there
    (tmp_path / "copy").write_text("mine")
    with pytest.raises(Refusal) as no:
        back_up(database_url, tmp_path / "copy")
    assert (no.value.key, (tmp_path / "copy").read_text()) == ("backup.exists", "mine")


def test_a_folder_that_is_not_there_is_named(kept, database_url, tmp_path):  # noqa: ARG001 -- as above
    with pytest.raises(Refusal) as no:
        back_up(database_url, tmp_path / "nowhere" / "copy")
    assert (no.value.key, no.value.facts) == ("backup.no_folder", {"folder": str(tmp_path / "nowhere")})


def test_an_empty_database_is_nothing_to_back_up(database, database_url, tmp_path):
    move(database, "base")
    with pytest.raises(Refusal) as no:
        back_up(database_url, tmp_path / "copy")
    assert (no.value.key, (tmp_path / "copy").exists()) == ("schema.empty", False)


def test_a_database_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(Refusal) as no:
        back_up(f"sqlite:///{tmp_path}/none.db", tmp_path / "copy")
    assert (no.value.key, [*tmp_path.iterdir()]) == ("schema.empty", [])


def test_a_newer_database_is_refused(database, database_url, tmp_path):
    with database.transaction() as session:
        session.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(Refusal) as no:
        back_up(database_url, tmp_path / "copy")
    assert no.value.key == "schema.newer"


def test_a_copy_that_fails_leaves_nothing_behind(kept, database_url, tmp_path, monkeypatch):
    if kept.sqlite:
        monkeypatch.setattr(Path, "rename", _disk_is_full)
    else:
        monkeypatch.setattr("storage.backup._without_password", lambda _: "postgresql://127.0.0.1:9/none")
    with pytest.raises(Refusal) as no:
        back_up(database_url, tmp_path / "copy")
    assert no.value.key == "backup.failed"
    assert [one.name for one in tmp_path.iterdir() if "copy" in one.name] == []


def _disk_is_full(*_):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_without_pg_dump_it_is_said_what_to_run(kept, database_url, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refusal) as no:
        back_up(database_url, tmp_path / "copy")
    assert no.value.key == "backup.no_pg_dump"
    assert no.value.facts["url"].endswith(f"/{kept.url.database}")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_broken_file_is_thrown_away(kept, database_url, tmp_path):
    """A copy whose rows do not fit together is worse than none."""
    with kept.engine.connect() as connection:
        connection.detach()
        raw = connection.connection.dbapi_connection
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("insert into seal_end (seal, task, n, link) values (99, 1, 1, '')")
    told(kept, notice("a"))
    with pytest.raises(Refusal) as no:
        back_up(database_url, tmp_path / "copy")
    assert (no.value.key, (tmp_path / "copy").exists()) == ("backup.broken", False)
