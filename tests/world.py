"""The world: the real bot on the loopback Slack, a real database and a clock that stands still until it is moved."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

import pytest

from bot.assembly import Bot
from bot.demo import ClockBar, DemoTour, speaking, stops, workspace_of
from bot.domain.standards import Language
from bot.playground.delivery import HttpDelivery
from bot.playground.messages import Message, Seen
from bot.playground.page import page_routes
from bot.playground.server import Playground
from bot.playground.views import View
from bot.playground.workspace import Workspace
from bot.reminders.clock import Clock
from bot.reminders.pace import unhurried
from bot.settings import Blueprint, read_company, sample_company
from storage.database import Database
from tests.port import SECRET, Port

T = TypeVar("T")
PATIENCE = 30  # seconds until a call into the world's loop counts as hung
Values = Mapping[str, Any]


class Loop:
    """An event loop in a thread of its own; a test calls into it and waits."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="world", daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of the work."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def close(self) -> None:
        """Stop, with nothing left running."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


class Bar:
    """The page's clock bar: that of the bot which runs now."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._bar: tuple[Bot, ClockBar] | None = None

    def __getattr__(self, name: str) -> Any:
        bot = self._world.bot
        if self._bar is None or self._bar[0] is not bot:
            self._bar = (bot, ClockBar(bot))
        return getattr(self._bar[1], name)


class LateTour:
    """The page's tour: the world's, which is there once its bot is."""

    def __init__(self, world: "World") -> None:
        self._world = world

    def __getattr__(self, name: str) -> Any:
        return getattr(self._world.tour, name)


