"""Silence is noticed: what should have happened and did not is found, mended and said."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.domain.company import Company
from bot.domain.decision import Decision
from bot.domain.recount import hand_over_duties, still_answers
from bot.domain.task import Duty
from bot.reminders.findings import Finding, finding
from bot.reminders.summaries import Summaries
from bot.reminders.tick import Tick, merged
from storage import due, outbox
from storage.database import Database
from storage.desk import SqlDesk

log = logging.getLogger(__name__)

OLD = 15 * 60.0  # machine seconds after which a message has waited too long


class Audit:
    """Looks every minute. What others do by themselves is a finding only when it still stands at the next look.

    Args:
        tick, summaries: run again where they have failed.
        check_copies: deletes second copies of messages in Slack and says how many there were.
        unsure: how many messages Slack has not let us look up for long.
        now: the bot's clock; `wall` is the machine's, in seconds since 1970.
        wake: called when there is something to tell.
    """

    def __init__(
        self,
        database: Database,
        company: Callable[[], Company],
        now: Callable[[], datetime],
        wake: Callable[[], None],
        *,
        tick: Tick,
        summaries: Summaries,
        check_copies: Callable[[], Awaitable[int]],
        unsure: Callable[[], int],
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._database, self._company, self._now, self._wake, self._wall = database, company, now, wake, wall
        self._tick, self._summaries = tick, summaries
        self._check_copies, self._unsure = check_copies, unsure
        self._overdue: datetime | None = None
        self._summaries_missing = False

    async def run(self) -> dict[Finding, int]:
        """Everything that was found, with how many of it; each kind is said once a day in the audit channel."""
        found = {Finding.COPIES: await self._check_copies()}
        found |= await asyncio.to_thread(self._look)
        found = {what: count for what, count in found.items() if count}
        if found:
            log.warning("audit: %s", ", ".join(f"{what} {count}" for what, count in found.items()))
            await asyncio.to_thread(self._tell, found)
            self._wake()
        return found

    def _look(self) -> dict[Finding, int]:
        return {
            Finding.CLOCKS: self._clocks(),
            Finding.SUMMARIES: self._mornings(),
            Finding.UNTOLD: self._untold(),
            Finding.UNSURE: self._unsure(),
            Finding.DUTIES: self._duties(),
        }

    def _clocks(self) -> int:
        """Clocks that stood past their event at the last look too: how many tasks the tick then had to turn to."""
        with self._database.reading() as session:
            event = due.next_event(session)
        overdue = event if event is not None and event <= self._now() else None
        stuck = overdue is not None and overdue == self._overdue
        self._overdue = overdue
        return self._tick.run().tasks if stuck else 0

    def _mornings(self) -> int:
        """Whether today's summaries were missing at the last look too, and there was something to say."""
        missing = self._summaries.missing()
        stuck = missing and self._summaries_missing
        self._summaries_missing = missing
        return int(stuck and self._summaries.run() > 0)

    def _untold(self) -> int:
        """Messages that have waited too long; delivery is woken, and the day's finding waits behind them."""
        with self._database.reading() as session:
            oldest = outbox.oldest_waiting(session)
            if oldest is None or self._wall() - oldest < OLD:
                return 0
            counts = outbox.counts(session)
        return counts["pending"] + counts["sending"]

    def _duties(self) -> int:
        """Duties of somebody who cannot answer for them any more: the head changed, or they left the company."""
        company, now = self._company(), self._now()
        with self._database.transaction() as session:
            desk = SqlDesk(session)
            owed = [
                one for name in Duty for one in desk.owed(bearer=None, departments=[*company.departments], name=name)
            ]
            left = sorted({task.number for task, duty in owed if not still_answers(duty, task, company)})
            given = [hand_over_duties(task, now, company) for task in desk.tasks(left)]
            changed = [decision for decision in given if decision.lines]
            desk.record(merged(changed))
        return len(changed)

    def _tell(self, found: dict[Finding, int]) -> None:
        company, now = self._company(), self._now()
        notices = tuple(finding(what, count, company, now) for what, count in found.items())
        with self._database.transaction() as session:
            SqlDesk(session).record(Decision(notices=notices))
