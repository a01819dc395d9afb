"""Bringing a database to this version's tables, or refusing one that is not ours or newer than the code."""

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

HERE = Path(__file__).parent / "migrations"
VERSIONS = "alembic_version"


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes["connection"] = connection
    return config


def migrate(database: Database) -> None:
    """Bring the database to this version's tables; nothing is done when it is there already.

    Raises:
        Refusal: ``schema.newer`` when it was made by a later version, ``schema.foreign`` when it holds other tables.
    """
    move(database, "head")


def move(database: Database, target: str) -> None:
    """Bring the database to a revision: ``head``, ``base`` or an id. All of it happens or nothing."""
    with database.engine.connect() as connection:
        _without_foreign_keys(connection, database)
        with connection.begin(), Session(connection) as session:
            take_turn(session, "schema")
            check(connection)
            step = command.downgrade if target == "base" else command.upgrade
            step(_config(connection), target)
            _proved(connection, database)


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


def check(connection: Connection) -> None:
    """Refuse a database that is newer than the code, or is not ours."""
    known = inspect(connection).get_table_names()
    if VERSIONS not in known:
        if known:
            raise Refusal("schema.foreign", table=min(known))
        return
    revision = MigrationContext.configure(connection).get_current_revision()
    every = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if revision is not None and revision not in every:
        raise Refusal("schema.newer", revision=revision)
