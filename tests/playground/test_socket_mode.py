"""Socket Mode as Slack runs it: hello, ten connections, turns, refreshes, cut lines, duplicates, retried events."""

import asyncio
from contextlib import asynccontextmanager

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from tests.playground.asking import handler

pytestmark = pytest.mark.anyio


class Ear:
    """A bare Socket Mode client that notes what it hears and acks it while `acks`."""

    def __init__(self, workspace, playground):
        web = AsyncWebClient(workspace.app_token, base_url=playground.api_url)
        self.client = SocketModeClient(workspace.app_token, web_client=web, ping_interval=0.2)
        self.client.socket_mode_request_listeners.append(self._hear)
        self.heard, self.acks = [], True
        self.news = asyncio.Event()

    async def _hear(self, client, request):
        self.heard.append(request)
        self.news.set()
        if self.acks:
            await client.send_socket_mode_response(SocketModeResponse(request.envelope_id))

    async def hears(self, count):
        async with asyncio.timeout(5):
            while len(self.heard) < count:
                self.news.clear()
                await self.news.wait()


@asynccontextmanager
async def ears(workspace, playground, count=1):
    listening = [Ear(workspace, playground) for _ in range(count)]
    for place, ear in enumerate(listening, 1):
        await ear.client.connect()
        await workspace.wire.wait_connected(place)
    try:
        yield listening
    finally:
        for ear in listening:
            await ear.client.close()


async def ticket_url(workspace, playground) -> str:
    web = AsyncWebClient(workspace.app_token, base_url=playground.api_url)
    return (await web.apps_connections_open(app_token=workspace.app_token))["url"]


async def test_hello_counts_the_connections(workspace, playground):
    async with aiohttp.ClientSession() as session:
        one = await session.ws_connect(await ticket_url(workspace, playground))
        two = await session.ws_connect(await ticket_url(workspace, playground))
        first, second = await one.receive_json(), await two.receive_json()

    assert (first["type"], first["num_connections"], second["num_connections"]) == ("hello", 1, 2)
    assert first["debug_info"]["host"]


async def test_a_ticket_works_once(workspace, playground):
    url = await ticket_url(workspace, playground)
    async with aiohttp.ClientSession() as session:
        await session.ws_connect(url)
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(url)


async def test_the_eleventh_connection_is_sent_away(workspace, playground):
    async with aiohttp.ClientSession() as session:
        sockets = [await session.ws_connect(await ticket_url(workspace, playground)) for _ in range(11)]
        greetings = [await socket.receive_json() for socket in sockets]

        assert [greeting["type"] for greeting in greetings] == ["hello"] * 10 + ["disconnect"]
        assert greetings[-1]["reason"] == "too_many_websockets"
        assert workspace.wire.connections == 10


async def test_slack_pings(workspace, playground):
    playground._ping_interval = 0.05
    await playground.stop()
    await playground.start()
    async with aiohttp.ClientSession() as session:
        socket = await session.ws_connect(await ticket_url(workspace, playground), autoping=False)
        await socket.receive_json()

        assert (await socket.receive(timeout=5)).type is aiohttp.WSMsgType.PING


async def test_envelopes_go_to_the_connections_in_turn(workspace, playground):
    async with ears(workspace, playground, 2) as (left, right):
        for _ in range(4):
            await workspace.slash("U1WANG", "C1CLAIMS", "/task")

    assert (len(left.heard), len(right.heard)) == (2, 2)


async def test_an_ack_of_something_unknown_is_ignored(workspace, playground):
    async with ears(workspace, playground) as (ear,):
        await ear.client.send_socket_mode_response(SocketModeResponse("made-up", {"text": "a"}))
        await ear.client.send_message('{"envelope_id": null}')

        assert (await workspace.slash("U1WANG", "C1CLAIMS", "/task")).error is None


async def test_a_duplicate_delivery_brings_the_same_envelope_twice(workspace, playground):
    async with ears(workspace, playground) as (ear,):
        workspace.wire.duplicates = 1
        await workspace.slash("U1WANG", "C1CLAIMS", "/task one")
        await workspace.slash("U1WANG", "C1CLAIMS", "/task two")
        await ear.hears(3)

    ids = [request.envelope_id for request in ear.heard]
    assert [request.payload["text"] for request in ear.heard] == ["one", "one", "two"]
    assert ids[0] == ids[1] != ids[2]


