"""Where the two databases differ in a statement: upserts, turns among processes, words that partial indexes need."""

from hashlib import sha256

from sqlalchemy import Column, ColumnElement, Table, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

Insert = sqlite.Insert | postgresql.Insert


def insert_into(session: Session, into: Table) -> Insert:
    """An insert that knows ``on_conflict_do_update`` and ``on_conflict_do_nothing``."""
    return sqlite.insert(into) if _is_sqlite(session) else postgresql.insert(into)


def take_turn(session: Session, what: str) -> None:
    """Wait until nobody else does this, and keep the turn until the transaction ends.

    Statements after it see what those before it have kept. On SQLite whoever writes is alone already.
    """
    if not _is_sqlite(session):
        number = int.from_bytes(sha256(what.encode()).digest()[:8], signed=True)
        session.execute(select(func.pg_advisory_xact_lock(number)))


def one_of(column: Column[str], *values: str) -> ColumnElement[bool]:
    """``column in (...)`` with the values in the statement's text: SQLite uses a partial index for no other."""
    return column.in_(bindparam(None, values, expanding=True, literal_execute=True))


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
