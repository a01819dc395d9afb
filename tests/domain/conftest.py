"""The sample company with its real standards and the official calendar, for the rules' own tests."""

import pytest

from bot.domain.calendar import Calendar
from bot.domain.company import Company
from bot.settings import official_days, read_company, sample_company
from tests.domain.book import Book


@pytest.fixture(scope="session")
def company() -> Company:
    """The sample company; official days of 2025 and 2026, provisional 2027 and 2028."""
    blueprint = read_company(sample_company())
    days, version = official_days(blueprint, 2025, 2028)
    return blueprint.company(Calendar(version, blueprint.zone, days))


@pytest.fixture
def book(company) -> Book:
    """An empty book of tasks."""
    return Book(company)


@pytest.fixture
def head(company) -> str:
    """The head of claims, by Slack id."""
    return company.departments["claims"].head
