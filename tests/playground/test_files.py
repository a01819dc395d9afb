"""Files in three steps as slack_sdk uploads them, where they can be read, and what is refused."""

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.faults import Failure, Limits
from bot.playground.web_api import METHODS
from tests.playground.asking import refusal
from tests.playground.kit import section

pytestmark = pytest.mark.anyio
REPORT, NAME = "整改報告".encode(), "整改 報告-7.docx"


async def sent(client, content=REPORT, name=NAME) -> str:
    """The id of a file after the first two steps."""
    place = await client.files_getUploadURLExternal(filename=name, length=len(content))
    async with aiohttp.ClientSession() as session:
        assert (await session.post(place["upload_url"], data=content)).status == 200
    return place["file_id"]


async def fetched(url, **headers) -> tuple[int, bytes, str]:
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as answer:
        return answer.status, await answer.read(), answer.headers.get("Content-Disposition", "")


async def test_an_unshared_file_is_the_apps_alone_until_a_message_names_it(client, workspace):
    (file,) = (await client.files_completeUploadExternal(files=[{"id": await sent(client), "title": "報告"}]))["files"]
    hidden = await fetched(file["permalink"])
    own = await fetched(file["url_private"], Authorization=f"Bearer {workspace.bot_token}")
    await client.chat_postMessage(channel="C1CLAIMS", text="a", blocks=[section(f"<{file['permalink']}|報告>")])
    status, content, named = await fetched(file["permalink"])

    assert (file["title"], file["name"], file["size"], file["filetype"]) == ("報告", NAME, len(REPORT), "docx")
    assert (hidden[0], own[:2], status, content) == (404, (200, REPORT), 200, REPORT)
    assert named == "attachment; filename*=UTF-8''%E6%95%B4%E6%94%B9%20%E5%A0%B1%E5%91%8A-7.docx"
    assert workspace.files.find(file["id"]).shares == {"C1CLAIMS"}


async def test_a_shared_file_is_a_message_with_it(client, workspace):
    done = await client.files_upload_v2(content=REPORT, filename=NAME, channel="G1HEADS", initial_comment="看")

    (message,) = workspace.messages("G1HEADS", "U1WANG")
    history = await client.conversations_history(channel="G1HEADS")
    assert (message.text, [one["name"] for one in message.files]) == ("看", [NAME])
    assert history["messages"][0]["files"][0]["id"] == done["files"][0]["id"]
    assert (await fetched(message.files[0]["url_private_download"]))[:2] == (200, REPORT)


async def test_each_step_works_once_and_in_order(client, workspace):
    place = await client.files_getUploadURLExternal(filename=NAME, length=len(REPORT))
    files = [{"id": place["file_id"]}]
    early = await refusal(client.files_completeUploadExternal(files=files))
    async with aiohttp.ClientSession() as session:
        statuses = [
            (await session.post(url, data=body)).status
            for url, body in (
                (place["upload_url"], REPORT + b"!"),
                (place["upload_url"], REPORT),
                (place["upload_url"], REPORT),
                (f"{workspace.base_url}/upload/v1/none", REPORT),
            )
        ]
    await client.files_completeUploadExternal(files=files)
    again = await refusal(client.files_completeUploadExternal(files=files))

    assert statuses == [400, 200, 404, 404]
    assert (early, again) == ("file_not_found", "file_not_found")
    assert [(one.method, one.error) for one in workspace.refusals][1:4] == [
        ("upload_url", "length_mismatch"),
        ("upload_url", "invalid_ticket"),
        ("upload_url", "invalid_ticket"),
    ]


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"channel_id": "U1WANG"}, "channel_not_found"),
        ({"channel_id": "C2OTHER"}, "not_in_channel"),
        ({"channel_id": "C3OLD"}, "posting_to_channel_denied"),
        ({"channel_id": "C1CLAIMS", "blocks": [{"type": "banner"}]}, "invalid_blocks"),
        ({"files": "["}, "invalid_arguments"),
        ({"files": []}, "invalid_arguments"),
        ({"files": [{"id": "F1"}]}, "file_not_found"),
    ],
)
async def test_a_file_that_cannot_be_shared_stays_where_it_is(client, workspace, more, error):
    asked = {"files": [{"id": await sent(client)}], **more}

    assert await refusal(client.api_call("files.completeUploadExternal", json=asked)) == error
    assert workspace.files.complete() == []
    assert workspace.ledger == []


