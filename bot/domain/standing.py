"""How the company stands at one moment: the clocks that somebody should look at today, and how urgent a task is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.task import Clock, ClockKind, ClockState, Task

COLOURS = (ClockState.RED, ClockState.YELLOW, ClockState.GREEN)
NOTHING = len(COLOURS)  # in the place of a colour: no such clock runs
STEP = len(COLOURS) + 1
OPEN = tuple(sorted(colour * STEP + stage for colour in range(NOTHING) for stage in range(NOTHING) if stage >= colour))
RANKS = {ClockState.RED.value: (0,), ClockState.YELLOW.value: (1, STEP + 1), "warned": (0, 1, STEP + 1)}
"""Urgencies of the tasks whose worst running stage is red, yellow, or either of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One running clock with what a reader needs of its task. `due_at` is aware UTC."""

    number: int
    seq: int
    kind: ClockKind
    name: str
    title: str
    reference: str
    standard: str
    department: str
    responsible: str
    bearer: str
    due_at: datetime | None
    state: ClockState
    provisional: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Red and yellow stages, stages due today, and duties; the soonest due first."""

    rows: tuple[Row, ...]


def urgency(task: Task) -> int | None:
    """How urgent a task is, the smaller the worse: its worst running clock, then its worst running stage.

    Red is 0, yellow 1, green 2, no such clock 3; the clock's counts four times. So 0 is a red stage, 1 a yellow stage
    under a red duty, and what leaves 3 over is closed work of which something is owed. None when nothing runs.
    """
    running = [clock for clock in task.clocks if clock.running]
    if not running:
        return None
    return _worst(running) * STEP + _worst(clock for clock in running if clock.kind is ClockKind.STAGE)


def _worst(clocks: Iterable[Clock]) -> int:
    return min((COLOURS.index(clock.state) for clock in clocks), default=NOTHING)


def soonest(task: Task) -> datetime | None:
    """The first deadline of its running clocks, aware UTC; None when none of them has one."""
    return min((clock.due_at for clock in task.clocks if clock.running and clock.due_at), default=None)
