"""A database with very many running clocks, quickly: a thousand tasks opened by our own rules, then copied in SQL.

The copies share their rows' contents, so their chains of history do not verify; for speed that makes no difference.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, func, insert, literal_column, select, text

from bot.domain.company import Company
from storage.calendars import save_calendar
from storage.database import Database
from storage.schema import migrate
from storage.tables import ClockRow, Counter, LineRow, TaskRow, table
from tests.bench.storm import Watch, company, fill

FIRST = 1_000  # opened one by one
NOW = datetime.fromisoformat("2026-11-23T10:00:00+08:00")


def opened(url: str) -> tuple[Database, Company]:
    """A migrated database with the first thousand tasks, received at `NOW`: nothing is due before the next day."""
    place = company()
    database = Database(url)
    migrate(database)
    with database.transaction() as session:
        save_calendar(session, place.calendar, NOW)
    fill(database, place, FIRST, NOW - timedelta(minutes=1), Watch())
    return database, place


def grow(database: Database, many: int) -> None:
    """Copy tasks, with their clocks and history, until there are `many`."""
    while (there := _count(database)) < many:
        with database.engine.begin() as connection:
            for rows, number in ((table(TaskRow), "number"), (table(ClockRow), "task"), (table(LineRow), "task")):
                connection.execute(_copy(rows, number, there, min(there, many - there)))
            connection.execute(table(Counter).delete())
            connection.execute(insert(table(Counter)).values(name="task", value=many))
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("analyze"))


def _count(database: Database) -> int:
    with database.engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(table(TaskRow))).scalar_one())


def _copy(rows: Table, number: str, by: int, only: int) -> Any:
    moved = [literal_column(f"{number} + {by}") if c.name == number else c for c in rows.c]
    return insert(rows).from_select([c.name for c in rows.c], select(*moved).where(rows.c[number] <= only))
