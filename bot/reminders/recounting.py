"""A new calendar: every running deadline is computed again, page by page (policy, "How time is counted")."""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.domain.company import Company
from bot.domain.decision import Decision
from bot.domain.recount import recount
from bot.domain.refusal import Refusal
from bot.domain.task import Task
from bot.reminders.tick import merged
from storage import due, people
from storage.calendars import running_version
from storage.database import Database, Session
from storage.desk import SqlDesk

log = logging.getLogger(__name__)

PAGE = 500  # tasks in one transaction


def recount_all(database: Database, company: Company, now: datetime, *, page: int = PAGE) -> int:
    """How many tasks had a deadline move. Those concerned are told; breaches and closed work stay as they are.

    A recount that is owed (`people.RECOUNT`) stays so until the last page is done, by the calendar that then runs.
    """
    moved, last = 0, 0
    while True:
        with database.transaction() as session:
            tasks = due.running_timed(session, last, page)
            changed = [one for one in _recounted(tasks, company, now) if one.lines]
            SqlDesk(session).record(merged(changed))
            if not tasks:
                _done(session, company, now)
        moved += len(changed)
        if not tasks:
            return moved
        last = tasks[-1].number


def _done(session: Session, company: Company, now: datetime) -> None:
    """Cleared first, since that waits for a calendar being taken over just now, which is owed a recount of its own."""
    people.clear_pulse(session, people.RECOUNT)
    if running_version(session) not in (None, company.calendar.version):
        people.put_pulse(session, people.RECOUNT, now)


def _recounted(tasks: Sequence[Task], company: Company, now: datetime) -> Iterator[Decision]:
    for task in tasks:
        try:
            yield recount(task, now, company)
        except Refusal as refusal:
            log.warning("task %s cannot be counted again: %s", task.number, refusal)
