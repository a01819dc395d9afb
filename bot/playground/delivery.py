"""Signed HTTP delivery, Slack's other way to an app: every request to one URL, its answer is the ack.

Also what somebody else could send there: a wrong signature, an old request, the same one again.
"""

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import aiohttp

from bot.playground.people import Json
from bot.playground.wire import Kind, Unanswered

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
OK = 200
REASONS = {"operation_timeout": "http_timeout", "dispatch_failed": "connection_failed", "http_error": "http_error"}


@dataclass(frozen=True, slots=True)
class Sent:
    """One request as it went out."""

    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back."""

    status: int
    kind: str
    body: str


def signature(secret: str, at: int, body: bytes) -> str:
    """Slack's v0 signature of a raw body sent at `at`, seconds since 1970."""
    base = b"v0:%d:%s" % (at, body)
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


class HttpDelivery:
    """Sends what the app is told to its request URL; `Workspace.http` takes one instead of Socket Mode.

    Args:
        url: the app's request URL, for commands, interactivity and events alike.
        secret: the app's signing secret.
        now: machine seconds since 1970.

    `sent` lists every request that went out, the newest last; `acked` counts those that were acked.
    """

    def __init__(self, url: str, secret: str, *, now: Callable[[], float] = time.time) -> None:
        self.url, self.secret, self._now = url, secret, now
        self.sent: list[Sent] = []
        self.acked = 0

    async def send(self, kind: Kind, payload: Json, extra: Json, timeout: float) -> Json:  # noqa: ASYNC109 -- Slack's
        """Send one gesture or event; the ack's payload. Raises Unanswered."""
        body, content = encoded(kind, payload)
        answer = await self._ask(self.signed(body, content, again=extra), timeout)
        if answer.status != OK:
            raise Unanswered("http_error" if kind == "events_api" else "dispatch_failed")
        self.acked += 1
        return _ack(kind, answer)

    def signed(
        self,
        body: bytes,
        content: str = FORM,
        *,
        at: int | None = None,
        secret: str | None = None,
        again: Json | None = None,
    ) -> Sent:
        """The request as Slack sends it; another `at` or `secret` makes it stale or forged."""
        moment = int(self._now()) if at is None else at
        sign = signature(self.secret if secret is None else secret, moment, body)
        retry = again or {}
        headers = {"Content-Type": content, "X-Slack-Request-Timestamp": str(moment), "X-Slack-Signature": sign}
        if retry.get("retry_attempt"):
            reason = REASONS.get(str(retry["retry_reason"]), str(retry["retry_reason"]))
            headers |= {"X-Slack-Retry-Num": str(retry["retry_attempt"]), "X-Slack-Retry-Reason": reason}
        return Sent({**headers, "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)"}, body)

    async def _ask(self, request: Sent, timeout: float) -> Answered:  # noqa: ASYNC109 -- Slack's own limit
        self.sent.append(request)
        try:
            return await self.post(request, timeout)
        except TimeoutError:
            raise Unanswered("operation_timeout") from None
        except aiohttp.ClientError:
            raise Unanswered("dispatch_failed") from None

    async def post(self, request: Sent, timeout: float = 3.0) -> Answered:  # noqa: ASYNC109 -- Slack's own limit
        """Send a request just as it is, forged ones too. Raises TimeoutError, aiohttp.ClientError."""
        limit = aiohttp.ClientTimeout(total=timeout)
        async with (
            aiohttp.ClientSession(timeout=limit) as session,
            session.post(self.url, data=request.body, headers=request.headers, allow_redirects=False) as answer,
        ):
            return Answered(answer.status, answer.content_type, await answer.text())

    async def verify(self) -> bool:
        """Slack's own question before it uses a URL: does the app answer with the challenge?"""
        challenge = secrets.token_urlsafe(32)
        asked = json.dumps({"token": "", "challenge": challenge, "type": "url_verification"}).encode()
        answer = await self._ask(self.signed(asked, JSON), 3.0)
        said = json.loads(answer.body).get("challenge") if answer.kind == JSON else answer.body
        return answer.status == OK and said == challenge


def encoded(kind: Kind, payload: Json) -> tuple[bytes, str]:
    """The raw body of a gesture or event, and its content type."""
    if kind == "events_api":
        return json.dumps(payload).encode(), JSON
    fields = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(fields).encode(), FORM


def _ack(kind: Kind, answer: Answered) -> Json:
    """What the answer says: JSON, or a slash command's plain words. Slack looks at no event's answer."""
    if kind == "events_api" or not answer.body:
        return {}
    if answer.kind != JSON:
        return {"text": answer.body}
    try:
        said = json.loads(answer.body)
    except ValueError:
        raise Unanswered("dispatch_failed") from None
    return said if isinstance(said, dict) else {}
