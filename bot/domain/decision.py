"""What a rule decides: new values, lines of history, and notices. A desk writes all of it in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.report import Report
from bot.domain.task import Clock, Task

BOT = "bot"  # `who` of a line that no person caused


@dataclass(frozen=True, slots=True)
class Line:
    """A line of history: who did what to which task, when, from what, to what and why. Never changed."""

    task: int
    at: datetime
    who: str
    what: str
    clock: int | None = None
    before: str = ""
    after: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something somebody must be told, once.

    Attributes:
        kind: names the sentence and the look, such as ``yellow``.
        to: Slack id of a person (U..., W...) or a channel (C..., G...).
        key: unique; a second notice of the same key is never written.
        fell_at: the instant it speaks of; a notice told long after it says so.
        task, clock, report: what it is about; their present state is read when it is told.
        facts: what cannot be read there: JSON values only.
    """

    kind: str
    to: str
    key: str
    fell_at: datetime
    task: int | None = None
    clock: int | None = None
    report: int | None = None
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Decision:
    """New values, their history and their notices; several decisions add up to one."""

    tasks: tuple[Task, ...] = ()
    lines: tuple[Line, ...] = ()
    notices: tuple[Notice, ...] = ()
    reports: tuple[Report, ...] = ()

    def __add__(self, other: "Decision") -> "Decision":
        tasks = {task.number: task for task in (*self.tasks, *other.tasks)}
        return Decision(
            tuple(tasks.values()), self.lines + other.lines, self.notices + other.notices, self.reports + other.reports
        )

    @property
    def task(self) -> Task:
        """The one task of a decision on one task."""
        return self.tasks[0]


def about(clock: Clock, kind: str, to: str, key: str, fell_at: datetime, **facts: str | int) -> Notice:
    """A notice about a clock."""
    return Notice(kind, to, key, fell_at, clock.task, clock.seq, clock.report, facts)
