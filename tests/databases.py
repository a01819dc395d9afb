"""One suite on both databases: `database` is a migrated, empty one, first on SQLite, then on PostgreSQL."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from storage.database import Database
from storage.schema import migrate

KINDS = ("sqlite", "postgresql")
ROOT = os.geteuid() == 0 if hasattr(os, "geteuid") else False


def binaries() -> Path | None:
    """Where the PostgreSQL server's programs are."""
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).resolve().parent
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    return places[-1].parent if places else None


def _as_postgres(*words: str | Path) -> None:
    """The server refuses to run as root; then it runs as its own user."""
    before = ("runuser", "-u", "postgres", "--") if ROOT else ()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(
        [*before, *map(str, words)], check=True, cwd="/", env=os.environ | {"LC_ALL": "C"}, **quiet
    )  # its user may not enter our folder


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


@contextmanager
def postgresql_server(*, durable: bool = False) -> Iterator[str]:
    """A server of our own on loopback; yields the URL of its `postgres` database. Ended at the end."""
    programs = binaries()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL: server programs not found")
        pytest.skip("PostgreSQL: server programs not found")
    folder = Path(tempfile.mkdtemp(prefix="timeliness-pg-"))
    if ROOT:
        shutil.chown(folder, "postgres", "postgres")
    port = free_port()
    settings = f"-h 127.0.0.1 -p {port} -k {folder}" + ("" if durable else " -F -c synchronous_commit=off")
    try:
        _as_postgres(programs / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N")
        _as_postgres(programs / "pg_ctl", "-D", folder / "data", "-o", settings, "-w", "-l", folder / "log", "start")
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            _as_postgres(programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _migrated(url: str) -> None:
    database = Database(url)
    migrate(database)
    database.close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """A server with a migrated database `template`; yields the URL without a database's name."""
    with postgresql_server() as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("create database template")
        base = url.removesuffix("postgres")
        _migrated(f"{base}template")
        yield base


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> Path:
    """A migrated file to copy."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    _migrated(f"sqlite:///{file}")
    return file


@contextmanager
def _copy_of(base: str, name: str) -> Iterator[str]:
    with psycopg.connect(f"{base}postgres", autocommit=True) as connection:
        connection.execute(f"create database {name} template template")  # type: ignore[arg-type]
        yield f"{base}{name}"
        connection.execute(f"drop database {name} with (force)")  # type: ignore[arg-type]


@pytest.fixture(params=KINDS)
def database_url(request, tmp_path) -> Iterator[str]:
    """The URL of a migrated, empty database of the test's own."""
    if request.param == "sqlite":
        file = tmp_path / "timeliness.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        yield f"sqlite:///{file}"
        return
    base = request.getfixturevalue("postgresql")
    with _copy_of(base, f"t{abs(hash(request.node.nodeid))}") as url:
        yield url


@pytest.fixture
def database(database_url) -> Iterator[Database]:
    """A migrated, empty database of the test's own."""
    opened = Database(database_url)
    yield opened
    opened.close()
