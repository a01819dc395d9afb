"""The Web API as slack_sdk meets it: who may call, what is posted, changed and shown, what is refused and how."""

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.playground.asking import refusal
from tests.playground.kit import data_table, home, modal, plain, section, table

pytestmark = pytest.mark.anyio
METADATA = {"event_type": "notice", "event_payload": {"key": "yellow:7"}}


async def test_a_token_is_needed_and_must_be_the_right_one(workspace, playground):
    async def ask(token):
        return await refusal(AsyncWebClient(token, base_url=playground.api_url).auth_test())

    assert await ask(None) == "not_authed"
    assert await ask("xoxb-wrong") == "invalid_auth"
    assert await ask(workspace.app_token) == "not_allowed_token_type"


async def test_a_bot_token_opens_no_socket(client, workspace):
    assert await refusal(client.apps_connections_open(app_token=workspace.bot_token)) == "not_allowed_token_type"


async def test_an_unknown_method_is_called_that(client):
    assert await refusal(client.api_call("chat.scheduleMessage")) == "unknown_method"


async def test_a_missing_scope_is_named(client, workspace):
    workspace.scopes.discard("users:read")

    with pytest.raises(SlackApiError) as caught:
        await client.users_info(user="U1WANG")

    assert caught.value.response["error"] == "missing_scope"
    assert caught.value.response["needed"] == "users:read"


async def test_forms_and_json_are_both_taken(playground, workspace):
    url, who = f"{playground.api_url}chat.postMessage", {"Authorization": f"Bearer {workspace.bot_token}"}
    async with aiohttp.ClientSession() as session:
        form = {"token": workspace.bot_token, "channel": "C1CLAIMS", "text": "a form", "blocks": "[]"}
        by_form = await (await session.post(url, data=form)).json()
        by_json = await (await session.post(url, json={"channel": "C1CLAIMS", "text": "json"}, headers=who)).json()
        broken = await (await session.post(url, data="{", headers={**who, "Content-Type": "application/json"})).json()

    assert (by_form["ok"], by_json["ok"], broken["error"]) == (True, True, "invalid_json")
    assert [message.text for message in workspace.messages("C1CLAIMS", "U1WANG")] == ["a form", "json"]


async def test_auth_test_and_bots_info_name_the_app(client):
    auth = await client.auth_test()

    assert (auth["user_id"], auth["team_id"]) == ("U0BOT", "T0DEMO")
    assert (await client.bots_info(bot=auth["bot_id"]))["bot"]["user_id"] == "U0BOT"
    assert "chat:write" in auth.headers["x-oauth-scopes"]
    assert (await client.api_test(foo="bar"))["args"]["foo"] == "bar"


@pytest.mark.parametrize(
    ("channel", "error"),
    [
        ("C9NONE", "channel_not_found"),
        ("C2OTHER", "not_in_channel"),
        ("G2SECRET", "channel_not_found"),
        ("C3OLD", "is_archived"),
        ("U3GONE", "is_archived"),
    ],
)
async def test_nothing_is_posted_where_the_app_may_not(client, workspace, channel, error):
    assert await refusal(client.chat_postMessage(channel=channel, text="a")) == error
    assert workspace.ledger == []


async def test_a_message_reaches_a_channel_by_id_or_name_and_a_person_by_id(client, workspace):
    by_id = await client.chat_postMessage(channel="C1CLAIMS", text="id", blocks=[section()])
    by_name = await client.chat_postMessage(channel="#claims", text="name")
    direct = await client.chat_postMessage(channel="U2ANN", text="direct")

    assert by_id["channel"] == by_name["channel"] == "C1CLAIMS"
    assert direct["channel"] == workspace.dm("U2ANN")
    assert [message.text for message in workspace.messages(direct["channel"], "U2ANN")] == ["direct"]
    assert float(by_id["ts"]) < float(by_name["ts"]) < float(direct["ts"])
    assert workspace.messages("C1CLAIMS", "U1WANG")[0].blocks[0]["block_id"]


async def test_malformed_blocks_are_refused_with_details_and_remembered(client, workspace):
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel="C1CLAIMS", text="a", blocks=[section("")])

    said = "[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]"
    assert caught.value.response["error"] == "invalid_blocks"
    assert caught.value.response["response_metadata"]["messages"] == [said]
    assert [(r.method, r.error, r.details) for r in workspace.refusals] == [
        ("chat.postMessage", "invalid_blocks", (said,))
    ]
    assert workspace.messages("C1CLAIMS", "U1WANG") == []


async def test_blocks_that_are_no_json_have_no_format(client):
    assert await refusal(client.api_call("chat.postMessage", data={"channel": "C1CLAIMS", "blocks": "["})) == (
        "invalid_blocks_format"
    )


