"""A desk: one open transaction, as the domain sees it. Storage builds it; commands and the tick work at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.calendar import Calendar
from bot.domain.decision import Decision
from bot.domain.history import Entry
from bot.domain.report import Report
from bot.domain.task import Clock, Duty, Task


@dataclass(frozen=True, slots=True)
class Query:
    """Which tasks to list: open ones with a running clock that fits, the worst and soonest first.

    Attributes:
        bearer: only tasks in which this person is responsible or bears a running clock; None for anybody.
        departments: only these departments; None for all.
        state: ``red``, ``yellow`` (the worst of its running stages), ``warned`` (either), None for all open ones.
        standard: only work under the standard of that id; None for any.
        responsible: only work for which this person is responsible; None for anybody.
    """

    bearer: str | None = None
    departments: tuple[str, ...] | None = None
    state: str | None = None
    standard: str | None = None
    responsible: str | None = None
    limit: int = 20
    offset: int = 0


class Desk(Protocol):
    """One transaction: read, decide, record. All of it is kept or none."""

    def next_task(self) -> int:
        """The number of the next task."""
        ...

    def next_report(self) -> int:
        """The number of the next rectification report."""
        ...

    def task(self, number: int) -> Task:
        """The task, locked until the transaction ends; refused as ``task.unknown``."""
        ...

    def tasks(self, numbers: Sequence[int]) -> Sequence[Task]:
        """Those tasks, locked, in the order of their numbers; unknown ones are refused."""
        ...

    def report(self, number: int) -> Report:
        """The report, locked; refused as ``report.unknown``."""
        ...

    def find(self, query: Query) -> tuple[Sequence[Task], int]:
        """A page of tasks and how many there are in all. Not locked."""
        ...

    def owed(self, *, bearer: str | None, departments: Sequence[str], name: Duty) -> Sequence[tuple[Task, Clock]]:
        """Running duties of that name borne by that person or belonging to those departments' tasks. Not locked."""
        ...

    def last_standards(self, person: str, limit: int) -> Sequence[str]:
        """Ids of the standards under which that person opened work last, the latest first, each once. Not locked."""
        ...

    def history(self, number: int) -> Sequence[Entry]:
        """The task's lines, first to last."""
        ...

    def calendar(self, version: str) -> Calendar:
        """The calendar of that version, as a clock remembers it; refused as ``calendar.unknown``."""
        ...

    def once(self, key: str) -> bool:
        """True the first time this inbound key is seen, in this or any transaction; False ever after."""
        ...

    def record(self, decision: Decision) -> None:
        """Write state, history and notices. Notices whose key is known already are left out."""
        ...
