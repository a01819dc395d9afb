"""Slash commands and what they bring: acks, escaped mentions, triggers, response urls, with a real Bolt app."""

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.playground.people import Impossible
from tests.playground.kit import modal, section

pytestmark = pytest.mark.anyio


def answer(app, *given, **more):
    """Make `/task` answer in one way and collect what it was told."""
    bodies: list[dict] = []

    @app.command("/task")
    async def task(ack, body):
        bodies.append(body)
        await ack(*given, **more)

    return bodies


async def test_the_words_of_an_ack_are_an_ephemeral_message(workspace, app):
    answer(app, "你好")

    seen = await workspace.slash("U1WANG", "C1CLAIMS", "/task help")

    assert (seen.error, seen.text) == (None, "你好")
    assert workspace.messages("C1CLAIMS", "U1WANG") == [seen.message]
    assert workspace.messages("C1CLAIMS", "U2ANN") == []


async def test_an_ack_in_channel_is_seen_by_all(workspace, app):
    answer(app, "你好", response_type="in_channel")

    await workspace.slash("U1WANG", "C1CLAIMS", "/task help")

    assert [message.text for message in workspace.messages("C1CLAIMS", "U2ANN")] == ["你好"]


async def test_an_empty_ack_shows_nothing(workspace, app):
    answer(app)

    seen = await workspace.slash("U1WANG", "C1CLAIMS", "/task")

    assert (seen.error, seen.text, seen.message) == (None, "", None)
    assert workspace.messages("C1CLAIMS", "U1WANG") == []


async def test_a_malformed_ack_is_refused_and_the_person_sees_an_error(workspace, app):
    answer(app, text="a", blocks=[section("")])

    seen = await workspace.slash("U1WANG", "C1CLAIMS", "/task")

    assert (seen.error, seen.message) == ("invalid_blocks", None)
    assert workspace.refusals[0].method == "ack"


async def test_the_payload_of_a_command_says_who_where_and_what(workspace, app):
    bodies = answer(app)

    await workspace.slash("U1WANG", "G1HEADS", "/task  close 7 done ")

    (body,) = bodies
    assert (body["user_id"], body["user_name"], body["team_id"]) == ("U1WANG", "王小明", "T0DEMO")
    assert (body["channel_id"], body["channel_name"]) == ("G1HEADS", "privategroup")
    assert (body["command"], body["text"]) == ("/task", "close 7 done")


@pytest.mark.parametrize(
    ("typed", "arrives"),
    [
        ("open a @王小明", "open a <@U1WANG|王小明>"),
        ("list #claims", "list <#C1CLAIMS|claims>"),
        ("open @nobody", "open @nobody"),
        ("open a < b & c", "open a &lt; b &amp; c"),
        ("open https://example.com/?a=1&b=2", "open <https://example.com/?a=1&b=2>"),
        ("open <@U2ANN>", "open <@U2ANN>"),
        ("open 你好 received:2026-11-20T10:30", "open 你好 received:2026-11-20T10:30"),
    ],
)
async def test_mentions_arrive_escaped(workspace, app, typed, arrives):
    bodies = answer(app)

    await workspace.slash("U1WANG", "C1CLAIMS", f"/task {typed}")

    assert bodies[0]["text"] == arrives


async def test_without_an_ack_in_time_the_person_sees_a_timeout(workspace, app):
    @app.command("/task")
    async def silent():
        return

    workspace.ack_timeout = 0.05

    seen = await workspace.slash("U1WANG", "C1CLAIMS", "/task")

    assert seen.error == "operation_timeout"


@pytest.mark.usefixtures("playground")
async def test_without_a_connection_the_person_sees_a_failure(workspace):
    assert (await workspace.slash("U1WANG", "C1CLAIMS", "/task")).error == "dispatch_failed"


@pytest.mark.parametrize(
    ("user", "channel", "line"),
    [
        ("U2ANN", "G1HEADS", "/task"),
        ("U1WANG", "C1CLAIMS", "/other"),
        ("U1WANG", "C9NONE", "/task"),
        ("U9NONE", "C1CLAIMS", "/task"),
        ("U4GUEST", "C1CLAIMS", "/task"),
    ],
)
async def test_what_slacks_client_does_not_offer_is_impossible(workspace, app, user, channel, line):
    """Commands belong to members of the channel, and to no other company's people."""
    answer(app, "heard")

    with pytest.raises(Impossible):
        await workspace.slash(user, channel, line)


async def test_a_response_url_answers_five_times(workspace, app):
    bodies = answer(app)
    await workspace.slash("U1WANG", "C2OTHER", "/task")
    hook = AsyncWebhookClient(bodies[0]["response_url"])

    codes = [(await hook.send(text=str(number))).status_code for number in range(6)]

    assert codes == [200, 200, 200, 200, 200, 404]
    assert [message.text for message in workspace.messages("C2OTHER", "U1WANG")] == list("01234")
    assert workspace.refusals[-1].error == "used_url"


async def test_a_response_url_lives_half_an_hour(workspace, app):
    bodies = answer(app)
    await workspace.slash("U1WANG", "C1CLAIMS", "/task")
    born = workspace.doors.monotonic()

    workspace.doors.monotonic = lambda: born + 1800
    late = await AsyncWebhookClient(bodies[0]["response_url"]).send(text="late")

    assert (late.status_code, late.body) == (404, '{"ok":false,"error":"expired_url"}')


async def test_a_response_url_is_as_strict_as_the_web_api(workspace, app):
    bodies = answer(app)
    await workspace.slash("U1WANG", "C1CLAIMS", "/task")

    async with aiohttp.ClientSession() as session:
        refused = await session.post(bodies[0]["response_url"], json={"text": "a", "blocks": [section("")]})
        assert (refused.status, await refused.json()) == (400, {"ok": False, "error": "invalid_blocks"})


async def test_a_trigger_opens_one_form_within_three_seconds(workspace, client, app):
    bodies = answer(app)
    await workspace.slash("U1WANG", "C1CLAIMS", "/task")
    await workspace.slash("U1WANG", "C1CLAIMS", "/task")
    born = workspace.triggers.monotonic()

    await client.views_open(trigger_id=bodies[0]["trigger_id"], view=modal())
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        await client.views_open(trigger_id=bodies[0]["trigger_id"], view=modal())
    workspace.triggers.monotonic = lambda: born + 3
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        await client.views_open(trigger_id=bodies[1]["trigger_id"], view=modal())

    assert [view.title for view in workspace.open_views("U1WANG")] == ["title"]


async def test_commands_work_in_the_direct_message_with_the_app(workspace, app):
    bodies = answer(app, "here")
    place = workspace.open_dm("U1WANG")

    await workspace.slash("U1WANG", place, "/task")

    assert (bodies[0]["channel_id"], bodies[0]["channel_name"]) == (place, "directmessage")
    assert [message.text for message in workspace.messages(place, "U1WANG")] == ["here"]
    assert [channel.id for channel in workspace.channels_of("U1WANG")][-1] == place


async def test_time_limits_can_be_shortened(workspace, client, app):
    bodies = answer(app)
    workspace.trigger_life, workspace.response_url_life = 0, 0

    await workspace.slash("U1WANG", "C1CLAIMS", "/task")

    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        await client.views_open(trigger_id=bodies[0]["trigger_id"], view=modal())
    assert (await AsyncWebhookClient(bodies[0]["response_url"]).send(text="a")).status_code == 404
