"""The form for opening tells its deadlines while it is filled; a burst of changes ends in the last; nothing is lost."""

import asyncio
from dataclasses import replace

import pytest

from bot.gate.changes import Changes
from bot.playground.faults import Failure
from tests.company import CHEN, LI, LIN, WANG, at
from tests.gate.conftest import CHANNEL
from tests.gate.test_forms import form_of, typed

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("app")]


def told(view):
    """What the form says of the deadlines."""
    (block,) = [block for block in view.body["blocks"] if block.get("block_id") == "expected"]
    text = block["text"] if block["type"] == "section" else block["elements"][0]
    return text["text"]


def on_top(slack, user):
    return slack.open_views(user)[-1]


async def changes(slack, user, view, field, value):
    return (await slack.press(user, action_id=field, view_id=view.id, selected=value)).view


async def chooses(slack, user, view, standard, query=""):
    await slack.suggest(user, action_id="standard", query=query, view_id=view.id)
    return await changes(slack, user, view, "standard", standard)


async def test_the_deadlines_stand_in_the_form_and_follow_standard_and_receipt(slack, office):
    view = await form_of(slack, WANG, "/task open")
    assert "選好時效標準" in told(view)

    view = await chooses(slack, WANG, view, "claims.simple")
    assert told(view) == (
        "*簡單理賠*，11月23日（一）10:00 收件\n"
        "🟢 *立案*：明天 18:00 前，還剩 14 個工作小時\n期限 11月24日（二）18:00｜黃色預警 明天 15:12\n"
        "🟢 *審核*：週四 18:00 前，還剩 3 個工作日\n期限 11月26日（四）18:00｜黃色預警 週四 10:42\n"
        "⚪ 賠付：「審核」完成後開始計時"
    )

    view = await changes(slack, WANG, view, "received", int(at("2026-11-18 10:00").timestamp()))
    assert "🔴 *立案*：已逾期" in told(view)
    assert "期限 11月19日（四）18:00｜開立後立即發出紅色預警" in told(view)

    view = await changes(slack, WANG, view, "documents", int(at("2026-11-23 09:00").timestamp()))
    assert "*立案*：明天 18:00 前" in told(view), "claims count from the documents"
    assert slack.refusals == []
    assert office.desk.all_tasks == {}


async def test_what_was_typed_stays_while_the_form_is_drawn_anew(slack, office):
    view = await form_of(slack, WANG, "/task open")
    slack.type_in(WANG, view.id, typed(title="車險", reference="CLM-1", responsible=CHEN))
    view = await chooses(slack, WANG, view, "sales.email")
    view = await changes(slack, WANG, view, "received", int(at("2026-11-20 10:30").timestamp()))
    await slack.submit(WANG, view.id)

    task = office.desk.all_tasks[1]
    assert (task.title, task.reference, task.responsible) == ("車險", "CLM-1", CHEN)
    assert (task.standard.id, task.received_at) == ("sales.email", at("2026-11-20 10:30"))
    assert slack.refusals == []


REFUSED = {
    "the future": (
        "claims.simple",
        "received",
        "2026-11-24 09:00",
        "⚠️ 11月24日（二）09:00還沒到",
    ),
    "past the calendar": ("claims.simple", "received", "2020-01-02 09:00", "⚠️ 行事曆從"),
    "papers before receipt": ("claims.simple", "documents", "2026-11-20 09:00", "⚠️ 文件齊全的時間"),
    "not by hand": ("claims.statistics", None, None, "⚠️ 「月度統計」將由系統定期自動開立"),
}


@pytest.mark.parametrize(("standard", "field", "when", "words"), REFUSED.values(), ids=REFUSED)
async def test_a_refusal_is_told_in_the_same_place(slack, standard, field, when, words):
    view = await form_of(slack, WANG, "/task open")
    view = await chooses(slack, WANG, view, standard)
    if field:
        view = await changes(slack, WANG, view, field, int(at(when).timestamp()))
    assert told(view).startswith(words)
    assert "title" in view.values
    assert slack.refusals == []


