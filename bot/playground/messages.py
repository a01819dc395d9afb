"""What stands in channels: messages, who may see them, and what a person sees after a gesture."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.playground.people import Json
from bot.playground.views import View


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it stands now.

    `ts` is machine time and the message's id in its channel; `shown_at` is the workspace clock's time when it came.
    `blocks` carry a `block_id` each, as Slack adds them. `ephemeral_to` names the only person who sees it.
    `metadata` is `{"event_type": ..., "event_payload": {...}}` or None. A deleted message is no longer listed.
    `files` are those shared with it, as the Web API gives them.
    """

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json]
    shown_at: datetime
    metadata: Json | None = None
    ephemeral_to: str | None = None
    edited: bool = False
    thread_ts: str | None = None
    deleted: bool = False
    bot: bool = False
    files: list[Json] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person sees after a gesture.

    `error` is Slack's word when the app failed them: `operation_timeout` (no ack in time), `dispatch_failed` (no
    connection), `invalid_command_response`, ... `message` is the ephemeral answer that came in the ack; `text` and
    `blocks` repeat its content. `errors` are the words under the fields of a form, by block id. `view` is the form on
    top now, None when none is open.
    """

    error: str | None = None
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    message: Message | None = None
    errors: dict[str, str] = field(default_factory=dict)
    view: View | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing the workspace refused: the method (or `ack`, `response_url`), Slack's error and the details."""

    method: str
    error: str
    details: tuple[str, ...] = ()


def instant(ts: str) -> tuple[int, int]:
    """A ts as something that can be ordered; raises ValueError for what is no ts."""
    seconds, _, micros = ts.partition(".")
    return int(seconds), int(micros.ljust(6, "0")[:6] or 0)


class Log:
    """Every message of the workspace, channel by channel in the order of posting.

    `wall` is the machine's time in seconds since 1970, of which a ts is made; a simulation has its own.
    """

    def __init__(self, wall: Callable[[], float] = time.time) -> None:
        self.wall = wall
        self._channels: dict[str, dict[str, Message]] = {}
        self._last = 0

    def stamp(self) -> str:
        """A new ts: machine time, above every one before."""
        self._last = max(int(self.wall() * 1_000_000), self._last + 1)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def put(self, message: Message) -> Message:
        """Keep a new or changed message."""
        self._channels.setdefault(message.channel, {})[message.ts] = message
        return message

    def find(self, channel: str, ts: str) -> Message | None:
        """The message, None when there is none or it was deleted."""
        found = self._channels.get(channel, {}).get(ts)
        return None if found is None or found.deleted else found

    def delete(self, message: Message) -> None:
        """Take the message out of sight."""
        self.put(replace(message, deleted=True))

    def forget_ephemerals(self) -> None:
        """Messages that only one person sees go with the day, as in Slack after a reload."""
        self._channels = {
            channel: {ts: message for ts, message in messages.items() if message.ephemeral_to is None}
            for channel, messages in self._channels.items()
        }

    def standing(self, channel: str) -> Iterator[Message]:
        """The channel's messages that were not deleted, ephemeral ones included, oldest first."""
        return (message for message in self._channels.get(channel, {}).values() if not message.deleted)
