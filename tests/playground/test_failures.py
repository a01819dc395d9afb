"""Failures on demand, as Slack's own client meets them: dropped lines, 429, 5xx, lateness; planned or by chance."""

import asyncio
from random import Random

import aiohttp
import httpx
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncConnectionErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.faults import Failure, Faults, Limits

pytestmark = pytest.mark.anyio
POST = "chat.postMessage"


def texts(workspace) -> list[str]:
    return [message.text for message in workspace.messages("C1CLAIMS", "U1WANG")]


@pytest.mark.parametrize(("kind", "stands"), [("drop_before", []), ("drop_after", ["a"])])
async def test_a_dropped_line_tells_the_sender_nothing(workspace, client, kind, stands):
    """Whether the message was accepted cannot be told from outside."""
    workspace.faults.plan(POST, Failure(kind))

    with pytest.raises(aiohttp.ServerDisconnectedError):
        await client.chat_postMessage(channel="C1CLAIMS", text="a")

    assert texts(workspace) == stands
    assert [row["text"] for row in workspace.ledger] == stands


async def test_a_dropped_line_is_dropped_for_httpx_too(workspace, playground):
    workspace.faults.plan(POST, Failure("drop_after"))
    who = {"Authorization": f"Bearer {workspace.bot_token}"}

    async with httpx.AsyncClient() as session:
        with pytest.raises(httpx.RemoteProtocolError):
            await session.post(f"{playground.api_url}{POST}", json={"channel": "C1CLAIMS", "text": "a"}, headers=who)

    assert texts(workspace) == ["a"]


async def test_the_sdks_own_retry_doubles_a_message_whose_answer_was_lost(workspace, playground):
    """The trap that the outbox must avoid; the loopback Slack shows it."""
    workspace.faults.plan(POST, Failure("drop_after"))
    retrying = AsyncWebClient(
        workspace.bot_token, base_url=playground.api_url, retry_handlers=[AsyncConnectionErrorRetryHandler()]
    )

    await retrying.chat_postMessage(channel="C1CLAIMS", text="a")

    assert texts(workspace) == ["a", "a"]


async def test_the_server_goes_on_after_a_dropped_line(workspace, client):
    workspace.faults.plan(POST, Failure("drop_before"))
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await client.chat_postMessage(channel="C1CLAIMS", text="a")

    await client.chat_postMessage(channel="C1CLAIMS", text="b")

    assert texts(workspace) == ["b"]


async def test_a_planned_429_names_the_seconds(workspace, client):
    workspace.faults.plan(POST, Failure("ratelimited", seconds=30))

    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel="C1CLAIMS", text="a")

    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "30"
    assert texts(workspace) == []


@pytest.mark.parametrize(("accepted", "stands"), [(False, []), (True, ["a"])])
async def test_a_5xx_may_or_may_not_have_been_accepted(workspace, client, accepted, stands):
    workspace.faults.plan(POST, Failure("status", code=502, accepted=accepted))

    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel="C1CLAIMS", text="a")

    assert caught.value.response.status_code == 502
    assert texts(workspace) == stands


async def test_an_error_by_name_is_accepted_by_nobody(workspace, client):
    workspace.faults.plan(POST, Failure("error", error="fatal_error"))

    with pytest.raises(SlackApiError, match="fatal_error"):
        await client.chat_postMessage(channel="C1CLAIMS", text="a")

    assert texts(workspace) == []
    assert workspace.refusals == []


async def test_a_late_answer_is_a_timeout_for_the_impatient_though_accepted(workspace, playground):
    workspace.faults.plan(POST, Failure("late", seconds=5))
    impatient = AsyncWebClient(workspace.bot_token, base_url=playground.api_url, timeout=0.1, retry_handlers=[])

    with pytest.raises(TimeoutError):
        await impatient.chat_postMessage(channel="C1CLAIMS", text="a")

    assert texts(workspace) == ["a"]


async def test_failures_come_in_the_order_planned_and_then_end(workspace, client):
    workspace.faults.plan("*", Failure("error", error="one"), Failure("error", error="two"))

    for error in ("one", "two"):
        with pytest.raises(SlackApiError, match=error):
            await client.auth_test()

    assert (await client.auth_test())["ok"]


