"""Calendars for the tests: the real days of China from `holidays`, and made-up ones that a seed determines."""

import random
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from bot.domain.calendar import Calendar
from bot.domain.calendar_days import Day, Shift, build_days

SHANGHAI = ZoneInfo("Asia/Shanghai")
ZONES = (
    "America/New_York",
    "Europe/Berlin",
    "Asia/Shanghai",
    "UTC",
    "Africa/Cairo",  # midnight does not exist when the clocks are put forward
    "America/Havana",  # midnight comes twice when they are put back
    "Australia/Lord_Howe",  # half an hour forward and back
)
SEEDS = 42


def hour(of_day: float) -> int:
    return round(of_day * 3600)


def shifts(*hours: float) -> tuple[Shift, ...]:
    """Opening, closing, opening, closing ... in hours of the day."""
    return tuple(Shift(hour(opens), hour(closes)) for opens, closes in zip(hours[::2], hours[1::2], strict=True))


OFFICE = shifts(9, 12, 13.5, 18)


def china(first: date = date(2024, 1, 1), last: date = date(2027, 12, 31), **company: dict) -> Calendar:
    """The official days, worked from nine to twelve and half past one to six, with what the company adds."""
    official = holidays.China(years=range(first.year, last.year + 1))
    days = build_days(
        first,
        last,
        weekdays=range(5),
        shifts=company.pop("shifts", OFFICE),
        holidays=official,
        make_up=official.weekend_workdays,
        company_off=company.pop("company_off", {}),
        company_extra=company.pop("company_extra", {}),
        half_days=company.pop("half_days", {}),
        official_years=set(official.special_public_holidays),
    )
    assert not company, "no such setting"
    return Calendar("china", SHANGHAI, days)


def plain(first: date, last: date, hours: tuple[Shift, ...], **company: dict) -> list[Day]:
    """Monday to Friday, no holidays, every year official, unless told otherwise."""
    told = {
        "weekdays": range(5),
        "holidays": {},
        "make_up": (),
        "company_off": {},
        "company_extra": {},
        "half_days": {},
        "official_years": range(1990, 2100),
    }
    return build_days(first, last, shifts=hours, **(told | company))


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """A wall clock's time in a zone, as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def wall(instant: datetime, zone: ZoneInfo = SHANGHAI) -> str:
    """An instant as a clock on the wall of a zone shows it."""
    return instant.astimezone(zone).strftime("%a %Y-%m-%d %H:%M:%S")


@lru_cache(maxsize=SEEDS)
def random_calendar(seed: int) -> Calendar:
    """Two to four months somewhere in 2025-2027, with everything a calendar can have.

    Business begins and ends at midnight or from four to ten, where no zone's clocks are changed, so that a wall clock
    read minute by minute tells the same.
    """
    chance = random.Random(seed)
    first = date(2025, 1, 1) + timedelta(days=chance.randrange(1000))
    dates = [first + timedelta(days=number) for number in range(chance.randrange(60, 120))]
    some = [chance.sample(dates, len(dates) // 12) for _ in range(5)]
    taken = set(some[2])
    extra = [on for on in some[3] if on not in taken]
    half = [on for on in some[4] if on not in taken | set(extra)]
    days = build_days(
        dates[0],
        dates[-1],
        weekdays=chance.sample(range(7), chance.randrange(2, 7)),
        shifts=_random_shifts(chance),
        holidays=dict.fromkeys(some[0], "holiday"),
        make_up=some[1],
        company_off=dict.fromkeys(taken, "company"),
        company_extra={on: _random_shifts(chance) for on in extra},
        half_days={on: _random_shifts(chance) for on in half},
        official_years=chance.sample((2025, 2026, 2027), 2),
    )
    return Calendar(f"random {seed}", ZoneInfo(ZONES[seed % len(ZONES)]), days)


def _random_shifts(chance: random.Random) -> tuple[Shift, ...]:
    """One to three shifts, with minutes as edges."""
    minutes = sorted(chance.sample([0, *range(240, 1320), 1440], 2 * chance.randrange(1, 4)))
    return tuple(Shift(60 * opens, 60 * closes) for opens, closes in zip(minutes[::2], minutes[1::2], strict=True))