async def test_a_lost_ack_is_a_timeout_though_the_app_did_its_work(workspace, playground):
    workspace.ack_timeout, workspace.wire.hold_acks = 0.05, True
    async with ears(workspace, playground) as (ear,):
        seen = await workspace.slash("U1WANG", "C1CLAIMS", "/task")

    assert seen.error == "operation_timeout"
    assert len(ear.heard) == 1


@pytest.mark.parametrize("reason", ["refresh_requested", None], ids=["refreshed", "cut"])
async def test_the_real_client_comes_back_after_its_connection_ended(workspace, app, reason):
    """Bolt reconnects after Slack's `disconnect` message and after a line that went dead."""
    commands = []

    @app.command("/task")
    async def task(ack, command):
        commands.append(command["text"])
        await ack()

    await workspace.disconnect(reason)
    async with asyncio.timeout(5):
        await workspace.wire.wait_connected()
        seen = await workspace.slash("U1WANG", "C1CLAIMS", "/task again")

    assert (seen.error, commands) == (None, ["again"])


async def test_a_stalled_line_looks_alive_and_is_given_up_for_want_of_pongs(workspace, app):
    """The aiohttp client notices after four ping intervals; until then nothing reaches the app."""

    @app.command("/task")
    async def task(ack):
        await ack("back")

    workspace.stall()
    workspace.ack_timeout = 0.05
    assert (await workspace.slash("U1WANG", "C1CLAIMS", "/task")).error == "operation_timeout"
    workspace.ack_timeout = 3
    async with asyncio.timeout(10):
        await workspace.wire.wait_connected()
    assert (await workspace.slash("U1WANG", "C1CLAIMS", "/task")).text == "back"


async def test_a_warning_only_announces(workspace, playground):
    async with aiohttp.ClientSession() as session:
        socket = await session.ws_connect(await ticket_url(workspace, playground))
        await socket.receive_json()
        await workspace.disconnect("warning")
        waiting = asyncio.create_task(workspace.slash("U1WANG", "C1CLAIMS", "/task"))

        assert (await socket.receive_json())["reason"] == "warning"
        envelope = await socket.receive_json()
        await socket.send_json({"envelope_id": envelope["envelope_id"]})
        assert (await waiting).error is None


async def test_an_old_connection_may_still_ack_after_the_refresh(workspace, playground):
    """What was under way on the old socket is answered there; new envelopes take the new one."""
    async with aiohttp.ClientSession() as session:
        old = await session.ws_connect(await ticket_url(workspace, playground))
        await old.receive_json()
        waiting = asyncio.create_task(workspace.slash("U1WANG", "C1CLAIMS", "/task"))
        envelope = await old.receive_json()

        await workspace.disconnect()
        assert (await old.receive_json())["type"] == "disconnect"
        await old.send_json({"envelope_id": envelope["envelope_id"], "payload": {"text": "done"}})

        assert (await waiting).text == "done"
        assert (await workspace.slash("U1WANG", "C1CLAIMS", "/task")).error == "dispatch_failed"


async def test_events_are_retried_three_times_with_the_same_id(workspace, playground):
    workspace.retry_delays, workspace.ack_timeout = (0, 0, 0), 0.05
    async with ears(workspace, playground) as (ear,):
        ear.acks = False
        await workspace.open_home("U1WANG")
        await ear.hears(4)
        async with asyncio.timeout(5):
            await asyncio.gather(*workspace.tasks)

    assert [request.retry_attempt for request in ear.heard] == [0, 1, 2, 3]
    assert {request.retry_reason for request in ear.heard[1:]} == {"timeout"}
    assert len({request.payload["event_id"] for request in ear.heard}) == 1
    assert len({request.envelope_id for request in ear.heard}) == 4


async def test_an_acked_event_is_not_retried(workspace, playground):
    workspace.retry_delays = (0,)
    async with ears(workspace, playground) as (ear,):
        await workspace.open_home("U1WANG")

        assert workspace.tasks == set()
    assert [request.payload["event"]["type"] for request in ear.heard] == ["app_home_opened"]


async def test_an_event_waits_for_the_app_to_come_back(workspace, playground, client):
    workspace.retry_delays = (0, 0.2)
    homes = []
    await workspace.open_home("U1WANG")

    bolt = AsyncApp(client=client, process_before_response=True)

    @bolt.event("app_home_opened")
    async def hear(event):
        homes.append(event["user"])

    socket = handler(bolt, workspace, playground)
    await socket.connect_async()
    async with asyncio.timeout(5):
        await asyncio.gather(*workspace.tasks)
    await socket.close_async()

    assert homes == ["U1WANG"]
