"""Commands at a steady rate through the socket: how long until the ack, what fails, how the memory grows.

``uv run python -m tests.bench.load [--rates 20,50,100] [--minutes 1]``; a longer run at one rate gives the slope of
the memory. The bot is a process of its own; commands come at their time whether the one before was answered or not.
"""

import asyncio
import sys
import tempfile
import time
from argparse import ArgumentParser
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

import numpy as np

from bot.demo import workspace_of
from bot.domain.standards import Language
from bot.playground.server import Playground
from bot.playground.workspace import Workspace
from bot.reminders.clock import Clock
from bot.settings import Blueprint, read_company, sample_company
from tests.bench.served import Served, served
from tests.bench.table import Row, lines, seconds, share

WARM = 30  # commands before the count begins
LOOK = 5.0  # seconds between two looks at the memory
ACK = 3.0  # seconds after which Slack shows an error
MIX = (
    "open claims.simple 車險理賠 CLM-{n}",
    "open support.document.regular 公文 DOC-{n}",
    "show {k}",
    "list mine",
    "why {k}",
    "close {k} 已完成",
    "progress {k} 等資料 | 已催 | 明天",
    "help",
)


@dataclass
class Watched:
    """What one run showed: seconds to each ack, what people saw instead of an answer, MB over seconds."""

    acks: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)

    def slope(self) -> float:
        """MB an hour over the second half of the run, by least squares; the first half fills what is kept."""
        half = self.memory[len(self.memory) // 2 :]
        if len(half) < 3:
            return float("nan")
        at, held = np.array(half).T
        return float(np.polyfit(at, held, 1)[0]) * 3600


async def one(workspace: Workspace, blueprint: Blueprint, number: int, words: str, seen: Watched) -> None:
    """One person types one command."""
    people = [person for person in blueprint.people.values() if person.department]
    person = people[number % len(people)]
    channel = blueprint.departments[person.department].channel
    began = time.perf_counter()
    answer = await workspace.slash(person.id, channel, f"/task {words.format(n=number, k=1 + number // 4)}")
    seen.acks.append(time.perf_counter() - began)
    if answer.error:
        seen.errors.append(answer.error)


async def watch(process: Served, seen: Watched) -> None:
    """Look at the memory now and then."""
    began = time.perf_counter()
    while True:
        seen.memory.append((time.perf_counter() - began, process.memory()))
        await asyncio.sleep(LOOK)


async def drive(rate: float, length: float, blueprint: Blueprint, url: str) -> Watched:
    """So many commands a second for so many seconds, against a bot that has just started."""
    workspace = workspace_of(blueprint, Clock(), Language.HANT)
    playground, seen = Playground(workspace), Watched()
    await playground.start()
    async with served(playground, workspace, url) as process:
        await process.ready()
        await workspace.wire.wait_connected()
        for number in range(WARM):
            await one(workspace, blueprint, number, MIX[0], Watched())
        watching = asyncio.create_task(watch(process, seen))
        await steadily(rate, length, workspace, blueprint, seen)
        watching.cancel()
    await playground.stop()
    return seen


async def steadily(rate: float, length: float, workspace: Workspace, blueprint: Blueprint, seen: Watched) -> None:
    """Each command at its time."""
    began, words = time.perf_counter(), cycle(MIX)
    async with asyncio.TaskGroup() as typing:
        for number in range(int(rate * length)):
            await asyncio.sleep(max(0.0, began + number / rate - time.perf_counter()))
            typing.create_task(one(workspace, blueprint, WARM + number, next(words), seen))


def measured(rate: float, length: float) -> tuple[Row, Watched]:
    """The row of one rate."""
    with tempfile.TemporaryDirectory(prefix="timeliness-bench-") as folder:
        seen = asyncio.run(drive(rate, length, read_company(sample_company()), f"sqlite:///{Path(folder, 'load.db')}"))
    marks = ", ".join(f"{name} {seconds(share(seen.acks, part))}" for name, part in P.items())
    held = not seen.errors and share(seen.acks, 0.99) < ACK
    first, last = seen.memory[0][1], seen.memory[-1][1]
    beside = f"{len(seen.acks)} commands, {len(seen.errors)} errors; memory {first:.0f} to {last:.0f} MB"
    return Row(
        f"{rate:g} commands a second through the socket", marks, beside, "", "p99 of the ack under 3 s", held
    ), seen


P = {"p50": 0.5, "p95": 0.95, "p99": 0.99}


def run(rates: tuple[float, ...] = (20, 50, 100), minutes: float = 1.0) -> list[Row]:
    """A row for each rate; from five minutes on also the slope of the memory."""
    rows = []
    for rate in rates:
        row, seen = measured(rate, minutes * 60)
        rows.append(row)
        if minutes >= 5:
            slope = seen.slope()
            what = f"memory at {rate:g} commands a second, {minutes:g} minutes"
            grown = f"{slope:.2f} MB an hour over the second half"
            rows.append(Row(what, grown, "", "", "under 1 MB an hour", slope < 1))
    return rows


if __name__ == "__main__":
    asked = ArgumentParser(description=__doc__)
    asked.add_argument("--rates", default="20,50,100")
    asked.add_argument("--minutes", type=float, default=1.0)
    chosen = asked.parse_args()
    rates = tuple(float(rate) for rate in chosen.rates.split(","))
    sys.stdout.write("\n".join(lines(run(rates, chosen.minutes))) + "\n")
