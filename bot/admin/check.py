"""`app.py check`: the company file, the tokens and the workspace proved against each other, every fault at once."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from aiohttp import ClientError
from pydantic import SecretStr
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.admin.scopes import scopes
from bot.settings import Environment, Fault, Faults, Named, Place, inspect_company

FAULTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "cli.token_missing": ("name",),
        "check.token_refused": ("name", "error"),
        "check.app_scope_missing": (),
        "check.unreachable": ("url", "error"),
        "check.failed": ("method", "error"),
        "check.scopes_missing": ("scopes",),
        "check.channel_missing": ("id", "name"),
        "check.channel_archived": ("id", "name"),
        "check.channel_not_member": ("id", "name"),
        "check.person_missing": ("id", "name"),
        "check.person_closed": ("id", "name"),
        "check.person_guest": ("id", "name"),
        "check.person_outside": ("id", "name"),
        "check.group_missing": ("id", "name"),
        "check.group_off": ("id", "name"),
    }
)
"""Every fault that a check may find beside those of the file itself, with the facts that its sentence may use."""

Json = Mapping[str, Any]
PATIENT = 60  # how often a call waits for Slack's Retry-After before it is given up
PAGE = 200  # people in one answer; Slack recommends no more
REPORTED = "missing_scope"  # said once, by the list of missing scopes


@dataclass
class Proof:
    """One check under way, with the faults found so far.

    Attributes:
        places: what the file names.
    """

    environment: Environment
    places: tuple[Place, ...] = ()
    faults: list[Fault] = field(default_factory=list)

    async def run(self) -> None:
        """Look at everything that the tokens let us look at."""
        await self._app_token()
        token = self.environment.slack_bot_token
        if token is None:
            self._missing("SLACK_BOT_TOKEN")
            return
        slack = self._client(token)
        if team := await self._bot_token(slack):
            await self._channels(slack)
            await self._people(slack, team)
            await self._groups(slack)

    async def _app_token(self) -> None:
        token = self.environment.slack_app_token
        if token is None and self.environment.slack_signing_secret is None:
            self._missing("SLACK_APP_TOKEN")
        elif token is not None:
            slack = self._client(token)
            said = await self._asked(
                "apps.connections.open", lambda: slack.apps_connections_open(app_token=token.get_secret_value())
            )
            if isinstance(said, str) and said == REPORTED:
                self._note("check.app_scope_missing")
            elif isinstance(said, str):
                self._note("check.token_refused", name="SLACK_APP_TOKEN", error=said)

    async def _bot_token(self, slack: AsyncWebClient) -> str | None:
        """The workspace, when the token is taken; every scope that it lacks is one fault."""
        said = await self._asked("auth.test", slack.auth_test)
        if isinstance(said, str):
            self._note("check.token_refused", name="SLACK_BOT_TOKEN", error=said)
        if said is None or isinstance(said, str):
            return None
        granted = str(said.headers.get("x-oauth-scopes", "")).replace(" ", "").split(",")
        if lacking := tuple(scope for scope in scopes() if scope not in granted):
            self._note("check.scopes_missing", scopes=lacking)
        return str(said["team_id"])

    async def _channels(self, slack: AsyncWebClient) -> None:
        """Each exists, is not archived, and has the bot in it: it looks its own messages up there."""
        looked: dict[str, str | None] = {}
        for place in self._named(Named.CHANNEL):
            if place.id not in looked:
                looked[place.id] = await self._channel(slack, place.id)
            if found := looked[place.id]:
                self._at(place, found)

    async def _channel(self, slack: AsyncWebClient, channel: str) -> str | None:
        said = await self._told(
            "conversations.info", lambda: slack.conversations_info(channel=channel), "channel_not_found"
        )
        match said:
            case "channel_not_found":
                return "check.channel_missing"
            case {"channel": {"is_archived": True}}:
                return "check.channel_archived"
            case {"channel": {"is_member": False}}:
                return "check.channel_not_member"
            case _:
                return None

    async def _people(self, slack: AsyncWebClient, team: str) -> None:
        """Each is a colleague with an open account."""
        known = {str(user["id"]): user async for page in self._pages(slack) for user in page}
        if not known:
            return  # Slack did not tell, which is a fault by itself
        for place in self._named(Named.PERSON):
            if found := _wrong(known.get(place.id), team):
                self._at(place, found)

    async def _pages(self, slack: AsyncWebClient) -> AsyncIterator[list[Json]]:
        cursor, more = "", True
        while more:
            said = await self._told("users.list", partial(slack.users_list, limit=PAGE, cursor=cursor))
            if said is None or isinstance(said, str):
                return
            yield said["members"]
            cursor = (said.get("response_metadata") or {}).get("next_cursor") or ""
            more = bool(cursor)

    async def _groups(self, slack: AsyncWebClient) -> None:
        """Each exists and is switched on."""
        named = [*self._named(Named.GROUP)]
        said = (
            await self._told("usergroups.list", lambda: slack.usergroups_list(include_disabled=True)) if named else None
        )
        if said is None or isinstance(said, str):
            return
        known = {str(group["id"]): group for group in said["usergroups"]}
        for place in named:
            if place.id not in known:
                self._at(place, "check.group_missing")
            elif _is_off(known[place.id]):
                self._at(place, "check.group_off")

    def _client(self, token: SecretStr) -> AsyncWebClient:
        """A client that waits when Slack tells it to."""
        patient = AsyncRateLimitErrorRetryHandler(max_retry_count=PATIENT)
        url = self.environment.slack_api_url
        return AsyncWebClient(token.get_secret_value(), base_url=url, retry_handlers=[patient])

    async def _told(
        self, method: str, call: Callable[[], Awaitable[AsyncSlackResponse]], *expected: str
    ) -> Json | str | None:
        """What Slack says, or one of the expected errors; None after any other, which is a fault."""
        said = await self._asked(method, call)
        if isinstance(said, str) and said not in expected:
            if said != REPORTED:
                self._note("check.failed", method=method, error=said)
            return None
        if isinstance(said, AsyncSlackResponse):
            return said.data if isinstance(said.data, dict) else {}
        return said

    async def _asked(
        self, method: str, call: Callable[[], Awaitable[AsyncSlackResponse]]
    ) -> AsyncSlackResponse | str | None:
        """The answer, or Slack's error; None when Slack cannot be reached, which is a fault."""
        try:
            return await call()
        except SlackApiError as error:
            return str(error.response.get("error") or method)
        except (ClientError, TimeoutError) as error:
            found = Fault(None, 0, "check.unreachable", {"url": self.environment.slack_api_url, "error": str(error)})
            if all(one.key != found.key for one in self.faults):
                self.faults.append(found)
            return None

    def _named(self, what: Named) -> list[Place]:
        return [place for place in self.places if place.what is what]

    def _missing(self, name: str) -> None:
        self._note("cli.token_missing", name=name)

    def _note(self, key: str, **facts: object) -> None:
        self.faults.append(Fault(None, 0, key, facts))

    def _at(self, place: Place, key: str) -> None:
        self.faults.append(Fault(place.path, place.line, key, {"id": place.id, "name": place.name}))


def _is_off(group: Json) -> bool:
    return bool(group.get("date_delete"))


def _wrong(user: Json | None, team: str) -> str | None:
    match user:
        case None:
            return "check.person_missing"
        case {"deleted": True}:
            return "check.person_closed"
        case {"is_restricted": True} | {"is_ultra_restricted": True}:
            return "check.person_guest"
        case {"is_bot": True} | {"is_stranger": True}:
            return "check.person_outside"
        case _:
            return None if user.get("team_id", team) == team else "check.person_outside"


async def check(environment: Environment, path: Path) -> Mapping[str, int]:
    """How many people, channels and user groups the file names, all of which are as they should be.

    Raises:
        Faults: everything that is wrong, with the file's lines.
    """
    proof = Proof(environment)
    try:
        proof.places, found = inspect_company(path)
        proof.faults.extend(found)
    except Faults as faults:
        proof.faults.extend(faults.faults)
    await proof.run()
    if proof.faults:
        raise Faults(proof.faults)
    return {what.value: len({place.id for place in proof.places if place.what is what}) for what in Named}
