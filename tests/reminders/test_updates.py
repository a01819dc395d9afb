"""A warning whose task moves on is shown anew in its place, and no channel holds a stale one."""

import pytest

from bot.domain.closing import end_stage
from bot.domain.decision import Decision
from bot.playground.faults import Failure
from tests.company import CLAIMS_CHANNEL, WANG

pytestmark = pytest.mark.anyio

UPDATE = "chat.update"


@pytest.fixture
async def red(branch):
    """A branch in which claim 1 was registered too late, and its red warning was told."""
    branch.open()
    branch.jump("2026-11-25 09:30")
    branch.tick.run()
    await branch.deliver.drain()
    return branch


def close(branch):
    def rule(task):
        return end_stage(
            task, 1, result="已立案", approved=None, who=WANG, now=branch.clock.now(), company=branch.company
        )

    branch.decide(1, rule)


def buttons(message):
    return [
        element["action_id"].partition(":")[0]
        for block in message.blocks
        for element in [*block.get("elements", []), block.get("accessory") or {}]
        if "action_id" in element
    ]


async def test_a_red_warning_says_that_the_work_was_closed_and_drops_its_button(red):
    (before,) = red.said(CLAIMS_CHANNEL)
    assert "close" in buttons(before)

    close(red)
    await red.deliver.drain()

    (after,) = red.said(CLAIMS_CHANNEL)
    assert after.ts == before.ts
    assert after.edited
    assert "close" not in buttons(after)
    assert after.metadata == before.metadata


async def test_many_changes_are_one_update_of_each_message(red):
    """The bearer, the department and management have one each; six changes of the task cost three updates."""
    for number in range(5):
        red.jump(f"2026-11-25 10:0{number}")
        red.decide(1, lambda task: Decision((task,)))
    close(red)
    before = red.slack.version

    await red.deliver.drain()

    assert red.slack.version - before == 3
    assert red.rows("select id from message where shown_revision < wanted_revision") == []


async def test_an_update_that_fails_for_a_while_comes_later(red):
    close(red)
    red.slack.faults.plan(UPDATE, Failure("ratelimited", seconds=7), Failure("status"), Failure("drop_before"))

    await red.deliver.drain()

    assert all(message.edited for message in red.said(CLAIMS_CHANNEL))
    assert red.hands.passed >= 7


@pytest.mark.parametrize(
    "failures",
    [
        pytest.param([Failure("error", error="edit_window_closed")] * 3, id="hopeless at once"),
        pytest.param([Failure("status")] * 15, id="failing again and again"),
    ],
)
async def test_an_update_that_keeps_failing_is_left_and_logged(red, failures, caplog):
    close(red)
    red.slack.faults.plan(UPDATE, *failures)

    await red.deliver.drain()

    assert "stays as it is" in caplog.text
    assert not any(message.edited for message in red.said(CLAIMS_CHANNEL))
    assert red.rows("select id from message where shown_revision < wanted_revision") == []


async def test_updates_keep_slacks_rate(red):
    close(red)
    before = red.hands.passed

    await red.deliver.drain()

    assert red.hands.passed - before >= 2 * 60 / 50


async def test_an_update_is_in_the_readers_language_also_after_a_restart(red):
    red.languages._known.clear()
    close(red)

    await red.deliver.drain()

    assert WANG in red.languages._known
    (message,) = red.said(WANG)
    assert message.edited


async def test_while_slack_does_not_let_us_in_updates_wait(red):
    close(red)
    red.slack.faults.plan(UPDATE, Failure("error", error="token_revoked"))

    await red.deliver.drain()
    assert red.office.shut == "token_revoked"

    red.hands.turn(30)
    await red.deliver.drain()
    assert all(message.edited for message in red.said(CLAIMS_CHANNEL))


async def test_a_message_that_cannot_be_drawn_any_more_stays_as_it_is(red, caplog):
    """Its notice names a task that this database does not have: somebody has restored half a backup."""
    with red.database.engine.begin() as connection:
        connection.exec_driver_sql("update notice set task = 999")
        connection.exec_driver_sql("update message set wanted_revision = wanted_revision + 1")

    await red.deliver.drain()

    assert "cannot be drawn anew" in caplog.text
    assert not any(message.edited for message in red.said(CLAIMS_CHANNEL))
    assert red.rows("select id from message where shown_revision < wanted_revision") == []
