"""The sample company, a book of tasks in it, and its readers."""

from collections.abc import Callable

import pytest

from bot.domain.calendar import Calendar
from bot.domain.company import Company
from bot.domain.standards import Language
from bot.settings import official_days, read_company, sample_company
from bot.views.reader import Reader
from tests.domain.book import Book

Reads = Callable[..., Reader]


@pytest.fixture(scope="session")
def company() -> Company:
    """Official days of 2025 and 2026, provisional ones from 2027."""
    blueprint = read_company(sample_company())
    days, _ = official_days(blueprint, 2025, 2028)
    return blueprint.company(Calendar("holidays 0.109 CN", blueprint.zone, days))


@pytest.fixture
def book(company) -> Book:
    return Book(company)


@pytest.fixture
def reads(book) -> Reads:
    """A reader at a local time: a person by name, nobody for a channel."""

    def reader(at: str, who: str | None = "王小明", language: Language = Language.HANT) -> Reader:
        return Reader(language, book.company, book.at(at), book.person(who) if who else None)

    return reader
