"""How each unit of a standard becomes a deadline (policy, "How time is counted"), in whole UTC seconds."""

from collections.abc import Callable
from datetime import date, timedelta

from bot.domain.calendar_table import Table
from bot.domain.refusal import Refusal
from bot.domain.standards import Unit

Rule = Callable[[int, int], int]
"""From a start and an amount to the deadline."""

HOUR, MINUTE = 3600, 60
ELAPSED = {Unit.HOURS: HOUR, Unit.MINUTES: MINUTE}
"""Units of the wall clock, in seconds."""


class Rules:
    """One rule a unit, all over the same table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._by_unit: dict[str, tuple[Rule, int]] = {
            Unit.WORKING_DAYS: (self._working_days, 1),
            Unit.WORKING_HOURS: (table.add, HOUR),
            Unit.HOURS: (self._elapsed, HOUR),
            Unit.MINUTES: (self._elapsed, MINUTE),
            Unit.NTH_WORKING_DAY: (self._nth_working_day, 1),
            Unit.END_OF_QUARTER: (self._end_of_quarter, 1),
        }

    def due(self, unit: Unit, amount: int, start: int) -> int:
        """The deadline by the unit's rule; rings and promises have none and are refused.

        Raises:
            ValueError: the amount is less than 1.
        """
        if amount < 1:
            raise ValueError(f"an allowance of {amount} {unit}")
        try:
            rule, size = self._by_unit[unit]
        except KeyError:
            raise Refusal("calendar.unit", unit=unit) from None
        return rule(start, amount * size)

    def close_on(self, on: date, start: int) -> int:
        """Close of business on a date, or of the last working day before it when it is closed."""
        number = self.table.numbers[self.table.day_on(on)]
        if not number:
            raise Refusal("calendar.before", first=self.table.first)
        if not self.table.begin <= start < self.table.end:
            raise self.table.outside(start)
        due = self.table.closing[number - 1]
        if due <= start:
            raise Refusal("calendar.date_past", date=on)
        return due

    def _working_days(self, start: int, amount: int) -> int:
        """The day of receipt, worked or not, is not counted."""
        table = self.table
        place = table.numbers[table.day_at(start)] + amount - 1
        if place >= len(table.closing):
            raise table.past()
        return table.closing[place]

    def _elapsed(self, start: int, seconds: int) -> int:
        if not self.table.begin <= start <= self.table.end - seconds:
            raise self.table.outside(start)
        return start + seconds

    def _nth_working_day(self, start: int, amount: int) -> int:
        first, last = self._period(start, months=1)
        before = self.table.worked_before(self.table.day_on(first))
        until = self.table.numbers[self.table.day_on(min(last, self.table.last))]
        if before + amount <= until:
            return self.table.closing[before + amount - 1]
        if last > self.table.last:
            raise self.table.past()
        raise Refusal("calendar.too_few", wanted=amount, found=until - before)

    def _end_of_quarter(self, start: int, _amount: int) -> int:
        first, last = self._period(start, months=3)
        before = self.table.worked_before(self.table.day_on(max(first, self.table.first)))
        until = self.table.numbers[self.table.day_on(last)]
        if until == before:
            raise Refusal("calendar.too_few", wanted=1, found=0)
        return self.table.closing[until - 1]

    def _period(self, start: int, months: int) -> tuple[date, date]:
        """The first and last date of the local month or quarter that a second lies in."""
        on = self.table.first + timedelta(days=self.table.day_at(start))
        first = on.replace(month=on.month - (on.month - 1) % months, day=1)
        next_first = (first + timedelta(days=31 * months)).replace(day=1)
        return first, next_first - timedelta(days=1)
