"""The end of the table of days: warned of once in good time, and beyond it quiet instead of failing every second."""

from datetime import date

import pytest

from bot.domain.morning import days_left
from bot.reminders.summaries import Summaries
from tests.company import AUDIT_CHANNEL, at, ending

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


@pytest.fixture
def summaries(branch):
    """The job of a company whose calendar ends with the year."""
    branch.company = ending(branch.company, date(2026, 12, 31))
    return Summaries(branch.database, branch.the_company, branch.clock.now, branch.wake)


async def heard(branch, word: str) -> int:
    await branch.deliver.drain()
    return len([text for text in branch.texts(AUDIT_CHANNEL) if word in text])


async def test_fewer_than_sixty_days_are_told_once_also_by_another_process(branch, summaries):
    again = Summaries(branch.database, branch.the_company, branch.clock.now, branch.wake)
    for job in (summaries, again, summaries):
        job.run()
    assert await heard(branch, "行事曆只剩 38 天") == 1

    branch.jump("2026-12-10 10:00")
    summaries.run()
    assert await heard(branch, "行事曆只剩") == 1


async def test_beyond_the_last_day_it_says_so_once_and_the_job_goes_on(branch, summaries):
    branch.jump("2027-01-04 10:00")
    assert [summaries.run(), summaries.run(), summaries.missing()] == [0, 0, False]
    assert await heard(branch, "已超出行事曆") == 1


async def test_a_new_calendar_ends_the_silence(branch, summaries, company):
    branch.jump("2027-01-04 10:00")
    summaries.run()
    branch.company = company
    summaries.run()
    assert not summaries.missing()


async def test_a_calendar_that_reaches_far_is_not_spoken_of(branch, company):
    Summaries(branch.database, lambda: company, branch.clock.now, branch.wake).run()
    assert await heard(branch, "行事曆") == 0
    assert days_left(company, at("2027-12-31 23:00")) == 0
