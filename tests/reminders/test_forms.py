"""A Slack that does not take tables or charts gets the same message in plain words, and is not asked twice."""

import pytest

from bot.domain.decision import Decision
from bot.playground.faults import Failure
from bot.reminders.deliver.rounds import Deliver
from bot.reminders.summaries import Summaries
from tests.company import CLAIMS_CHANNEL, LI, MANAGEMENT_CHANNEL
from tests.reminders.branch import seal

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]

POST = "chat.postMessage"


async def storm(branch, on: str) -> None:
    """Two claims of that day go red at one closing time."""
    branch.jump(f"2026-11-{on} 10:00")
    branch.open()
    branch.open("sales.email", LI)
    branch.open()
    branch.jump(f"2026-11-{int(on) + 1} 18:00:01")
    branch.tick.run()
    await branch.deliver.drain()


def types(message) -> set[str]:
    return {block["type"] for block in message.blocks}


def restarted(branch) -> None:
    branch.office = branch.make_office()
    branch.deliver = Deliver(branch.office, branch.folding)


async def test_where_tables_are_taken_the_worst_stand_in_one(branch):
    await storm(branch, "23")

    (message,) = branch.said(CLAIMS_CHANNEL)
    assert "table" in types(message)
    assert branch.slack.refusals == []


async def test_a_refused_table_is_told_in_plain_words_under_the_same_key_and_the_next_ones_at_once(branch):
    branch.slack.unsupported = {"table"}
    await storm(branch, "23")

    (message,) = branch.said(CLAIMS_CHANNEL)
    assert types(message) == {"header", "section", "actions"}
    assert "#1 車險理賠｜立案" in message.text
    refusals = len(branch.slack.refusals)
    assert refusals >= 1

    restarted(branch)
    await storm(branch, "25")
    assert len(branch.said(CLAIMS_CHANNEL)) == 2
    assert len(branch.slack.refusals) == refusals
    assert set(branch.states()) == {"sent"}


async def test_after_a_day_of_the_machine_s_time_the_table_is_tried_again(branch):
    branch.slack.unsupported = {"table"}
    await storm(branch, "23")
    branch.slack.unsupported = set()
    branch.hands.turn(24 * 3600 + 1)
    await storm(branch, "25")

    assert "table" in types(branch.said(CLAIMS_CHANNEL)[-1])


async def test_only_the_type_that_slack_names_is_left_out(branch):
    """Management's morning has a table, a chart and a table to turn over; here charts are not known yet."""
    branch.slack.unsupported = {"data_visualization"}
    await storm(branch, "23")
    branch.jump("2026-11-25 09:00")
    Summaries(branch.database, branch.the_company, branch.clock.now, branch.wake).run()
    await branch.deliver.drain()

    morning = branch.said(MANAGEMENT_CHANNEL)[-1]
    assert {"table", "data_table"} <= types(morning)
    assert "data_visualization" not in types(morning)


async def test_an_update_is_plain_where_tables_are_refused_since(branch):
    await storm(branch, "23")
    branch.slack.unsupported = {"table"}
    branch.decide(1, lambda task: Decision((task,)))
    await branch.deliver.drain()

    (message,) = branch.said(CLAIMS_CHANNEL)
    assert message.edited
    assert types(message) == {"header", "section", "actions"}
    assert branch.rows("select name from pulse where name between 'refuses:' and 'refuses:~'") == [("refuses:table",)]


async def test_a_message_that_is_too_long_blames_no_type_of_block(branch):
    branch.slack.faults.plan(POST, Failure("error", error="msg_blocks_too_long"))
    await storm(branch, "23")

    assert branch.rows("select name from pulse where name between 'refuses:' and 'refuses:~'") == []
    assert set(branch.states()) == {"sent"}


async def test_when_nothing_plainer_is_left_the_text_goes_alone(branch):
    branch.slack.faults.plan(POST, Failure("error", error="invalid_blocks"))
    branch.record(told := seal(CLAIMS_CHANNEL, "abc"))
    await branch.deliver.drain()

    (message,) = branch.said(CLAIMS_CHANNEL)
    assert message.blocks == []
    assert str(told.facts["digest"]) in message.text