def test_chance_is_replayable_and_near_its_odds():
    def drawn(seed):
        faults = Faults(Random(seed))
        faults.chance(POST, 0.1, Failure("drop_before"))
        faults.chance(POST, 0.1, Failure("drop_after"))
        return [failure.kind if failure else None for failure in (faults.next(POST) for _ in range(1000))]

    assert drawn(7) == drawn(7) != drawn(8)
    assert 70 < drawn(7).count("drop_before") < 130
    assert 70 < drawn(7).count("drop_after") < 130


class Watch:
    """A monotonic clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_channel_takes_one_message_a_second_after_a_burst():
    watch = Watch()
    limits = Limits(enabled=True, channel_burst=2, monotonic=watch)

    burst = [limits.wait(POST, "C1") for _ in range(3)]
    other = limits.wait(POST, "C2")
    watch.now = 1.0
    later = [limits.wait(POST, "C1") for _ in range(2)]

    assert (burst, other, later) == ([0, 0, 1], 0, [0, 1])


def test_a_method_has_its_calls_a_minute():
    watch = Watch()
    limits = Limits(enabled=True, monotonic=watch)

    waits = [limits.wait("users.list") for _ in range(21)]

    assert waits == [0] * 20 + [3]


async def test_a_call_over_the_limit_is_answered_429(workspace, client):
    workspace.limits = Limits(enabled=True, channel_burst=1, monotonic=Watch())
    await client.chat_postMessage(channel="C1CLAIMS", text="a")

    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel="C1CLAIMS", text="b")

    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "1")
    assert texts(workspace) == ["a"]


async def test_another_process_can_make_it_fail_and_read_the_ledger(playground, client):
    metadata = {"event_type": "notice", "event_payload": {"key": "k1"}}
    async with httpx.AsyncClient(base_url=playground.url) as door:
        planned = {"seed": 7, "queues": {POST: [{"kind": "drop_after"}]}, "odds": {}}
        assert (await door.post("/control/faults", json=planned)).json()["queues"][POST][0]["kind"] == "drop_after"
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await client.chat_postMessage(channel="C1CLAIMS", text="a", metadata=metadata)
        ledger = (await door.get("/control/ledger")).json()
        happened = (await door.get("/control/faults")).json()["happened"]
        refusals = (await door.get("/control/refusals")).json()

    assert [(row["channel"], row["metadata"]["event_payload"]["key"]) for row in ledger] == [("C1CLAIMS", "k1")]
    assert [row["kind"] for row in happened] == ["drop_after"]
    assert refusals == []


async def test_another_process_can_raise_limits_and_end_failures(workspace, playground):
    async with httpx.AsyncClient(base_url=playground.url) as door:
        chance = {"odds": {"*": [{"probability": 1.0, "kind": "status", "code": 500}]}}
        await door.post("/control/faults", json=chance)
        assert workspace.faults.next("auth.test") == Failure("status", code=500)
        await door.delete("/control/faults")
        limits = await door.post("/control/limits", json={"enabled": True, "per_channel": 1000, "channel_burst": 1000})

    assert workspace.faults.next("auth.test") is None
    assert (workspace.limits.enabled, workspace.limits.per_channel) == (True, 1000)
    assert limits.json()["channel_burst"] == 1000


@pytest.mark.parametrize(
    ("door", "wanted"),
    [
        ("faults", {"queues": {POST: [{"kind": "drop_after", "speed": 1}]}}),
        ("faults", {"odds": {POST: [{"kind": "drop_after"}]}}),
        ("limits", {"per_minutes": 1}),
    ],
)
async def test_the_control_door_refuses_what_it_does_not_know(playground, door, wanted):
    async with httpx.AsyncClient(base_url=playground.url) as session:
        assert (await session.post(f"/control/{door}", json=wanted)).status_code == 400


async def test_a_response_url_can_fail_too(workspace, playground):
    url = f"{playground.url}/response/{workspace.doors.mint('C1CLAIMS', 'U1WANG')}"
    workspace.faults.plan("response_url", Failure("drop_after"))
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await session.post(url, json={"text": "a"})

    assert texts(workspace) == ["a"]


async def test_many_senders_at_once_are_each_accepted_once(workspace, client):
    await asyncio.gather(*(client.chat_postMessage(channel="C1CLAIMS", text=str(number)) for number in range(50)))

    stamps = [message.ts for message in workspace.messages("C1CLAIMS", "U1WANG")]
    assert sorted(texts(workspace), key=int) == [str(number) for number in range(50)]
    assert stamps == sorted(set(stamps))
