"""What the clock bar tells beside the time: whether business is open, what comes next, what has just happened."""

from collections.abc import Iterator
from datetime import datetime

from bot.domain.calendar_days import DayKind
from bot.domain.company import Company
from bot.domain.standards import Language
from bot.domain.task import Clock, Duty, Task
from bot.texts.days import day_key
from bot.views.reader import Reader
from bot.views.words import Words
from storage.happened import Happened


class News:
    """Sentences for one reader of the bar, as of `now`."""

    def __init__(self, language: Language, company: Company, now: datetime) -> None:
        self._words = Words(Reader(language, company, now), plain=True)
        self._company, self._now = company, now

    def hours(self) -> str:
        """Whether this is a working day and business is open; a holiday by its name."""
        calendar, local = self._company.calendar, self._company.calendar.local(self._now)
        day = calendar.day(local.date())
        if not day.shifts:
            return (
                self._day_off(day.name) if day.kind in {DayKind.HOLIDAY, DayKind.COMPANY_OFF} else self._put("bar.off")
            )
        second = local.hour * 3600 + local.minute * 60 + local.second
        within = any(shift.opens <= second < shift.closes for shift in day.shifts)
        return self._put("bar.open" if within else "bar.closed")

    def _day_off(self, name: str) -> str:
        key = day_key(name)
        return self._put("bar.holiday", name=self._put(key) if key else name)

    def next_warning(self, at: datetime, task: Task, clock: Clock, count: int) -> str:
        """When and what the next event of the clocks is: the first of so many that fall at the same instant."""
        turns = "bar.next.yellow" if clock.next_event_at == clock.yellow_at else "bar.next.red"
        one = self._put(turns, number=str(task.number), name=self._words.clock(task, clock))
        what = self._put("bar.next.several", first=one, more=count - 1) if count > 1 else one
        return self._put("bar.next", at=self.when(at), what=what)

    def next_summary(self, at: datetime | None) -> str:
        """The next event is the morning summary; empty when no morning is known."""
        return self._put("bar.next", at=self.when(at), what=self._put("bar.next.summary")) if at else ""

    def when(self, at: datetime | None) -> str:
        """An instant as people say it."""
        return self._words.near(at) if at else ""

    def passed(self, what: Happened) -> str:
        """When the last thing happened and what all of it was: ``18:00 → 3 red, 1 report owed``."""
        at = self._words.near(what.last or self._now)
        told = self._words.listed(self._told(what)) or self._put("bar.nothing")
        return self._put("bar.passed", at=at, told=told)

    def _told(self, what: Happened) -> Iterator[str]:
        if what.red:
            yield self._put("bar.red", count=what.red)
        if what.yellow:
            yield self._put("bar.yellow", count=what.yellow)
        if reports := what.owed.get(Duty.RECTIFICATION, 0):
            yield self._put("bar.owed.rectification", count=reports)
        if reports := what.owed.get(Duty.PROGRESS, 0):
            yield self._put("bar.owed.progress", count=reports)
        if what.late:
            yield self._put("bar.late", count=what.late)
        if what.summaries:
            yield self._put("bar.summary")

    def _put(self, key: str, **facts: str | int) -> str:
        return self._words.put(key, **facts)
