"""Working time as sorted tables of whole UTC seconds. Only numbers here: a day is its place in the table."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar_days import DAY_SECONDS, Day
from bot.domain.refusal import Refusal


class Table:
    """The working intervals and local days of a calendar.

    A local time that does not exist or comes twice (clocks put forward or back) is read with fold=0: the first of two,
    or as if the clock had not been put forward yet. What would then overlap, or reach out of its day, is cut off.
    """

    def __init__(self, zone: ZoneInfo, days: Sequence[Day]) -> None:
        self.first, self.last = days[0].date, days[-1].date
        self._zero = self.first.toordinal()
        self.midnights = [utc_second(zone, day.date, 0) for day in days]
        self.midnights.append(utc_second(zone, self.last, DAY_SECONDS))
        self.begin, self.end = self.midnights[0], self.midnights[-1]
        # A first interval of no length lets every second of the table have an interval that opened before it.
        self.opens, self.closes, self.done = [self.begin], [self.begin], [0]
        self.opening: list[int] = []
        self.closing: list[int] = []
        self.numbers: list[int] = []  # working days up to and with day i
        self.unofficial = [0]  # days before day i whose year's schedule is not published
        for day, *bounds in zip(days, self.midnights, self.midnights[1:], strict=False):
            self._add_day(zone, day, *bounds)
        self.all_done = self.done[-1]
        self.shift = [close - done for close, done in zip(self.closes, self.done, strict=True)]

    def _add_day(self, zone: ZoneInfo, day: Day, midnight: int, next_midnight: int) -> None:
        before = len(self.opens)
        for opens, closes in day.shifts:
            earliest = max(midnight, self.closes[-1])
            self._add_interval(
                max(utc_second(zone, day.date, opens), earliest),
                min(utc_second(zone, day.date, closes), next_midnight),
            )
        if len(self.opens) > before:
            self.opening.append(self.opens[before])
            self.closing.append(self.closes[-1])
        self.numbers.append(len(self.closing))
        self.unofficial.append(self.unofficial[-1] + (not day.official))

    def _add_interval(self, opens: int, closes: int) -> None:
        if opens < closes:
            self.opens.append(opens)
            self.closes.append(closes)
            self.done.append(self.done[-1] + closes - opens)

    def past(self) -> Refusal:
        """What is said of anything after the table's last day."""
        return Refusal("calendar.horizon", last=self.last)

    def outside(self, second: int) -> Refusal:
        """What is said of a second before the first day or past the last."""
        return Refusal("calendar.before", first=self.first) if second < self.begin else self.past()

    def day_at(self, second: int) -> int:
        """The local day of a second inside the table."""
        if not self.begin <= second < self.end:
            raise self.outside(second)
        return bisect_right(self.midnights, second) - 1

    def day_on(self, on: date) -> int:
        """The day of a local date, refused when it is outside the table."""
        place = on.toordinal() - self._zero
        if place < 0:
            raise Refusal("calendar.before", first=self.first)
        if place >= len(self.numbers):
            raise self.past()
        return place

    def worked_before(self, day: int) -> int:
        """How many working days lie before a day; the number of that day's closing, when it is worked."""
        return self.numbers[day - 1] if day else 0

    def is_worked(self, day: int) -> bool:
        """Whether the day has working time."""
        return self.numbers[day] > self.worked_before(day)

    def worked(self, second: int) -> int:
        """Working seconds from the table's beginning to a second inside it."""
        if not self.begin <= second < self.end:
            raise self.outside(second)
        place = bisect_right(self.opens, second) - 1
        done, running = self.done[place], second - self.shift[place]
        return running if running < done else done  # noqa: FURB136 -- min() costs a tenth of a deadline

    def between(self, start: int, end: int) -> int:
        """Working seconds from start to end, 0 when end is not after start. The table's very end may be asked for."""
        if end <= start:
            return 0
        return (self.done[-1] if end == self.end else self.worked(end)) - self.worked(start)

    def add(self, start: int, seconds: int) -> int:
        """The earliest second with so much working time after start, at least 1; a closing, never the next opening."""
        if not self.begin <= start < self.end:
            raise self.outside(start)
        # What follows is `worked`, written out: a call of it would cost a tenth of a deadline.
        place = bisect_right(self.opens, start) - 1
        done, running = self.done[place], start - self.shift[place]
        wanted = (running if running < done else done) + seconds  # noqa: FURB136 -- as in `worked`
        if wanted > self.all_done:
            raise self.past()
        return wanted + self.shift[bisect_left(self.done, wanted, place)]

    def any_unofficial(self, first: int, last: int) -> bool:
        """Whether a day from first to last, both included, is of a year whose schedule is not published."""
        return self.unofficial[last + 1] > self.unofficial[first]


def utc_second(zone: ZoneInfo, on: date, second: int) -> int:
    """A wall clock's second since local midnight as UTC seconds since 1970."""
    midnight = datetime(on.year, on.month, on.day, tzinfo=zone)
    return int((midnight + timedelta(seconds=second)).timestamp())
