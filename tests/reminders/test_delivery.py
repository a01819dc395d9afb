"""What stands in the outbox is told: once, whatever becomes of the request."""

from dataclasses import replace

import pytest

from bot.playground.faults import Failure
from bot.reminders.deliver.lookup import EVENT, opaque
from bot.reminders.deliver.post import send
from bot.reminders.deliver.rounds import Deliver
from tests.company import AUDIT_CHANNEL, CLAIMS_CHANNEL, SALES_CHANNEL, WANG
from tests.reminders.branch import seal

pytestmark = pytest.mark.anyio

POST = "chat.postMessage"


async def test_a_notice_is_told_once_under_a_key_that_says_nothing(branch):
    branch.record(seal(AUDIT_CHANNEL, "abc"))

    assert await branch.deliver.drain() == 1
    assert await branch.deliver.drain() == 0

    (message,) = branch.said(AUDIT_CHANNEL)
    assert "abc" in message.text
    (row,) = branch.rows("select key, state, channel, ts from message")
    assert message.metadata == {"event_type": EVENT, "event_payload": {"key": opaque(row.key)}}
    assert (row.state, row.channel, row.ts) == ("sent", AUDIT_CHANNEL, message.ts)


LOST = [
    pytest.param(Failure("drop_after"), id="accepted, and the line dropped"),
    pytest.param(Failure("drop_before"), id="the line dropped before"),
    pytest.param(Failure("status", code=502, accepted=True), id="accepted, and a 502"),
    pytest.param(Failure("status", code=503), id="a 503 and nothing done"),
    pytest.param(Failure("error", error="fatal_error"), id="Slack's own catastrophe"),
]


@pytest.mark.parametrize("failure", LOST)
async def test_when_nobody_knows_the_end_the_key_is_looked_up_once_the_lease_is_over(branch, failure):
    branch.record(seal(AUDIT_CHANNEL, "abc"))
    branch.slack.faults.plan(POST, failure)

    await branch.deliver.drain()

    assert len(branch.posted()) == 1
    assert branch.states() == ["sent"]
    assert branch.hands.passed >= branch.office.lease


async def test_an_answer_that_comes_too_late_is_looked_up_too(branch):
    branch.office.slack.timeout = 0.2
    branch.record(seal(AUDIT_CHANNEL, "abc"))
    branch.slack.faults.plan(POST, Failure("late", seconds=0.4))

    await branch.deliver.drain()

    assert len(branch.posted()) == 1
    assert branch.states() == ["sent"]


async def test_while_the_look_up_fails_nothing_is_posted_again(branch):
    branch.record(seal(AUDIT_CHANNEL, "abc"))
    branch.slack.faults.plan(POST, Failure("drop_after"))
    branch.slack.faults.plan("conversations.history", Failure("status"), Failure("drop_before"), Failure("ratelimited"))

    await branch.deliver.drain()

    assert len(branch.posted()) == 1
    assert branch.states() == ["sent"]
    assert branch.hands.passed >= 3 * branch.office.lease


async def test_a_key_is_found_behind_many_pages_of_history(branch):
    branch.record(seal(AUDIT_CHANNEL, "abc"))
    branch.slack.faults.plan(POST, Failure("drop_after"))
    await branch.deliver.step()
    await branch.deliver._land()
    for number in range(450):
        branch.slack.post(AUDIT_CHANNEL, "U0BOT", {"text": str(number)})

    await branch.deliver.drain()

    assert len(branch.posted()) == 1


async def test_what_another_process_left_behind_is_taken_over(branch):
    """It was claimed and its process was killed: before the request, for all we know."""
    branch.record(seal(AUDIT_CHANNEL, "abc"))
    branch.folding.fold()
    with branch.database.transaction() as session:
        branch.deliver._take(session, free=1, busy=set())

    await branch.deliver.drain()

    assert len(branch.posted()) == 1
    assert branch.hands.passed >= branch.office.lease


async def test_a_refusal_for_certain_is_tried_again_without_a_look_up(branch):
    branch.record(seal(AUDIT_CHANNEL, "abc"))
    branch.slack.faults.plan(POST, Failure("error", error="some_new_error"))

    await branch.deliver.drain()

    assert len(branch.posted()) == 1
    assert branch.hands.passed < branch.office.lease


async def test_retry_after_holds_that_channel_and_no_other(branch):
    branch.record(seal(AUDIT_CHANNEL, "first"), seal(SALES_CHANNEL, "second"))
    branch.slack.faults.plan(POST, Failure("ratelimited", seconds=30))

    await branch.deliver.drain()

    assert sorted(row["channel"] for row in branch.posted()) == sorted([AUDIT_CHANNEL, SALES_CHANNEL])
    assert branch.hands.passed >= 30


async def test_a_channel_hears_one_message_a_second_and_holds_no_other_up(branch):
    branch.record(*(seal(CLAIMS_CHANNEL, f"claims {number}") for number in range(4)), seal(SALES_CHANNEL, "sales"))

    await branch.deliver.drain()

    assert branch.hands.passed >= 3
    assert [row["channel"] for row in branch.posted()].index(SALES_CHANNEL) <= 1
    assert [text.split("claims ")[1][0] for text in branch.texts(CLAIMS_CHANNEL)] == ["0", "1", "2", "3"]


async def test_a_lease_that_could_end_before_the_answer_sends_nothing(branch):
    branch.office.lease = branch.office.timeout
    branch.record(seal(AUDIT_CHANNEL, "abc"))
    await branch.deliver.step()
    await branch.deliver._land()
    assert (branch.posted(), branch.states()) == ([], ["pending"])

    branch.office.lease = 60.0
    await branch.deliver.drain()

    assert branch.states() == ["sent"]
    assert len(branch.posted()) == 1


