"""Deadlines beside the libraries that count working hours, on the days of China: holidays and make-up days included.

Make-up days are told the libraries as a week that is worked on all days, with every closed date off; what they
cannot say (working days as a unit, yellow points, provisional years) they are not asked.
"""

import random
import timeit
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta

import businesstimedelta
import numpy as np
import pandas as pd
import pytz
from timegrid import TimeGridCalendar
from timegrid import hours as grid_hours
from workclock import Holidays, Schedule, WorkDay

from bot.domain.calendar import Calendar
from bot.domain.standards import Unit
from tests.bench.table import Row, best_of, seconds, took
from tests.domain.calendars import OFFICE, china

HOURS = 16
ONE_BY_ONE = 4_000
MANY = 1_000_000
ROUNDS = 5
Counting = Callable[[datetime], object]


def of_day(second: int) -> time:
    """A second of the day as a time of day."""
    return time(second // 3600 % 24, second // 60 % 60)


SHIFTS: Sequence[tuple[time, time]] = [(of_day(begin), of_day(end)) for begin, end in OFFICE]


def closed(calendar: Calendar) -> list[date]:
    """Every date without business."""
    return [day.date for day in calendar.days if not day.shifts]


def workclock(calendar: Calendar) -> Schedule:
    """The fastest correct library."""
    week = [WorkDay(begin, end, days=range(7)) for begin, end in SHIFTS]
    return Schedule([*week, Holidays(closed(calendar))], time_zone=calendar.zone.key)


def timegrid(calendar: Calendar) -> Counting:
    """`add_work_duration` on local times: it knows no zones."""
    grid = TimeGridCalendar.create()
    for day in calendar.days:
        for begin, end in day.shifts:
            midnight = datetime.combine(day.date, time.min)
            opens, closes = midnight + timedelta(seconds=begin), midnight + timedelta(seconds=end)
            grid = grid.set_open_window(f"{opens:%Y%m%d%H}", opens, closes)
    wanted, zone = grid_hours(HOURS), calendar.zone

    def count(start: datetime) -> object:
        local = start.astimezone(zone).replace(tzinfo=None)
        return grid.add_work_duration(local, wanted).replace(tzinfo=zone)

    return count


def pandas(calendar: Calendar) -> Counting:
    """`CustomBusinessHour` with both shifts, on local times."""
    opens, closes = [begin for begin, _ in SHIFTS], [end for _, end in SHIFTS]
    days = "Mon Tue Wed Thu Fri Sat Sun"
    offset = pd.offsets.CustomBusinessHour(HOURS, weekmask=days, holidays=closed(calendar), start=opens, end=closes)
    zone = calendar.zone

    def count(start: datetime) -> object:
        return pd.Timestamp(start).tz_convert(zone) + offset

    return count


def business_time(calendar: Calendar) -> Counting:
    """The old library of the trade; it wants pytz."""
    zone = pytz.timezone(calendar.zone.key)
    rules = [businesstimedelta.WorkDayRule(begin, end, list(range(7)), tz=zone) for begin, end in SHIFTS]
    off = businesstimedelta.HolidayRule(set(closed(calendar)), tz=zone)
    wanted = businesstimedelta.BusinessTimeDelta(businesstimedelta.Rules([*rules, off]), hours=HOURS)
    return lambda start: start + wanted


def starts(many: int) -> list[datetime]:
    """Instants of three years, in UTC."""
    chance = random.Random(7)
    first, last = (int(datetime(year, 2, 1, tzinfo=UTC).timestamp()) for year in (2024, 2027))
    return [datetime.fromtimestamp(chance.randrange(first, last), UTC) for _ in range(many)]


def a_call(count: Counting, at: list[datetime]) -> float:
    """Seconds for one deadline."""
    return timeit.timeit(lambda: [count(one) for one in at], number=1) / len(at)


def agreeing(ours: Counting, theirs: Counting, at: list[datetime]) -> str:
    """How many of their answers are ours."""
    same = sum(pd.Timestamp(theirs(one)) == pd.Timestamp(ours(one)) for one in at)
    return f"{same} of {len(at)} answers the same"


def scalar(calendar: Calendar) -> list[Row]:
    """One deadline at a time."""
    schedule = workclock(calendar)
    at = starts(ONE_BY_ONE)
    local = [one.astimezone(calendar.zone) for one in at]

    due, add, working_hours, working_days = calendar.due, schedule.add, Unit.WORKING_HOURS, Unit.WORKING_DAYS

    def ours(start: datetime) -> datetime:
        return due(working_hours, HOURS, start)

    def days(start: datetime) -> datetime:
        return due(working_days, 2, start)

    def theirs(start: datetime) -> object:
        return add(start, hours=HOURS)

    rows = []
    for what, mine, when in (
        (f"deadline, {HOURS} working hours, UTC start", ours, at),
        (f"deadline, {HOURS} working hours, start in the company's zone", ours, local),
        ("deadline, 2 working days, UTC start", days, at),
        ("deadline, 2 working days, start in the company's zone", days, local),
    ):
        own, peer = best_of(ROUNDS, lambda f=mine, w=when: a_call(f, w), lambda w=when: a_call(theirs, w))
        rows.append(row(what, own, f"workclock {seconds(peer)}", peer / own, 4))
    own = min(a_call(ours, at) for _ in range(ROUNDS))
    for name, count, few in (
        ("timegrid", timegrid(calendar), 200),
        ("pandas CustomBusinessHour", pandas(calendar), 200),
        ("businesstimedelta", business_time(calendar), 50),
    ):
        peer = min(a_call(count, at[:few]) for _ in range(2))
        same = agreeing(ours, count, at[:few])
        rows.append(
            Row("the same, by another library", seconds(own), f"{name} {seconds(peer)} ({same})", f"{peer / own:.0f} x")
        )
    return rows


def row(what: str, own: float, beside: str, ratio: float, mark: int) -> Row:
    """A figure with its mark."""
    return Row(what, seconds(own), beside, f"{ratio:.1f} x", f"at least {mark} x", ratio >= mark)


def bulk(calendar: Calendar) -> list[Row]:
    """Many at once, with numpy."""
    schedule = workclock(calendar)
    at = np.array([int(one.timestamp()) for one in starts(MANY // 10)] * 10, dtype=np.int64)
    few = at[: MANY // 20].astype("datetime64[s]")
    wanted = timedelta(hours=HOURS)
    theirs = min(took(lambda: schedule.add_many(few, wanted)) for _ in range(2)) / few.size
    rows = []
    for what, unit, amount in (
        (f"bulk, {HOURS} working hours", Unit.WORKING_HOURS, HOURS),
        ("bulk, 2 working days", Unit.WORKING_DAYS, 2),
    ):
        own = min(took(lambda u=unit, a=amount: calendar.due_bulk(u, a, at)) for _ in range(ROUNDS)) / at.size
        held = own <= 25e-9 and theirs / own >= 200
        beside = f"workclock's bulk call {seconds(theirs)}"
        rows.append(Row(f"{what}, a row", seconds(own), beside, f"{theirs / own:.0f} x", "25 ns and 200 x", held))
    return rows


def run() -> list[Row]:
    """Every row of this bench."""
    calendar = china()
    return [*scalar(calendar), *bulk(calendar)]
