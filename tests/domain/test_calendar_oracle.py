"""Every unit against an oracle that steps through the wall clock minute by minute and shares no code with ours."""

from array import array
from bisect import bisect_left
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.calendar import Calendar
from bot.domain.refusal import Refusal
from bot.domain.standards import Unit
from tests.domain.calendars import SEEDS, at, china, random_calendar

UNITS = (
    Unit.WORKING_DAYS,
    Unit.WORKING_HOURS,
    Unit.HOURS,
    Unit.MINUTES,
    Unit.NTH_WORKING_DAY,
    Unit.END_OF_QUARTER,
)
CALENDARS, A_UNIT = st.integers(0, SEEDS - 1), st.sampled_from(UNITS)
AMOUNTS = {unit: st.integers(1, most) for unit, most in zip(UNITS, (25, 90, 200, 3000, 24, 3), strict=True)}
DAYS = st.integers(-1, 120)
EDGES = st.tuples(st.integers(0, 6), st.integers(-1, 1))  # which edge of a shift, and a second before, at or after it
MOMENTS = EDGES | st.integers(0, 86_399)

Answer = int | str


class Oracle:
    """Every minute of a calendar, read off the wall clock one by one: which are worked, and the last of each date."""

    def __init__(self, calendar: Calendar) -> None:
        self.days = {day.date.toordinal(): day for day in calendar.days}
        self.first, self.last = min(self.days), max(self.days)
        self.official = {day.date.year for day in calendar.days if day.official}
        self.worked: list[int] = []
        self.closing: dict[int, int] = {}
        self.dates = array("l")
        self.begin = self._first_minute(calendar.zone)
        self.end = 60 * self._read(calendar.zone)

    def _first_minute(self, zone: ZoneInfo) -> int:
        minute = (self.first - date(1970, 1, 3).toordinal()) * 1440
        while datetime.fromtimestamp(60 * minute, zone).toordinal() < self.first:
            minute += 1
        return minute

    def _read(self, zone: ZoneInfo) -> int:
        minute = self.begin
        business = {
            on: {second // 60 for shift in day.shifts for second in range(*shift, 60)} for on, day in self.days.items()
        }
        while (on := (local := datetime.fromtimestamp(60 * minute, zone)).toordinal()) <= self.last:
            self.dates.append(on)
            if 60 * local.hour + local.minute in business[on]:
                self.worked.append(minute)
                self.closing[on] = 60 * (minute + 1)
            minute += 1
        return minute

    def due(self, unit: Unit, amount: int, start: int) -> Answer:
        if not 60 * self.begin <= start < self.end:
            return "calendar.before" if start < self.end else "calendar.horizon"
        match unit:
            case Unit.WORKING_HOURS:
                return self.after_work(start, 3600 * amount)
            case Unit.HOURS | Unit.MINUTES:
                return self.elapsed(start + amount * (3600 if unit is Unit.HOURS else 60))
            case Unit.WORKING_DAYS:
                return self.nth_after(amount, self.date(start))
            case Unit.NTH_WORKING_DAY:
                return self.nth(amount, date.fromordinal(self.date(start)))
            case _:
                return self.quarter(date.fromordinal(self.date(start)))

    def date(self, second: int) -> int:
        return self.dates[second // 60 - self.begin]

    def after_work(self, start: int, seconds: int) -> Answer:
        place = bisect_left(self.worked, start // 60)
        if self.worked[place : place + 1] == [start // 60]:  # the minute that start is in has only its rest to give
            seconds += start % 60
        minutes = -(-seconds // 60)
        if place + minutes > len(self.worked):
            return "calendar.horizon"
        return 60 * self.worked[place + minutes - 1] + seconds - 60 * (minutes - 1)

    def work(self, start: int, end: int) -> int:
        minutes = self.worked[bisect_left(self.worked, start // 60) : bisect_left(self.worked, -(-end // 60))]
        before = start % 60 if start // 60 in minutes[:1] else 0
        after = -end % 60 if end // 60 in minutes[-1:] else 0
        return 60 * len(minutes) - before - after

    def elapsed(self, due: int) -> Answer:
        return due if due <= self.end else "calendar.horizon"

    def closings(self, first: int, until: int) -> list[int]:
        """When business ends on each worked date from first to before until."""
        return [end for on, end in self.closing.items() if first <= on < until]

    def nth_after(self, amount: int, receipt: int) -> Answer:
        closings = self.closings(receipt + 1, self.last + 1)
        return closings[amount - 1] if len(closings) >= amount else "calendar.horizon"

    def nth(self, amount: int, on: date) -> Answer:
        first = on.replace(day=1)
        until = (first + timedelta(days=40)).replace(day=1)
        if first.toordinal() < self.first:
            return "calendar.before"
        closings = self.closings(first.toordinal(), until.toordinal())
        if len(closings) >= amount:
            return closings[amount - 1]
        return "calendar.horizon" if until.toordinal() > self.last + 1 else "calendar.too_few"

    def quarter(self, on: date) -> Answer:
        first = date(on.year, {0: 1, 1: 4, 2: 7, 3: 10}[(on.month - 1) // 3], 1)
        until = date(on.year + (on.month > 9), {1: 4, 4: 7, 7: 10, 10: 1}[first.month], 1)
        if until.toordinal() > self.last + 1:
            return "calendar.horizon"
        closings = self.closings(first.toordinal(), until.toordinal())
        return closings[-1] if closings else "calendar.too_few"

    def yellow(self, unit: Unit, start: int, due: int) -> Answer:
        """Four fifths of the way, rounded up."""
        if unit in {Unit.HOURS, Unit.MINUTES}:
            return start + (4 * (due - start) + 4) // 5
        total = self.work(start, due)
        return self.after_work(start, (4 * total + 4) // 5) if total else due

    def provisional(self, start: int, due: int) -> bool:
        days = range(self.date(min(start, due)), self.date(max(start, due - 1)) + 1)
        return any(date.fromordinal(on).year not in self.official for on in days)


@lru_cache(maxsize=SEEDS)
def oracle(seed: int) -> Oracle:
    return Oracle(random_calendar(seed))


@st.composite
def starts(draw: st.DrawFn, calendar: Calendar) -> int:
    """Any second of the table and a little outside it; often at the edge of a shift or of a day."""
    number = min(draw(DAYS), len(calendar.days))
    midnight = datetime.combine(calendar.days[0].date + timedelta(days=number), datetime.min.time())
    edges = [0, *(edge for shift in calendar.days[number % len(calendar.days)].shifts for edge in shift)]
    moment = draw(MOMENTS)
    second = moment if isinstance(moment, int) else edges[moment[0] % len(edges)] + moment[1]
    return int((midnight + timedelta(seconds=second)).replace(tzinfo=calendar.zone).timestamp())


@st.composite
def cases(draw: st.DrawFn) -> tuple[int, Unit, int, int]:
    seed, unit = draw(CALENDARS), draw(A_UNIT)
    return seed, unit, draw(AMOUNTS[unit]), draw(starts(random_calendar(seed)))


def answer(calendar: Calendar, unit: Unit, amount: int, start: datetime) -> Answer:
    try:
        return int(calendar.due(unit, amount, start).timestamp())
    except Refusal as refusal:
        return refusal.key


def answers(calendar: Calendar, unit: Unit, amount: int, seconds: list[int]) -> list[int] | str:
    try:
        return calendar.due_bulk(unit, amount, np.array(seconds, dtype=np.int64)).tolist()
    except Refusal as refusal:
        return refusal.key


@settings(max_examples=5000, deadline=None, print_blob=True)
@given(cases())
def test_deadline_yellow_point_and_provisional_are_what_stepping_through_minutes_finds(case):
    """All of a span, in every unit, over random calendars in zones with and without clock changes."""
    seed, unit, amount, start = case
    calendar, slow = random_calendar(seed), oracle(seed)
    received = datetime.fromtimestamp(start, UTC)

    due = slow.due(unit, amount, start)

    assert answer(calendar, unit, amount, received) == due
    if isinstance(due, int):
        span = calendar.span(unit, amount, received)
        assert span.due_at.timestamp() == due
        assert span.yellow_at.timestamp() == slow.yellow(unit, start, due)
        assert span.provisional == slow.provisional(start, due)


@settings(max_examples=500, deadline=None, print_blob=True)
@given(st.data())
def test_working_time_is_what_stepping_through_minutes_finds_and_adds_up_again(data):
    seed = data.draw(CALENDARS)
    calendar, slow = random_calendar(seed), oracle(seed)
    inside = starts(calendar).filter(lambda second: 60 * slow.begin <= second < slow.end)
    start, end = (datetime.fromtimestamp(data.draw(inside), UTC) for _ in range(2))

    seconds = calendar.working_seconds(start, end)

    assert seconds == (slow.work(int(start.timestamp()), int(end.timestamp())) if start < end else 0)
    assert calendar.working_seconds(start, calendar.add_working(start, seconds)) == seconds
    if start <= end:
        assert sum(counted.seconds for counted in calendar.count(start, end)) == seconds


@settings(max_examples=500, deadline=None, print_blob=True)
@given(st.data())
def test_many_at_once_are_what_one_by_one_gives(data):
    """The same deadlines, or the same refusal when one of them is refused."""
    seed, unit, amount, _ = data.draw(cases())
    calendar = random_calendar(seed)
    seconds = data.draw(st.lists(starts(calendar), max_size=20))
    one_by_one = [answer(calendar, unit, amount, datetime.fromtimestamp(second, UTC)) for second in seconds]
    refused = {found for found in one_by_one if isinstance(found, str)}

    at_once = answers(calendar, unit, amount, seconds)

    assert at_once in refused if refused else at_once == one_by_one


@pytest.mark.parametrize("unit", UNITS, ids=str)
def test_a_hundred_thousand_at_once_are_what_one_by_one_gives(unit):
    """More rows than are worked on together, in no order; every 97th is compared."""
    calendar = china()
    first, last = at("2025-12-01").timestamp(), at("2027-02-01").timestamp()
    seconds = np.random.default_rng(1).integers(int(first), int(last), 100_000)

    at_once = calendar.due_bulk(unit, 2, seconds)

    for second, due in list(zip(seconds.tolist(), at_once.tolist(), strict=True))[::97]:
        assert due == answer(calendar, unit, 2, datetime.fromtimestamp(second, UTC))
