"""What a person's Home shows: where they look, how much there is, what they owe, and the page of tasks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.desk import Query
from bot.domain.report import Report
from bot.domain.task import Clock, Task

PAGE = 10  # tasks on one page
FEW = 5  # of what is owed, of reports that wait, of one's own work beside the department's


class Scope(StrEnum):
    """Whose work is looked at."""

    MINE = "mine"
    DEPARTMENT = "department"  # those that the person heads at this moment
    COMPANY = "company"


class Colour(StrEnum):
    """Which work is looked at, by its worst running stage."""

    ALL = "all"
    WARNED = "warned"  # red or yellow
    RED = "red"
    YELLOW = "yellow"


FIRST: Mapping[Scope, Colour] = {Scope.MINE: Colour.ALL, Scope.DEPARTMENT: Colour.WARNED, Scope.COMPANY: Colour.RED}
"""What is shown before anything is chosen: all of one's own work, the department's warnings, what is late."""


@dataclass(frozen=True, slots=True)
class Looking:
    """Where somebody looks. As it comes from Slack it is a wish; `Home.looking` is what was granted.

    Attributes:
        scope, colour: None for what the person is shown at first.
        standard: a standard's id, person: a Slack user id; empty for any.
        page: from 0.
    """

    scope: Scope | None = None
    colour: Colour | None = None
    standard: str = ""
    person: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """How many tasks are open, and how many of them are yellow and red."""

    open: int = 0
    yellow: int = 0
    red: int = 0


@dataclass(frozen=True, slots=True)
class Owed:
    """Rectification reports owed of one department: how many, the first deadline (aware UTC), one of their tasks."""

    department: str
    count: int
    due_at: datetime | None
    task: int


@dataclass(frozen=True)
class Home:
    """Everything that one person's Home shows.

    Attributes:
        looking: where they look; every choice in it is theirs to make.
        scopes: where they may look.
        own: the tasks for which they are responsible.
        duties: the first progress reports and measures that they owe, of `duties_total`.
        rectifications: what they owe in writing, or may write as a head, by department.
        departments: the departments they see, each with its count and how much is owed in it.
        people: their people with the work of each, the worst first.
        reports: the first reports that wait for their answer, of `reports_total`.
        mine: the worst of their own work, where the page shows other work.
        tasks: the page, of `total`.
    """

    looking: Looking
    scopes: tuple[Scope, ...]
    own: Count
    duties: Sequence[tuple[Task, Clock]]
    duties_total: int
    rectifications: Sequence[Owed]
    departments: Sequence[tuple[str, Count, int]]
    people: Sequence[tuple[str, Count]]
    reports: Sequence[Report]
    reports_total: int
    mine: Sequence[Task]
    tasks: Sequence[Task]
    total: int


class Board(Protocol):
    """One moment's state, only read. What is counted is counted where it is kept; of lists only a page is read."""

    def find(self, query: Query) -> tuple[Sequence[Task], int]:
        """A page of tasks and how many there are in all."""
        ...

    def by_department(self, departments: Sequence[str]) -> Mapping[str, Count]:
        """The open work of each department; none where there is none."""
        ...

    def by_person(self, people: Sequence[str]) -> Mapping[str, Count]:
        """The open work for which each person is responsible; none where there is none."""
        ...

    def owed_in(self, departments: Sequence[str]) -> Mapping[str, int]:
        """How many duties run in each department's tasks; none where there is none."""
        ...

    def duties(self, bearer: str, limit: int) -> tuple[Sequence[tuple[Task, Clock]], int]:
        """The progress reports and measures that the person owes, the soonest first, and how many there are in all."""
        ...

    def rectifications(self, bearer: str, departments: Sequence[str]) -> Sequence[Owed]:
        """Rectification reports that the person owes, or that are owed in those departments."""
        ...

    def reports(self, limit: int) -> tuple[Sequence[Report], int]:
        """The reports that wait for management's answer, the oldest first, and how many there are in all."""
        ...
