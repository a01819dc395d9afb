"""A form that is drawn anew while it is filled: whatever changes in a burst, the last change is what is shown.

Each change is answered by `views.update` with the hash of the view that the person saw. The first update of a burst
makes that hash an old one, so those after it take the hash that Slack gave with our own last update; a view that was
changed otherwise (it was submitted, say) is left alone. So is one of which a newer change is shown already.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.gate.forms import Json, is_change
from bot.gate.run import Answer, Form, Message
from bot.gate.ways import SILENT, Ack, FormButton, changed
from bot.views.back import given_back
from bot.views.expected import PLACE
from bot.views.reader import Payload, Reader

REMEMBERED = 1000  # forms


@dataclass
class _Shown:
    """What this process knows of a form: hashes that its own updates made old, the last one, the last change shown."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    old: set[str] = field(default_factory=set)
    hash: str = ""
    stamp: float = 0.0


class Changes:
    """The forms that are being filled, the latest ones."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._forms: OrderedDict[str, _Shown] = OrderedDict()

    def way(self, body: Json) -> FormButton:
        """The way of an answer to something pressed or changed in a view."""
        return FormChange(self._client, body, self) if is_change(body) else FormButton(self._client, body)

    async def show(self, view: Mapping[str, Any], view_id: str, view_hash: str, stamp: float) -> None:
        """Show the view, unless a newer change is shown already."""
        shown = self._of(view_id)
        async with shown.lock:
            if stamp < shown.stamp:
                return
            shown.stamp = stamp
            current = shown.hash if view_hash in shown.old else view_hash
            fresh = await changed(self._client, view, view_id, current)
            if fresh:
                shown.old.add(current)
                shown.hash = fresh

    def _of(self, view_id: str) -> _Shown:
        shown = self._forms.setdefault(view_id, _Shown())
        self._forms.move_to_end(view_id)
        while len(self._forms) > REMEMBERED:
            self._forms.popitem(last=False)
        return shown


class FormChange(FormButton):
    """A field that tells of its changes: the form is drawn anew; what cannot be answered is told in its place."""

    def __init__(self, client: AsyncWebClient, body: Json, changes: Changes) -> None:
        super().__init__(client, body)
        self._body: Json = body["view"]
        self._changes = changes
        self._stamp = _stamp(body)

    async def late(self, answer: Answer) -> None:
        """In the form, unless a newer change is shown already."""
        match answer:
            case Form(view):
                # What the form remembers stays as it is: it may remember more than it would if it were opened now.
                await self._show({**view, "private_metadata": self._body.get("private_metadata", "")})
            case Message(words=words):
                await self._show(given_back(self._body, words, PLACE))

    async def _show(self, view: Mapping[str, Any]) -> None:
        await self._changes.show(view, str(self._body.get("id", "")), str(self._body.get("hash", "")), self._stamp)

    async def in_time(self, answer: Answer) -> Ack:
        """The same: the ack says nothing."""
        await self.late(answer)
        return SILENT

    def wait(self, working: Payload, reader: Reader) -> Ack:  # noqa: ARG002 -- see FormButton
        """Nothing: the form will change."""
        return SILENT


def _stamp(body: Json) -> float:
    """When the change was made, by Slack's clock."""
    action = next(iter(body.get("actions") or [{}]))
    try:
        return float(action.get("action_ts", 0))
    except (TypeError, ValueError):
        return 0.0
