"""Versions of the calendar: the days are copied in, so that a deadline is explained by what it was counted with."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, insert, select, update
from sqlmodel import Session

from bot.domain.calendar import Calendar
from bot.domain.calendar_days import Day, DayKind, Shift
from bot.domain.refusal import Refusal
from storage.dialects import take_turn
from storage.tables import CalendarRow, DayRow, table

CALENDAR, DAY = table(CalendarRow), table(DayRow)
_KNOWN: WeakKeyDictionary[Engine, dict[str, Calendar]] = WeakKeyDictionary()


def save_calendar(session: Session, calendar: Calendar, now: datetime) -> None:
    """Keep a version and let it run. A version that is known already is not copied again."""
    take_turn(session, "calendar")
    session.execute(update(CALENDAR).values(running=False))
    if session.execute(select(CALENDAR).where(CALENDAR.c.version == calendar.version)).first():
        session.execute(update(CALENDAR).where(CALENDAR.c.version == calendar.version).values(running=True))
        return
    row = {"version": calendar.version, "taken_at": now, "zone": calendar.zone.key, "running": True}
    session.execute(insert(CALENDAR).values(row))
    days = [
        {
            "version": calendar.version,
            "on_date": day.date,
            "kind": day.kind.value,
            "name": day.name,
            "shifts": [list(shift) for shift in day.shifts],
            "official": day.official,
        }
        for day in calendar.days
    ]
    session.connection().execute(insert(DAY), days)


def running_version(session: Session) -> str | None:
    """The version that runs; None before the first start."""
    found: str | None = session.execute(select(CALENDAR.c.version).where(CALENDAR.c.running)).scalar_one_or_none()
    return found


def load_calendar(session: Session, version: str) -> Calendar:
    """The calendar of that version; refused as ``calendar.unknown``. A version never changes: it is read once."""
    known = _KNOWN.setdefault(session.get_bind().engine, {})
    if version not in known:
        known[version] = _load(session, version)
    return known[version]


def _load(session: Session, version: str) -> Calendar:
    zone = session.execute(select(CALENDAR.c.zone).where(CALENDAR.c.version == version)).scalar_one_or_none()
    if zone is None:
        raise Refusal("calendar.unknown", version=version)
    return _build(version, zone, tuple(_days(session, version)))


def _days(session: Session, version: str) -> Sequence[Day]:
    rows = session.execute(select(DAY).where(DAY.c.version == version).order_by(DAY.c.on_date))
    return [
        Day(row.on_date, DayKind(row.kind), row.name, tuple(Shift(*shift) for shift in row.shifts), row.official)
        for row in rows
    ]


@lru_cache(maxsize=8)
def _build(version: str, zone: str, days: tuple[Day, ...]) -> Calendar:
    """Building the table takes tens of milliseconds; the same days give the same one."""
    return Calendar(version, ZoneInfo(zone), days)
