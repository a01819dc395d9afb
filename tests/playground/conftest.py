"""A workspace with colleagues and a guest of another company, Slack's own clients, a Bolt app on its socket."""

from collections.abc import AsyncIterator

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.people import Channel, Group, Person
from bot.playground.server import Playground
from bot.playground.workspace import Workspace
from tests.playground.asking import handler


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def workspace() -> Workspace:
    people = [
        Person("U1WANG", "王小明", "zh-TW"),
        Person("U2ANN", "Ann", "en-US"),
        Person("U3GONE", "李四", "zh-CN", deleted=True),
        Person("U4GUEST", "Guest", "en-US", team_id="T9OTHER", is_stranger=True),
    ]
    channels = [
        Channel("C1CLAIMS", "claims", members=["U1WANG", "U2ANN", "U4GUEST", "U0BOT"]),
        Channel("C2OTHER", "other", members=["U1WANG"]),
        Channel("G1HEADS", "heads", private=True, members=["U1WANG", "U0BOT"]),
        Channel("G2SECRET", "secret", private=True, members=["U1WANG"]),
        Channel("C3OLD", "old", members=["U1WANG", "U0BOT"], archived=True),
    ]
    return Workspace(people, channels, groups=[Group("S1", "heads", "Heads", ["U1WANG"])])


@pytest.fixture
async def playground(workspace) -> AsyncIterator[Playground]:
    server = Playground(workspace)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def client(workspace, playground) -> AsyncWebClient:
    return AsyncWebClient(workspace.bot_token, base_url=playground.api_url, retry_handlers=[])


@pytest.fixture
async def app(workspace, playground, client) -> AsyncIterator[AsyncApp]:
    """A Bolt app that is connected; listeners may still be added."""
    bolt = AsyncApp(client=client, process_before_response=True)
    socket = handler(bolt, workspace, playground)
    await socket.connect_async()
    await workspace.wire.wait_connected()
    yield bolt
    await socket.close_async()


@pytest.fixture
def submitted(app) -> list[dict]:
    """What the app was sent by the form `form`; `app.answer` is what it answers."""
    bodies: list[dict] = []
    app.answer = {}

    @app.view("form")
    async def take(ack, body):
        bodies.append(body)
        await ack(**app.answer)

    return bodies