async def test_blocks_that_slack_does_not_take_go_as_text(branch):
    branch.record(seal(AUDIT_CHANNEL, "abc"))
    branch.slack.faults.plan(POST, Failure("error", error="invalid_blocks"))

    await branch.deliver.drain()

    (message,) = branch.said(AUDIT_CHANNEL)
    assert message.blocks == []
    assert "abc" in message.text


async def test_a_direct_message_is_opened_once(branch):
    branch.record(seal(WANG, "one"))
    await branch.deliver.drain()
    branch.slack.faults.plan("conversations.open", Failure("error", error="user_not_found"))

    branch.record(seal(WANG, "two"))
    await branch.deliver.drain()

    assert len(branch.said(WANG)) == 2


async def test_a_direct_message_that_cannot_be_opened_now_is_opened_later(branch):
    branch.record(seal(WANG, "one"))
    branch.slack.faults.plan("conversations.open", Failure("drop_after"), Failure("ratelimited", seconds=2))

    await branch.deliver.drain()

    assert len(branch.said(WANG)) == 1


async def test_when_the_token_is_refused_everything_waits_and_nothing_is_lost(branch):
    branch.slack.bot_token = "xoxb-another"
    branch.record(seal(AUDIT_CHANNEL, "abc"), seal(SALES_CHANNEL, "def"))

    await branch.deliver.drain()
    assert branch.office.shut == "invalid_auth"
    assert branch.states() == ["pending", "pending"]

    branch.slack.bot_token = "xoxb-playground"
    branch.hands.turn(30)
    await branch.deliver.drain()

    assert branch.office.shut is None
    assert branch.states() == ["sent", "sent"]


async def test_a_message_that_stands_there_twice_is_left_once(branch):
    """The honest promise: should a process freeze between check and send, the copy is found and deleted."""
    branch.record(seal(AUDIT_CHANNEL, "abc"))
    branch.slack.faults.plan(POST, Failure("drop_before"))
    await branch.deliver.drain()
    (first,) = branch.said(AUDIT_CHANNEL)

    branch.slack.post(AUDIT_CHANNEL, "U0BOT", {"text": "the copy", "metadata": first.metadata})
    assert await branch.deliver.check_copies() == 0
    branch.hands.turn(branch.office.lease)
    assert await branch.deliver.check_copies() == 1

    assert [message.ts for message in branch.said(AUDIT_CHANNEL)] == [first.ts]
    assert await branch.deliver.check_copies() == 0


async def test_a_process_that_dies_within_the_lease_leaves_the_looking_to_others(branch):
    """That there may be a copy is on record in the transaction that says the message is sent."""
    branch.record(seal(AUDIT_CHANNEL, "abc"))
    branch.slack.faults.plan(POST, Failure("drop_before"))
    await branch.deliver.drain()
    (first,) = branch.said(AUDIT_CHANNEL)
    branch.slack.post(AUDIT_CHANNEL, "U0BOT", {"text": "the copy", "metadata": first.metadata})
    del branch.office, branch.deliver

    branch.hands.turn(60)
    restarted = Deliver(branch.make_office(), branch.folding)
    branch.slack.faults.plan("chat.delete", Failure("status"))
    assert await restarted.check_copies() == 0, "what could not be deleted stays in doubt"
    assert await restarted.check_copies() == 1

    assert [message.ts for message in branch.said(AUDIT_CHANNEL)] == [first.ts]
    assert branch.rows("select id from message where doubt_at is not null") == []


async def test_a_message_that_was_never_in_doubt_is_not_looked_for(branch):
    """The negative control: without the record nobody looks, and the copy stays."""
    branch.record(seal(AUDIT_CHANNEL, "abc"))
    await branch.deliver.drain()
    (first,) = branch.said(AUDIT_CHANNEL)
    branch.slack.post(AUDIT_CHANNEL, "U0BOT", {"text": "the copy", "metadata": first.metadata})
    branch.hands.turn(60)

    assert await branch.deliver.check_copies() == 0
    assert len(branch.said(AUDIT_CHANNEL)) == 2


async def test_a_process_that_froze_takes_its_own_copy_back(branch):
    """It slept between the check of its lease and the request; meanwhile another had looked, and posted."""
    branch.record(seal(AUDIT_CHANNEL, "abc"))
    branch.folding.fold()
    with branch.database.transaction() as session:
        ((held, _),) = branch.deliver._take(session, free=1, busy=set())
    branch.hands.turn(branch.office.lease + 1)
    await Deliver(branch.make_office(), branch.folding).drain()
    (first,) = branch.said(AUDIT_CHANNEL)

    await send(branch.office, replace(held, until=branch.hands.steady() + branch.office.lease))
    assert len(branch.said(AUDIT_CHANNEL)) == 2
    branch.hands.turn(branch.office.lease)
    assert await branch.deliver.check_copies() == 1

    assert branch.said(AUDIT_CHANNEL) == [first]
    assert branch.rows("select ts from message")[0].ts == first.ts


async def test_a_scope_that_is_missing_for_direct_messages_holds_no_channel_up(branch):
    branch.slack.faults.plan("conversations.open", Failure("error", error="missing_scope"))
    branch.record(seal(WANG, "one"), seal(AUDIT_CHANNEL, "two"))

    await branch.deliver.drain()

    assert branch.office.shut is None
    assert branch.states() == ["sent", "sent"]


async def test_the_workspace_hears_no_more_than_some_hundred_messages_a_minute(branch):
    branch.record(*(seal(place, "abc") for place in (WANG, AUDIT_CHANNEL, SALES_CHANNEL, CLAIMS_CHANNEL)))

    await branch.deliver.drain()

    assert branch.hands.passed >= 3 * 60 / 300
