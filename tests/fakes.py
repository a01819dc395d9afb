"""A desk in memory that keeps what a desk promises: all or nothing, numbers, unique notices, keys seen once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from threading import Lock

from bot.domain.calendar import Calendar
from bot.domain.decision import Decision, Notice
from bot.domain.desk import Query
from bot.domain.history import START, Entry, link
from bot.domain.refusal import Refusal
from bot.domain.report import Report
from bot.domain.standards import Language
from bot.domain.task import Clock, ClockState, Duty, Task, TaskState

ORDER = (ClockState.RED, ClockState.YELLOW, ClockState.GREEN, ClockState.STOPPED)


@dataclass
class FakeDesk:
    """A desk whose books are plain dicts; `FakeBooks.open_desk` makes a transaction of it."""

    calendars: dict[str, Calendar]
    all_tasks: dict[int, Task] = field(default_factory=dict)
    all_reports: dict[int, Report] = field(default_factory=dict)
    entries: dict[int, list[Entry]] = field(default_factory=dict)
    notices: dict[str, Notice] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    last_task: int = 0
    last_report: int = 0

    def next_task(self) -> int:
        self.last_task += 1
        return self.last_task

    def next_report(self) -> int:
        self.last_report += 1
        return self.last_report

    def task(self, number: int) -> Task:
        if number not in self.all_tasks:
            raise Refusal("task.unknown", number=number)
        return self.all_tasks[number]

    def tasks(self, numbers: Sequence[int]) -> Sequence[Task]:
        return [self.task(number) for number in sorted(set(numbers))]

    def report(self, number: int) -> Report:
        if number not in self.all_reports:
            raise Refusal("report.unknown", number=number)
        return self.all_reports[number]

    def find(self, query: Query) -> tuple[Sequence[Task], int]:
        found = sorted((task for task in self.all_tasks.values() if _fits(task, query)), key=_urgency)
        return found[query.offset : query.offset + query.limit], len(found)

    def owed(self, *, bearer: str | None, departments: Sequence[str], name: Duty) -> Sequence[tuple[Task, Clock]]:
        return [
            (task, clock)
            for task in self.all_tasks.values()
            for clock in task.duties_running(name)
            if clock.bearer == bearer or task.department in departments
        ]

    def last_standards(self, person: str, limit: int) -> Sequence[str]:
        own = [task.standard.id for _, task in sorted(self.all_tasks.items()) if task.opened_by == person]
        return list(dict.fromkeys(reversed(own)))[:limit]

    def history(self, number: int) -> Sequence[Entry]:
        return tuple(self.entries.get(number, ()))

    def calendar(self, version: str) -> Calendar:
        if version not in self.calendars:
            raise Refusal("calendar.unknown", version=version)
        return self.calendars[version]

    def once(self, key: str) -> bool:
        fresh = key not in self.keys
        self.keys.add(key)
        return fresh

    def record(self, decision: Decision) -> None:
        self.all_tasks |= {task.number: task for task in decision.tasks}
        self.all_reports |= {report.number: report for report in decision.reports}
        for line in decision.lines:
            chain = self.entries.setdefault(line.task, [])
            before = chain[-1].link if chain else START
            chain.append(Entry(len(chain) + 1, line, link(before, len(chain) + 1, line)))
        for notice in decision.notices:
            self.notices.setdefault(notice.key, notice)


def _fits(task: Task, query: Query) -> bool:
    if task.state is not TaskState.OPEN:
        return False
    if query.departments is not None and task.department not in query.departments:
        return False
    bears = {task.responsible} | {clock.bearer for clock in task.clocks if clock.running}
    if query.bearer is not None and query.bearer not in bears:
        return False
    if query.standard not in (None, task.standard.id) or query.responsible not in (None, task.responsible):
        return False
    return query.state in (None, task.worst) or (query.state == "warned" and task.worst in ORDER[:2])


def _urgency(task: Task) -> tuple[int, float, int]:
    due = min((clock.due_at.timestamp() for clock in task.stages_running if clock.due_at), default=0.0)
    return ORDER.index(task.worst), due, task.number


class FakeBooks:
    """What outlives a transaction; `desk` is what was committed."""

    def __init__(self, *calendars: Calendar) -> None:
        self.desk = FakeDesk({calendar.version: calendar for calendar in calendars})
        self._writer = Lock()

    @contextmanager
    def open_desk(self) -> Iterator[FakeDesk]:
        """A transaction, one at a time: kept when left, forgotten when left by an exception."""
        with self._writer:
            working = copy(self.desk)
            for name in ("all_tasks", "all_reports", "notices", "keys"):
                setattr(working, name, copy(getattr(self.desk, name)))
            working.entries = {number: list(chain) for number, chain in self.desk.entries.items()}
            yield working
            self.desk = working


class FakeLanguages:
    """Languages remembered in memory."""

    revision = 0

    def __init__(self) -> None:
        self.known: dict[str, Language] = {}

    def get(self, person: str) -> Language | None:
        return self.known.get(person)

    def put(self, person: str, language: Language) -> None:
        self.known[person] = language
