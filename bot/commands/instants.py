"""Dates and times as people type them. Anything else is None: what to say then is the caller's matter."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from bot.commands.words import folded

_DATE = r"(?:(?P<year>(?:19|20)\d\d)-)?(?P<month>\d{1,2})-(?P<day>\d{1,2})"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
_ZONE = r"(?P<zone>z|(?P<sign>[+-])(?P<ahead>0\d|1[0-4]):?(?P<minutes>[0-5]\d))"
_ON = re.compile(rf"{_DATE}t?")
_AT = re.compile(rf"(?:{_DATE}t)?{_TIME}{_ZONE}?")
_CHINESE = str.maketrans({"年": "-", "月": "-", "/": "-", "日": "t", "號": "t", "号": "t"})


def read_date(word: str, today: date) -> date | None:
    """``2026-11-30``, ``11-30``, ``11/30``, ``11月30日``; without a year the nearest such date."""
    found = _ON.fullmatch(folded(word).translate(_CHINESE))
    return _date(found, today) if found else None


def read_instant(word: str, now: datetime, zone: tzinfo) -> datetime | None:
    """``2026-11-20T10:30``, ``11-20T10:30``, ``10:30`` (today), in that zone unless the word has one; in UTC.

    A local time that a clock change skips or repeats is read as the calendar does: the first of the two.
    """
    found = _AT.fullmatch(folded(word).translate(_CHINESE))
    if not found:
        return None
    today = now.astimezone(zone).date()
    on = _date(found, today) if found["month"] else today
    at = _time(found)
    if on is None or at is None:
        return None
    return datetime.combine(on, at, _zone(found) or zone).astimezone(UTC)


def _date(found: re.Match[str], today: date) -> date | None:
    years = [int(found["year"])] if found["year"] else [today.year - 1, today.year, today.year + 1]
    dates = [_real_date(year, int(found["month"]), int(found["day"])) for year in years]
    return min((on for on in dates if on), key=lambda on: abs(on - today), default=None)


def _real_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(found: re.Match[str]) -> time | None:
    try:
        return time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        return None


def _zone(found: re.Match[str]) -> tzinfo | None:
    if not found["zone"]:
        return None
    if not found["sign"]:
        return UTC
    ahead = timedelta(hours=int(found["ahead"]), minutes=int(found["minutes"]))
    return timezone(ahead if found["sign"] == "+" else -ahead)
