"""The company as it is now: its file, and the calendar version that runs in the database."""

from datetime import datetime

from bot.domain.calendar import Calendar, changes, made_official
from bot.domain.calendar_days import DayChange
from bot.domain.company import Company
from bot.settings import Blueprint, calendar_years, official_calendar
from storage.calendars import load_calendar, running_version, save_calendar
from storage.database import Database


class Present:
    """Hands out the company; `refresh` notices a calendar version that another process took over."""

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
        """Whether another calendar version runs now than at the last look; the company then keeps time by it."""
        with self._database.reading() as session:
            version = running_version(session)
        if version == self._company.calendar.version:
            return False
        self._company = self._blueprint.company(self._running())
        return True

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
    """Let the library's calendar run from now on; what is running is then to be counted again."""
    library = official(blueprint, now)
    with database.transaction() as session:
        save_calendar(session, library, now)
    return library
