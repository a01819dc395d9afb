"""Buttons, menus, suggestions, Home tabs and shortcuts, answered by a real Bolt app over a real socket."""

from dataclasses import replace

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.playground.messages import Refusal
from bot.playground.people import Impossible
from tests.playground.kit import actions, button, element, home, modal, option, section, select

pytestmark = pytest.mark.anyio


@pytest.fixture
def heard(app) -> list[dict]:
    """Every payload of a button or menu that the app heard of."""
    bodies: list[dict] = []

    @app.action({"action_id": "press"})
    @app.action({"action_id": "choose"})
    async def hear(ack, body):
        bodies.append(body)
        await ack()

    return bodies


async def test_a_button_tells_its_value_its_message_and_who_pressed(workspace, client, heard):
    blocks = [actions(button(value="7"), block_id="row")]
    posted = await client.chat_postMessage(channel="C1CLAIMS", text="a", blocks=blocks)

    seen = await workspace.press("U2ANN", message=("C1CLAIMS", posted["ts"]), action_id="press")

    (body,) = heard
    assert seen.error is None
    assert (body["actions"][0]["value"], body["actions"][0]["block_id"]) == ("7", "row")
    assert body["user"]["id"] == "U2ANN"
    assert body["container"] == {
        "type": "message", "message_ts": posted["ts"], "channel_id": "C1CLAIMS", "is_ephemeral": False,
    }  # fmt: skip
    assert body["message"]["blocks"][0]["block_id"] == "row"


async def test_somebody_of_another_company_can_press_buttons(workspace, client, heard):
    posted = await client.chat_postMessage(channel="C1CLAIMS", text="a", blocks=[actions(button())])

    await workspace.press("U4GUEST", message=("C1CLAIMS", posted["ts"]), action_id="press")

    assert heard[0]["user"]["team_id"] == "T9OTHER"
    assert heard[0]["team"]["id"] == "T0DEMO"


async def test_value_and_block_tell_buttons_apart(workspace, client, heard):
    blocks = [actions(button(value="1"), block_id="a"), actions(button(value="2"), block_id="b")]
    message = ("C1CLAIMS", (await client.chat_postMessage(channel="C1CLAIMS", text="a", blocks=blocks))["ts"])

    await workspace.press("U2ANN", message=message, action_id="press", value="2")
    await workspace.press("U2ANN", message=message, action_id="press", block_id="a")

    assert [body["actions"][0]["value"] for body in heard] == ["2", "1"]


async def test_only_what_is_there_can_be_pressed_unless_the_request_is_forged(workspace, client, heard):
    posted = await client.chat_postMessage(channel="C1CLAIMS", text="a", blocks=[actions(button(value="7"))])
    message = ("C1CLAIMS", posted["ts"])

    with pytest.raises(Impossible):
        await workspace.press("U2ANN", message=message, action_id="press", value="8")
    with pytest.raises(Impossible):
        await workspace.press("U2ANN", message=message, action_id="choose")
    await workspace.press("U2ANN", message=message, action_id="press", tampered_value="8")
    await workspace.press("U2ANN", message=message, action_id="choose", tampered_value="9")

    assert [body["actions"][0]["value"] for body in heard] == ["8", "9"]


async def test_a_message_that_one_does_not_see_cannot_be_pressed(workspace, client, heard):
    await client.chat_postEphemeral(channel="C1CLAIMS", user="U1WANG", text="a", blocks=[actions(button())])
    (message,) = workspace.messages("C1CLAIMS", "U1WANG")

    with pytest.raises(Impossible):
        await workspace.press("U2ANN", message=("C1CLAIMS", message.ts), action_id="press")
    await workspace.press("U1WANG", message=("C1CLAIMS", message.ts), action_id="press")

    assert heard[0]["container"]["is_ephemeral"] is True
    assert "message" not in heard[0]


async def test_a_choice_in_a_menu_arrives_as_an_option(workspace, client, heard):
    posted = await client.chat_postMessage(channel="C1CLAIMS", text="a", blocks=[actions(select(), block_id="row")])
    message = ("C1CLAIMS", posted["ts"])

    await workspace.press("U2ANN", message=message, action_id="choose", selected="o1")

    assert heard[0]["actions"][0]["selected_option"]["value"] == "o1"
    assert heard[0]["state"]["values"]["row"]["choose"]["selected_option"]["value"] == "o1"
    with pytest.raises(Impossible):
        await workspace.press("U2ANN", message=message, action_id="choose", selected="o9")


async def test_words_in_the_ack_of_a_button_reach_nobody_and_are_remembered(workspace, client, app):
    @app.action("press")
    async def hear(ack):
        await ack("you may not")

    posted = await client.chat_postMessage(channel="C1CLAIMS", text="a", blocks=[actions(button())])

    seen = await workspace.press("U2ANN", message=("C1CLAIMS", posted["ts"]), action_id="press")

    assert (seen.error, seen.text) == (None, "")
    assert workspace.refusals == [Refusal("ack", "ignored_ack_body", ('{"text": "you may not"}',))]


