"""A book of tasks and a desk, for the storage room's tests."""

import pytest

from bot.domain.calendar import Calendar
from bot.settings import official_days, read_company, sample_company
from storage.calendars import save_calendar
from tests.domain.book import Book


@pytest.fixture(scope="session")
def company():
    blueprint = read_company(sample_company())
    days, version = official_days(blueprint, 2025, 2028)
    return blueprint.company(Calendar(version, blueprint.zone, days))


@pytest.fixture
def book(company):
    return Book(company)


@pytest.fixture
def kept(database, company, book):
    """The database with the company's calendar running."""
    with database.transaction() as session:
        save_calendar(session, company.calendar, book.at("2026-11-01 00:00"))
    return database
