"""Who is at the door: one of the company's own people, or somebody who is told no. Asked of Slack, kept ten minutes."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.company import Company
from bot.domain.refusal import Refusal
from bot.domain.standards import Language, spoken

KEPT = 600.0  # seconds for which what Slack says of a person is believed
GUESTS = ("is_restricted", "is_ultra_restricted")
STRANGERS = ("is_stranger", "is_bot", "deleted")

Json = Mapping[str, Any]


class Languages(Protocol):
    """Which language a person reads, remembered between gestures for what is delivered later. May block.

    Attributes:
        revision: grows whenever something has changed about people in Slack; whoever comes is then asked for again.
    """

    revision: int

    def get(self, person: str) -> Language | None:
        """The language last put, None before that."""
        ...

    def put(self, person: str, language: Language) -> None:
        """Remember it."""
        ...


@dataclass(frozen=True)
class Visitor:
    """Somebody at the door: Slack id, the language Slack speaks with them, and whether they are an outsider.

    Attributes:
        guest: a guest of our workspace.
        stranger: of another workspace, a bot, or gone.
    """

    id: str
    language: Language | None
    guest: bool = False
    stranger: bool = False

    def person(self, company: Company) -> str:
        """The id of one of the company's people; refused as ``who.guest``, ``who.stranger``, ``who.unknown``."""
        if self.guest:
            raise Refusal("who.guest")
        if self.stranger:
            raise Refusal("who.stranger")
        if self.id not in company.people:
            raise Refusal("who.unknown")
        return self.id

    def reads(self, company: Company) -> Language:
        """The language of the answer: the company file's word, else Slack's, else the company's."""
        known = company.people.get(self.id)
        return (known.language if known else None) or self.language or company.language


@dataclass
class Door:
    """Asks Slack who somebody is.

    Attributes:
        client: a client of our workspace.
        languages: told of everybody's language as it is learned.
        seconds: machine time, monotonic.
    """

    client: AsyncWebClient
    languages: Languages
    seconds: Callable[[], float] = time.monotonic
    _team: str = ""
    _known: dict[str, tuple[float, int, Visitor]] = field(default_factory=dict)

    async def visitor(self, body: Json) -> Visitor:
        """Who made the gesture; people of other workspaces are strangers whatever Slack says of them.

        Raises:
            SlackApiError: Slack does not answer and nothing is known of the person: nobody is let in on trust.
        """
        user, team = _gesturer(body)
        if team != await self._our_team():
            return Visitor(user, None, stranger=True)
        since, revision, known = self._known.get(user, (0.0, 0, None))
        if known is None or revision != self.languages.revision or self.seconds() - since > KEPT:
            revision = self.languages.revision
            known = await self._ask(user)
            await asyncio.to_thread(self._remember, known)
            self._known[user] = (self.seconds(), revision, known)
        return known

    def seen(self, body: Json) -> Visitor:
        """The same without asking: what is known of them, or just their id."""
        user, _ = _gesturer(body)
        return self._known[user][2] if user in self._known else Visitor(user, None)

    def _remember(self, visitor: Visitor) -> None:
        if (
            visitor.language
            and not (visitor.guest or visitor.stranger)
            and self.languages.get(visitor.id) != visitor.language
        ):
            self.languages.put(visitor.id, visitor.language)

    async def _our_team(self) -> str:
        if not self._team:
            self._team = (await self.client.auth_test())["team_id"]
        return self._team

    async def _ask(self, user: str) -> Visitor:
        try:
            answer = await self.client.users_info(user=user, include_locale=True)
        except SlackApiError as error:
            if error.response.get("error") in {"user_not_found", "user_not_visible"}:
                return Visitor(user, None, stranger=True)
            raise
        found: Json = answer["user"]
        language = spoken(str(found.get("locale", "")))
        stranger = found.get("team_id") != await self._our_team() or any(found.get(name) for name in STRANGERS)
        return Visitor(user, language, guest=any(found.get(name) for name in GUESTS), stranger=stranger)


def _gesturer(body: Json) -> tuple[str, str]:
    """User and team of a command (flat) or of an interaction."""
    user = body.get("user")
    if isinstance(user, Mapping):
        return str(user.get("id", "")), str(user.get("team_id", ""))
    return str(body.get("user_id", "")), str(body.get("team_id", ""))
