"""How an answer reaches the person, by the kind of gesture: in the ack, by a response url, or in the form's place.

A form has no response url: what came of it is shown by a small view in its place, with nothing but a close button.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol, TypeVar

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.domain.refusal import Refusal
from bot.gate.errors import log_unexpected
from bot.gate.forms import Json, field_below
from bot.gate.run import Answer, Form, Message, Nothing, failed, refused
from bot.views.back import given_back
from bot.views.forms import result
from bot.views.reader import Payload, Reader

log = logging.getLogger("bot.gate")
T = TypeVar("T")

Ack = Mapping[str, Any]
SILENT: Ack = {}
TOO_LATE = {"expired_trigger_id", "trigger_expired", "trigger_exchanged", "exchanged_trigger_id"}
GONE = {"hash_conflict", "not_found", "view_not_found"}  # the person closed the form or went on in it


class Way(Protocol):
    """Where answers to one gesture go."""

    async def in_time(self, answer: Answer) -> Ack:
        """Say it, or return the ack that says it."""
        ...

    def wait(self, working: Payload, reader: Reader) -> Ack:
        """The ack that says that the answer will follow."""
        ...

    async def late(self, answer: Answer) -> None:
        """Say it after the ack."""
        ...


async def surely(say: Callable[[Answer], Awaitable[T]], answer: Answer, reader: Reader) -> T | None:
    """What saying it returns; never raises, so that every gesture is acknowledged.

    What goes wrong on the way is logged under an id, and the person is told that instead; None when that fails, too.
    """
    try:
        return await say(answer)
    except Exception as error:  # noqa: BLE001 -- as in `run.answer`: the person must hear something
        told = failed(error, reader)
    try:
        return await say(told)
    except Exception as error:  # noqa: BLE001 -- nothing is left to try; the log has it
        log_unexpected(error)
        return None


class Channel:
    """What a command and a button in a message have in common: a trigger for a form, a response url for words."""

    def __init__(self, client: AsyncWebClient, body: Json) -> None:
        self._client = client
        self._trigger = str(body.get("trigger_id", ""))
        self._url = str(body.get("response_url", ""))

    def wait(self, working: Payload, reader: Reader) -> Ack:  # noqa: ARG002 -- the form's way draws a view for its reader
        """A word in the ack."""
        return _body(working)

    async def late(self, answer: Answer) -> None:
        """By the response url."""
        if said := await self._opened(answer):
            await self._respond(said.payload)

    async def _opened(self, answer: Answer) -> Message | None:
        """Open a form; what is left to say, if anything."""
        match answer:
            case Form(view, reader):
                return await self._open(view, reader)
            case Message():
                return answer
            case Nothing():
                return None

    async def _open(self, view: dict[str, Any], reader: Reader) -> Message | None:
        try:
            await self._client.views_open(trigger_id=self._trigger, view=view)
        except SlackApiError as error:
            if error.response.get("error") in TOO_LATE:
                return refused(Refusal("form.expired"), reader)
            return failed(error, reader)
        except (ClientError, TimeoutError) as error:
            return failed(error, reader)
        return None

    async def _respond(self, payload: Payload) -> None:
        """Only the person sees it; the message they pressed in stays."""
        webhook = AsyncWebhookClient(self._url, retry_handlers=[])
        try:
            sent = await webhook.send_dict({**_body(payload), "response_type": "ephemeral", "replace_original": False})
        except (ClientError, TimeoutError) as error:
            log.warning("an answer did not reach its person: %s", type(error).__name__)
            return
        if sent.status_code != 200:  # noqa: PLR2004 -- HTTP's OK
            log.warning("an answer did not reach its person: HTTP %s", sent.status_code)


class Command(Channel):
    """A slash command: the ack is the answer."""

    async def in_time(self, answer: Answer) -> Ack:
        """Words go into the ack."""
        said = await self._opened(answer)
        return _body(said.payload) if said else SILENT


class Button(Channel):
    """A button in a message: its ack says nothing."""

    async def in_time(self, answer: Answer) -> Ack:
        """Words go by the response url."""
        await self.late(answer)
        return SILENT

    def wait(self, working: Payload, reader: Reader) -> Ack:  # noqa: ARG002 -- see Channel
        """Nothing: the press is seen to have worked, the answer will come."""
        return SILENT


class FormButton:
    """A button inside a form or in a view that shows a result: the answer takes the view's place."""

    def __init__(self, client: AsyncWebClient, body: Json) -> None:
        self._client = client
        view = body.get("view") or {}
        self._view, self._hash = str(view.get("id", "")), view.get("hash")

    async def in_time(self, answer: Answer) -> Ack:
        """The view changes; what was typed stays in fields that stay."""
        await self.late(answer)
        return SILENT

    def wait(self, working: Payload, reader: Reader) -> Ack:  # noqa: ARG002 -- see Channel
        """Nothing: the view will change."""
        return SILENT

    async def late(self, answer: Answer) -> None:
        """The same: a button's ack carries nothing anyway."""
        view = _view(answer)
        if view is not None:
            await changed(self._client, view, self._view, self._hash)


class Submission:
    """A submitted form: errors below its fields, else a view with the result in its place."""

    def __init__(self, client: AsyncWebClient, body: Json) -> None:
        self._client = client
        self._body: Json = body.get("view") or {}

    async def in_time(self, answer: Answer) -> Ack:
        """In the ack."""
        match answer:
            case Message(refused=True, below=below, words=words) if place := field_below(self._body, below):
                return {"response_action": "errors", "errors": {place: words}}
            case Nothing():
                return {"response_action": "clear"}
            case _:
                return {"response_action": "update", "view": _view(answer)}

    def wait(self, working: Payload, reader: Reader) -> Ack:
        """A view that says so, until the answer takes its place."""
        return {"response_action": "update", "view": result(working, reader)}

    async def late(self, answer: Answer) -> None:
        """In the place of the view that asked to wait; a refusal brings the form back as it was filled."""
        match answer:
            case Message(refused=True, payload=payload) if field_below(self._body, None):
                view: dict[str, Any] | None = given_back(self._body, payload.text)
            case _:
                view = _view(answer)
        if view is not None:
            await changed(self._client, view, str(self._body.get("id", "")))


def _body(payload: Payload) -> dict[str, Any]:
    return {"text": payload.text, **({"blocks": payload.blocks} if payload.blocks else {})}


def _view(answer: Answer) -> dict[str, Any] | None:
    match answer:
        case Form(view):
            return view
        case Message(payload, reader):
            return result(payload, reader)
        case Nothing():
            return None


async def changed(
    client: AsyncWebClient, view: Mapping[str, Any], view_id: str, view_hash: str | None = None
) -> str | None:
    """Change a view; its new hash, None when it could not be changed: the person closed it, or went on in it."""
    try:
        answer = await client.views_update(
            view_id=view_id, view=dict(view), **({"hash": view_hash} if view_hash else {})
        )
    except SlackApiError as error:
        if error.response.get("error") not in GONE:
            log.warning("a form could not be changed: %s", error.response.get("error"))
        return None
    except (ClientError, TimeoutError) as error:
        log.warning("a form could not be changed: %s", type(error).__name__)
        return None
    return str(answer["view"]["hash"])
