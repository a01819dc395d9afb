"""One look at what has fallen due: warnings, the duties they start, and who is told (policy 4.2)."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain

from bot.domain.company import Company
from bot.domain.decision import Decision
from bot.domain.refusal import Refusal
from bot.domain.task import Task
from bot.domain.warnings import fall_due
from bot.reminders.findings import Finding, finding
from bot.reminders.folding import Folding
from storage import due, people
from storage.database import Database
from storage.desk import SqlDesk

log = logging.getLogger(__name__)

BATCH = 500  # clocks in one transaction
PULSE = "tick"
EVERY = timedelta(seconds=10)  # between two beats of the pulse


@dataclass
class Count:
    """What one tick did.

    Attributes:
        tasks: how many tasks had something fall due.
        notices: how many notices that made; a key that was known already is counted again.
        messages: how many messages they were folded into.
        refused: by number, the tasks whose rule said no, with its word; nothing was changed on them.
        clocks_refused: how many clocks those have, which may all stand past their event.
    """

    tasks: int = 0
    notices: int = 0
    messages: int = 0
    refused: dict[int, str] = field(default_factory=dict)
    clocks_refused: int = 0


class Tick:
    """Finds in the rows what has fallen due, so that a restart loses nothing.

    Args:
        now: the bot's clock.
        wake: called when there is something to tell.
        folding: shared with this process's delivery, so that a tick's notices are never split.
        batch: how many clocks are turned to in one transaction.
    """

    def __init__(
        self,
        database: Database,
        company: Callable[[], Company],
        now: Callable[[], datetime],
        wake: Callable[[], None],
        folding: Folding | None = None,
        *,
        batch: int = BATCH,
    ) -> None:
        self._database, self._company, self._now, self._wake = database, company, now, wake
        self.folding = folding or Folding(database)
        self._size = batch
        self._pulse: datetime | None = None

    def run(self) -> Count:
        """Everything that has fallen due by now, in batches; then one message for each place."""
        count, now = Count(), self._now()
        with self.folding.tick():
            if self._something_due(now):
                self._all_batches(count, now, self._company())
        self._beat(now)
        if count.messages:
            self._wake()
        return count

    def _something_due(self, now: datetime) -> bool:
        with self._database.reading() as session:
            event = due.next_event(session)
        return event is not None and event <= now

    def _all_batches(self, count: Count, now: datetime, company: Company) -> None:
        while self._batch(count, now, company):
            pass
        with self._database.transaction() as session:
            if count.refused:
                notice = finding(Finding.REFUSED, len(count.refused), company, now)
                SqlDesk(session).record(Decision(notices=(notice,)))
            count.messages = self.folding.end(session)

    def _batch(self, count: Count, now: datetime, company: Company) -> bool:
        """One transaction; False when nothing more has fallen due."""
        with self._database.transaction() as session:
            # Tasks that refuse stay due: they are asked for again and left out.
            found = due.due_tasks(session, now, self._size + count.clocks_refused)
            tasks = [task for task in found if task.number not in count.refused]
            decision = merged(_decisions(tasks, count, now, company))
            SqlDesk(session).record(decision)
            if len(found) >= self._size:
                self.folding.storm(session)
        count.tasks += len(decision.tasks)
        count.notices += len(decision.notices)
        return bool(tasks)

    def _beat(self, now: datetime) -> None:
        """Write down that it ran, but not every second: a write costs more than all the rest of an idle tick."""
        if self._pulse is None or now - self._pulse >= EVERY:
            with self._database.transaction() as session:
                people.put_pulse(session, PULSE, now)
            self._pulse = now


def _decisions(tasks: Sequence[Task], count: Count, now: datetime, company: Company) -> Iterator[Decision]:
    for task in tasks:
        try:
            yield fall_due(task, now, company)
        except Refusal as refusal:
            log.warning("task %s cannot fall due: %s", task.number, refusal)
            count.refused[task.number] = refusal.key
            count.clocks_refused += len(task.clocks)


def merged(decisions: Iterable[Decision]) -> Decision:
    """Decisions on different tasks as one, in time that grows with their number only."""
    every = list(decisions)
    return Decision(
        tuple(chain.from_iterable(one.tasks for one in every)),
        tuple(chain.from_iterable(one.lines for one in every)),
        tuple(chain.from_iterable(one.notices for one in every)),
        tuple(chain.from_iterable(one.reports for one in every)),
    )