async def test_a_response_url_replaces_and_deletes_the_message_of_its_button(workspace, client, heard):
    posted = await client.chat_postMessage(channel="C1CLAIMS", text="a", blocks=[actions(button())])
    await workspace.press("U2ANN", message=("C1CLAIMS", posted["ts"]), action_id="press")
    hook = AsyncWebhookClient(heard[0]["response_url"])

    await hook.send(text="b", replace_original=True)
    replaced = workspace.messages("C1CLAIMS", "U1WANG")
    await hook.send(delete_original=True)

    assert [(message.text, message.ts) for message in replaced] == [("b", posted["ts"])]
    assert workspace.messages("C1CLAIMS", "U1WANG") == []


async def test_an_external_select_asks_the_app_and_takes_only_what_it_offered(workspace, client, app, heard):
    asked = []

    @app.options("choose")
    async def offer(ack, body):
        asked.append(body["value"])
        await ack(options=[option("car"), option("care")])

    menu = element("external_select", action_id="choose", min_query_length=2)
    posted = await client.chat_postMessage(channel="C1CLAIMS", text="a", blocks=[section(accessory=menu)])
    place = {"message": ("C1CLAIMS", posted["ts"]), "action_id": "choose"}

    assert await workspace.suggest("U2ANN", **place, query="c") == []
    assert [one["value"] for one in await workspace.suggest("U2ANN", **place, query="ca")] == ["car", "care"]
    await workspace.press("U2ANN", **place, selected="care")

    assert asked == ["ca"]
    assert heard[0]["actions"][0]["selected_option"]["value"] == "care"
    with pytest.raises(Impossible):
        await workspace.press("U2ANN", **place, selected="cat")


async def test_malformed_suggestions_are_refused(workspace, client, app):
    @app.options("choose")
    async def offer(ack):
        await ack(options=[option("a")] * 101)

    menu = element("external_select", action_id="choose", min_query_length=0)
    posted = await client.chat_postMessage(channel="C1CLAIMS", text="a", blocks=[section(accessory=menu)])

    assert await workspace.suggest("U2ANN", message=("C1CLAIMS", posted["ts"]), action_id="choose", query="") == []
    assert workspace.refusals[0].error == "invalid_options_response"


async def test_opening_the_home_tab_lets_the_app_publish_it(workspace, app):
    @app.event("app_home_opened")
    async def publish(event, client):
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [section("mine")]})

    seen = await workspace.open_home("U1WANG")

    assert seen.view.blocks[0]["text"]["text"] == "mine"


async def test_shortcuts_bring_their_trigger_and_their_message(workspace, client, app):
    heard = []

    @app.shortcut("open_task")
    @app.shortcut("make_task")
    async def hear(ack, body):
        heard.append(body)
        await ack()

    message = await workspace.post_as("U2ANN", "C1CLAIMS", "customer calls")
    await workspace.shortcut("U1WANG", "open_task")
    await workspace.message_shortcut("U1WANG", "make_task", "C1CLAIMS", message.ts)

    assert [body["type"] for body in heard] == ["shortcut", "message_action"]
    assert heard[1]["message"]["text"] == "customer calls"
    await client.views_open(trigger_id=heard[0]["trigger_id"], view=modal())
    assert len(workspace.open_views("U1WANG")) == 1


async def test_peoples_messages_are_events_only_when_subscribed(workspace, app):
    heard = []

    @app.event("message")
    async def hear(event):
        heard.append(event["text"])

    await workspace.post_as("U1WANG", "C1CLAIMS", "unheard")
    workspace.events.add("message.channels")
    await workspace.post_as("U1WANG", "C1CLAIMS", "heard")

    assert heard == ["heard"]
    assert [message.text for message in workspace.messages("C1CLAIMS", "U2ANN")] == ["unheard", "heard"]


async def test_waiting_for_a_change_ends_with_the_change(workspace, client):
    before = workspace.version

    assert await workspace.wait_change(before, 0) == before
    await client.chat_postMessage(channel="C1CLAIMS", text="a")

    assert await workspace.wait_change(before, 5) > before


async def test_a_button_on_the_home_tab_can_be_pressed_by_its_owner(workspace, client, heard):
    await client.views_publish(user_id="U1WANG", view=home(actions(button(value="7"))))
    tab = workspace.home("U1WANG")

    await workspace.press("U1WANG", view_id=tab.id, action_id="press")

    assert (heard[0]["view"]["type"], heard[0]["actions"][0]["value"]) == ("home", "7")
    assert "response_url" not in heard[0]
    with pytest.raises(Impossible):
        await workspace.press("U2ANN", view_id=tab.id, action_id="press")


async def test_a_person_who_leaves_can_no_longer_be_told(workspace, client):
    await client.chat_postMessage(channel="U2ANN", text="a")

    workspace.set_person(replace(workspace.people["U2ANN"], deleted=True))

    with pytest.raises(SlackApiError, match="is_archived"):
        await client.chat_postMessage(channel="U2ANN", text="b")
