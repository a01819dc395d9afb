"""Shortcuts: "open a task" from anywhere, "make a task of this message" in a message's menu. Both open the form."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from aiohttp import ClientError
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.commands.open import PREVIEW, open_work
from bot.commands.quoted import reference_of, title_of
from bot.domain.company import Company
from bot.gate.forms import Gesture, Json
from bot.gate.run import Answer, Form, Message, Nothing
from bot.gate.subscribed import SHORTCUTS
from bot.gate.ways import SILENT, Ack, Button, Channel, Way
from bot.views.forms import result
from bot.views.reader import Payload, Reader

QUICK = 0.8  # seconds of machine time for the message's address: the trigger dies after 3
log = logging.getLogger("bot.gate")

Handle = Callable[[Json, Callable[[Json], Gesture], Way, AsyncAck], Awaitable[None]]


def listen_shortcuts(app: AsyncApp, company: Callable[[], Company], handle: Handle) -> None:
    """Answer both shortcuts; `handle` takes a payload, its reading and its way through the gate."""
    client = app.client
    anywhere_id, on_message_id = (one.id for one in SHORTCUTS)

    @app.shortcut(anywhere_id)
    async def anywhere(ack: AsyncAck, body: Json) -> None:
        await handle(body, called, Anywhere(client, body), ack)

    @app.shortcut(on_message_id)
    async def on_message(ack: AsyncAck, body: Json) -> None:
        link = await address_of(client, body)
        await handle(body, lambda given: quoted(given, link, company()), Button(client, body), ack)


def called(body: Json) -> Gesture:
    """The form for opening, with nothing in it but what is guessed."""
    return Gesture(open_work, (), {PREVIEW: "1"}, _key(body))


def quoted(body: Json, link: str, company: Company) -> Gesture:
    """The form for opening, with the message's first line as title, its reference, and the message's address kept."""
    text = str((body.get("message") or {}).get("text") or "")
    fields = {PREVIEW: "1", "title": title_of(text, company), "reference": reference_of(text)}
    return Gesture(open_work, (link,) if link else (), fields, _key(body))


async def address_of(client: AsyncWebClient, body: Json) -> str:
    """The message's permanent address as Slack tells it, else as Slack builds it where the bot is no member."""
    channel = str((body.get("channel") or {}).get("id", ""))
    ts = str(body.get("message_ts") or (body.get("message") or {}).get("ts", ""))
    asked = client.chat_getPermalink(channel=channel, message_ts=ts)
    try:
        return str((await asyncio.wait_for(asked, QUICK))["permalink"])
    except (SlackApiError, ClientError, TimeoutError) as error:
        log.info("the address of a message was not told: %s", type(error).__name__)
    domain = (body.get("team") or {}).get("domain")
    return f"https://{domain}.slack.com/archives/{channel}/p{ts.replace('.', '')}" if domain and ts else ""


class Anywhere(Channel):
    """A global shortcut: a trigger for a form, and no place for words. What must be said is shown in a view."""

    async def in_time(self, answer: Answer) -> Ack:
        """The form, or a view that says why not."""
        await self.late(answer)
        return SILENT

    def wait(self, working: Payload, reader: Reader) -> Ack:  # noqa: ARG002 -- see Way
        """Nothing: the form will open."""
        return SILENT

    async def late(self, answer: Answer) -> None:
        """The same; when the trigger is dead by then nothing can be shown, and the log says so."""
        match answer:
            case Form(view, reader):
                said = await self._open(view, reader)
            case Message(payload, reader):
                said = await self._open(result(payload, reader), reader)
            case Nothing():
                said = None
        if said:
            log.warning("a shortcut could not open its form")


def _key(body: Json) -> str:
    return f"shortcut:{body.get('trigger_id', '')}"
