"""What the app reads over the Web API: history with metadata and pages, threads, channels, people, groups."""

import pytest

from tests.playground.asking import refusal

pytestmark = pytest.mark.anyio
METADATA = {"event_type": "notice", "event_payload": {"key": "yellow:7"}}


async def test_history_needs_the_scope_of_its_kind_of_channel(client, workspace):
    workspace.scopes.discard("groups:history")

    assert await refusal(client.conversations_history(channel="G1HEADS")) == "missing_scope"
    assert (await client.conversations_history(channel="C1CLAIMS"))["messages"] == []


async def test_a_deleted_message_is_gone_from_sight_and_history_but_not_from_the_ledger(client, workspace):
    posted = await client.chat_postMessage(channel="C1CLAIMS", text="a")

    await client.chat_delete(channel="C1CLAIMS", ts=posted["ts"])

    assert workspace.messages("C1CLAIMS", "U1WANG") == []
    assert (await client.conversations_history(channel="C1CLAIMS"))["messages"] == []
    assert [row["ts"] for row in workspace.ledger] == [posted["ts"]]


async def test_an_ephemeral_message_is_seen_by_one_person_and_by_no_history(client, workspace):
    await client.chat_postEphemeral(channel="C1CLAIMS", user="U1WANG", text="psst")

    assert [message.text for message in workspace.messages("C1CLAIMS", "U1WANG")] == ["psst"]
    assert workspace.messages("C1CLAIMS", "U2ANN") == []
    assert (await client.conversations_history(channel="C1CLAIMS"))["messages"] == []
    assert await refusal(client.chat_postEphemeral(channel="G1HEADS", user="U2ANN", text="a")) == "user_not_in_channel"


async def test_history_gives_metadata_only_when_asked(client):
    await client.chat_postMessage(channel="C1CLAIMS", text="a", metadata=METADATA)

    plain_history = await client.conversations_history(channel="C1CLAIMS")
    whole_history = await client.conversations_history(channel="C1CLAIMS", include_all_metadata=True)

    assert "metadata" not in plain_history["messages"][0]
    assert whole_history["messages"][0]["metadata"] == METADATA


async def test_history_is_newest_first_and_pages_by_cursor(client):
    for number in range(5):
        await client.chat_postMessage(channel="C1CLAIMS", text=str(number))

    pages = [
        [message["text"] for message in page["messages"]]
        async for page in await client.conversations_history(channel="C1CLAIMS", limit=2)
    ]

    assert pages == [["4", "3"], ["2", "1"], ["0"]]


async def test_history_between_two_instants_leaves_them_out_unless_inclusive(client):
    stamps = [(await client.chat_postMessage(channel="C1CLAIMS", text=str(number)))["ts"] for number in range(3)]
    between = {"channel": "C1CLAIMS", "oldest": stamps[0], "latest": stamps[2]}

    outside = await client.conversations_history(**between)
    inside = await client.conversations_history(**between, inclusive=True)

    assert [message["text"] for message in outside["messages"]] == ["1"]
    assert [message["text"] for message in inside["messages"]] == ["2", "1", "0"]


async def test_history_needs_membership(client):
    assert await refusal(client.conversations_history(channel="C2OTHER")) == "not_in_channel"
    assert await refusal(client.conversations_history(channel="U1WANG")) == "channel_not_found"


async def test_a_public_channel_can_be_joined_and_a_private_one_not(client):
    await client.conversations_join(channel="C2OTHER")
    await client.chat_postMessage(channel="C2OTHER", text="hello")

    assert await refusal(client.conversations_join(channel="G1HEADS")) == "method_not_supported_for_channel_type"
    assert await refusal(client.conversations_join(channel="C3OLD")) == "is_archived"


async def test_a_thread_is_read_by_replies_and_left_out_of_history(client):
    root = await client.chat_postMessage(channel="C1CLAIMS", text="root")
    await client.chat_postMessage(channel="C1CLAIMS", text="reply", thread_ts=root["ts"])

    thread = await client.conversations_replies(channel="C1CLAIMS", ts=root["ts"])

    assert [message["text"] for message in thread["messages"]] == ["root", "reply"]
    assert [m["text"] for m in (await client.conversations_history(channel="C1CLAIMS"))["messages"]] == ["root"]


async def test_conversations_are_listed_as_far_as_the_app_may_see_them(client):
    public = await client.conversations_list()
    private = await client.conversations_list(types="private_channel", limit=10)

    assert [channel["name"] for channel in public["channels"]] == ["claims", "other", "old"]
    assert [channel["name"] for channel in private["channels"]] == ["heads"]
    assert (await client.conversations_info(channel="C2OTHER"))["channel"]["is_member"] is False
    assert (await client.conversations_members(channel="G1HEADS"))["members"] == ["U1WANG", "U0BOT"]


async def test_a_direct_message_is_opened_once(client, workspace):
    first = await client.conversations_open(users="U1WANG")
    again = await client.conversations_open(users=["U1WANG"], return_im=True)

    assert first["channel"]["id"] == again["channel"]["id"] == workspace.dm("U1WANG")
    assert (first["already_open"], again["already_open"]) == (False, True)
    assert again["channel"]["user"] == "U1WANG"
    assert await refusal(client.conversations_open(users="U3GONE")) == "user_disabled"
    assert await refusal(client.conversations_open(users="U9NONE")) == "user_not_found"


async def test_a_person_has_a_language_only_when_it_is_asked_for(client):
    asked = await client.users_info(user="U1WANG", include_locale=True)
    unasked = await client.users_info(user="U1WANG")

    assert (asked["user"]["locale"], asked["user"]["profile"]["display_name"]) == ("zh-TW", "王小明")
    assert "locale" not in unasked["user"]
    assert await refusal(client.users_info(user="U9NONE")) == "user_not_found"


async def test_people_of_other_workspaces_and_closed_accounts_can_be_told(client):
    people = {person["id"]: person for person in (await client.users_list())["members"]}

    assert (people["U4GUEST"]["team_id"], people["U4GUEST"]["is_stranger"]) == ("T9OTHER", True)
    assert people["U3GONE"]["deleted"] is True
    assert people["U0BOT"]["is_bot"] is True


async def test_user_groups_name_their_members(client):
    assert (await client.usergroups_list(include_users=True))["usergroups"][0]["users"] == ["U1WANG"]
    assert (await client.usergroups_users_list(usergroup="S1"))["users"] == ["U1WANG"]
    assert await refusal(client.usergroups_users_list(usergroup="S9")) == "no_such_subteam"


async def test_a_permalink_leads_to_the_message(client, playground):
    posted = await client.chat_postMessage(channel="C1CLAIMS", text="a")

    link = await client.chat_getPermalink(channel="C1CLAIMS", message_ts=posted["ts"])

    assert link["permalink"] == f"{playground.url}/archives/C1CLAIMS/p{posted['ts'].replace('.', '')}"
