"""The workspace on a loopback port: routes, start and stop inside the running event loop."""

import asyncio
import contextlib
import socket
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.playground.doors import control_routes, response_door
from bot.playground.doors_files import file_routes
from bot.playground.state import State
from bot.playground.web_api import web_api
from bot.playground.workspace import Workspace

BACKLOG = 2048
GRACE = 0.05  # seconds in which requests may end by themselves before their line is cut, and again before they are


class _Line(H11Protocol):
    """An HTTP connection whose requests, a WebSocket's too, can cut it through `scope["state"]["line"]`."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        # A socket from create_server has no protocol number, so asyncio leaves Nagle on: 40 ms an answer.
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.app_state = {**self.app_state, "line": transport}


class _Server(uvicorn.Server):
    """uvicorn without signal handlers and without waiting: it stops when told to, and at once."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.stopped = asyncio.Event()
        self.ready = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the process's signals alone."""
        yield

    async def main_loop(self) -> None:
        """Serve until stopped."""
        self.ready.set()
        await self.stopped.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop listening, say goodbye to sockets, then cut every line and end whatever still runs."""
        for server in self.servers:
            server.close()
        for listening in sockets or []:
            listening.close()
        for connection in [*self.server_state.connections]:
            connection.shutdown()
        await self._tasks_end()
        for connection in [*self.server_state.connections]:
            connection.transport.abort()
        await self._tasks_end()
        for task in self.server_state.tasks:
            task.cancel()
        await asyncio.gather(*self.server_state.tasks, return_exceptions=True)

    async def _tasks_end(self) -> None:
        if self.server_state.tasks:
            await asyncio.wait(self.server_state.tasks, timeout=GRACE)


def _link(state: State) -> Callable[[WebSocket], object]:
    async def endpoint(socket: WebSocket) -> None:
        ticket = socket.query_params.get("ticket", "")
        if ticket not in state.wire.tickets:
            await socket.close(4001, "invalid ticket")
            return
        state.wire.tickets.remove(ticket)
        await state.wire.serve(socket, state.app_id)

    return endpoint


def _quietly(app: ASGIApp) -> ASGIApp:
    """The app, whose requests end without a sound when the server ends them."""

    async def ended(scope: Scope, receive: Receive, send: Send) -> None:
        with contextlib.suppress(asyncio.CancelledError):
            await app(scope, receive, send)

    return ended


def routes(workspace: Workspace) -> list[BaseRoute]:
    """Everything that Slack serves, and the control door."""
    return [
        Route("/api/{method}", web_api(workspace), methods=["GET", "POST"]),
        Route("/response/{token}", response_door(workspace), methods=["POST"]),
        WebSocketRoute("/link/", _link(workspace)),
        *file_routes(workspace),
        *control_routes(workspace),
    ]


class Playground:
    """Serves a workspace over HTTP and WebSocket; `extra_routes` (a page) come first.

    Everything runs in the event loop that called `start`; `ping_interval` (seconds) is how often sockets are pinged.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        extra_routes: Sequence[BaseRoute] = (),
        ping_interval: float = 10.0,
    ) -> None:
        self.workspace = workspace
        self._host, self._port = host, port
        self._app = _quietly(Starlette(routes=[*extra_routes, *routes(workspace)]))
        self._ping_interval = ping_interval
        self._server: _Server | None = None
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Listen; raises OSError when the port is taken."""
        listening = socket.create_server((self._host, self._port), backlog=BACKLOG)
        self._port = listening.getsockname()[1]
        self.workspace.base_url = self.url
        self._server = _Server(self._config())
        self._task = asyncio.create_task(self._server.serve(sockets=[listening]))
        await self._server.ready.wait()

    def _config(self) -> uvicorn.Config:
        settings: dict[str, Any] = {"http": _Line, "ws": "websockets-sansio", "lifespan": "off", "loop": "asyncio"}
        quiet: dict[str, Any] = {"log_config": None, "log_level": "warning", "access_log": False}
        return uvicorn.Config(self._app, **settings, **quiet, ws_ping_interval=self._ping_interval)

    @property
    def url(self) -> str:
        """`http://host:port`, without a slash at the end; known once started."""
        return f"http://{self._host}:{self._port}"

    @property
    def api_url(self) -> str:
        """The Web API's base; ends in `/api/`."""
        return f"{self.url}/api/"

    async def stop(self) -> None:
        """Stop within 0.3 s, also with open sockets and streams."""
        if self._server is None or self._task is None:
            return
        for task in [*self.workspace.tasks]:
            task.cancel()
        self._server.stopped.set()
        await self._task
        self._server = self._task = None


async def serve_forever(workspace: Workspace, port: int, *, extra_routes: Sequence[BaseRoute] = ()) -> None:
    """Serve the workspace on this port until cancelled."""
    playground = Playground(workspace, port=port, extra_routes=extra_routes)
    await playground.start()
    try:
        await asyncio.Event().wait()
    finally:
        await playground.stop()
