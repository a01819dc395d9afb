"""How the company stands at one moment: the clocks that somebody should look at today."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.task import ClockKind, ClockState


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
