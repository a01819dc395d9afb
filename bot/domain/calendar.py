"""The company's working calendar: from a start and an allowance to the yellow point and the deadline.

Policy, "How time is counted". Instants come in aware and go out in UTC, whole seconds; a fraction of a second is cut
off. Business that ends at midnight belongs to the day that ends there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from fractions import Fraction
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.domain.calendar_bulk import Bulk, Seconds
from bot.domain.calendar_days import DAY_SECONDS, Day, DayChange, check_days
from bot.domain.calendar_rules import ELAPSED, Rules
from bot.domain.calendar_table import Table
from bot.domain.standards import Unit

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_from_second = datetime.fromtimestamp  # looked up once: a deadline is counted in little more time than a look-up


@dataclass(frozen=True)
class Span:
    """A clock's three instants, aware UTC in whole seconds.

    `provisional` says that a local date from the start's to the deadline's, both included (and the agreed date, for
    `by_date`), is of a year whose official schedule is not published. That holds for every unit, `hours` too.
    """

    started_at: datetime
    yellow_at: datetime
    due_at: datetime
    provisional: bool


@dataclass(frozen=True)
class Counted:
    """One local date of a count.

    Args:
        day: the date and why it is worked or not.
        number: the how-manieth working day after the day of receipt it is; None for that day and for days off.
        seconds: working seconds of that date inside the count.
    """

    day: Day
    number: int | None
    seconds: int


class Calendar:
    """The days of one version of the calendar, in one time zone. It never changes.

    Clock changes: a local time that comes twice is the first of the two; one that does not exist is read as if the
    clock had not been put forward yet (`fold=0`).

    Every question outside the table is refused, never guessed: `calendar.before` (first) and `calendar.horizon` (last).
    """

    def __init__(self, version: str, zone: ZoneInfo, days: Sequence[Day]) -> None:
        """Days follow one another without a gap, else `ValueError` (see `check_days`)."""
        check_days(days)
        self.version = version
        self.zone = zone
        self.days = tuple(days)
        self._table = Table(zone, self.days)
        self._rules = Rules(self._table)
        self._due = self._rules.due
        self._bulk = Bulk(self._rules)

    def due(self, unit: Unit, amount: int, start: datetime) -> datetime:
        """The deadline. An `nth_working_day` or `end_of_quarter` that is over already lies before the start.

        The amount says nothing for `end_of_quarter`.

        Raises:
            Refusal: `calendar.before`, `calendar.horizon`; `calendar.unit` for rings and promises; `calendar.too_few`
                (wanted, found) when the month or quarter has not so many working days.
            ValueError: a naive start, or an amount under 1.
        """
        return _from_second(self._due(unit, amount, _second(start)), UTC)

    def span(self, unit: Unit, amount: int, start: datetime, yellow: float = 0.8) -> Span:
        """Start, yellow point and deadline; refuses as `due` does.

        Yellow stands at that share of the working time between start and deadline, of the elapsed time for hours and
        minutes, rounded up to a second; at the deadline when there is no working time between.

        Raises:
            ValueError: also for a share that is not above 0 and at most 1.
        """
        begin = _second(start)
        due = self._rules.due(unit, amount, begin)
        if unit in ELAPSED:
            return self._span(begin, begin + _share(yellow, due - begin), due, due)
        return self._span(begin, self._yellow(begin, due, yellow), due, due)

    def by_date(self, on: date, start: datetime, yellow: float = 0.8) -> Span:
        """Until close of business on a date, or on the last working day before it when that date is closed.

        Raises:
            Refusal: `calendar.date_past` (date) when that is not after the start; else as `due`.
        """
        begin = _second(start)
        due = self._rules.close_on(on, begin)
        end_of_date = self._table.midnights[self._table.day_on(on) + 1]
        return self._span(begin, self._yellow(begin, due, yellow), due, end_of_date)

    def due_bulk(self, unit: Unit, amount: int, starts: Seconds) -> Seconds:
        """`due` for many starts, in UTC seconds since 1970; refused when one of them is refused."""
        return self._bulk.due(unit, amount, starts)

    def working_seconds(self, start: datetime, end: datetime) -> int:
        """Working time from start to end; 0 when end is not after start."""
        return self._table.between(_second(start), _second(end))

    def add_working(self, start: datetime, seconds: int) -> datetime:
        """The earliest instant with so much working time after start: a closing, never the next opening. 0 is start.

        Raises:
            ValueError: fewer than 0 seconds.
        """
        if seconds < 0:
            raise ValueError(f"{seconds} working seconds cannot be added")
        begin = _second(start)
        return _instant(self._table.add(begin, seconds) if seconds else begin)

    def count(self, start: datetime, due: datetime) -> tuple[Counted, ...]:
        """Every local date from start's to due's, to explain a deadline; start's alone when due is earlier."""
        begin, end = _second(start), _second(due)
        receipt, last = self._days_between(begin, end)
        return tuple(self._counted(place, receipt, begin, end) for place in range(receipt, last + 1))

    def day(self, on: date) -> Day:
        """The day of a local date."""
        return self.days[self._table.day_on(on)]

    def is_working_day(self, on: date) -> bool:
        """Whether that local date has working time; half days have."""
        return self._table.is_worked(self._table.day_on(on))

    def next_working_day(self, after: date) -> date:
        """The first working day strictly after a local date."""
        number = self._table.numbers[self._table.day_on(after)]
        if number == len(self._table.closing):
            raise self._table.past()
        return self.days[self._table.day_at(self._table.opening[number])].date

    def working_days(self, start: datetime, end: datetime) -> int:
        """Whole working days from start to end; 0 when end is not after start.

        A working day is whole at the time of day at which the start's stood, at its closing when business was over by
        then: from a deadline on Tuesday 18:00 to Thursday 10:00 it is one.
        """
        if end <= start:
            return 0
        first, last = self.local(start), self.local(end)
        places = self._table.day_on(first.date()), self._table.day_on(last.date())
        days = self._table.numbers[places[1]] - self._table.numbers[places[0]]
        closing = self.closes(first.date())
        since = min(first, closing.astimezone(self.zone)).time() if closing else time.min
        return days - (days > 0 and self._table.is_worked(places[1]) and last.time() < since)

    def opens(self, on: date) -> datetime | None:
        """When business begins on a local date; None when closed."""
        return self._edge(on, self._table.opening)

    def closes(self, on: date) -> datetime | None:
        """When business ends on a local date; None when closed."""
        return self._edge(on, self._table.closing)

    def local(self, instant: datetime) -> datetime:
        """The same instant in the company's zone."""
        return _instant(_second(instant)).astimezone(self.zone)

    def _edge(self, on: date, edges: list[int]) -> datetime | None:
        place = self._table.day_on(on)
        return _instant(edges[self._table.worked_before(place)]) if self._table.is_worked(place) else None

    def _yellow(self, start: int, due: int, yellow: float) -> int:
        before_yellow = _share(yellow, self._table.between(start, due))
        return self._table.add(start, before_yellow) if before_yellow else due

    def _span(self, start: int, yellow: int, due: int, reach: int) -> Span:
        provisional = self._table.any_unofficial(*self._days_between(min(start, due), max(start, reach)))
        return Span(_instant(start), _instant(yellow), _instant(due), provisional)

    def _days_between(self, start: int, end: int) -> tuple[int, int]:
        return self._table.day_at(start), self._table.day_at(max(start, end - 1))

    def _counted(self, place: int, receipt: int, start: int, due: int) -> Counted:
        midnight, next_midnight = self._table.midnights[place : place + 2]
        seconds = self._table.between(max(start, midnight), min(due, next_midnight))
        counts = place > receipt and self._table.is_worked(place)
        number = self._table.numbers[place] - self._table.numbers[receipt]
        return Counted(self.days[place], number if counts else None, seconds)


