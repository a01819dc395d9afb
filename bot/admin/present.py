"""The company as it is now: its file, the calendar version that runs, and who has come and gone since."""

from collections.abc import Callable
from datetime import datetime
from threading import Lock

from bot.domain.calendar import Calendar, changes, made_official
from bot.domain.calendar_days import DayChange
from bot.domain.company import Company
from bot.domain.people import present
from bot.settings import Blueprint, calendar_years, official_calendar
from storage import members, people
from storage.calendars import load_calendar, running_version, save_calendar
from storage.database import Database, Session


class Present:
    """Hands out the company; `refresh` and `follow` notice what another process has changed. Safe to use from threads.

    Args:
        changed: called when the people are others than at the last look.
    """

    _uncounted = False  # by this process, since the calendar it now keeps time by

    def __init__(
        self, database: Database, blueprint: Blueprint, now: datetime, *, changed: Callable[[], None] = lambda: None
    ) -> None:
        """The first start takes the official calendar over; after that only `take_over` changes it."""
        self._database, self._blueprint, self._changed = database, blueprint, changed
        self._lock = Lock()
        with database.transaction() as session:
            if running_version(session) is None:
                save_calendar(session, official(blueprint, now), now)
        with database.reading() as session:
            self._file = blueprint.company(_running(session))
            self._company, self._people = self._with_people(session)

    def __call__(self) -> Company:
        """The company, keeping time by the running calendar."""
        return self._company

    def written(self) -> Company:
        """The same with the people of its file alone, whoever has left or joined."""
        return self._file

    def refresh(self) -> bool:
        """Whether running deadlines are to be counted again; the company keeps time by the calendar that runs now.

        So it is when another version runs than at the last look, or a recount was not finished, until `counted`.
        """
        with self._database.reading() as session:
            version, owed = running_version(session), people.pulse(session, people.RECOUNT)
            if version != self._file.calendar.version:
                self._file, self._uncounted = self._blueprint.company(_running(session)), True
                with self._lock:
                    self._company, self._people = self._with_people(session)
        return self._uncounted or owed is not None

    def follow(self) -> bool:
        """Whether the people were others at the last look; the company has them as they are now."""
        with self._lock, self._database.reading() as session:
            if members.version(session) == self._people:
                return False
            self._company, self._people = self._with_people(session)
        self._changed()
        return True

    def counted(self) -> None:
        """Running deadlines have been counted by the company's calendar."""
        self._uncounted = False

    def _with_people(self, session: Session) -> tuple[Company, int]:
        return present(self._file, members.members(session)), members.version(session)


def _running(session: Session) -> Calendar:
    return load_calendar(session, running_version(session) or "")


def official(blueprint: Blueprint, now: datetime) -> Calendar:
    """The calendar that the library gives today for the company's country, hours and own days."""
    return official_calendar(blueprint, *calendar_years(now.astimezone(blueprint.zone).date()))


def compare(running: Calendar, library: Calendar) -> tuple[tuple[DayChange, ...], tuple[int, ...]]:
    """The days that would change, and the years whose official schedule has been published since."""
    return changes(running, library), made_official(running, library)


def take_over(database: Database, blueprint: Blueprint, now: datetime) -> Calendar:
    """Let the library's calendar run from now on; what is running is owed a recount, even if this process ends here."""
    library = official(blueprint, now)
    with database.transaction() as session:
        people.put_pulse(session, people.RECOUNT, now)
        save_calendar(session, library, now)
    return library
