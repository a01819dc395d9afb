"""The morning summaries, once a place and working day; late but once when the bot was down."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from bot.domain.company import Company
from bot.domain.decision import Decision
from bot.domain.morning import days_left, is_time, morning
from bot.reminders.findings import AUDIT, Finding, finding
from bot.reminders.letters import end_of_day
from storage import people, reports
from storage.database import Database
from storage.desk import SqlDesk

FEW_DAYS = 60  # of the calendar that are left: the next official one must be taken over


class Summaries:
    """Writes the notices of each working day's morning; what they say is read when they are delivered.

    Args:
        now: the bot's clock.
        wake: called when there is something to tell.
    """

    def __init__(
        self,
        database: Database,
        company: Callable[[], Company],
        now: Callable[[], datetime],
        wake: Callable[[], None],
    ) -> None:
        self._database, self._company, self._now, self._wake = database, company, now, wake
        self._done: date | None = None
        self._said: tuple[Finding, str] | None = None

    def run(self) -> int:
        """How many summaries were written; nothing is read when today's are known to be done, or are not due yet."""
        now, company = self._now(), self._company()
        on = company.calendar.local(now).date()
        if on == self._done or self._ended(company, now) or not is_time(company, now):
            return 0
        told = self._write(on, now, company)
        self._done = on
        if told:
            self._wake()
        return told

    def missing(self) -> bool:
        """Whether today's should have been written and were not."""
        now, company = self._now(), self._company()
        on = company.calendar.local(now).date()
        if days_left(company, now) < 0 or not is_time(company, now):
            return False
        with self._database.reading() as session:
            return people.pulse(session, _pulse(on)) is None

    def _ended(self, company: Company, now: datetime) -> bool:
        """Whether today is beyond the calendar. The audit channel hears once of its end, and before, in good time."""
        left = days_left(company, now)
        what = Finding.CALENDAR_ENDED if left < 0 else Finding.CALENDAR_ENDS
        said = (what, company.calendar.version)
        if left < FEW_DAYS and said != self._said:
            notice = replace(finding(what, max(left, 0), company, now), key=":".join((AUDIT, *said)))
            with self._database.transaction() as session:
                SqlDesk(session).record(Decision(notices=(notice,)))
            self._said = said
            self._wake()
        return left < 0

    def _write(self, on: date, now: datetime, company: Company) -> int:
        with self._database.transaction() as session:
            if people.pulse(session, _pulse(on)):
                return 0
            notices = morning(reports.standing(session, end_of_day(company, now)), company, now)
            SqlDesk(session).record(Decision(notices=notices))
            people.put_pulse(session, _pulse(on), now)
        return len(notices)


def _pulse(on: date) -> str:
    return f"summary:{on}"
