"""Slack's events about people: kept before they are acknowledged, so that Slack repeats what could not be kept."""

import asyncio
from collections.abc import Callable

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse

from bot.gate.errors import log_unexpected
from bot.gate.forms import Json
from bot.gate.subscribed import PEOPLE

Hear = Callable[[str, Json], None]
"""Keeps an event (its id and what it says), once an id. May block; when it raises, nothing was kept."""


def hear_nothing(_event_id: str, _event: Json) -> None:
    """Nobody follows who comes and goes."""


def listen_people(app: AsyncApp, hear: Hear, wake: Callable[[], None]) -> None:
    """Listen to every event about people.

    Args:
        hear: keeps an event.
        wake: called when there may be something to tell.
    """

    async def heard(ack: AsyncAck, body: Json) -> BoltResponse | None:
        try:
            await asyncio.to_thread(hear, str(body["event_id"]), body["event"])
        except Exception as error:  # noqa: BLE001 -- whatever it was, Slack is to send the event again
            log_unexpected(error)
            return BoltResponse(status=500)
        wake()
        await ack()
        return None

    for name in PEOPLE:
        app.event(name)(heard)
