"""The clock bar that the demo hands to the playground's page: the bot's clock, and leaps that leave nothing untold."""

import asyncio
from collections.abc import Iterator
from datetime import datetime

from bot.assembly import Bot
from bot.domain.morning import morning_of
from storage import due, outbox
from storage.database import Session

LOOKS, LOOK = 60, 0.05  # how often, and after how many machine seconds, a leap looks whether all is told


class ClockBar:
    """The playground's clock bar: the bot's clock, and when something happens next."""

    def __init__(self, bot: Bot) -> None:
        self._bot, self.zone = bot, bot.company().calendar.zone
        self.now, self.set_speed = bot.clock.now, bot.clock.set_speed

    @property
    def speed(self) -> float:
        """Seconds of this clock for one second of the machine."""
        return self._bot.clock.speed

    async def jump(self, to: datetime) -> None:
        """Go on from there; ends when what fell due is told, so that the next leap makes nothing late, or after 3 s."""
        self._bot.clock.jump(to)
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
