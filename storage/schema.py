"""Bringing a database to this version's tables, or refusing one that is not ours, newer than the code, or damaged."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect
from sqlmodel import Session

from bot.domain.refusal import Refusal
from storage.database import Database
from storage.dialects import take_turn
from storage.tables import METADATA

HERE = Path(__file__).parent / "migrations"
VERSIONS = "alembic_version"


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes["connection"] = connection
    return config


def revisions() -> list[str]:
    """Every revision, the oldest first."""
    return [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()][::-1]


def head() -> str:
    """The revision of this version's tables."""
    return revisions()[-1]


def revision_of(connection: Connection) -> str | None:
    """The revision at which the database stands; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def migrate(database: Database) -> None:
    """Bring the database up to this version's tables; nothing is done when it is there already. Never downwards.

    Raises:
        Refusal: ``schema.newer`` when it was made by a later version, ``schema.foreign`` when it holds other tables,
            ``schema.damaged`` when a table or a column is gone.
    """
    move(database, "head")


def must_be_readable(database: Database) -> None:
    """Refuse a database without tables of ours (``schema.empty``), and what `migrate` would refuse. Changes nothing."""
    with database.engine.connect() as connection:
        check(connection)
        if revision_of(connection) is None:
            raise Refusal("schema.empty")


def must_be_current(database: Database) -> None:
    """Make the tables of an empty database; refuse an older one as ``schema.older``: a bot may still run on it."""
    with database.engine.connect() as connection:
        check(connection)
        found = revision_of(connection)
    if found not in (None, head()):
        raise Refusal("schema.older", revision=found, head=head())
    migrate(database)


def move(database: Database, target: str) -> None:
    """Bring the database up or down to a revision: ``head``, ``base`` or an id. All of it happens or nothing.

    Of several that do so at once, one moves it and the others find it moved.
    """
    with database.engine.connect() as connection:
        _without_foreign_keys(connection, database)
        with connection.begin(), Session(connection) as session:
            take_turn(session, "schema")
            check(connection)
            step = command.downgrade if _is_down(connection, target) else command.upgrade
            step(_config(connection), target)
            _proved(connection, database)


def _is_down(connection: Connection, target: str) -> bool:
    if target in ("base", "head"):
        return target == "base"
    now, known = revision_of(connection), revisions()
    return now is not None and known.index(target) < known.index(now)


def _without_foreign_keys(connection: Connection, database: Database) -> None:
    """SQLite rebuilds a table by dropping it, which would delete what hangs on it."""
    if database.sqlite:
        connection.detach()  # a connection without foreign keys must not come back into use
        raw = connection.connection.dbapi_connection
        if raw is not None:
            raw.execute("PRAGMA foreign_keys=OFF")


def _proved(connection: Connection, database: Database) -> None:
    if database.sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise Refusal("schema.broken")
    if revision_of(connection) == head():
        _must_be_whole(connection)


def _must_be_whole(connection: Connection) -> None:
    inspector = inspect(connection)
    tables = set(inspector.get_table_names())
    for table in METADATA.sorted_tables:
        there = {column["name"] for column in inspector.get_columns(table.name)} if table.name in tables else set()
        missing = {column.name for column in table.columns} - there
        if missing:
            raise Refusal("schema.damaged", table=table.name, column=min(missing))


def check(connection: Connection) -> None:
    """Refuse a database that is newer than the code, or is not ours."""
    known = set(inspect(connection).get_table_names())
    revision = revision_of(connection) if VERSIONS in known else None
    if revision is None and known - {VERSIONS}:
        raise Refusal("schema.foreign", table=min(known - {VERSIONS}))
    if revision is not None and revision not in revisions():
        raise Refusal("schema.newer", revision=revision)
