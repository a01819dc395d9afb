"""The days a calendar is made of: which are worked, from when to when, and why not. Reckoning is in `calendar`."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

DAY_SECONDS = 86_400


class DayKind(StrEnum):
    """Why a day is worked or not."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKE_UP = "make_up"
    COMPANY_OFF = "company_off"
    COMPANY_EXTRA = "company_extra"


class Shift(NamedTuple):
    """One stretch of business, in seconds of the wall clock since local midnight; 86400 is the next midnight."""

    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Day:
    """One local date.

    Args:
        date: the local date.
        kind: why it is worked or not.
        name: what the holiday, make-up day or company day is called, or nothing.
        shifts: when business is done, in order; none means closed.
        official: False while the official schedule for that year is not published.
    """

    date: date
    kind: DayKind
    name: str
    shifts: tuple[Shift, ...]
    official: bool


@dataclass(frozen=True, slots=True)
class DayChange:
    """The same date in two calendars."""

    date: date
    old: Day
    new: Day

    @property
    def moves_time(self) -> bool:
        """Whether working time differs; else only the kind or the name does."""
        return self.old.shifts != self.new.shifts


def build_days(
    first: date,
    last: date,
    *,
    weekdays: Collection[int],
    shifts: tuple[Shift, ...],
    holidays: Mapping[date, str],
    make_up: Collection[date] | Mapping[date, str],
    company_off: Mapping[date, str],
    company_extra: Mapping[date, tuple[Shift, ...]],
    half_days: Mapping[date, tuple[Shift, ...]],
    official_years: Collection[int],
) -> list[Day]:
    """Every date from `first` to `last`, both included.

    The company's word goes before a make-up day, that before a holiday, that before the weekday (0 is Monday). A half
    day keeps its kind and name and has other shifts; on a day otherwise off it is an extra day. Dates outside the
    range are left aside.

    Raises:
        ValueError: the company says two things of one date, or the range is empty.
    """
    if first > last:
        raise ValueError(f"a calendar from {first} to {last} has no days")
    _refuse_contradictions(company_off, company_extra, half_days)
    make_up_names = make_up if isinstance(make_up, Mapping) else dict.fromkeys(make_up, "")

    def official_kind(on: date) -> tuple[DayKind, str]:
        if on in make_up_names:
            return DayKind.MAKE_UP, make_up_names[on]
        if on in holidays:
            return DayKind.HOLIDAY, holidays[on]
        return (DayKind.WORKING if on.weekday() in weekdays else DayKind.WEEKEND), ""

    def day(on: date) -> Day:
        kind, name = official_kind(on)
        worked = kind in {DayKind.WORKING, DayKind.MAKE_UP}
        hours = shifts if worked else ()
        if on in company_off:
            kind, name, hours = DayKind.COMPANY_OFF, company_off[on], ()
        elif on in company_extra:
            kind, hours = DayKind.COMPANY_EXTRA, company_extra[on]
        elif on in half_days:
            kind, hours = (kind if worked else DayKind.COMPANY_EXTRA), half_days[on]
        return Day(on, kind, name, hours, official=on.year in official_years)

    return [day(on) for on in _dates(first, last)]


def check_days(days: Sequence[Day]) -> None:
    """Say nothing of days that follow one another without a gap, with shifts in order that do not overlap.

    Raises:
        ValueError: they do not, or there are none. Shifts past midnight are refused: they are two shifts of two days.
    """
    if not days:
        raise ValueError("a calendar needs at least one day")
    for before, after in pairwise(days):
        if after.date != before.date + timedelta(days=1):
            raise ValueError(f"{after.date} follows {before.date}: days must be in order and without a gap")
    for day in days:
        _check_shifts(day)


def digest(zone: ZoneInfo, days: Sequence[Day]) -> str:
    """Sixteen hex digits that are the same for the same zone name and days, on any machine and at any time."""
    content = hashlib.sha256(f"{zone.key}\n".encode())
    for day in days:
        hours = ",".join(f"{shift.opens}-{shift.closes}" for shift in map(Shift._make, day.shifts))
        fields = (day.date.isoformat(), day.kind.value, repr(day.name), hours, str(int(day.official)))
        content.update(("|".join(fields) + "\n").encode())
    return content.hexdigest()[:16]


def _refuse_contradictions(*said: Mapping[date, object]) -> None:
    seen: set[date] = set()
    for dates in said:
        if twice := seen & dates.keys():
            raise ValueError(f"the company says two things of {min(twice)}")
        seen |= dates.keys()


def _dates(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _check_shifts(day: Day) -> None:
    earliest = 0
    for opens, closes in day.shifts:
        if not earliest <= opens < closes <= DAY_SECONDS:
            raise ValueError(f"{day.date}: shift {opens}-{closes} is outside the day, out of order or overlapping")
        earliest = closes