class World:
    """What a person could do and see. People are called by name, times are the company's: ``2026-09-30 16:00``.

    Args:
        now: where the clock stands.
        language: what everybody reads whose language the company's file does not say.
        page: whether the playground's page is there too; the bot then works by itself, and the clock stands still
            until the page's bar moves it.
        http: whether Slack speaks to the bot by signed HTTP instead of Socket Mode.
        guided: whether the page has the demo's tour.
    """

    def __init__(
        self,
        loop: Loop,
        database_url: str,
        now: str,
        language: Language = Language.HANT,
        *,
        page: bool = False,
        http: bool = False,
        guided: bool = False,
    ) -> None:
        self.loop = loop
        self.blueprint: Blueprint = speaking(read_company(sample_company()), language)
        self.clock = Clock(self.at(now), 0.0)
        self.workspace: Workspace = workspace_of(self.blueprint, self.clock, language)
        self.database_url = database_url
        self.page, self.http = page, http
        self.port: Port | None = None
        tour: Any = LateTour(self) if guided else None
        routes = page_routes(self.workspace, Bar(self), tour=tour) if page else ()
        self.playground = Playground(self.workspace, extra_routes=routes)
        self.bot: Bot
        self.workspace.wire.ack_timeout = PATIENCE  # a loaded machine is no fault of the bot's
        loop.run(self.playground.start())
        loop.run(self.start())
        self.tour = DemoTour(self.bot, self.workspace)
        self.tour.begin()

    async def start(self) -> None:
        """Put the bot together and connect it; again after `kill`."""
        database = Database(self.database_url)
        self.bot = Bot(
            database,
            self.blueprint,
            self.clock,
            token=self.workspace.bot_token,
            api_url=self.playground.api_url,
            signing_secret=SECRET if self.http else None,
            pace=unhurried(),
            patience=PATIENCE / 2,
        )
        await self.bot.connect(None if self.http else self.workspace.app_token)
        if self.http:
            self.port = await Port.open(self.bot)
            self.workspace.http = HttpDelivery(self.port.events, SECRET)
        else:
            await self.workspace.wire.wait_connected()
        if self.page:
            self.bot.work()

    def close(self) -> None:
        """Stop bot and Slack; nothing of a test may have been refused by Slack."""
        if self.port:
            self.loop.run(self.port.close())
        self.loop.run(self.bot.stop())
        self.loop.run(self.playground.stop())

    # Time

    def at(self, text: str) -> datetime:
        """A local time of the company."""
        return datetime.fromisoformat(text).replace(tzinfo=self.blueprint.zone)

    @property
    def now(self) -> str:
        """Where the clock stands."""
        return f"{self.bot.clock.now().astimezone(self.blueprint.zone):%Y-%m-%d %H:%M:%S}"

    @now.setter
    def now(self, text: str) -> None:
        """Let the time pass: whatever falls due on the way is told when it falls due."""
        to = self.at(text)
        for at in stops(ClockBar(self.bot), to):
            self.clock.jump(at)
            self.settle()
        self.clock.jump(to)
        self.settle()

    def sleeps_until(self, text: str) -> None:
        """The bot is down until then: nothing is looked at on the way."""
        self.clock.jump(self.at(text))
        self.settle()

    def settle(self) -> None:
        """One tick, and everything told."""
        self.loop.run(self.bot.settle())

    # People

    def person(self, name: str) -> str:
        """The Slack id of the one person of that name."""
        (found,) = [person.id for person in self.workspace.people.values() if person.name == name]
        return found

    def place(self, name: str) -> str:
        """The channel in which the person types."""
        person = self.blueprint.people.get(self.person(name))
        department = self.blueprint.departments.get(person.department) if person else None
        return department.channel if department else self.blueprint.management.channel

    def reads(self, name: str, language: Language) -> None:
        """The person sets another language in Slack."""
        locales = {Language.HANT: "zh-TW", Language.HANS: "zh-CN", Language.EN: "en-US"}
        self.workspace.set_person(replace(self.workspace.people[self.person(name)], locale=locales[language]))

    # Gestures

    def says(self, name: str, line: str) -> str:
        """Type a slash command; the whole answer as the person reads it."""
        return self.words(self.types(name, line))

    def types(self, name: str, line: str) -> Seen:
        """Type a slash command; everything that comes back of it."""
        seen = self.loop.run(self.workspace.slash(self.person(name), self.place(name), line))
        self.settle()
        return seen

    def form(self, name: str) -> View:
        """The form that the person sees on top."""
        return self.workspace.open_views(self.person(name))[-1]

    def submits(self, name: str, **fields: Any) -> Seen:
        """Fill the form on top and submit it; fields are named as in the form, dots written as two underscores."""
        view = self.form(name)
        values = {field.replace("__", "."): value for field, value in fields.items()}
        typed = {field: {field: value} for field, value in values.items()}
        seen = self.loop.run(self.workspace.submit(self.person(name), view.id, typed))
        self.settle()
        return seen

    def presses(self, name: str, action: str, message: Message | None = None, **how: Any) -> Seen:
        """Press a button in a message, or in the form on top."""
        where: dict[str, Any] = (
            {"message": (message.channel, message.ts)} if message else {"view_id": self.form(name).id}
        )
        seen = self.loop.run(self.workspace.press(self.person(name), action_id=action, **where, **how))
        self.settle()
        return seen

    # What is seen

    def hears(self, name: str) -> list[str]:
        """The direct messages that the person got from the bot, as they stand now."""
        channel = self.workspace.dm(self.person(name))
        return [whole(message) for message in self.messages(channel)] if channel else []

    def reads_in(self, channel: str) -> list[str]:
        """The messages of a channel (by name), as they stand now."""
        (found,) = [known.id for known in self.workspace.channels.values() if known.name == channel]
        return [whole(message) for message in self.messages(found)]

    def messages(self, channel: str) -> Sequence[Message]:
        """The messages of a channel (by id) that everybody there sees."""
        return [message for message in self.workspace.log.standing(channel) if message.ephemeral_to is None]

    def last(self, place: str) -> Message:
        """The last message in a channel (by name), or to a person (by name)."""
        channels = {known.name: known.id for known in self.workspace.channels.values()}
        channel = channels.get(place) or self.workspace.dm(self.person(place)) or ""
        return self.messages(channel)[-1]

    def words(self, seen: Seen) -> str:
        """Everything that came back, as text."""
        assert seen.error is None, seen.error
        if seen.errors:
            return "\n".join(f"{field}: {words}" for field, words in seen.errors.items())
        if seen.message:
            return whole(seen.message)
        if seen.view:
            return texts_of(seen.view.blocks)
        return seen.text or texts_of(seen.blocks or [])


def whole(message: Message) -> str:
    """A message as a person reads it: its blocks, or its text where there are none."""
    return texts_of(message.blocks) if message.blocks else message.text


def texts_of(part: Any) -> str:
    """Every text of blocks, in order, a line each."""
    return "\n".join(_texts(part))


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, Mapping):
        if isinstance(part.get("text"), str):
            yield part["text"]
        for key, value in part.items():
            if key not in ("value", "action_id", "block_id") and not isinstance(value, str):
                yield from _texts(value)
    elif isinstance(part, Sequence) and not isinstance(part, str):
        for one in part:
            yield from _texts(one)


@pytest.fixture(scope="session")
def loop() -> Iterator[Loop]:
    """The loop in which the worlds of this run live, one after the other."""
    opened = Loop()
    yield opened
    opened.close()


@pytest.fixture
def make_world(loop, database_url):
    """Makes worlds, and ends them: `make_world("2026-11-23 10:00", Language.EN)`."""
    made: list[World] = []

    def make(now: str = "2026-11-23 10:00", language: Language = Language.HANT, **how: bool) -> World:
        made.append(World(loop, database_url, now, language, **how))
        return made[-1]

    yield make
    for world in made:
        world.close()
    for world in made:
        assert world.workspace.refusals == []


@pytest.fixture
def world(make_world) -> World:
    """A Monday morning at ten, in Chinese."""
    return make_world()
