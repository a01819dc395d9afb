"""Slack over HTTP: `/slack/events` takes signed slash commands, interactions and events.

A request counts when its signature fits the raw body and is at most five minutes old; nothing else is even read. One
that comes again, here or at another copy, is a gesture that was acted on already and does nothing.
"""

import asyncio
import logging
import re
import time
from collections.abc import Callable, Mapping

from aiohttp import ClientError
from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_bolt.async_app import AsyncBoltRequest
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.signature import Clock, SignatureVerifier
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.gate.watch import Timed

PATH = "/slack/events"
LARGEST = 1_000_000  # bytes of a body; a view of Slack's has at most 250 kB
OK, BAD, UNSIGNED, LARGE = 200, 400, 401, 413
STAMP = re.compile(r"[0-9]{1,12}", re.ASCII)
SIGNATURE = re.compile(r"v0=[0-9a-f]{64}", re.ASCII)
EVERY = 30.0  # machine seconds between two questions whether Slack is there, while it asks nothing of us
OLDEST = 90.0  # machine seconds after which a Slack that neither asks nor answers is away
QUIET = 60.0  # machine seconds between two words in the log about requests that were turned away
MALFORMED = (ValueError, AttributeError, LookupError, TypeError, RecursionError)

log = logging.getLogger(__name__)


class _Wall(Clock):
    def __init__(self, wall: Callable[[], float]) -> None:
        self.now = wall  # type: ignore[method-assign]  # the library's own seam


class TurnedAway(Exception):  # noqa: N818 -- it names what happened, not a fault of ours
    """The request is refused with that status and changed nothing."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Signed:
    """The HTTP door of one app, and whether Slack is still at the other end of it.

    Args:
        app: takes the requests.
        secret: the app's signing secret.
        wall: machine seconds since 1970; `steady` are those that never jump.
    """

    def __init__(
        self,
        app: Timed,
        secret: str,
        *,
        every: float = EVERY,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app, self._every, self._steady = app, every, steady
        self._verifier = SignatureVerifier(secret, _Wall(wall))
        self._heard_at = self._said_at = float("-inf")
        self._watchdog: asyncio.Task[None] | None = None

    @property
    def route(self) -> Route:
        """The one path; other methods than POST are refused with 405."""
        return Route(PATH, self.take, methods=["POST"])

    async def take(self, request: Request) -> Response:
        """Bolt's answer, or 401 (not signed, forged, stale), 413 (too large), 400 (signed, but makes no sense)."""
        try:
            asked = await self._asked(request)
        except TurnedAway as no:
            self._turn_away(no.status)
            return PlainTextResponse("", no.status)
        except ClientDisconnect:
            return PlainTextResponse("", BAD)
        self._heard_at = self._steady()
        return to_starlette_response(await self._app.async_dispatch(asked))

    async def _asked(self, request: Request) -> AsyncBoltRequest:
        body = await _body(request)
        if not self._is_signed(request.headers, body):
            raise TurnedAway(UNSIGNED)
        try:
            return to_async_bolt_request(request, body)
        except MALFORMED:
            raise TurnedAway(BAD) from None

    def _is_signed(self, headers: Mapping[str, str], body: bytes) -> bool:
        stamp = headers.get("x-slack-request-timestamp", "")
        signature = headers.get("x-slack-signature", "")
        if not (STAMP.fullmatch(stamp) and SIGNATURE.fullmatch(signature)):
            return False
        try:
            return self._verifier.is_valid(body, stamp, signature)
        except UnicodeDecodeError:  # Slack signs text
            return False

    def _turn_away(self, status: int) -> None:
        self._app.watch.turned_away(status)
        if self._steady() - self._said_at >= QUIET:
            self._said_at = self._steady()
            log.warning("a request to %s was turned away with %s (401: check SLACK_SIGNING_SECRET)", PATH, status)

    # The line

    async def open(self) -> None:
        """Ask Slack whether it takes our token; a network that is away is tried again.

        Raises:
            SlackApiError: Slack does not let us in.
        """
        await self._ask(first=True)
        self._watchdog = asyncio.create_task(self._watch())

    @property
    def fresh(self) -> bool:
        """Whether Slack asked something of us, or answered, less than `OLDEST` ago."""
        return self._steady() - self._heard_at < OLDEST

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self._every)
            if self._steady() - self._heard_at >= self._every:
                await self._ask()

    async def _ask(self, *, first: bool = False) -> None:
        try:
            await self._app.client.auth_test()
        except (ClientError, TimeoutError, SlackClientError) as error:
            refused = isinstance(error, SlackApiError) and error.response.get("error") != "ratelimited"
            if first and refused:
                raise
            log.warning("Slack cannot be reached: %s; trying again", type(error).__name__)
        else:
            self._heard_at = self._steady()

    async def close(self) -> None:
        """Stop asking. Requests are taken as long as somebody serves the route."""
        if self._watchdog:
            self._watchdog.cancel()


async def _body(request: Request) -> bytes:
    """The raw body, read no further than `LARGEST`."""
    length = request.headers.get("content-length", "0")
    if not STAMP.fullmatch(length) or int(length) > LARGEST:
        raise TurnedAway(LARGE)
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise TurnedAway(LARGE)
    return bytes(body)