async def test_a_burst_of_changes_ends_in_the_last_one(slack):
    """Every change sees the same view: the first answer makes its hash an old one for all the others."""
    view = await form_of(slack, WANG, "/task open claims.simple")
    days = [int(at(f"2026-11-{day} 10:00").timestamp()) for day in (16, 17, 18, 19, 20)]
    await asyncio.gather(*(changes(slack, WANG, view, "received", day) for day in days))
    assert "11月20日（五）10:00 收件" in told(on_top(slack, WANG))
    assert slack.refusals == []


async def test_the_answer_to_a_change_never_takes_the_place_of_the_result(slack, office):
    """The form is submitted while the change is being looked at: whichever ends first, the result stands in the end."""
    view = await form_of(slack, WANG, "/task open claims.simple")
    office.begun.clear()
    office.free.clear()
    received = int(at("2026-11-20 10:00").timestamp())
    late = asyncio.create_task(changes(slack, WANG, view, "received", received))
    await asyncio.to_thread(office.begun.wait)
    submitted = asyncio.create_task(slack.submit(WANG, view.id, typed(title="車險")))
    office.free.set()
    await asyncio.gather(late, submitted)
    assert "submit" not in on_top(slack, WANG).body
    assert list(office.desk.all_tasks) == [1]


async def test_an_older_change_that_is_answered_later_is_left_out(slack, app):
    view = await form_of(slack, WANG, "/task open claims.simple")
    shown = Changes(app.client)
    body = {part: view.body[part] for part in ("type", "title", "submit", "close", "callback_id", "private_metadata")}
    newer, older = ({**body, "blocks": [*view.body["blocks"][:count]]} for count in (5, 6))
    await shown.show(newer, view.id, view.hash, 2.0)
    await shown.show(older, view.id, view.hash, 1.0)
    assert len(on_top(slack, WANG).body["blocks"]) == 5


async def test_a_lost_update_harms_nothing(slack, office):
    view = await form_of(slack, WANG, "/task open claims.simple")
    slack.faults.plan("views.update", Failure("error"))
    received = int(at("2026-11-20 10:00").timestamp())
    await changes(slack, WANG, view, "received", received)
    await slack.submit(WANG, view.id, typed(title="車險"))
    assert office.desk.all_tasks[1].received_at == at("2026-11-20 10:00")


async def test_an_error_leaves_the_form_with_the_id_in_that_place(slack, office):
    view = await form_of(slack, WANG, "/task open claims.simple")
    slack.type_in(WANG, view.id, typed(title="車險"))
    office.broken = RuntimeError("secret words")
    view = await changes(slack, WANG, view, "received", int(at("2026-11-20 10:00").timestamp()))
    assert "錯誤代號" in told(view)
    assert "secret" not in told(view)
    office.broken = None
    await slack.submit(WANG, view.id)
    assert office.desk.all_tasks[1].title == "車險"


async def test_a_second_click_acts_once_though_the_form_was_drawn_anew_between(slack, office):
    view = await form_of(slack, WANG, "/task open claims.simple")
    slack.wire.hold_acks, slack.wire.ack_timeout = True, 0.3
    assert (await slack.submit(WANG, view.id, typed(title="車險"))).error == "operation_timeout"
    slack.wire.hold_acks, slack.wire.ack_timeout = False, 3.0
    again = slack.shelf.put(replace(on_top(slack, WANG), hash="another"))
    await slack.submit(WANG, again.id)
    assert list(office.desk.all_tasks) == [1]


async def test_the_menu_begins_with_what_the_person_opened_last_then_their_department(slack):
    for line in ("sales.email 詢價", "sales.complaint 申訴", "sales.email 詢價"):
        await slack.slash(WANG, CHANNEL, f"/task open {line}")

    async def offered(user, query=""):
        view = await form_of(slack, user, "/task open")
        found = await slack.suggest(user, action_id="standard", query=query, view_id=view.id)
        return [option["value"] for option in found]

    first = await offered(WANG)
    assert first[0] == "sales.email"
    assert first[-1] == "claims.statistics", "nobody opens it by hand"
    assert (await offered(LIN))[0].startswith("claims.")
    assert (await offered(LI))[0].startswith("sales.")