async def test_a_file_needs_a_name_a_length_and_the_scope(client, workspace):
    ask = client.files_getUploadURLExternal

    assert await refusal(ask(filename="", length=1)) == "invalid_arguments"
    assert await refusal(ask(filename=NAME, length=0)) == "missing_argument"
    assert await refusal(ask(filename=NAME, length=10**10)) == "file_upload_size_restricted"
    assert await refusal(ask(filename=NAME, length=1, alt_txt="a" * 1001)) == "alt_txt_too_large"
    workspace.scopes.discard("files:write")
    assert await refusal(ask(filename=NAME, length=1)) == "missing_scope"


async def test_files_are_looked_up_with_a_scope_of_their_own_and_deleted(client, workspace):
    done = await client.files_upload_v2(content=b"a", filename="a.txt", channel="C1CLAIMS")
    file_id = done["files"][0]["id"]
    assert await refusal(client.files_info(file=file_id)) == "missing_scope"
    workspace.scopes.add("files:read")

    info = (await client.files_info(file=file_id))["file"]
    await client.files_delete(file=file_id)

    assert (info["mimetype"], info["channels"], info["is_public"]) == ("text/plain", ["C1CLAIMS"], True)
    assert await refusal(client.files_info(file=file_id)) == "file_not_found"
    assert (await fetched(info["permalink"]))[0] == 404


async def test_an_upload_may_be_cut_with_the_bytes_taken_or_not(client, workspace):
    workspace.faults.plan("upload_url", Failure("drop_before"), Failure("drop_after"))
    place = await client.files_getUploadURLExternal(filename=NAME, length=len(REPORT))
    async with aiohttp.ClientSession() as session:
        for taken in (False, True):
            with pytest.raises(aiohttp.ClientError):
                await session.post(place["upload_url"], data=REPORT)
            assert (workspace.files.uploaded(place["file_id"]) is not None) is taken


def test_every_method_has_the_rate_of_its_tier():
    free = {"api.test", "auth.test", "blocks.validate", "chat.getPermalink"}
    tiers = Limits().per_minute

    assert set(METHODS) - set(tiers) == free
    assert {tiers[name] for name in METHODS if name.startswith("views.")} == {100}
    assert {tiers[name] for name in METHODS if name.startswith("usergroups.")} == {20}
    assert (tiers["files.completeUploadExternal"], tiers["chat.update"], tiers["users.list"]) == (100, 50, 20)


async def test_a_workspace_holds_its_rate_over_all_channels(client, workspace):
    """Several hundred posts a minute in all, whatever the channel; other methods do not count."""
    workspace.limits = Limits(enabled=True, per_minute={"chat.postMessage": 2}, monotonic=lambda: 0.0)
    for channel in ("C1CLAIMS", "G1HEADS"):
        await client.chat_postMessage(channel=channel, text="a")

    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel="U1WANG", text="a")

    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "30")
    assert (await client.auth_test())["ok"]


async def test_a_picture_shown_by_its_id_is_shared_where_it_is_shown(client, workspace):
    done = await client.files_upload_v2(content=b"png", filename="a.png")
    picture = {"type": "image", "slack_file": {"id": done["files"][0]["id"]}, "alt_text": "a"}

    await client.chat_postMessage(channel="C1CLAIMS", text="a", blocks=[picture])

    status, content, manner = await fetched(f"{workspace.base_url}/files/slack/{done['files'][0]['id']}/image")
    assert (status, content, manner[:6]) == (200, b"png", "inline")
