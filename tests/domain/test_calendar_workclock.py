"""Agreement with PyPI `workclock`, a library that shares no code with ours, in what it can express.

It adds and measures working time over weekly shifts and dates off, in any zone. Make-up days are told it as a week that
is worked on all days, with every closed date off. It has no half days, no working days as a unit, no yellow point.
"""

import random
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workclock import Holidays, Schedule, WorkDay

from bot.domain.calendar import Calendar
from bot.domain.calendar_days import Shift
from bot.domain.standards import Unit
from tests.domain.calendars import OFFICE, ZONES, china, plain, shifts

WEEKS = (OFFICE, shifts(8, 16), shifts(6, 10, 10.5, 14, 15, 21.75), shifts(0, 4.5, 5, 24))
DAYS = 150
TWO_THIRDS = DAYS * 2 // 3


def time_of(second: int) -> time:
    return time(second // 3600 % 24, second // 60 % 60)


def schedule_of(calendar: Calendar, hours: tuple[Shift, ...]) -> Schedule:
    every_day = [WorkDay(time_of(opens), time_of(closes), days=range(7)) for opens, closes in hours]
    off = Holidays([day.date for day in calendar.days if not day.shifts])
    return Schedule([*every_day, off], time_zone=calendar.zone.key)


@lru_cache(maxsize=40)
def both(seed: int) -> tuple[Calendar, Schedule]:
    chance = random.Random(seed)
    hours = chance.choice(WEEKS)
    first = date(2025, 1, 1) + timedelta(days=chance.randrange(700))
    dates = [first + timedelta(days=number) for number in range(DAYS)]
    days = plain(
        dates[0],
        dates[-1],
        hours,
        holidays=dict.fromkeys(chance.sample(dates, 12), "off"),
        make_up=chance.sample(dates, 8),
    )
    calendar = Calendar(str(seed), ZoneInfo(ZONES[seed % len(ZONES)]), days)
    return calendar, schedule_of(calendar, hours)


def instants(calendar: Calendar) -> st.SearchStrategy[datetime]:
    first = int(calendar.opens(calendar.next_working_day(calendar.days[0].date)).timestamp())
    return st.integers(first, first + TWO_THIRDS * 86_400).map(lambda second: datetime.fromtimestamp(second, UTC))


@settings(max_examples=1000, deadline=None, print_blob=True)
@given(st.data())
def test_working_time_is_added_and_measured_as_workclock_does(data):
    calendar, schedule = both(data.draw(st.integers(0, 39)))
    start, end = sorted(data.draw(st.tuples(instants(calendar), instants(calendar))))
    hours = data.draw(st.integers(1, 100))

    assert calendar.due(Unit.WORKING_HOURS, hours, start) == schedule.add(start, hours=hours)
    assert timedelta(seconds=calendar.working_seconds(start, end)) == schedule.between(start, end)


@pytest.mark.parametrize("hours", [1, 2, 4, 16])
def test_ten_thousand_deadlines_over_the_days_of_china_are_workclocks(hours):
    calendar = china()
    schedule = schedule_of(calendar, OFFICE)
    first, last = (datetime(year, 2, 1, tzinfo=UTC).timestamp() for year in (2024, 2027))
    starts = np.random.default_rng(hours).integers(int(first), int(last), 10_000)

    theirs = schedule.add_many(starts.astype("datetime64[s]"), timedelta(hours=hours))

    ours = calendar.due_bulk(Unit.WORKING_HOURS, hours, starts)
    assert (ours == theirs.astype("datetime64[s]").astype(np.int64)).all()
