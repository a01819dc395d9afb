"""One Web API call as a method sees it: its arguments, and the ways of refusing it."""

import json
from dataclasses import dataclass
from typing import Any

from bot.playground.messages import Message
from bot.playground.people import Channel, Json, Person
from bot.playground.shapes_surfaces import Fault, unsupported_fault
from bot.playground.state import State

UNSUPPORTED = ("attachments", "markdown_text", "file_ids")


class ApiError(Exception):
    """The call is refused: Slack's error, what it says about it, further fields of the answer."""

    def __init__(self, error: str, *details: str, **extra: Any) -> None:  # noqa: ANN401 -- fields of a JSON answer
        super().__init__(error)
        self.error, self.details, self.extra = error, details, extra


@dataclass(frozen=True, slots=True)
class Call:
    """The arguments of one call, from a form or from JSON alike."""

    state: State
    args: Json

    def text(self, name: str, default: str = "") -> str:
        """A string argument."""
        return str(self.args.get(name) or default)

    def need(self, name: str) -> str:
        """A string argument that must be there."""
        if not self.text(name):
            raise ApiError("invalid_arguments", f"[ERROR] missing required field: {name}")
        return self.text(name)

    def flag(self, name: str) -> bool:
        """A yes or no, in any of the spellings that clients send."""
        return str(self.args.get(name, "")).lower() in {"true", "1"}

    def whole(self, name: str, default: int) -> int:
        """A whole number."""
        written = self.text(name, str(default))
        if not written.isdigit():
            raise ApiError("invalid_arguments", f"[ERROR] must be an integer: {name}")
        return int(written)

    def json(self, name: str) -> Any:  # noqa: ANN401 -- decoded JSON may be anything
        """A structured argument, sent as JSON or as JSON in a string; None when absent. Raises ValueError."""
        given = self.args.get(name)
        return json.loads(given) if isinstance(given, str) and given else given

    def content(self) -> Json:
        """The text, blocks and metadata of a message that is being sent; what would be dropped unseen is refused."""
        for name in UNSUPPORTED:
            if self.args.get(name):
                raise ApiError("invalid_arguments", f"[ERROR] not supported by this workspace: {name}")
        try:
            parts = {name: self.json(name) for name in ("blocks", "metadata")}
        except ValueError:
            raise ApiError("invalid_blocks_format") from None
        body = {name: part for name, part in parts.items() if part is not None}
        check(unsupported_fault(body, self.state.unsupported))
        return {**body, "text": self.args.get("text")}

    def person(self, name: str = "user") -> Person:
        """The person that an argument names."""
        found = self.state.people.get(self.need(name))
        if found is None:
            raise ApiError("user_not_found")
        return found

    def channel(self, *, inside: bool = True) -> Channel:
        """The channel that is named, by id; `inside` wants the app to be in it."""
        channel = self.state.channels.get(self.need("channel"))
        if channel is None:
            raise ApiError("channel_not_found")
        member = self.state.bot_user in channel.members
        if not member and (channel.private or channel.is_im):
            raise ApiError("channel_not_found")
        if inside and not member:
            raise ApiError("not_in_channel")
        return channel

    def message(self, channel: Channel, name: str = "ts") -> Message:
        """The message that is named, no ephemeral one."""
        found = self.state.log.find(channel.id, self.need(name))
        if found is None or found.ephemeral_to is not None:
            raise ApiError("message_not_found")
        return found

    def scope(self, needed: str) -> None:
        """Refuse when the token lacks the scope."""
        if needed and needed not in self.state.scopes:
            raise ApiError("missing_scope", needed=needed, provided=",".join(sorted(self.state.scopes)))


def check(fault: Fault | None) -> None:
    """Refuse what does not have Slack's shape."""
    if fault is not None:
        raise ApiError(fault.error, *fault.details)
