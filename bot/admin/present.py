"""The company as it is now: its file, and the calendar version that runs in the database."""

from datetime import datetime

from bot.domain.calendar import Calendar, changes, made_official
from bot.domain.calendar_days import DayChange
from bot.domain.company import Company
from bot.settings import Blueprint, calendar_years, official_calendar
from storage import people
from storage.calendars import load_calendar, running_version, save_calendar
from storage.database import Database


class Present:
    """Hands out the company; `refresh` notices a calendar version that another process took over."""

    _uncounted = False  # by this process, since the calendar it now keeps time by

    def __init__(self, database: Database, blueprint: Blueprint, now: datetime) -> None:
        """The first start takes the official calendar over; after that only `take_over` changes it."""
        self._database, self._blueprint = database, blueprint
        with database.transaction() as session:
            if running_version(session) is None:
                save_calendar(session, official(blueprint, now), now)
        self._company = blueprint.company(self._running())

    def __call__(self) -> Company:
        """The company, keeping time by the running calendar."""
        return self._company

    def refresh(self) -> bool:
        """Whether running deadlines are to be counted again; the company keeps time by the calendar that runs now.

        So it is when another version runs than at the last look, or a recount was not finished, until `counted`.
        """
        with self._database.reading() as session:
            version, owed = running_version(session), people.pulse(session, people.RECOUNT)
        if version != self._company.calendar.version:
            self._company, self._uncounted = self._blueprint.company(self._running()), True
        return self._uncounted or owed is not None

    def counted(self) -> None:
        """Running deadlines have been counted by the company's calendar."""
        self._uncounted = False

    def _running(self) -> Calendar:
        with self._database.reading() as session:
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
