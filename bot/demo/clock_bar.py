"""The clock bar that the demo hands to the playground's page: the bot's clock, and leaps that leave nothing untold."""

import asyncio
from collections.abc import Iterator
from datetime import datetime

from bot.assembly import Bot
from bot.demo.news import News
from bot.domain.morning import morning_of
from bot.domain.standards import spoken
from bot.playground.page_ways import ClockWords
from bot.playground.people import Impossible
from storage import due, outbox
from storage.database import Session
from storage.happened import coming, happened

LOOKS, LOOK = 200, 0.05  # how often, and after how many machine seconds, a halt looks whether all is told


class ClockBar:
    """The playground's clock bar: the bot's clock, when something happens next, and what has just happened.

    While `shut` nobody moves the clock (`Impossible`): the company is still living through its past.
    """

    def __init__(self, bot: Bot, *, shut: bool = False) -> None:
        self.shut = shut
        self._bot, self.zone = bot, bot.company().calendar.zone
        self.now = bot.clock.now
        self._moved_from: datetime | None = None

    @property
    def speed(self) -> float:
        """Seconds of this clock for one second of the machine."""
        return self._bot.clock.speed

    def set_speed(self, speed: float) -> None:
        """Run at that speed; what happens from now on is told."""
        self._must_be_open()
        self._moved_from = self.now()
        self._bot.clock.set_speed(speed)

    async def jump(self, to: datetime) -> None:
        """Go on to there, with a halt at everything that falls due on the way, so that nothing is told late.

        Ends when what fell due is told, or 10 s after the last halt.
        """
        self._must_be_open()
        self._moved_from = self.now()
        for at in stops(self, to):
            await self._halt(at)
        await self._halt(max(to, self.now()))

    def _must_be_open(self) -> None:
        if self.shut:
            raise Impossible("the clock is not the page's yet")

    async def _halt(self, at: datetime) -> None:
        self._bot.clock.jump(at)
        await asyncio.to_thread(self._bot.beat)
        await asyncio.to_thread(self._bot.summaries.run)
        for _ in range(LOOKS):
            if not await self._bot.office.read(_something_to_tell):
                return
            await asyncio.sleep(LOOK)

    def next_event(self) -> datetime | None:
        """The next warning or the next morning's summary, whichever comes first."""
        with self._bot.database.reading() as session:
            event = due.next_event(session)
        found = [at for at in (event, self.next_working_day()) if at]
        return min(found, default=None)

    def next_working_day(self) -> datetime | None:
        """The hour of the summary on the next working day, or today's when it is still to come."""
        company, now = self._bot.company(), self.now()
        today = company.calendar.local(now).date()
        if company.calendar.is_working_day(today) and now < morning_of(company, now):
            return morning_of(company, now)
        on = company.calendar.next_working_day(today)
        return datetime.combine(on, company.choices.morning, company.calendar.zone)

    def words(self, locale: str) -> ClockWords:
        """Whether business is open, when and what comes next, and what the last move of the clock has brought."""
        company, now = self._bot.company(), self.now()
        news = News(spoken(locale) or company.language, company, now)
        with self._bot.database.reading() as session:
            passed = happened(session, self._moved_from, now) if self._moved_from else None
            places, first = coming(session)
        event, morning = (first[1].next_event_at if first else None), self.next_working_day()
        warns = event if event and (morning is None or event < morning) else None
        return {
            "hours": news.hours(),
            "next_event": news.next_warning(warns, *first, len(places))
            if first and warns
            else news.next_summary(morning),
            "next_working_day": news.when(morning),
            "passed": news.passed(passed) if passed else "",
        }


def _something_to_tell(session: Session) -> bool:
    return bool(outbox.unfolded(session) or [*outbox.places_waiting(session)])


def stops(bar: ClockBar, to: datetime) -> Iterator[datetime]:
    """Where to halt on the way to `to`, asked again once all that is due there is told.

    It ends at an event that stays due, as that of a task that refuses does: time goes on without it.
    """
    before = None
    while (event := bar.next_event()) and event <= to and event != before:
        yield max(event, bar.now())
        before = event
