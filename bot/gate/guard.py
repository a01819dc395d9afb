"""A desk that hands out only what the person may act on, so that no command can forget to ask."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.calendar import Calendar
from bot.domain.company import Company
from bot.domain.decision import Decision
from bot.domain.desk import Desk, Query
from bot.domain.history import Entry
from bot.domain.may import Action, may, may_list, must
from bot.domain.refusal import Refusal
from bot.domain.report import Report
from bot.domain.task import Clock, Duty, Task


@dataclass
class Guarded:
    """A `Desk` for one person and one action. What the table `MAY` does not allow is refused as ``may.not``."""

    desk: Desk
    company: Company
    person: str
    action: Action
    now: datetime
    _owes: set[int] = field(default_factory=set)  # returned reports of which the person owes the next version

    def next_task(self) -> int:
        """The number of the next task."""
        return self.desk.next_task()

    def next_report(self) -> int:
        """The number of the next rectification report."""
        return self.desk.next_report()

    def task(self, number: int) -> Task:
        """The task, when the person may do that to it."""
        return self._granted(self.desk.task(number))

    def tasks(self, numbers: Sequence[int]) -> Sequence[Task]:
        """The tasks, when the person may do that to every one of them."""
        return [self._granted(task) for task in self.desk.tasks(numbers)]

    def report(self, number: int) -> Report:
        """The report, when the person may do that to it, or owes its next version (a deputy keeps that duty)."""
        report = self.desk.report(number)
        if not (self.action is Action.RECTIFY and number in self._owes):
            must(self.company, self.person, self.action, report, self.now)
        return report

    def find(self, query: Query) -> tuple[Sequence[Task], int]:
        """The page, when everything that the query can find is the person's to see (`may_list`, heads, management)."""
        if not self._may_find(query):
            raise Refusal("may.not", action=Action.LIST, number=0)
        return self.desk.find(query)

    def owed(self, *, bearer: str | None, departments: Sequence[str], name: Duty) -> Sequence[tuple[Task, Clock]]:
        """The duties, when they are the person's own or of departments that they head; each task is looked at, too."""
        if bearer not in (None, self.person) or not self._heads(departments):
            raise Refusal("may.not", action=self.action, number=0)
        found = self.desk.owed(bearer=bearer, departments=departments, name=name)
        allowed = [pair for pair in found if may(self.company, self.person, self.action, pair[0], self.now)]
        for task, _ in allowed:
            self._remember(task)
        return allowed

    def last_standards(self, person: str, limit: int) -> Sequence[str]:
        """What the person opened last; nobody asks that of another."""
        return self.desk.last_standards(self.person, limit) if person == self.person else ()

    def history(self, number: int) -> Sequence[Entry]:
        """The lines of a task that the person may do that to."""
        self.task(number)
        return self.desk.history(number)

    def calendar(self, version: str) -> Calendar:
        """The calendar of that version."""
        return self.desk.calendar(version)

    def once(self, key: str) -> bool:
        """True the first time this inbound key is seen."""
        return self.desk.once(key)

    def record(self, decision: Decision) -> None:
        """Write it down."""
        self.desk.record(decision)

    def _granted(self, task: Task) -> Task:
        must(self.company, self.person, self.action, task, self.now)
        self._remember(task)
        return task

    def _remember(self, task: Task) -> None:
        owed = (clock for clock in task.duties_running(Duty.RECTIFICATION) if clock.bearer == self.person)
        self._owes |= {clock.report for clock in owed if clock.report is not None}

    def _may_find(self, query: Query) -> bool:
        if query.bearer is not None and may_list(self.company, self.person, query.bearer, self.now):
            return True
        if self.company.is_management(self.person):
            return True
        return query.departments is not None and self._heads(query.departments)

    def _heads(self, departments: Sequence[str]) -> bool:
        return set(departments) <= set(self.company.heads_now(self.person, self.now))
