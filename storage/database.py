"""Opening a database: SQLite in one file done right, or PostgreSQL, behind one kind of transaction."""

import importlib
import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlmodel import Session

from bot.domain.refusal import Refusal

__all__ = ["Database", "Session"]

BUSY = 30_000  # milliseconds that a writer waits for its turn
REACH = 10  # seconds after which a server that does not answer is unreachable
# What only a database that can be written takes; it is undone at once.
TRIAL = {
    True: "PRAGMA user_version = 1",
    False: "DO $$ BEGIN IF current_setting('transaction_read_only')::bool THEN"
    " RAISE EXCEPTION 'transaction_read_only is on'; END IF; END $$",
}
SNAPSHOT: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
WAL_FAULT = ((3, 7, 0), (3, 51, 2))  # versions whose write-ahead log can be corrupted by a reset (sqlite.org/wal.html)


def sqlite_module() -> ModuleType:
    """The SQLite driver: the packaged one where it is installed, else Python's own."""
    name = "pysqlite3.dbapi2" if importlib.util.find_spec("pysqlite3") else "sqlite3"
    return importlib.import_module(name)


def journal_mode(version: tuple[int, int, int]) -> str:
    """WAL, except on versions with the reset fault: there the rollback journal, slower but right."""
    first, last = WAL_FAULT
    return "DELETE" if first <= version <= last else "WAL"


DRIVER_FAULTS = (
    DBAPIError,
    sqlite_module().Error,
)  # a fault while a connection is prepared comes from the driver as it is


class Database:
    """One database, usable from many threads. Every transaction is kept whole or not at all.

    Raises:
        Refusal: ``database.url`` for a URL that is neither SQLite nor PostgreSQL, ``database.unreachable`` when it
            cannot be opened, ``database.read_only`` when it cannot be written. No password is among the facts.
    """

    def __init__(self, url: str) -> None:
        self.url = _read(url)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite(self.url) if self.sqlite else _postgresql(self.url)
        self._reach()

    def _reach(self) -> None:
        try:
            with self.engine.connect() as connection, connection.begin() as trial:
                connection.exec_driver_sql(TRIAL[self.sqlite])
                trial.rollback()
        except DRIVER_FAULTS as error:
            self.engine.dispose()
            reason = str(getattr(error, "orig", error)).strip().partition("\n")[0]
            key = "database.read_only" if "read" in reason and "only" in reason else "database.unreachable"
            raise Refusal(key, url=self.url.render_as_string(hide_password=True), reason=reason) from None

    def answers(self) -> bool:
        """Whether it can be asked anything now. A server that hangs is waited for (`storage.patience`)."""
        try:
            with self.reading() as session:
                session.execute(text("select 1"))
        except (*DRIVER_FAULTS, SQLAlchemyError):
            return False
        return True

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A transaction that writes: on SQLite it takes the one writer's place at its beginning."""
        with Session(self.engine) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only reads: one moment's state, without waiting for whoever writes. Never kept."""
        with Session(self.engine) as session:
            session.connection(execution_options={"reading": True} if self.sqlite else SNAPSHOT)
            yield session
            session.rollback()

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def password_of(url: str) -> str | None:
    """The password in a URL; None where there is none. Refused as ``database.url``."""
    return _read(url).password


def file_of(url: str) -> Path | None:
    """The file of a SQLite database, there or not; None for a server. Refused as ``database.url``."""
    parsed = _read(url)
    return Path(str(parsed.database)) if parsed.get_backend_name() == "sqlite" else None


def _read(url: str) -> URL:
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise Refusal("database.url", url="?") from None
    if backend == "postgresql":
        return _secretive(parsed.set(drivername="postgresql+psycopg"))
    if backend != "sqlite" or parsed.database in (None, "", ":memory:"):  # each thread would have a memory of its own
        raise Refusal("database.url", url=parsed.render_as_string())
    return parsed.set(drivername="sqlite")


def _secretive(url: URL) -> URL:
    """A password among the options goes where it is not shown."""
    password = url.query.get("password")
    return url.set(password=str(password)).difference_update_query(["password"]) if password else url


def _postgresql(url: URL) -> Engine:
    timeout = {} if "connect_timeout" in url.query else {"connect_timeout": REACH}
    return create_engine(
        url, pool_pre_ping=True, isolation_level="READ COMMITTED", connect_args=timeout, hide_parameters=True
    )


def _sqlite(url: URL) -> Engine:
    module = sqlite_module()
    settings = {"check_same_thread": False, "timeout": BUSY / 1000}
    engine = create_engine(url, module=module, connect_args=settings, hide_parameters=True)
    mode = journal_mode(module.sqlite_version_info)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:  # noqa: ANN401 -- the driver's own type
        connection.isolation_level = None
        for pragma in (f"busy_timeout={BUSY}", f"journal_mode={mode}", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN DEFERRED" if reading else "BEGIN IMMEDIATE")

    return engine
