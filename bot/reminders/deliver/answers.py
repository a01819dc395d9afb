"""What became of a call to Slack's Web API: done, refused for certain, or nobody knows."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

TOO_MANY = 429
SERVER_FAULT = 500

GONE = frozenset(
    {
        "channel_not_found",
        "is_archived",
        "not_in_channel",
        "user_not_found",
        "user_disabled",
        "user_not_visible",
        "cannot_dm_bot",
        "messages_tab_disabled",
        "restricted_action",
        "restricted_action_read_only_channel",
        "method_not_supported_for_channel_type",
    }
)  # nobody can be told there, now or later
SHUT = frozenset(
    {
        "invalid_auth",
        "not_authed",
        "account_inactive",  # the token's own account, says Slack's reference
        "token_revoked",
        "token_expired",
        "not_allowed_token_type",
        "missing_scope",
        "no_permission",
        "org_login_required",
        "ekm_access_denied",
        "team_access_not_granted",
        "access_denied",
    }
)  # we are not let in at all: a matter for the administrator
SCOPE = frozenset({"missing_scope", "no_permission"})  # of SHUT, those that may be about one method only
UNFIT = frozenset(
    {
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_attachments",  # a second table in a message
        "block_mismatch",
        "msg_blocks_too_long",
        "too_many_blocks",
    }
)  # this Slack does not take the blocks; a plainer form may do
UNCERTAIN = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
)  # "it's possible some aspect of the operation succeeded", says Slack's reference


@dataclass(frozen=True, slots=True)
class Done:
    """Slack did it, and says this."""

    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Slow:
    """429: not done, and not before so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Not done, for certain: Slack's error, and what it says about it."""

    error: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lost:
    """Nobody knows whether it was done: a timeout, a dropped line, a server's fault."""

    error: str


@dataclass(frozen=True, slots=True)
class Unsent:
    """Not done, for certain, and not for want of leave: it never left, or could not have come back in time."""

    error: str


Answer = Done | Slow | Refused | Unsent | Lost


def client(token: str, api_url: str, *, seconds: int = 10) -> AsyncWebClient:
    """The client that posts. It repeats nothing by itself (the outbox does), and gives up after so many seconds."""
    return AsyncWebClient(token, base_url=api_url, timeout=seconds, retry_handlers=[])


async def answer(call: Awaitable[AsyncSlackResponse]) -> Answer:
    """Wait for a call and say what became of it."""
    try:
        response = await call
    except SlackApiError as error:
        return _no(error.response)
    except aiohttp.ClientConnectorError as error:
        return Unsent(type(error).__name__)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        return Lost(type(error).__name__)
    except AttributeError:  # slack_sdk takes a plain-text answer for a dict
        return Lost("no JSON")
    return Done(_words(response))


def _no(response: object) -> Answer:
    if not isinstance(response, AsyncSlackResponse):
        return Lost("no JSON")
    if response.status_code == TOO_MANY:
        return Slow(_seconds(response.headers.get("Retry-After")))
    error = _words(response).get("error")
    if response.status_code >= SERVER_FAULT or not isinstance(error, str):
        return Lost(f"HTTP {response.status_code}")
    if error == "ratelimited":
        return Slow(1.0)
    return Lost(error) if error in UNCERTAIN else Refused(error, _details(response))


def _details(response: AsyncSlackResponse) -> tuple[str, ...]:
    said = _words(response).get("response_metadata")
    listed = said.get("messages") if isinstance(said, dict) else None
    return tuple(map(str, listed)) if isinstance(listed, list) else ()


def _words(response: AsyncSlackResponse) -> Mapping[str, Any]:
    return response.data if isinstance(response.data, dict) else {}


def _seconds(written: str | None) -> float:
    return float(written) if written and written.isdigit() else 1.0
