"""A book of tasks for the rules' own tests: it keeps what was decided, as a desk would, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.closing import end_stage
from bot.domain.company import Company
from bot.domain.decision import Decision, Line, Notice
from bot.domain.opening import Opening, open_task
from bot.domain.progress import Progress, report_progress
from bot.domain.report import Report
from bot.domain.task import Clock, Duty, Task
from bot.domain.warnings import fall_due

WANG = "王小明"


@dataclass
class Book:
    """Local times of the company go in as text, ``2026-09-30 16:00``; so do names of people."""

    company: Company
    tasks: dict[int, Task] = field(default_factory=dict)
    notices: dict[str, Notice] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    reports: dict[int, Report] = field(default_factory=dict)

    def at(self, text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=self.company.calendar.zone)

    def local(self, instant: datetime | None) -> str:
        return "" if instant is None else f"{self.company.calendar.local(instant):%Y-%m-%d %H:%M}"

    def person(self, name: str) -> str:
        return next(person.id for person in self.company.people.values() if person.name == name)

    def keep(self, decision: Decision) -> Decision:
        self.tasks |= {task.number: task for task in decision.tasks}
        self.reports |= {report.number: report for report in decision.reports}
        self.lines.extend(decision.lines)
        for notice in decision.notices:
            self.notices.setdefault(notice.key, notice)
        return decision

    def open(self, standard: str, received: str, *, who: str = WANG, by: str | None = None, entered: str = "") -> Task:
        opening = Opening(standard, "車險理賠", "CLM-1", self.person(who), self.at(received))
        number = len(self.tasks) + 1
        return self.keep(
            open_task(opening, number, self.person(by or who), self.at(entered or received), self.company)
        ).task

    def tick(self, now: str) -> list[Notice]:
        before = set(self.notices)
        for task in list(self.tasks.values()):
            self.keep(fall_due(task, self.at(now), self.company))
        return [notice for key, notice in self.notices.items() if key not in before]

    def end(self, number: int, stage: str, now: str, *, approved: bool | None = None, who: str = WANG) -> Task:
        clock = next(c for c in self.tasks[number].clocks if c.name == stage)
        decision = end_stage(
            self.tasks[number],
            clock.seq,
            result="已賠付",
            approved=approved,
            who=self.person(who),
            now=self.at(now),
            company=self.company,
        )
        return self.keep(decision).task

    def progress(self, number: int, now: str, *, who: str = WANG) -> Task:
        words = Progress("缺照片", "已補件", "明天")
        decision = report_progress(
            self.tasks[number], words, who=self.person(who), now=self.at(now), company=self.company
        )
        return self.keep(decision).task

    def clocks(self, number: int, name: str) -> list[Clock]:
        return [clock for clock in self.tasks[number].clocks if clock.name == name]

    def clock(self, number: int, name: str) -> Clock:
        (clock,) = self.clocks(number, name)
        return clock

    def owed(self, name: Duty) -> Iterator[tuple[Task, Clock]]:
        return ((task, clock) for task in self.tasks.values() for clock in task.duties_running(name))