async def test_blocks_can_be_validated_without_a_token(playground):
    nobody = AsyncWebClient(base_url=playground.api_url)

    assert (await nobody.api_call("blocks.validate", json={"blocks": [section()]}))["ok"]
    assert await refusal(nobody.api_call("blocks.validate", json={"blocks": [{"type": "banner"}]})) == "invalid_blocks"


async def test_an_update_without_blocks_takes_the_blocks_away_and_keeps_the_metadata(client, workspace):
    posted = await client.chat_postMessage(channel="C1CLAIMS", text="a", blocks=[section()], metadata=METADATA)

    await client.chat_update(channel="C1CLAIMS", ts=posted["ts"], text="b")

    (message,) = workspace.messages("C1CLAIMS", "U1WANG")
    assert (message.text, message.blocks, message.metadata, message.edited) == ("b", [], METADATA, True)


async def test_an_update_needs_the_channel_id_of_a_direct_message_and_short_words(client, workspace):
    posted = await client.chat_postMessage(channel="U2ANN", text="a")
    place, ts = posted["channel"], posted["ts"]

    assert await refusal(client.chat_update(channel="U2ANN", ts=ts, text="b")) == "channel_not_found"
    assert await refusal(client.chat_update(channel=place, ts=ts, text="b" * 4001)) == "msg_too_long"
    assert await refusal(client.chat_update(channel=place, ts="1.1", text="b")) == "message_not_found"
    assert await refusal(client.api_call("chat.update", json={"channel": place, "ts": ts})) == "no_text"
    assert [message.text for message in workspace.messages(place, "U2ANN")] == ["a"]


async def test_other_peoples_messages_are_neither_changed_nor_deleted(client, workspace):
    message = await workspace.post_as("U1WANG", "C1CLAIMS", "mine")

    assert await refusal(client.chat_update(channel="C1CLAIMS", ts=message.ts, text="b")) == "cant_update_message"
    assert await refusal(client.chat_delete(channel="C1CLAIMS", ts=message.ts)) == "cant_delete_message"


async def test_words_over_40000_characters_are_cut(client, workspace):
    await client.chat_postMessage(channel="C1CLAIMS", text="a" * 40_001)

    assert len(workspace.messages("C1CLAIMS", "U1WANG")[0].text) == 40_000


async def test_a_home_tab_is_published_for_one_person_and_guarded_by_its_hash(client, workspace):
    first = await client.views_publish(user_id="U1WANG", view=home(section("one")))
    await client.views_publish(user_id="U1WANG", view=home(section("two")), hash=first["view"]["hash"])

    stale = client.views_publish(user_id="U1WANG", view=home(), hash=first["view"]["hash"])

    assert await refusal(stale) == "hash_conflict"
    assert workspace.home("U1WANG").blocks[0]["text"]["text"] == "two"
    assert workspace.home("U2ANN") is None


@pytest.mark.parametrize(
    ("view", "trigger", "error"),
    [
        (modal(), "", "invalid_arguments"),
        (modal(), "1.2.made-up", "invalid_trigger_id"),
        (modal(title=plain("a" * 25)), "1.2.made-up", "invalid_arguments"),
    ],
)
async def test_no_form_opens_without_a_gesture(client, view, trigger, error):
    assert await refusal(client.views_open(trigger_id=trigger, view=view)) == error


async def test_a_view_that_nobody_has_open_cannot_change(client):
    assert await refusal(client.views_update(view_id="V1", view=modal())) == "not_found"


async def test_content_that_this_workspace_cannot_show_is_refused_and_not_dropped(client, workspace):
    legacy = [{"text": "legacy", "fallback": "legacy"}]

    assert await refusal(client.chat_postMessage(channel="C1CLAIMS", text="a", attachments=legacy)) == (
        "invalid_arguments"
    )
    assert workspace.ledger == []


async def test_an_older_workspace_refuses_the_kinds_it_does_not_know_and_takes_the_rest(client, workspace):
    workspace.unsupported = {"data_table", "table"}
    said = "[ERROR] unsupported type: data_table [json-pointer:/blocks/1/type]"

    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel="C1CLAIMS", text="a", blocks=[section(), data_table()])
    tab = client.views_publish(user_id="U1WANG", view=home(table()))

    assert (caught.value.response["error"], caught.value.response["errors"]) == ("invalid_blocks", [said])
    assert await refusal(tab) == "invalid_arguments"
    assert (await client.chat_postMessage(channel="C1CLAIMS", text="a", blocks=[section()]))["ok"]
    workspace.unsupported.clear()
    assert (await client.chat_postMessage(channel="C1CLAIMS", text="a", blocks=[data_table()]))["ok"]
