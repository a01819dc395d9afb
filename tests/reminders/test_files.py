"""A file is uploaded unshared and then named by a message: twice uploaded perhaps, never twice told, never held up."""

from datetime import date

import pytest

from bot.domain.decision import Decision
from bot.domain.rectification import accept, hand_in
from bot.domain.report import Measure, Version
from bot.domain.task import Duty
from bot.playground.faults import Failure
from bot.reminders.deliver.files import with_file
from bot.reminders.deliver.rounds import Deliver
from storage.desk import SqlDesk
from tests.company import AUDIT_CHANNEL, CLAIMS_CHANNEL, LIN, MANAGEMENT_CHANNEL, WANG, ZHOU
from tests.reminders.branch import seal

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]

TICKET, BYTES, COMPLETE, POST = (
    "files.getUploadURLExternal",
    "upload_url",
    "files.completeUploadExternal",
    "chat.postMessage",
)
PLACES = (LIN, MANAGEMENT_CHANNEL)


@pytest.fixture
async def accepted(branch):
    """A branch in which a report was accepted a moment ago; everything before it is told."""
    branch.open()
    branch.jump("2026-11-24 18:00:01")
    branch.tick.run()
    with branch.database.transaction() as session:
        desk, now = SqlDesk(session), branch.clock.now()
        measure = Measure("補齊人力", WANG, date(2026, 12, 4))
        version = Version(LIN, now, "人手不足", (measure,), "每週檢討")
        owed = desk.owed(bearer=LIN, departments=[], name=Duty.RECTIFICATION)
        desk.record(hand_in(desk.next_report(), owed, version, former=None, company=branch.company))
    await branch.deliver.drain()
    with branch.database.transaction() as session:
        desk = SqlDesk(session)
        decision = accept(desk.report(1), desk.tasks([1]), who=ZHOU, now=branch.clock.now(), company=branch.company)
        desk.record(decision)
    return branch


def papers(branch, place):
    """The messages that tell of the final report."""
    return [message for message in branch.said(place) if "已定稿" in message.text]


def uploaded(branch):
    return branch.slack.files.complete()


def told_once_with_its_file(branch) -> bool:
    for place in PLACES:
        (message,) = papers(branch, place)
        named = [file for file in uploaded(branch) if file.id in message.text]
        if [file.shares for file in named] != [{message.channel}]:
            return False
    posts = [post for post in branch.posted() if "已定稿" in post["text"]]
    return len(posts) == len(PLACES)


async def test_the_head_and_management_get_one_message_each_that_shares_the_file(accepted):
    await accepted.deliver.drain()

    assert told_once_with_its_file(accepted)
    assert [file.name for file in uploaded(accepted)] == ["整改報告-1.docx"] * 2
    assert len({file.content for file in uploaded(accepted)}) == 1
    assert not papers(accepted, CLAIMS_CHANNEL)
    assert accepted.slack.refusals == []


@pytest.mark.parametrize("method", [TICKET, BYTES, COMPLETE, POST])
async def test_whatever_fails_for_a_while_the_message_comes_once_with_its_file(accepted, method):
    """Refused for now, a server's fault, a line that drops before and after Slack has done it."""
    failures = [Failure("ratelimited", seconds=3), Failure("status"), Failure("drop_before"), Failure("drop_after")]
    accepted.slack.faults.plan(method, *failures)

    await accepted.deliver.drain()

    assert len(accepted.slack.faults.happened) == 4
    assert told_once_with_its_file(accepted)
    assert set(accepted.states()) == {"sent"}


async def test_a_crash_after_the_upload_uploads_again_and_says_it_once(accepted):
    """The first process has uploaded and dies before it has written anything down."""
    (held, _), *_ = await held_papers(accepted)
    accepted.office.keep = died
    with pytest.raises(ProcessDiedError):
        await with_file(accepted.office, held)
    lost = {file.id for file in uploaded(accepted)}
    await take_over(accepted)

    assert told_once_with_its_file(accepted)
    assert len(lost) == 1
    assert all(file.shares == set() for file in uploaded(accepted) if file.id in lost), "what was lost, nobody sees"


async def test_a_crash_between_the_file_and_its_message_uploads_nothing_again(accepted):
    (held, _), *_ = await held_papers(accepted)
    await with_file(accepted.office, held)
    (first,) = uploaded(accepted)
    await take_over(accepted)

    assert told_once_with_its_file(accepted)
    assert first.shares
    assert len(uploaded(accepted)) == 2


async def test_a_slack_that_takes_no_files_gets_the_message_and_the_audit_channel_hears_once(accepted):
    accepted.slack.scopes.discard("files:write")

    await accepted.deliver.drain()

    for place in PLACES:
        (message,) = papers(accepted, place)
        assert "未能上傳" in message.text
    assert len([text for text in accepted.texts(AUDIT_CHANNEL) if "files:write" in text]) == 1
    assert accepted.office.shut is None


async def test_an_upload_that_keeps_failing_holds_nothing_up_for_long(accepted):
    accepted.slack.faults.chance(BYTES, 1.0, Failure("status"))
    accepted.record(seal(MANAGEMENT_CHANNEL, "abc"))
    before = accepted.hands.passed

    await accepted.deliver.drain()

    assert all("未能上傳" in papers(accepted, place)[0].text for place in PLACES)
    assert accepted.hands.passed - before < 60
    assert any("abc" in text for text in accepted.texts(MANAGEMENT_CHANNEL))


async def test_while_our_token_is_refused_the_paper_waits(accepted):
    accepted.slack.faults.plan(TICKET, *[Failure("error", error="token_revoked")] * 2)
    await accepted.deliver.drain()
    assert accepted.office.shut == "token_revoked"

    accepted.hands.turn(30)
    await accepted.deliver.drain()
    assert told_once_with_its_file(accepted)


async def test_shown_anew_it_still_names_its_file(accepted):
    await accepted.deliver.drain()
    with accepted.database.transaction() as session:
        desk = SqlDesk(session)
        desk.record(Decision(reports=(desk.report(1),)))
    await accepted.deliver.drain()

    (message,) = papers(accepted, MANAGEMENT_CHANNEL)
    assert message.edited
    assert told_once_with_its_file(accepted)


class ProcessDiedError(Exception):
    """Stands for kill -9: nothing after it happens."""


async def died(_work):
    raise ProcessDiedError


async def held_papers(branch):
    """The papers as the first process has claimed them, and not done with."""
    branch.folding.fold()
    with branch.database.transaction() as session:
        taken = branch.deliver._take(session, free=8, busy=set())
    return [(held, known) for held, known in taken if held.row.family == "document"]


async def take_over(branch) -> None:
    """Another process finds what the dead one held, once its lease is over."""
    branch.office = branch.make_office()
    branch.deliver = Deliver(branch.office, branch.folding)
    branch.hands.turn(branch.office.lease + 1)
    await branch.deliver.drain()
