"""A slash command from envelope in to ack out, its work durably committed, beside Bolt's no-op and one durable commit.

Everything runs in one process and one event loop: the playground answers what the bot asks Slack, no socket is between.
"""

import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.domain.standards import Language
from bot.playground.payloads import slash_json
from storage.database import Database, sqlite_module
from storage.schema import migrate
from tests.bench.table import Row, seconds, share
from tests.world import Loop, World

TIMES = 400
MARK = 2.0
Once = Callable[[int], Awaitable[object]]


def no_op() -> AsyncApp:
    """A Bolt app as lean as ours whose one listener does nothing."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=None, bot_token="xoxb-none")

    app = AsyncApp(authorize=authorize, process_before_response=True, signing_secret="none")

    @app.command("/task")
    async def command(ack: Any) -> None:
        await ack()

    return app


class Commits:
    """Durable commits by the driver alone: one row, the same settings as ours."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite_module().connect(str(file), isolation_level=None, check_same_thread=False)
        self._connection.execute("pragma journal_mode=WAL")
        self._connection.execute("pragma synchronous=FULL")
        self._connection.execute("create table row (words text)")

    def one(self) -> None:
        """One."""
        self._connection.execute("begin immediate")
        self._connection.execute("insert into row values (?)", ("x" * 500,))
        self._connection.execute("commit")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


async def timed(work: Once) -> list[float]:
    """Seconds of each."""
    figures = []
    for number in range(TIMES):
        began = time.perf_counter()
        await work(number)
        figures.append(time.perf_counter() - began)
    return figures


def dispatch(app: AsyncApp, body: Callable[[int], dict[str, Any]]) -> Once:
    """An envelope into the app; the ack must be good."""

    async def once(number: int) -> None:
        answer = await app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=body(number)))
        if answer.status != 200:
            raise RuntimeError(f"no ack: {answer.status}")

    return once


def typed(world: World, words: str) -> Callable[[int], dict[str, Any]]:
    """What Slack sends when 王小明 types that."""
    person = world.workspace.person(world.person("王小明"))
    channel = world.workspace.channels[world.place("王小明")]
    return lambda number: slash_json(world.workspace, person, channel, f"/task {words.format(number=number)}")


COMMANDS = {
    "open": "open claims.simple 車險理賠 CLM-{number}",
    "show": "show 1",
    "why": "why 1",
    "list mine": "list mine",
    "help": "help",
}


def run() -> list[Row]:
    """A row for each command."""
    loop = Loop()
    with tempfile.TemporaryDirectory(prefix="timeliness-bench-") as folder:
        url = f"sqlite:///{Path(folder, 'commands.db')}"
        database = Database(url)
        migrate(database)
        database.close()
        world, commits = World(loop, url, "2026-11-23 10:00", Language.HANT), Commits(Path(folder, "raw.db"))
        rows = measured(loop, world, commits)
        world.close()
        commits.close()
    loop.close()
    return rows


def measured(loop: Loop, world: World, commits: Commits) -> list[Row]:
    """Each command in its turn, between two measurements of what stands beside it."""
    bare = dispatch(no_op(), typed(world, "help"))

    async def least(number: int) -> None:
        await bare(number)
        commits.one()

    world.says("王小明", "/task open claims.simple 車險理賠 CLM-0")
    beside = share(loop.run(timed(least)), 0.5)
    rows = []
    for name, words in COMMANDS.items():
        figures = loop.run(timed(dispatch(world.bot.slack, typed(world, words))))
        own, late = share(figures, 0.5), share(figures, 0.99)
        held = own / beside <= MARK if name == "open" else None
        mark = f"within {MARK:.0f} x" if name == "open" else ""
        text = f"{seconds(own)} (p99 {seconds(late)})"
        limit = f"Bolt's no-op and one durable commit: {seconds(beside)}"
        rows.append(
            Row(f"`/task {name}`, envelope to ack, median of {TIMES}", text, limit, f"{own / beside:.1f} x", mark, held)
        )
    return rows
