"""All that a workspace holds: people, channels, messages, views, tickets, limits, faults. No gesture, no HTTP."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random

from bot.playground.anatomy import with_ids
from bot.playground.faults import Faults, Limits
from bot.playground.files import Cabinet
from bot.playground.messages import Log, Message, Refusal
from bot.playground.people import Channel, Clock, Group, Impossible, Json, Person
from bot.playground.shapes_surfaces import Fault
from bot.playground.tickets import Doors, Triggers
from bot.playground.views import Shelf
from bot.playground.wire import Wire

SCOPES = (
    "commands chat:write users:read im:write im:read im:history files:write usergroups:read channels:read groups:read "
    "channels:join channels:history groups:history mpim:history"
)


class MachineClock:
    """The machine's own time, for workspaces without a virtual clock."""

    def now(self) -> datetime:
        """Now, in UTC."""
        return datetime.now(UTC)


class State:
    """The workspace's facts, and the few ways in which they change."""

    def __init__(
        self,
        people: Sequence[Person],
        channels: Sequence[Channel],
        *,
        clock: Clock | None = None,
        team_id: str = "T0DEMO",
        bot_user: str = "U0BOT",
        commands: Sequence[str] = ("/task",),
        groups: Sequence[Group] = (),
        app_name: str = "app",
        random: Random | None = None,
    ) -> None:
        self.team_id, self.bot_user, self.commands = team_id, bot_user, tuple(commands)
        self.app_id, self.bot_id = "A0DEMO", "B0DEMO"
        self.bot_token, self.app_token = "xoxb-playground", "xapp-playground"
        self.scopes = set(SCOPES.split())
        self.events = {"app_home_opened"}
        self.connect_commands = False
        self.unsupported: set[str] = set()
        self.retry_delays: Sequence[float] = (0, 60, 300)
        bot = Person(bot_user, app_name, "en-US", is_bot=True)
        self.people = {person.id: person for person in [*people, bot]}
        self.channels = {channel.id: channel for channel in channels}
        self.groups = [*groups]
        self.clock: Clock = clock or MachineClock()
        self.log, self.shelf, self.wire = Log(), Shelf(), Wire()
        self.triggers, self.doors, self.files = Triggers(), Doors(), Cabinet()
        self.limits, self.faults = Limits(), Faults(random)
        self.refusals: list[Refusal] = []
        self.ledger: list[Json] = []
        self.offered: dict[tuple[str, str, str], list[Json]] = {}
        self.base_url = "http://127.0.0.1"
        self.tasks: set[asyncio.Task[None]] = set()
        self._version = 0
        self._changed = asyncio.Event()

    def person(self, user: str) -> Person:
        """The person; a gesture of somebody unknown is impossible."""
        if user not in self.people:
            raise Impossible(f"there is no {user}")
        return self.people[user]

    def place(self, user: str, channel: str) -> Channel:
        """The channel, in which the person must be to do anything."""
        found = self.channels.get(channel)
        if found is None or user not in found.members:
            raise Impossible(f"{user} is not in {channel}")
        return found

    def dm(self, user: str) -> str | None:
        """The id of the person's direct message with the bot, None before there is one."""
        return self._direct({user, self.bot_user})

    def _direct(self, pair: set[str]) -> str | None:
        return next((c.id for c in self.channels.values() if c.is_im and pair == {*c.members}), None)

    def open_dm(self, user: str) -> str:
        """The id of the person's direct message with the bot, opened if need be."""
        known = self.dm(self.person(user).id)
        if known:
            return known
        channel = Channel(f"D{user[1:]}", user, members=[user, self.bot_user], is_im=True)
        self.channels[channel.id] = channel
        self.touch()
        return channel.id

    def open_direct(self, user: str, other: str) -> str:
        """The id of the direct message between two people, opened if need be; the bot is not in it."""
        pair = {self.person(user).id, self.person(other).id}
        if self.bot_user in pair or len(pair) == 1:
            raise Impossible(f"{user} has no direct message with {other}")
        first, second = sorted(pair)
        channel = Channel(f"D{first[1:]}{second[1:]}", other, members=[first, second], is_im=True)
        self.touch()
        return self._direct(pair) or self.channels.setdefault(channel.id, channel).id

    def post(
        self,
        channel: str,
        user: str,
        body: Json,
        *,
        ephemeral_to: str | None = None,
    ) -> Message:
        """Put a message (its text, blocks, metadata, thread_ts, files) into a channel."""
        self.files.share_named(body, channel)
        message = Message(
            ts=self.log.stamp(),
            channel=channel,
            user=user,
            text=body.get("text") or "",
            blocks=with_ids(body.get("blocks") or []),
            shown_at=self.clock.now(),
            metadata=body.get("metadata") or None,
            ephemeral_to=ephemeral_to,
            thread_ts=body.get("thread_ts"),
            files=body.get("files") or [],
            bot=self.people[user].is_bot,
        )
        self.touch()
        return self.log.put(message)

    def enter(self, method: str, message: Message) -> None:
        """Write an accepted post into the ledger."""
        row = {"method": method, "channel": message.channel, "ts": message.ts, "text": message.text}
        self.ledger.append({**row, "metadata": message.metadata, "user": message.ephemeral_to})

    def refuse(self, method: str, fault: Fault) -> None:
        """Remember what was refused."""
        self.refusals.append(Refusal(method, fault.error, fault.details))

    def touch(self) -> None:
        """Something changed that somebody might see."""
        self._version += 1
        self._changed.set()
        self._changed = asyncio.Event()

    @property
    def version(self) -> int:
        """Grows with every change that somebody might see."""
        return self._version

    async def wait_change(self, since: int, timeout: float) -> int:  # noqa: ASYNC109 -- a long poll's own limit
        """The version, as soon as it differs from `since` or after `timeout` seconds."""
        try:
            async with asyncio.timeout(timeout):
                while self._version == since:
                    await self._changed.wait()
        except TimeoutError:
            return self._version
        return self._version
