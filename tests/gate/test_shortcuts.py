"""Shortcuts: the form from anywhere, the form of a message; the task keeps the message's address."""

import json
from dataclasses import replace

import pytest

from bot.playground.faults import Failure
from tests.company import LIN, WANG
from tests.gate.conftest import CHANNEL, GUEST
from tests.gate.test_changes import chooses, told
from tests.gate.test_forms import typed

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("app")]
TEXT = "*補件*：<@U0CHEN> 請看 CLM-2026-0042\n客戶今天送到"


async def made_of(slack, text=TEXT, user=WANG):
    message = await slack.post_as(LIN, CHANNEL, text)
    seen = await slack.message_shortcut(user, "task_from_message", CHANNEL, message.ts)
    assert seen.error is None
    return message, slack.open_views(user)[-1]


async def test_the_form_opens_from_anywhere(slack, office):
    seen = await slack.shortcut(WANG, "open_task")
    view = seen.view or slack.open_views(WANG)[-1]
    assert (view.body["callback_id"], view.values["responsible"]["responsible"]["selected_user"]) == ("open", WANG)
    view = await chooses(slack, WANG, view, "claims.simple")
    await slack.submit(WANG, view.id, typed(title="車險"))
    assert office.desk.all_tasks[1].link == ""
    assert slack.refusals == []


async def test_a_guest_is_shown_why_not(slack):
    await slack.shortcut(GUEST, "open_task")
    (view,) = slack.open_views(GUEST)
    assert "Guest" in str(view.body["blocks"]) or "guest" in str(view.body["blocks"])
    assert "submit" not in view.body
    assert slack.refusals == []


async def test_a_message_fills_the_form_and_the_task_keeps_its_address(slack, office):
    message, view = await made_of(slack)
    held = {name: row[name] for name, row in view.values.items()}
    assert held["title"]["value"] == "補件：@陳志遠 請看 CLM-2026-0042"
    assert held["reference"]["value"] == "CLM-2026-0042"

    view = await chooses(slack, WANG, view, "claims.simple")
    assert "簡單理賠" in told(view)
    await slack.submit(WANG, view.id)

    task = office.desk.all_tasks[1]
    assert f"/archives/{CHANNEL}/p{message.ts.replace('.', '')}" in task.link
    assert office.desk.history(1)[0].line.before == f"{task.received_at.isoformat()} {task.link}"
    for line in ("show 1", "why 1"):
        seen = await slack.slash(WANG, CHANNEL, f"/task {line}")
        assert f"<{task.link}|開啟原訊息>" in str(seen.blocks)
    assert slack.refusals == []


async def test_where_slack_does_not_tell_the_address_it_is_built(slack, office):
    slack.faults.plan("chat.getPermalink", Failure("error", error="channel_not_found"))
    message, view = await made_of(slack)
    view = await chooses(slack, WANG, view, "claims.simple")
    await slack.submit(WANG, view.id)
    address = f"https://playground.slack.com/archives/{CHANNEL}/p{message.ts.replace('.', '')}"
    assert office.desk.all_tasks[1].link == address


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "https://evil.example/", "https://x.slack.com/archives/C1|a", 1]
)
async def test_a_forged_address_is_not_kept(slack, office, link):
    """What the form remembers is checked again; a number makes it a form that we did not draw."""
    _, view = await made_of(slack)
    view = await chooses(slack, WANG, view, "claims.simple")
    memory = {**json.loads(view.body["private_metadata"]), "words": [link]}
    slack.shelf.put(replace(view, body={**view.body, "private_metadata": json.dumps(memory)}))
    await slack.submit(WANG, view.id)
    assert [task.link for task in office.desk.all_tasks.values()] == ([""] if isinstance(link, str) else [])


async def test_a_shortcut_that_is_delivered_twice_opens_one_form(slack):
    slack.wire.duplicates = 1
    await slack.shortcut(WANG, "open_task")
    await slack.wait_change(slack.version, 0.1)
    assert len(slack.open_views(WANG)) == 1
    assert slack.refusals == []
