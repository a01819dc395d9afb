"""Delivery as `serve` runs it: woken, polling, stopped while it holds something; and what an outage leaves behind."""

import asyncio

import pytest

from bot.playground.faults import Failure
from bot.reminders.deliver.machine import Machine
from bot.reminders.deliver.rounds import Deliver
from tests.company import AUDIT_CHANNEL, CLAIMS_CHANNEL, SALES_CHANNEL, WANG
from tests.reminders.branch import seal

pytestmark = pytest.mark.anyio


async def told(branch, place):
    """Wait until Slack has a message there."""
    version = branch.slack.version
    async with asyncio.timeout(10):
        while not branch.said(place):
            version = await branch.slack.wait_change(version, 1)


@pytest.fixture
async def running(branch):
    """Delivery running in the background; it polls so rarely that only being woken explains what it does."""
    branch.deliver._poll = 60
    stop = asyncio.Event()
    task = asyncio.create_task(branch.deliver.run(stop))
    yield branch
    stop.set()
    async with asyncio.timeout(10):
        await task


async def test_woken_from_another_thread_it_tells_at_once(running):
    running.record(seal(AUDIT_CHANNEL, "one"))
    running.deliver.wake()
    await told(running, AUDIT_CHANNEL)

    running.record(seal(SALES_CHANNEL, "two"))
    await asyncio.to_thread(running.deliver.wake)
    await told(running, SALES_CHANNEL)


async def test_waking_it_before_it_runs_does_no_harm(branch):
    branch.deliver.wake()


async def test_without_being_woken_it_finds_out_by_itself(branch):
    """NOTIFY and wake are hints; another process's notices are found by polling."""
    branch.deliver._poll = 0.01
    stop = asyncio.Event()
    task = asyncio.create_task(branch.deliver.run(stop))
    branch.record(seal(AUDIT_CHANNEL, "abc"))

    await told(branch, AUDIT_CHANNEL)

    stop.set()
    await task


async def test_told_to_stop_it_finishes_what_it_holds(branch):
    branch.record(seal(AUDIT_CHANNEL, "abc"))
    branch.slack.faults.plan("chat.postMessage", Failure("late", seconds=0.3))
    stop = asyncio.Event()
    task = asyncio.create_task(branch.deliver.run(stop))
    await told(branch, AUDIT_CHANNEL)

    stop.set()
    await task

    assert branch.states() == ["sent"]


async def test_a_round_that_fails_is_logged_and_the_next_one_comes(branch, caplog):
    branch.deliver._poll = 0.01
    branch.record(seal(AUDIT_CHANNEL, "abc"))
    transaction, broken = branch.database.transaction, [True]

    def once_broken():
        if broken:
            broken.clear()
            raise ConnectionError("the database is away")
        return transaction()

    branch.database.transaction = once_broken
    stop = asyncio.Event()
    task = asyncio.create_task(branch.deliver.run(stop))
    await told(branch, AUDIT_CHANNEL)
    stop.set()
    await task

    assert "the database is away" in caplog.text


async def test_two_processes_tell_everything_once(branch):
    other = Deliver(branch.make_office(), branch.folding)
    places = (AUDIT_CHANNEL, SALES_CHANNEL, CLAIMS_CHANNEL)
    branch.record(*(seal(place, f"{place} {number}") for place in places for number in range(5)))

    sent = await asyncio.gather(branch.deliver.drain(), other.drain())

    assert sum(sent) == len(branch.posted()) == 15
    assert set(branch.states()) == {"sent"}


async def test_after_an_outage_each_place_hears_once_and_that_it_comes_late(branch):
    for _ in range(3):
        branch.open()
    await branch.deliver.drain()
    branch.jump("2026-11-27 11:00")

    branch.tick.run()
    await branch.deliver.drain()

    for place in (WANG, CLAIMS_CHANNEL):
        (text,) = branch.texts(place)
        assert "11月24日" in text
        assert "這則通知遲到了" in text


async def test_a_warning_in_time_does_not_say_that_it_is_late(branch):
    branch.open()
    branch.jump("2026-11-24 18:01")

    branch.tick.run()
    await branch.deliver.drain()

    assert "遲到" not in branch.texts(CLAIMS_CHANNEL)[0]


def test_machine_time_is_the_machines_unless_told_otherwise():
    machine = Machine()
    assert machine.wall() > 1_700_000_000
    assert machine.steady() <= machine.steady()
