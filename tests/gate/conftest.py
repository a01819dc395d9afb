"""The gate on a loopback Slack, connected by Socket Mode; people as `tests.company` has them, and some outsiders."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.company import Company
from bot.domain.desk import Desk
from bot.domain.warnings import fall_due
from bot.gate.app import build_app
from bot.gate.run import Gate
from bot.playground.people import Channel
from bot.playground.people import Person as Slacker
from bot.playground.server import Playground
from bot.playground.workspace import Workspace
from tests.company import NOW, PEOPLE, at, make_company
from tests.fakes import FakeBooks, FakeDesk, FakeLanguages

CHANNEL = "C0CLAIMS"
HELD_AT_MOST = 30  # seconds until a test that holds a transaction counts as hung
GUEST, SINGLE, CONNECT, STRANGER, GONE, NEWCOMER, BOT = (
    *("U0GUEST", "U0SINGLE", "U0CONNECT", "U0STRANGE", "U0GONE", "U0NEW", "U0ROBOT"),
)
OUTSIDERS = [
    Slacker(GUEST, "Guest", "en-US", is_restricted=True),
    Slacker(SINGLE, "Single", "en-US", is_ultra_restricted=True),
    Slacker(CONNECT, "Connect", "en-US", team_id="T9OTHER"),
    Slacker(STRANGER, "Strange", "en-US", is_stranger=True),
    Slacker(GONE, "Gone", "en-US", deleted=True),
    Slacker(NEWCOMER, "New", "zh-CN"),
    Slacker(BOT, "Robot", "en-US", is_bot=True),
]


@dataclass
class Office:
    """What the gate is handed, with everything that tests look at or break."""

    company: Company = field(default_factory=make_company)
    now: datetime = NOW
    languages: FakeLanguages = field(default_factory=FakeLanguages)
    woken: int = 0
    visits: int = 0
    broken: Exception | None = None

    def __post_init__(self) -> None:
        self.free = Event()  # while it is not set, every transaction waits
        self.free.set()
        self.begun = Event()
        self.books = FakeBooks(self.company.calendar)
        self.gate = Gate(self.open_desk, lambda: self.company, lambda: self.now, self.wake, self.languages)

    @property
    def desk(self) -> FakeDesk:
        return self.books.desk

    @contextmanager
    def open_desk(self) -> Iterator[Desk]:
        """A transaction that may be held or fail at its end; `visits` counts those that are over."""
        self.begun.set()
        assert self.free.wait(HELD_AT_MOST)
        try:
            with self.books.open_desk() as desk:
                yield desk
                if self.broken:
                    raise self.broken
        finally:
            self.visits += 1

    async def visited(self, times: int, slack: Workspace) -> None:
        """Return once so many transactions are over, and a little later: a second delivery comes by itself."""
        while self.visits < times:
            await slack.wait_change(slack.version, 0.05)
        await slack.wait_change(slack.version, 0.1)

    def wake(self) -> None:
        self.woken += 1

    def tick(self, now: str) -> None:
        self.now = at(now)
        with self.books.open_desk() as desk:
            for task in list(desk.all_tasks.values()):
                desk.record(fall_due(task, self.now, self.company))


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
async def slack() -> AsyncIterator[Workspace]:
    """Everybody reads English but 王小明; the trade's channel has them all."""
    people = [Slacker(p.id, p.name, "zh-TW" if p.id == "U0WANG" else "en-US") for p in PEOPLE.values()]
    everybody = [person.id for person in (*people, *OUTSIDERS)]
    channels = [Channel(CHANNEL, "claims", members=[*everybody, "U0BOT"])]
    workspace = Workspace([*people, *OUTSIDERS], channels)
    workspace.connect_commands = True
    playground = Playground(workspace)
    await playground.start()
    yield workspace
    await playground.stop()


@pytest.fixture
async def patience() -> float:
    """Seconds before a person is told to wait; tests of slow work override it."""
    return 2.0


@pytest.fixture
async def app(slack, office, patience) -> AsyncIterator[AsyncApp]:
    """The gate, connected."""
    url = f"{slack.base_url}/api/"
    bolt = build_app(office.gate, token=slack.bot_token, base_url=url, patience=patience)
    web = AsyncWebClient(slack.app_token, base_url=url)
    socket = AsyncSocketModeHandler(bolt, slack.app_token, web_client=web, ping_interval=0.2)
    await socket.connect_async()
    await slack.wire.wait_connected()
    yield bolt
    await office.gate.finish()
    await socket.close_async()
