"""Silence is noticed: what did not happen is mended, and said once a day in the audit channel."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.task import Duty
from bot.playground.faults import Failure
from bot.reminders.audit import OLD, Audit
from bot.reminders.deliver.rounds import LONG
from bot.reminders.findings import Finding
from bot.reminders.summaries import Summaries
from storage.loading import load_tasks
from tests.company import AUDIT_CHANNEL, LIN, WANG, ZHANG, ending
from tests.reminders.branch import seal

pytestmark = pytest.mark.anyio


@pytest.fixture
def audit(branch):
    summaries = Summaries(branch.database, branch.the_company, branch.clock.now, branch.wake)
    summaries.run()
    return Audit(
        branch.database,
        branch.the_company,
        branch.clock.now,
        branch.wake,
        tick=branch.tick,
        summaries=summaries,
        check_copies=branch.deliver.check_copies,
        unsure=branch.deliver.unsure,
        wall=branch.hands.wall,
    )


async def look(audit) -> dict[Finding, int]:
    """What was found, but for the mornings that the clock has jumped over."""
    return {what: count for what, count in (await audit.run()).items() if what is not Finding.SUMMARIES}


def said(branch, what: Finding) -> int:
    """On how many days it was said."""
    keys = [row.key for row in branch.rows("select key from notice where kind = 'audit'")]
    return sum(key.startswith(f"audit:{what}:") for key in keys)


async def test_when_all_is_well_it_says_nothing(branch, audit):
    branch.open()

    assert [await look(audit), await look(audit)] == [{}, {}]
    assert branch.rows("select kind from notice where kind = 'audit'") == []


async def test_clocks_that_nobody_turned_to_are_turned_to_at_the_second_look(branch, audit):
    """At the first look the tick may just be about to come, as after a jump of the clock."""
    branch.open()
    branch.jump("2026-11-24 18:01")

    assert await look(audit) == {}
    assert await look(audit) == {Finding.CLOCKS: 1}
    assert await look(audit) == {}

    await branch.deliver.drain()
    assert len([text for text in branch.texts(AUDIT_CHANNEL) if "過了該提醒的時刻" in text]) == 1
    assert [text for text in branch.texts(WANG) if "車險理賠" in text]


async def test_a_tick_that_is_alive_is_no_finding(branch, audit):
    branch.open()
    branch.jump("2026-11-24 18:01")
    await look(audit)
    branch.tick.run()

    assert await look(audit) == {}


async def test_a_task_that_refuses_is_not_found_again_and_again(branch, audit):
    branch.open()
    branch.company = ending(branch.company, date(2026, 11, 24))
    branch.jump("2026-11-24 18:01")

    found = [await look(audit) for _ in range(4)]

    assert found == [{}, {}, {}, {}]
    assert said(branch, Finding.REFUSED) == 1


async def test_a_summary_that_is_missing_at_two_looks_is_sent(branch, audit):
    branch.open()
    branch.jump("2026-11-24 18:01")
    branch.tick.run()
    branch.jump("2026-11-25 09:10")

    assert Finding.SUMMARIES not in await audit.run()
    assert (await audit.run())[Finding.SUMMARIES] == 1
    assert Finding.SUMMARIES not in await audit.run()
    assert len(branch.rows("select id from notice where kind = 'summary'")) == 4


async def test_messages_that_wait_too_long_are_spoken_of_when_slack_is_back(branch, audit):
    branch.record(seal(WANG, "abc"))
    branch.folding.fold()
    assert await look(audit) == {}

    branch.hands.turn(OLD + 60)

    assert await look(audit) == {Finding.UNTOLD: 1}
    await branch.deliver.drain()
    assert len(branch.said(AUDIT_CHANNEL)) == 1
    assert await look(audit) == {}


async def test_a_kind_of_finding_is_said_once_a_day(branch, audit):
    branch.record(seal(WANG, "abc"))
    branch.folding.fold()
    branch.hands.turn(OLD + 60)

    for now in ("2026-11-23 11:00", "2026-11-23 12:00", "2026-11-24 11:00"):
        branch.jump(now)
        assert Finding.UNTOLD in await look(audit)

    assert said(branch, Finding.UNTOLD) == 2


async def test_messages_that_slack_lets_nobody_look_up_are_a_finding(branch, audit):
    branch.record(seal(WANG, "abc"))
    branch.slack.faults.plan("chat.postMessage", Failure("drop_after"))
    branch.slack.faults.plan("conversations.history", *[Failure("status")] * 7)
    for _ in range(9):  # the language, the request, seven look-ups
        await branch.deliver.step()
        await branch.deliver._land()
        branch.hands.turn(branch.office.lease + 1)

    assert (await look(audit))[Finding.UNSURE] == 1

    await branch.deliver.drain()
    assert Finding.UNSURE not in await look(audit)
    assert len(branch.said(WANG)) == 1


async def test_what_another_process_has_found_out_is_forgotten(branch, audit):
    branch.office.unsure[7] = (0.0, LONG)
    branch.hands.turn(LONG + 3 * branch.office.lease)

    assert Finding.UNSURE not in await look(audit)


async def test_copies_in_slack_are_counted(branch, audit):
    branch.record(seal(WANG, "abc"))
    branch.slack.faults.plan("chat.postMessage", Failure("drop_before"))
    await branch.deliver.drain()
    (first,) = branch.said(WANG)
    branch.slack.post(first.channel, "U0BOT", {"text": "the copy", "metadata": first.metadata})
    branch.hands.turn(branch.office.lease)

    assert await look(audit) == {Finding.COPIES: 1}


async def test_when_the_head_changes_the_reports_owed_are_handed_over(branch, audit):
    task = branch.open()
    branch.jump("2026-11-24 18:01")
    branch.tick.run()
    claims = replace(branch.company.departments["claims"], head=ZHANG, deputy=None)
    branch.company = replace(branch.company, departments={**branch.company.departments, "claims": claims})

    assert await look(audit) == {Finding.DUTIES: 1}
    assert await look(audit) == {}

    with branch.database.reading() as session:
        (after,) = load_tasks(session, [task.number])
    (duty,) = after.duties_running(Duty.RECTIFICATION)
    assert duty.bearer == ZHANG
    assert [row.place for row in branch.rows("select place from notice where kind = 'handed_over'")] == [ZHANG]


async def test_a_deputy_keeps_what_they_came_to_owe(branch, audit):
    branch.open()
    branch.jump("2026-11-24 18:01")
    branch.tick.run()
    claims = replace(branch.company.departments["claims"], head=ZHANG, deputy=LIN)
    branch.company = replace(branch.company, departments={**branch.company.departments, "claims": claims})

    assert await look(audit) == {}
