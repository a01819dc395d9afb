"""A copy of a whole database while others write to it: SQLite's own, or `pg_dump`'s. Proved before it is used."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, text

from bot.domain.refusal import Refusal
from storage.database import DRIVER_FAULTS, Database, Session
from storage.schema import head, revision_of
from storage.seals import Fault, count_chains, verify

SIDE_FILES = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found in the copy.

    Attributes:
        tasks: how many there are; None when the tables are an older version's, whose chains only that version reads.
        faults: of the chains of history and the seals, as they stand in the database itself.
    """

    tasks: int | None
    faults: Sequence[Fault]


def copy(database: Database, file: Path) -> Proof:
    """Copy everything as it stands at one moment into `file`, which is empty. Nobody who writes is held up.

    Raises:
        Refusal: ``backup.failed`` (reason), ``backup.broken`` when the copy is not whole, ``backup.no_pg_dump``.
    """
    return _vacuumed(database, file) if database.sqlite else _dumped(database, file)


def remove(file: Path) -> None:
    """Take away a copy, with what SQLite may have left beside it."""
    for side in SIDE_FILES:
        Path(f"{file}{side}").unlink(missing_ok=True)


def _vacuumed(database: Database, file: Path) -> Proof:
    connection = database.engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(file),))
    except DRIVER_FAULTS as error:
        raise Refusal("backup.failed", reason=str(error)) from None
    finally:
        connection.close()
    with closing(Database(f"sqlite:///{file}")) as opened, opened.reading() as session:
        if session.execute(text("pragma integrity_check")).scalars().all() != ["ok"]:
            raise Refusal("backup.broken")
        if session.execute(text("pragma foreign_key_check")).first():
            raise Refusal("backup.broken")
        return _proof(session)


def _proof(session: Session) -> Proof:
    if revision_of(session.connection()) != head():
        return Proof(None, ())
    return Proof(count_chains(session), verify(session))


def _dumped(database: Database, file: Path) -> Proof:
    """The dump and the proof are of the same snapshot."""
    dump, restore = shutil.which("pg_dump"), shutil.which("pg_restore")
    if dump is None:
        raise Refusal("backup.no_pg_dump", url=_without_password(database.url), file=file.name.strip("."))
    with database.reading() as session:
        snapshot = session.execute(text("select pg_export_snapshot()")).scalar_one()
        where = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={file}"]
        _run([dump, *where, f"--dbname={_without_password(database.url)}"], database.url)
        if restore:
            _run([restore, "--list", str(file)], database.url)
        return _proof(session)


def _without_password(url: URL) -> str:
    """As libpq takes it; a password on a command line could be read by anybody on the machine."""
    return url.set(drivername="postgresql", password=None).render_as_string()


def _run(words: Sequence[str], url: URL) -> None:
    secret = {"PGPASSWORD": str(url.password)} if url.password else {}
    done = subprocess.run(  # noqa: S603 -- PostgreSQL's own program, no shell
        words, env=os.environ | secret, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip()]
        raise Refusal("backup.failed", reason=said[-1] if said else words[0])