def changes(old: Calendar, new: Calendar) -> tuple[DayChange, ...]:
    """The dates in both calendars whose kind, name or hours differ, in order. See `made_official` for the rest."""
    both = _in_both(old, new)
    return tuple(
        DayChange(before.date, before, after)
        for before, after in both
        if (before.kind, before.name, before.shifts) != (after.kind, after.name, after.shifts)
    )


def made_official(old: Calendar, new: Calendar) -> tuple[int, ...]:
    """The years whose official schedule the new calendar has and the old one had not, in order."""
    return tuple(
        sorted({after.date.year for before, after in _in_both(old, new) if after.official and not before.official})
    )


def _in_both(old: Calendar, new: Calendar) -> list[tuple[Day, Day]]:
    before = {day.date: day for day in old.days}
    return [(before[day.date], day) for day in new.days if day.date in before]


def _second(instant: datetime) -> int:
    try:
        since = instant - EPOCH
    except TypeError:
        raise ValueError(f"{instant!r} has no time zone") from None
    return since.days * DAY_SECONDS + since.seconds  # twice as fast as a division by one second


def _instant(second: int) -> datetime:
    return _from_second(second, UTC)


def _share(yellow: float, seconds: int) -> int:
    numerator, denominator = _exactly(yellow)
    return -(-seconds * numerator // denominator)


@lru_cache(maxsize=64)
def _exactly(yellow: float) -> tuple[int, int]:
    """A share as it was written: 0.8 is four fifths, not the nearest binary number, so that rounding up is right."""
    if not 0 < yellow <= 1:
        raise ValueError(f"a yellow point at {yellow} of the time")
    return Fraction(str(yellow)).as_integer_ratio()
