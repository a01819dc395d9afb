"""Socket Mode from Slack's side: the app's connections, envelopes sent over one of them, and their acks."""

import asyncio
import secrets
from dataclasses import dataclass, field
from typing import Literal, Protocol

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground.people import Json

MOST = 10
Kind = Literal["slash_commands", "interactive", "events_api"]


class Unanswered(Exception):  # noqa: N818 -- it names what a person is told
    """No ack came: `operation_timeout`, or `dispatch_failed` when the app has no connection."""


class Delivery(Protocol):
    """Another way to the app than its sockets."""

    async def send(self, kind: Kind, payload: Json, extra: Json, timeout: float) -> Json:  # noqa: ASYNC109 -- Slack's
        """Send one gesture or event; `extra` tells of retries. Returns the ack's payload, raises Unanswered."""


@dataclass(eq=False)
class Connection:
    """One open socket; `retiring` ones get no more envelopes but may still ack, `stalled` ones pass nothing at all."""

    socket: WebSocket
    limit: asyncio.Timeout = field(default_factory=lambda: asyncio.timeout(None))
    retiring: bool = False
    stalled: bool = False

    async def say(self, message: Json) -> None:
        """Send one message; a socket that has just closed, or a stalled one, swallows it."""
        if self.stalled:
            return
        try:
            await self.socket.send_json(message)
        except (WebSocketDisconnect, RuntimeError):  # starlette raises the second once it knows of the close
            self.retiring = True

    def end(self, after: float) -> None:
        """Close the socket after so many seconds."""
        self.retiring = True
        self.limit.reschedule(asyncio.get_running_loop().time() + after)

    @property
    def line(self) -> asyncio.Transport:
        """The TCP connection under the socket."""
        line: asyncio.Transport = self.socket.scope["state"]["line"]
        return line


class Wire:
    """The app's Socket Mode connections (at most ten) and the envelopes under way.

    `ack_timeout` (seconds) is how long a person waits; `linger` how long an old connection may still ack after
    `disconnect`. `duplicates` is the number of coming envelopes that are delivered twice; with `hold_acks` every ack
    is lost on its way. `acked` and `sent` count envelopes. With `http` set, everything goes that way instead.
    """

    def __init__(self) -> None:
        self.ack_timeout = 3.0
        self.linger = 10.0
        self.duplicates = 0
        self.hold_acks = False
        self.sent = 0
        self.acked = 0
        self.tickets: set[str] = set()
        self.http: Delivery | None = None
        self._connections: list[Connection] = []
        self._waiting: dict[str, asyncio.Future[Json]] = {}
        self._turn = 0
        self._joined = asyncio.Event()

    @property
    def connections(self) -> int:
        """How many connections take envelopes now."""
        return len(self._live())

    async def wait_connected(self, count: int = 1) -> None:
        """Return once so many connections take envelopes."""
        while self.connections < count:
            self._joined.clear()
            await self._joined.wait()

    def ticket(self) -> str:
        """A ticket for one new connection."""
        ticket = secrets.token_hex(16)
        self.tickets.add(ticket)
        return ticket

    async def serve(self, socket: WebSocket, app_id: str) -> None:
        """Keep one connection from hello to its end."""
        await socket.accept()
        connection = Connection(socket)
        if self.connections >= MOST:
            await connection.say({"type": "disconnect", "reason": "too_many_websockets", "debug_info": _DEBUG})
            await socket.close()
            return
        self._connections.append(connection)
        hello = {"type": "hello", "num_connections": self.connections, "debug_info": _DEBUG}
        await connection.say({**hello, "connection_info": {"app_id": app_id}})
        self._joined.set()
        try:
            await self._listen(connection)
        finally:
            self._connections.remove(connection)

    async def _listen(self, connection: Connection) -> None:
        try:
            async with connection.limit:
                while True:
                    self._take_ack(await connection.socket.receive_json())
        except WebSocketDisconnect:
            return
        except TimeoutError:
            await connection.socket.close()

    def _take_ack(self, message: Json) -> None:
        waiting = self._waiting.get(message.get("envelope_id", ""))
        if waiting is None or waiting.done() or self.hold_acks:
            return
        self.acked += 1
        waiting.set_result(message.get("payload") or {})

    async def send(self, kind: Kind, payload: Json, *, answerable: bool = False, extra: Json | None = None) -> Json:
        """Send one envelope over one connection and return the ack's payload. Raises Unanswered."""
        if self.http is not None:
            return await self._by_http(self.http, kind, payload, extra or {})
        envelope_id = secrets.token_hex(16)
        envelope = {
            "envelope_id": envelope_id,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": answerable,
        }
        waiting = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = waiting
        try:
            await self._deliver({**envelope, **_told(extra or {})})
            return await asyncio.wait_for(waiting, self.ack_timeout)
        except TimeoutError:
            raise Unanswered("operation_timeout") from None
        finally:
            del self._waiting[envelope_id]

    async def _by_http(self, http: Delivery, kind: Kind, payload: Json, extra: Json) -> Json:
        twice, self.duplicates = self.duplicates > 0, max(0, self.duplicates - 1)
        self.sent += 1 + twice
        answers = [await http.send(kind, payload, extra, self.ack_timeout) for _ in range(1 + twice)]
        if self.hold_acks:
            raise Unanswered("operation_timeout")
        self.acked += 1
        return answers[0]

    async def _deliver(self, envelope: Json) -> None:
        twice, self.duplicates = self.duplicates > 0, max(0, self.duplicates - 1)
        for _ in range(2 if twice else 1):
            live = self._live() or [one for one in self._connections if one.stalled]
            if not live:
                raise Unanswered("dispatch_failed")
            self._turn += 1
            self.sent += 1
            await live[self._turn % len(live)].say(envelope)

    def _live(self) -> list[Connection]:
        return [connection for connection in self._connections if not connection.retiring]

    async def disconnect(self, reason: str | None = "refresh_requested") -> None:
        """Tell every connection to go (`warning` only announces it); None cuts the lines without a word."""
        for connection in self._live():
            if reason is None:
                connection.retiring = True
                connection.line.abort()
                continue
            await connection.say({"type": "disconnect", "reason": reason, "debug_info": _DEBUG})
            if reason != "warning":
                connection.end(self.linger)

    def stall(self) -> None:
        """Every line there is goes silent without being closed: no envelope, no ack, no pong; new ones work."""
        for connection in self._live():
            connection.stalled = connection.retiring = True
            connection.line.pause_reading()


def _told(extra: Json) -> Json:
    """Of a retry, Socket Mode says no more than that it is one."""
    return {**extra, "retry_reason": "timeout"} if extra.get("retry_attempt") else extra


_DEBUG = {"host": "playground", "build_number": 1, "approximate_connection_time": 18060}
