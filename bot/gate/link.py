"""The line to Slack: Socket Mode by the aiohttp client, and a watchdog on the age of its last pong.

The client can believe itself connected on a dead line; a pong that is too old does not lie.
"""

import asyncio
import logging
import time
from collections.abc import Callable

from aiohttp import ClientError
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError, SlackClientError

PING = 3.0  # machine seconds between two pings: a stalled line is noticed after about 4.5 s
OLDEST = 15.0  # machine seconds after which a line without pong is dead

log = logging.getLogger(__name__)


class Link:
    """One Socket Mode connection, kept alive. Made and used inside the running event loop.

    Args:
        app: takes the envelopes.
        app_token: the app-level token.
        wall: machine seconds since 1970, as the client stamps its pongs.
    """

    def __init__(
        self, app: AsyncApp, app_token: str, *, ping: float = PING, wall: Callable[[], float] = time.time
    ) -> None:
        self._handler = AsyncSocketModeHandler(app, app_token, ping_interval=ping)
        self._ping, self._wall = ping, wall
        self._since = wall()
        self._watchdog: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Connect; a network that is away is tried again by the watchdog.

        Raises:
            SlackApiError: Slack does not let us in.
        """
        try:
            await self._connect()
        except (ClientError, TimeoutError, SlackClientError) as error:
            if isinstance(error, SlackApiError) and error.response.get("error") != "ratelimited":
                await self._handler.close_async()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped
                raise
            log.warning("Slack cannot be reached: %s; trying again", type(error).__name__)
        self._watchdog = asyncio.create_task(self._watch())

    async def _connect(self) -> None:
        self._since = self._wall()
        await self._handler.client.connect_to_new_endpoint(force=True)

    @property
    def fresh(self) -> bool:
        """Whether the line is alive: a pong, or the connection itself, is younger than `OLDEST`."""
        session = self._handler.client.current_session
        return session is not None and not session.closed and self._age() < OLDEST

    def _age(self) -> float:
        return self._wall() - max(self._since, self._handler.client.last_ping_pong_time or 0.0)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self._ping)
            if self.fresh:
                continue
            try:
                await self._connect()
            except (ClientError, TimeoutError, SlackClientError) as error:
                log.warning("Slack cannot be reached: %s; trying again", type(error).__name__)

    async def close(self) -> None:
        """Hang up. Envelopes that were not acknowledged go to another connection."""
        if self._watchdog:
            self._watchdog.cancel()
        await self._handler.close_async()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped
