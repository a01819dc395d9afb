"""A notice together with the present state of what it is about."""

from dataclasses import dataclass

from bot.domain.decision import Notice
from bot.domain.report import Report
from bot.domain.task import Clock, Duty, Task


@dataclass(frozen=True)
class Told:
    """A notice that is told now. `answered` are the tasks that the report answers."""

    notice: Notice
    task: Task | None = None
    report: Report | None = None
    answered: tuple[Task, ...] = ()

    @property
    def clock(self) -> Clock | None:
        """The clock that the notice is about, as it stands now."""
        if self.task is None or self.notice.clock is None:
            return None
        return self.task.clock(self.notice.clock)

    @property
    def about(self) -> tuple[Task, Clock]:
        """Task and clock of a notice about a clock; `LookupError` for one that is not, or came without its task."""
        if self.task is None or self.clock is None:
            raise LookupError(f"the notice {self.notice.key} came without its task")
        return self.task, self.clock

    @property
    def subject(self) -> Task:
        """The task of a notice about a task; `LookupError` for one that came without it."""
        if self.task is None:
            raise LookupError(f"the notice {self.notice.key} came without its task")
        return self.task

    @property
    def written(self) -> Report:
        """The report of a notice about a report; `LookupError` for one that came without it."""
        if self.report is None:
            raise LookupError(f"the notice {self.notice.key} came without its report")
        return self.report

    def fact(self, name: str) -> str:
        """A fact as text; empty when the notice has none of that name."""
        return str(self.notice.facts.get(name, ""))


def duty_for(task: Task, clock: Clock, name: Duty) -> Clock | None:
    """The last duty of that name that a warning about the clock started."""
    found = [duty for duty in task.clocks if duty.name == name and duty.answers == clock.seq]
    return found[-1] if found else None
