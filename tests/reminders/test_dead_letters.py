"""What cannot be delivered stays on record; the audit channel and the next person up hear of it, once."""

from dataclasses import replace

import pytest

from bot.domain.decision import Decision, Notice
from bot.domain.report import Report, ReportState, Version
from bot.playground.faults import Failure
from storage.desk import SqlDesk
from tests.company import (
    AUDIT_CHANNEL,
    CLAIMS_CHANNEL,
    LIN,
    MANAGEMENT_CHANNEL,
    NOW,
    WANG,
)
from tests.reminders.branch import seal

pytestmark = pytest.mark.anyio


def gone(branch, person):
    branch.slack.set_person(replace(branch.slack.people[person], deleted=True))


async def test_a_red_for_somebody_whose_account_is_closed_goes_to_the_head(branch):
    branch.open(title="車險理賠")
    gone(branch, WANG)
    branch.jump("2026-11-25 09:30")
    branch.tick.run()

    await branch.deliver.drain()

    assert branch.states().count("dead") == 1
    (report,) = branch.texts(AUDIT_CHANNEL)
    assert "王小明" in report
    assert "#1" in report
    assert [text for text in branch.texts(LIN) if "車險理賠" in text]


async def test_it_is_said_once_however_often_it_fails(branch):
    task = branch.open()
    gone(branch, WANG)
    red = Notice("given", WANG, "given:1", NOW, task.number, facts={"by": LIN})

    for _ in range(3):
        branch.record(red)
        await branch.deliver.drain()

    assert len(branch.said(AUDIT_CHANNEL)) == 1
    assert len(branch.said(LIN)) == 1


async def test_when_the_head_is_gone_too_management_hears_and_there_it_ends(branch):
    task = branch.open()
    for person in (WANG, LIN):
        gone(branch, person)
    branch.slack.channels[MANAGEMENT_CHANNEL].archived = True
    branch.record(Notice("given", WANG, "given:1", NOW, task.number, facts={"by": LIN}))

    await branch.deliver.drain()

    told = branch.rows("select place from notice where kind = 'given' order by id")
    assert [row.place for row in told] == [WANG, LIN, MANAGEMENT_CHANNEL]
    assert branch.states().count("dead") == 3
    assert len(branch.said(AUDIT_CHANNEL)) == 3


async def test_an_archived_channel_is_spoken_for_by_its_head(branch):
    task = branch.open()
    branch.slack.channels[CLAIMS_CHANNEL].archived = True
    branch.record(Notice("given", CLAIMS_CHANNEL, "given:1", NOW, task.number, facts={"by": WANG}))

    await branch.deliver.drain()

    assert len(branch.said(LIN)) == 1


async def test_an_audit_channel_that_is_gone_stays_on_record_and_is_no_loop(branch, caplog):
    branch.slack.channels[AUDIT_CHANNEL].archived = True
    branch.record(seal(AUDIT_CHANNEL, "abc"))

    await branch.deliver.drain()

    assert branch.states() == ["dead"]
    assert "cannot be delivered to C0AUDIT: is_archived" in caplog.text


async def test_a_person_who_left_between_claim_and_look_up_is_no_riddle(branch):
    branch.record(seal(WANG, "abc"))
    branch.slack.faults.plan("chat.postMessage", Failure("drop_before"))
    branch.slack.faults.plan("conversations.history", Failure("error", error="channel_not_found"))

    await branch.deliver.drain()

    assert branch.states() == ["dead", "sent"]
    assert len(branch.said(AUDIT_CHANNEL)) == 1


async def test_a_refusal_that_nobody_knows_is_given_up_after_many_attempts(branch):
    branch.record(seal(CLAIMS_CHANNEL, "abc"))
    branch.slack.faults.plan("chat.postMessage", *[Failure("error", error="some_new_error")] * 8)

    await branch.deliver.drain()

    assert branch.states() == ["dead", "sent"]


async def test_a_notice_that_cannot_be_drawn_holds_nobody_up(branch, caplog):
    branch.record(Notice("yellow", CLAIMS_CHANNEL, "yellow:9.1", NOW, 9, 1), seal(CLAIMS_CHANNEL, "abc"))

    await branch.deliver.drain()

    assert len(branch.said(CLAIMS_CHANNEL)) == 1
    assert len(branch.said(AUDIT_CHANNEL)) == 1
    assert branch.states().count("dead") == 1
    assert "cannot be drawn" in caplog.text


async def test_a_report_that_nobody_can_be_told_of_goes_up_by_its_department(branch):
    task = branch.open()
    version = Version(LIN, NOW, "人手不足", (), "加派人手")
    report = Report(1, "claims", ReportState.HANDED_IN, ((task.number, 1),), (version,))
    with branch.database.transaction() as session:
        SqlDesk(session).record(Decision(reports=(report,)))
    gone(branch, WANG)
    branch.record(Notice("handed_in", WANG, "handed_in:1", NOW, report=1, facts={"by": LIN, "version": 1}))

    await branch.deliver.drain()

    assert len(branch.said(LIN)) == 1


async def test_while_slack_does_not_let_us_in_nothing_is_decided_about_a_message_in_doubt(branch):
    branch.record(seal(CLAIMS_CHANNEL, "abc"))
    branch.slack.faults.plan("chat.postMessage", Failure("drop_after"))
    branch.slack.faults.plan("conversations.history", Failure("error", error="invalid_auth"))

    await branch.deliver.drain()
    assert branch.office.shut == "invalid_auth"
    assert branch.states() == ["sending"]

    branch.hands.turn(branch.office.lease)
    await branch.deliver.drain()
    assert branch.states() == ["sent"]
    assert len(branch.posted()) == 1
