"""The daily seal over all history, posted where nobody who can reach the database can reach it."""

from collections.abc import Callable
from datetime import date, datetime

from bot.domain.company import Company
from bot.domain.decision import Decision, Notice
from storage import people, seals
from storage.database import Database
from storage.desk import SqlDesk

SEAL = "seal"


class Seal:
    """Seals once a day (company zone), as soon after midnight as it is asked to."""

    def __init__(
        self,
        database: Database,
        company: Callable[[], Company],
        now: Callable[[], datetime],
        wake: Callable[[], None],
    ) -> None:
        self._database, self._company, self._now, self._wake = database, company, now, wake
        self._done: date | None = None

    def run(self) -> str | None:
        """The digest that was posted; None when today's seal is done, or no history was written since the last."""
        now, company = self._now(), self._company()
        on = company.calendar.local(now).date()
        if on == self._done:
            return None
        digest = self._seal(on, now, company)
        self._done = on
        if digest:
            self._wake()
        return digest

    def _seal(self, on: date, now: datetime, company: Company) -> str | None:
        with self._database.transaction() as session:
            if people.pulse(session, f"{SEAL}:{on}"):
                return None
            digest = seals.make_seal(session, now)
            if digest:
                notice = Notice(SEAL, company.audit_channel, f"{SEAL}:{on}", now, facts={"digest": digest})
                SqlDesk(session).record(Decision(notices=(notice,)))
            people.put_pulse(session, f"{SEAL}:{on}", now)
        return digest
