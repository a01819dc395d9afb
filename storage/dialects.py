"""Where the two databases differ in a statement: upserts, turns among processes, words that partial indexes need."""

from functools import lru_cache
from hashlib import sha256

from sqlalchemy import Column, ColumnElement, Table, bindparam, func, select
from sqlalchemy.dialects import postgresql as dialect_postgresql
from sqlalchemy.dialects import sqlite as dialect_sqlite
from sqlmodel import Session

Insert = dialect_sqlite.Insert | dialect_postgresql.Insert


def insert_into(session: Session, into: Table) -> Insert:
    """An insert that knows ``on_conflict_do_update`` and ``on_conflict_do_nothing``."""
    return _insert(into, sqlite=_is_sqlite(session))


def insert_new(session: Session, into: Table) -> Insert:
    """An insert of whole rows that leaves out those with a key that is there already."""
    return _insert_new(into, _is_sqlite(session))


def upsert(session: Session, into: Table, columns: tuple[str, ...]) -> Insert:
    """An insert of rows of these columns, in the place of those with the same key; columns not named stay."""
    return _upsert(into, columns, _is_sqlite(session))


def _insert(into: Table, *, sqlite: bool) -> Insert:
    return dialect_sqlite.insert(into) if sqlite else dialect_postgresql.insert(into)


# A statement costs more to build than to run, so it is built once.


@lru_cache(maxsize=64)
def _insert_new(into: Table, sqlite: bool) -> Insert:
    return _insert(into, sqlite=sqlite).on_conflict_do_nothing()


@lru_cache(maxsize=64)
def _upsert(into: Table, columns: tuple[str, ...], sqlite: bool) -> Insert:
    keys = {column.name for column in into.primary_key}
    statement = _insert(into, sqlite=sqlite)
    fresh = {name: statement.excluded[name] for name in columns if name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=fresh)


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


def just(column: Column[str], value: str) -> ColumnElement[bool]:
    """``column = ...`` in the same way, for a partial index on one value."""
    return column == bindparam(None, value, literal_execute=True)


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
