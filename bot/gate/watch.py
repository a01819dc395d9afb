"""What the gate tells whoever counts: gestures, acks and requests that were turned away. No name and no typed word."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.domain.refusal import Refusal

KINDS = ("block_actions", "view_submission", "view_closed", "block_suggestion", "shortcut", "message_action")
UNREAD = "none"  # the verb of a gesture that was refused before its verb was known


class Watch(Protocol):
    """Somebody who counts."""

    def gesture(self, verb: str, result: str) -> None:
        """A gesture is over: ``done``, ``again`` (it was delivered before), ``refused`` or ``failed``."""
        ...

    def acked(self, kind: str, seconds: float) -> None:
        """A request of Slack's was acknowledged so many machine seconds after it came in."""
        ...

    def turned_away(self, status: int) -> None:
        """A request to the HTTP door was refused with that status."""
        ...


class Nobody:
    """Counts nothing."""

    def gesture(self, verb: str, result: str) -> None:
        """Nothing."""

    def acked(self, kind: str, seconds: float) -> None:
        """Nothing."""

    def turned_away(self, status: int) -> None:
        """Nothing."""


@dataclass
class Seen:
    """What is known of a gesture so far."""

    verb: str = UNREAD
    result: str = "done"


@contextmanager
def watching(watch: Watch) -> Iterator[Seen]:
    """Tell what became of the gesture that is made inside."""
    seen = Seen()
    try:
        yield seen
    except Refusal:
        seen.result = "refused"
        raise
    except BaseException:
        seen.result = "failed"
        raise
    finally:
        watch.gesture(seen.verb, seen.result)


class Timed(AsyncApp):
    """A Bolt app whose requests are timed, over Socket Mode and over HTTP."""

    watch: Watch = Nobody()

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        """What Bolt answers."""
        began = time.perf_counter()
        try:
            return await super().async_dispatch(req)
        finally:
            self.watch.acked(kind_of(req.body), time.perf_counter() - began)


def kind_of(body: Mapping[str, Any]) -> str:
    """The kind of a request: one of a few words, whatever stands in it."""
    if "command" in body:
        return "command"
    kind = body.get("type")
    if kind == "event_callback":
        return "event"
    return str(kind) if kind in KINDS else "other"
