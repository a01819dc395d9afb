"""Starting and stopping: a free port, a taken port, a thread of its own, and a stop that waits for nobody."""

import asyncio
import signal
import socket
import threading
import time

import aiohttp
import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.playground.faults import Failure
from bot.playground.server import Playground, serve_forever
from bot.playground.workspace import Workspace

pytestmark = pytest.mark.anyio


async def test_a_free_port_is_found_and_told(workspace):
    playground = Playground(workspace)
    await playground.start()

    async with httpx.AsyncClient() as session:
        answer = await session.post(f"{playground.api_url}api.test")
    await playground.stop()

    assert answer.json()["ok"]
    assert playground.api_url == f"{playground.url}/api/"
    assert not playground.url.endswith(":0")


async def test_a_taken_port_is_an_os_error(workspace):
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="Address already in use"):
        await Playground(workspace, port=taken.getsockname()[1]).start()


async def test_a_page_stands_before_slacks_routes(workspace):
    async def page(_request):
        return PlainTextResponse("page")

    playground = Playground(workspace, extra_routes=[Route("/", page)])
    await playground.start()
    async with httpx.AsyncClient() as session:
        answer = await session.get(f"{playground.url}/")
    await playground.stop()

    assert answer.text == "page"


async def test_signals_are_left_alone(workspace):
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    playground = Playground(workspace)
    await playground.start()

    during = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    await playground.stop()

    assert during == before


async def test_it_stops_promptly_with_sockets_and_requests_under_way(workspace, caplog):
    playground = Playground(workspace)
    await playground.start()
    workspace.faults.plan("api.test", Failure("late", seconds=60))
    async with aiohttp.ClientSession() as session, httpx.AsyncClient() as web:
        socket = await session.ws_connect(f"{playground.url}/link/?ticket={workspace.wire.ticket()}")
        await socket.receive_json()
        slow = asyncio.create_task(web.post(f"{playground.api_url}api.test"))
        async with asyncio.timeout(5):
            while not workspace.faults.happened:
                await asyncio.sleep(0)

        began = time.monotonic()
        await playground.stop()
        took = time.monotonic() - began

        assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
        with pytest.raises(httpx.RemoteProtocolError):
            await slow
    assert took < 0.3
    assert caplog.records == []


async def test_it_can_be_stopped_twice_and_started_again(workspace):
    playground = Playground(workspace)
    await playground.start()
    first = playground.url
    await playground.stop()
    await playground.stop()
    await playground.start()
    async with httpx.AsyncClient() as session:
        assert (await session.post(f"{playground.api_url}api.test")).json()["ok"]
    await playground.stop()

    assert playground.url == first


def test_it_runs_in_a_thread_with_a_loop_of_its_own():
    workspace, ready, urls = Workspace([], []), threading.Event(), []
    loop = asyncio.new_event_loop()

    async def serve():
        playground = Playground(workspace)
        await playground.start()
        urls.append(playground.api_url)
        stop.append(asyncio.Event())
        ready.set()
        await stop[0].wait()
        await playground.stop()

    stop: list[asyncio.Event] = []
    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    assert ready.wait(5)
    answer = httpx.post(f"{urls[0]}api.test")
    loop.call_soon_threadsafe(stop[0].set)
    thread.join(5)
    loop.close()

    assert answer.json()["ok"]
    assert not thread.is_alive()


async def test_serving_forever_ends_when_cancelled(workspace):
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    serving = asyncio.create_task(serve_forever(workspace, port))
    async with asyncio.timeout(5), httpx.AsyncClient() as session:
        while not workspace.base_url.endswith(str(port)):
            await asyncio.sleep(0)
        assert (await session.post(f"http://127.0.0.1:{port}/api/api.test")).json()["ok"]
    serving.cancel()

    with pytest.raises(asyncio.CancelledError):
        await serving


async def test_answers_on_a_kept_line_are_not_held_back(workspace):
    """Nagle's algorithm would hold each answer for 40 ms."""
    playground = Playground(workspace)
    await playground.start()
    async with httpx.AsyncClient(base_url=playground.url) as session:
        await session.post("/api/api.test")
        began = time.monotonic()
        for _ in range(50):
            await session.post("/api/api.test")
        took = time.monotonic() - began
    await playground.stop()

    assert took < 50 * 0.03
