"""Deadlines of many starts in one call, from the same table as the one-by-one rules. The only place with numpy."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot.domain.calendar_days import DAY_SECONDS
from bot.domain.calendar_rules import ELAPSED, HOUR, Rules
from bot.domain.standards import Unit

Seconds = npt.NDArray[np.int64]
Places = npt.NDArray[np.intp]

CHUNK = 1 << 14  # rows whose intermediate results stay in the processor's cache
BY_DATE = {Unit.NTH_WORKING_DAY, Unit.END_OF_QUARTER}
"""Units whose deadline hangs on nothing but the start's local date."""
NARROWEST_BUCKET = 10  # bits: 1024 s; ten years take 300,000 buckets at most


class Ladder:
    """Finds, for each of many numbers, the last rung at or below it.

    A bucket of equal width answers at once; a rung inside the bucket costs one step more. Buckets are no wider than the
    smallest gap between rungs, so there is one step at most, unless rungs stand closer than the narrowest bucket.
    """

    def __init__(self, rungs: Sequence[int], last: int) -> None:
        """Rungs in order; numbers from the first rung to `last` may be asked for."""
        known = np.array(rungs, dtype=np.int64)
        gaps = np.diff(np.append(known, last + DAY_SECONDS))
        self._bits = max(int(gaps.min()).bit_length() - 1, NARROWEST_BUCKET)
        self._base = int(known[0])
        starts = np.arange(self._base, last + (2 << self._bits), 1 << self._bits)
        self._at_start = np.searchsorted(known, starts, side="right") - 1
        self._steps = int(np.diff(self._at_start).max())
        self._next = np.append(known[1:], np.iinfo(np.int64).max)

    def find(self, values: Seconds) -> Places:
        """The place of the last rung at or below each value."""
        found: Places = self._at_start.take((values - self._base) >> self._bits)
        for _ in range(self._steps):
            found += values >= self._next.take(found)
        return found


class Bulk:
    """The rules of `Rules` for arrays of UTC seconds."""

    def __init__(self, rules: Rules) -> None:
        table = self._table = rules.table
        self._rules = rules
        self._days = Ladder(table.midnights, table.end)
        self._openings = Ladder(table.opens, table.end)
        self._worked = Ladder(table.done, table.done[-1])
        self._done = np.array(table.done, dtype=np.int64)
        self._shift = np.array(table.shift, dtype=np.int64)
        self._after = self._shift[1:]  # of the interval after a place
        self._closing = np.array(table.closing, dtype=np.int64)
        self._numbers = np.array(table.numbers, dtype=np.intp)

    def due(self, unit: Unit, amount: int, starts: Seconds) -> Seconds:
        """The deadline of each start, refused as `Rules.due` refuses the earliest or the latest of them."""
        due = np.empty(starts.shape, dtype=np.int64)
        if not starts.size:
            return due
        # A later start never falls due earlier: when both ends are inside the table, all are.
        for end in (starts.min(), starts.max()):
            self._rules.due(unit, amount, int(end))
        if unit in BY_DATE:
            return self._day_by_day(unit, amount, self._days.find(starts))
        for begin in range(0, starts.size, CHUNK):
            rows = slice(begin, begin + CHUNK)
            due[rows] = self._due(unit, amount, starts[rows])
        return due

    def _due(self, unit: Unit, amount: int, starts: Seconds) -> Seconds:
        if unit in ELAPSED:
            return starts + amount * ELAPSED[unit]
        if unit == Unit.WORKING_HOURS:
            return self._working_hours(amount, starts)
        return self._closing.take(self._numbers.take(self._days.find(starts)) + (amount - 1))

    def _working_hours(self, amount: int, starts: Seconds) -> Seconds:
        places = self._openings.find(starts)
        wanted = np.minimum(self._done.take(places), starts - self._shift.take(places))
        wanted += amount * HOUR
        due: Seconds = wanted + self._after.take(self._worked.find(wanted - 1))
        return due

    def _day_by_day(self, unit: Unit, amount: int, days: Places) -> Seconds:
        """Each local date once, by the one-by-one rule."""
        due: Seconds = np.zeros(len(self._table.numbers), dtype=np.int64)
        for day in np.flatnonzero(np.bincount(days)):
            due[day] = self._rules.due(unit, amount, self._table.midnights[day])
        return due[days]
