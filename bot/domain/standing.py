"""How things stand: every running clock that somebody should know of this morning, with what names its task."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.task import ClockKind, ClockState


@dataclass(frozen=True, slots=True)
class Row:
    """A running clock and its task.

    Attributes:
        number: the task's; `seq` the clock's.
        name: the stage's id, or a `Duty`.
        standard: the standard's id; `department` and `responsible` are the task's.
        due_at: aware UTC; None for a stage without allowance.
    """

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
    """Running stages that are red, yellow or due today, and all running duties, the soonest due first."""

    rows: tuple[Row, ...] = ()

    def red(self, department: str | None = None) -> tuple[Row, ...]:
        """Stages past their deadline, of all departments or of one."""
        return self._only(department, lambda row: row.kind is ClockKind.STAGE and row.state is ClockState.RED)

    def yellow(self, department: str | None = None) -> tuple[Row, ...]:
        """Stages near their deadline, of all departments or of one."""
        return self._only(department, lambda row: row.kind is ClockKind.STAGE and row.state is ClockState.YELLOW)

    def owed(self, department: str | None = None) -> tuple[Row, ...]:
        """Duties, of all departments or of one."""
        return self._only(department, lambda row: row.kind is ClockKind.DUTY)

    def of(self, person: str) -> "Standing":
        """What this person bears or is responsible for."""
        return Standing(tuple(row for row in self.rows if person in (row.bearer, row.responsible)))

    def _only(self, department: str | None, fits: Callable[[Row], bool]) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if department in (None, row.department) and fits(row))
