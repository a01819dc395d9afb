"""Who hears each working day's morning how things stand; none when there is nothing to say, late but once."""

from dataclasses import replace

import pytest

from bot.domain.morning import is_time, morning
from bot.domain.standing import Row, Standing
from bot.domain.task import ClockKind, ClockState
from bot.reminders.summaries import Summaries
from tests.company import (
    CHEN,
    CLAIMS_CHANNEL,
    LI,
    LIN,
    MANAGEMENT_CHANNEL,
    SALES_CHANNEL,
    WANG,
    ZHANG,
    at,
)

MONDAY = "2026-11-23 09:00"


def row(department="claims", bearer=WANG, state=ClockState.RED, kind=ClockKind.STAGE) -> Row:
    return Row(
        number=1,
        seq=1,
        kind=kind,
        name="registration",
        title="車險理賠",
        reference="CLM-1",
        standard="claims.simple",
        department=department,
        responsible=bearer,
        bearer=bearer,
        due_at=at("2026-11-20 18:00"),
        state=state,
        provisional=False,
    )


def places(company, *rows, now=MONDAY):
    return {notice.to for notice in morning(Standing(rows), company, at(now))}


RED = row()
YELLOW = row(state=ClockState.YELLOW)
TODAY = row(state=ClockState.GREEN)
OWED = row(bearer=CHEN, kind=ClockKind.DUTY, state=ClockState.GREEN)
LATE_DUTY = row(bearer=CHEN, kind=ClockKind.DUTY)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param((), set(), id="nothing to say"),
        pytest.param((RED,), {CLAIMS_CHANNEL, MANAGEMENT_CHANNEL, WANG, LIN}, id="red: the bearer and the head too"),
        pytest.param((YELLOW,), {CLAIMS_CHANNEL, MANAGEMENT_CHANNEL}, id="yellow"),
        pytest.param((TODAY,), {CLAIMS_CHANNEL, MANAGEMENT_CHANNEL}, id="due today"),
        pytest.param((OWED,), {CLAIMS_CHANNEL, MANAGEMENT_CHANNEL, CHEN}, id="owed: its bearer"),
        pytest.param((LATE_DUTY,), {CLAIMS_CHANNEL, MANAGEMENT_CHANNEL, CHEN}, id="a late duty is its bearer's alone"),
        pytest.param(
            (RED, row("sales", LI)),
            {CLAIMS_CHANNEL, SALES_CHANNEL, MANAGEMENT_CHANNEL, WANG, LIN, LI, ZHANG},
            id="two departments",
        ),
        pytest.param((row(bearer="U0LEFT"),), {CLAIMS_CHANNEL, MANAGEMENT_CHANNEL, LIN}, id="the bearer has left"),
        pytest.param((row("wound_up"),), {MANAGEMENT_CHANNEL, WANG}, id="the department is gone"),
    ],
)
def test_those_who_are_concerned_are_told(company, rows, told):
    assert places(company, *rows) == told


@pytest.mark.parametrize(
    ("now", "due"),
    [
        pytest.param("2026-11-23 08:59", False, id="before the hour"),
        pytest.param("2026-11-23 09:00", True, id="at the hour"),
        pytest.param("2026-11-23 23:59", True, id="late the same day"),
        pytest.param("2026-11-22 09:00", False, id="Sunday"),
        pytest.param("2026-10-05 09:00", False, id="National Day"),
        pytest.param("2026-10-10 09:00", True, id="a Saturday that is worked"),
    ],
)
def test_it_is_told_on_working_days_from_the_chosen_hour_on(company, now, due):
    assert is_time(company, at(now)) is due
    assert bool(places(company, RED, now=now)) is due


def test_the_deputy_hears_while_the_head_is_away(company):
    lin = replace(company.people[LIN], away=((at(MONDAY).date(), at(MONDAY).date()),))
    away = replace(company, people={**company.people, LIN: lin})

    assert places(away, RED) == {CLAIMS_CHANNEL, MANAGEMENT_CHANNEL, WANG, CHEN}


def test_a_channel_that_two_departments_share_hears_once_of_the_whole_company(company):
    sales = replace(company.departments["sales"], channel=CLAIMS_CHANNEL)
    shared = replace(company, departments={**company.departments, "sales": sales})

    notices = morning(Standing((RED, row("sales", LI))), shared, at(MONDAY))

    (notice,) = [notice for notice in notices if notice.to == CLAIMS_CHANNEL]
    assert notice.facts == {"department": ""}


def test_each_is_said_once_a_day_and_speaks_of_that_mornings_hour(company):
    (first, *_) = morning(Standing((RED,)), company, at("2026-11-23 11:30"))
    (next_day, *_) = morning(Standing((RED,)), company, at("2026-11-24 09:00"))

    assert (first.to, first.facts) == (CLAIMS_CHANNEL, {"department": "claims"})
    assert first.fell_at == at(MONDAY)
    assert first.key == f"summary:{CLAIMS_CHANNEL}:2026-11-23"
    assert next_day.key != first.key


@pytest.fixture
def summaries(branch):
    """The job, on a branch whose one claim is past its deadline on Wednesday morning."""
    branch.open()
    branch.jump("2026-11-24 18:01")
    branch.tick.run()
    return Summaries(branch.database, branch.the_company, branch.clock.now, branch.wake)


def another(branch):
    return Summaries(branch.database, branch.the_company, branch.clock.now, branch.wake)


@pytest.mark.anyio
async def test_red_work_is_on_the_morning_message_of_bearer_and_head_until_it_is_closed(branch, summaries):
    branch.jump("2026-11-25 09:00")
    await branch.deliver.drain()
    before = {place: len(branch.said(place)) for place in (WANG, LIN, CLAIMS_CHANNEL, MANAGEMENT_CHANNEL)}

    assert summaries.run() == 4
    await branch.deliver.drain()

    for place, many in before.items():
        assert len(branch.said(place)) == many + 1
        assert "車險理賠" in branch.texts(place)[-1]
        assert "遲" not in branch.texts(place)[-1]


@pytest.mark.anyio
async def test_it_is_told_once_a_day_by_however_many_processes_and_restarts(branch, summaries):
    branch.jump("2026-11-25 09:00")

    assert (summaries.run(), summaries.run(), another(branch).run()) == (4, 0, 0)

    branch.jump("2026-11-26 09:00")
    assert another(branch).run() == 4


@pytest.mark.anyio
async def test_after_an_outage_it_comes_late_and_says_so(branch, summaries):
    branch.jump("2026-11-25 15:00")

    summaries.run()
    await branch.deliver.drain()

    assert "遲" in branch.texts(MANAGEMENT_CHANNEL)[-1]


@pytest.mark.anyio
async def test_before_the_hour_and_when_there_is_nothing_to_say_there_is_none(branch):
    job = another(branch)
    branch.jump("2026-11-24 08:59")
    assert job.run() == 0
    assert not job.missing()
    branch.jump("2026-11-24 09:00")
    assert job.missing()
    assert job.run() == 0
    assert not job.missing()
