"""A branch of the post office for each test, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator

import pytest

from bot.domain.company import Company
from bot.playground.server import Playground
from tests.company import make_company
from tests.reminders.branch import Branch, workspace


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def company() -> Company:
    return make_company()


@pytest.fixture
async def branch(database, company) -> AsyncIterator[Branch]:
    slack = workspace(company)
    playground = Playground(slack)
    await playground.start()
    made = Branch(slack, database, company, playground.api_url)
    made.save_calendar()
    yield made
    await playground.stop()
