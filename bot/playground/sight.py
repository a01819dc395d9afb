"""What one person has read and what waits for them: the page's memory while the demo runs, Slack's unread marks.

A channel is bold when somebody else said something; a figure stands beside it for what is said to the person: direct
messages, mentions, and replies in threads they take part in.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.playground.messages import Message
from bot.playground.people import Channel, Json
from bot.playground.workspace import Workspace

MENTION = re.compile(r'<@(\w+)|"user_id": "(\w+)"')
MOST = 100
"""Unread messages are counted up to here."""
TOLD = 20
"""How many of the newest unread words to a person the page is told."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a person has not read in one channel: how many, and of these what is said to them, oldest first."""

    unread: int
    to_them: list[Message]


class Sight:
    """Read positions, one a person and channel, and one a person and thread; all by `ts`."""

    def __init__(self, workspace: Workspace) -> None:
        self._space = workspace
        self._read: dict[tuple[str, str, str], str] = {}
        self._mentions: dict[tuple[str, str], tuple[Message, frozenset[str]]] = {}
        self._version = -1
        self._known: dict[str, dict[str, Waiting]] = {}
        self._standing: dict[str, list[Message]] = {}

    def position(self, user: str, channel: str, thread: str = "") -> str:
        """The ts up to which the person has read; empty before they have looked."""
        return self._read.get((user, channel, thread), "")

    def mark(self, user: str, channel: str, ts: str, thread: str = "") -> None:
        """The person has read up to `ts` and nothing after it."""
        if self.position(user, channel, thread) != ts:
            self._read[user, channel, thread] = ts
            self._space.touch()

    def _waiting(self, user: str, channel: Channel) -> Waiting:
        """What the person has not read there."""
        new = [*self._unread(user, channel.id)]
        to_them = [one for one in new if channel.is_im or is_reply(one) or user in self.mentioned(one)]
        return Waiting(sum(not is_reply(one) for one in new), to_them)

    def _unread(self, user: str, channel: str) -> Iterator[Message]:
        tail = [one for one in self._newest(channel) if one.user != user and not one.ephemeral_to]
        followed = self._followed(user, self._standing[channel]) if any(map(is_reply, tail)) else set()
        for one in tail:
            root = (one.thread_ts or "") if is_reply(one) else ""
            if (not root or root in followed) and one.ts > self.position(user, channel, root):
                yield one

    def _newest(self, channel: str) -> list[Message]:
        if channel not in self._standing:
            self._standing[channel] = [*self._space.log.standing(channel)]
        return self._standing[channel][-MOST:]

    def _followed(self, user: str, standing: list[Message]) -> set[str]:
        """The threads that the person takes part in: theirs, answered by them, or with their name in it."""
        mine = (one for one in standing if one.user == user or (is_reply(one) and user in self.mentioned(one)))
        return {one.thread_ts or one.ts for one in mine}

    def mentioned(self, message: Message) -> frozenset[str]:
        """Whose names stand in the message."""
        key = (message.channel, message.ts)
        known = self._mentions.get(key)
        if known is None or known[0] is not message:
            words = message.text + (json.dumps(message.blocks) if message.blocks else "")
            known = (message, frozenset(first or second for first, second in MENTION.findall(words)))
            self._mentions[key] = known
        return known[1]

    def of_person(self, user: str) -> dict[str, Waiting]:
        """What waits for the person, by channel; counted once for each version of the workspace."""
        if self._version != self._space.version:
            self._version = self._space.version
            self._known.clear()
            self._standing.clear()
        if user not in self._known:
            places = self._space.channels_of(user)
            self._known[user] = {channel.id: self._waiting(user, channel) for channel in places}
        return self._known[user]

    def threads(self, user: str, messages: list[Message]) -> dict[str, Json]:
        """Under each message with replies: how many, how many of them are new, whose, and when the last one came."""
        threads: dict[str, list[Message]] = {}
        for one in messages:
            if is_reply(one):
                threads.setdefault(one.thread_ts or "", []).append(one)
        followed = self._followed(user, messages)
        return {root: self._summary(user, root, replies, root in followed) for root, replies in threads.items()}

    def _summary(self, user: str, root: str, replies: list[Message], followed: bool) -> Json:
        read = self.position(user, replies[0].channel, root)
        new = sum(followed and one.user != user and one.ts > read for one in replies)
        last = replies[-1]
        people = [*dict.fromkeys(one.user for one in replies)]
        return {"count": len(replies), "new": new, "users": people, "last": last.shown_at.isoformat()}


def is_reply(message: Message) -> bool:
    """Whether the message stands in a thread below another one."""
    return message.thread_ts is not None and message.thread_ts != message.ts


def notices(waiting: dict[str, Waiting]) -> list[Message]:
    """The newest unread words to a person, oldest first."""
    every = (one for each in waiting.values() for one in each.to_them)
    return sorted(every, key=lambda one: one.ts)[-TOLD:]
