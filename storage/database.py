"""Opening a database: SQLite in one file, or PostgreSQL, behind one kind of transaction. Their differences end here."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session

from bot.domain.refusal import Refusal

try:
    from pysqlite3 import dbapi2 as driver  # a newer SQLite than the system's
except ImportError:  # pragma: no cover -- it is published for Linux only
    import sqlite3 as driver

__all__ = ["Database", "Session", "journal_mode"]

BUSY = 30  # seconds that a writer waits for its turn
CONNECT = 10  # seconds after which a server counts as unreachable
# Versions whose write-ahead log can be corrupted by a reset while several connections write (sqlite.org/wal.html).
WAL_FAULT = ((3, 7, 0), (3, 51, 2))
CHINESE = partial(json.dumps, ensure_ascii=False)


def journal_mode(version: tuple[int, ...]) -> str:
    """How this SQLite keeps a transaction whole: WAL, or the rollback journal (slower, right) where WAL has its fault."""
    first, last = WAL_FAULT
    return "DELETE" if first <= version <= last else "WAL"


class Database:
    """One database, usable from many threads. Every transaction is kept whole or not at all.

    Args:
        url: ``sqlite:///file`` or ``postgresql://...``; the latter always goes through psycopg 3.

    Raises:
        Refusal: ``database.url`` (url) for another URL, ``database.unreachable`` (url, reason) when it cannot be
            opened, ``database.read_only`` (url) when it cannot be written. No password is among the facts.
    """

    def __init__(self, url: str) -> None:
        self.url = _read(url)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite(self.url) if self.sqlite else _postgresql(self.url)
        self._memory: dict[str, Any] = {}  # what was read from rows that never change
        self._reach()

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A transaction that writes: kept when left, undone when left by an exception.

        On SQLite it takes the one writer's place at its beginning, so that nothing it reads can change under it; on
        PostgreSQL what it locks cannot.
        """
        with Session(self.engine, info=self._memory) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only reads: one moment's state, without waiting for a writer. Nothing is kept of it."""
        with Session(self.engine, info=self._memory) as session:
            session.connection(execution_options={"reading": True} if self.sqlite else _SNAPSHOT)
            yield session

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def _reach(self) -> None:
        said = self.url.render_as_string(hide_password=True)
        try:
            with self.engine.begin() as connection:
                writes = self.sqlite or connection.exec_driver_sql("SHOW transaction_read_only").scalar() == "off"
        except DBAPIError as error:
            self.close()
            reason = str(error.orig).strip().partition("\n")[0]
            key = "database.read_only" if "readonly" in reason else "database.unreachable"
            raise Refusal(key, url=said, reason=reason) from None
        if not writes:
            self.close()
            raise Refusal("database.read_only", url=said, reason="transaction_read_only")


_SNAPSHOT: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def _read(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise Refusal("database.url", url=url.partition(":")[0]) from None
    match parsed.get_backend_name():
        case "sqlite" if parsed.database not in (None, "", ":memory:"):
            return parsed.set(drivername="sqlite")
        case "postgresql":
            return parsed.set(drivername="postgresql+psycopg")
        case _:
            raise Refusal("database.url", url=parsed.render_as_string(hide_password=True))


def _postgresql(url: URL) -> Engine:
    wait = {} if "connect_timeout" in url.query else {"connect_timeout": CONNECT}
    return create_engine(
        url, pool_pre_ping=True, isolation_level="READ COMMITTED", json_serializer=CHINESE, connect_args=wait
    )


def _sqlite(url: URL) -> Engine:
    threads = {"check_same_thread": False, "timeout": BUSY}
    engine = create_engine(url, module=driver, json_serializer=CHINESE, connect_args=threads)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 -- the driver's own type
    """Take the transactions out of the driver's hands (its own lose updates), and make every commit durable."""
    connection.isolation_level = None
    mode = journal_mode(driver.sqlite_version_info)
    for pragma in (f"busy_timeout={BUSY * 1000}", f"journal_mode={mode}", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN DEFERRED" if reading else "BEGIN IMMEDIATE")
