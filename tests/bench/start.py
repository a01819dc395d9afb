"""From the start of the process to ready, with a million running clocks and with none, and what memory that takes."""

import asyncio
import tempfile
import time
from pathlib import Path

from bot.demo import workspace_of
from bot.domain.standards import Language
from bot.playground.server import Playground
from bot.reminders.clock import Clock
from bot.settings import read_company, sample_company
from storage.database import Database
from storage.schema import migrate
from tests.bench.filled import NOW, grow, opened
from tests.bench.served import served
from tests.bench.table import Row, seconds

MANY = 1_000_000
ROUNDS = 3
LIMIT, MEMORY = 2.0, 200.0  # seconds, MB


async def start(url: str) -> tuple[float, float]:
    """Seconds until ready, and MB at the most until then."""
    workspace = workspace_of(read_company(sample_company()), Clock(), Language.HANT)
    playground = Playground(workspace)
    await playground.start()
    began = time.perf_counter()
    async with served(playground, workspace, url, clock=f"{NOW:%Y-%m-%dT%H:%M%z}") as one:
        await one.ready()
        found = time.perf_counter() - began, one.memory("VmHWM")
    await playground.stop()
    return found


def run() -> list[Row]:
    """The row."""
    with tempfile.TemporaryDirectory(prefix="timeliness-bench-") as folder:
        empty, full = (f"sqlite:///{Path(folder, name)}" for name in ("empty.db", "full.db"))
        database = Database(empty)
        migrate(database)
        database.close()
        database, _ = opened(full)
        grow(database, MANY)
        database.close()
        bare = min(asyncio.run(start(empty)) for _ in range(ROUNDS))
        own = min(asyncio.run(start(full)) for _ in range(ROUNDS))
    ours = f"{seconds(own[0])}, {own[1]:.0f} MB"
    beside = f"with an empty database: {seconds(bare[0])}, {bare[1]:.0f} MB"
    held = own[0] < LIMIT and own[1] < MEMORY
    what = "start to ready with 1,000,000 open tasks"
    return [Row(what, ours, beside, f"{own[0] / bare[0]:.1f} x", "under 2 s, 200 MB", held)]
