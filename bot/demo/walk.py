"""How far somebody has come on the tour, read from the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.domain.report import Report, ReportState
from bot.domain.task import Clock, ClockKind, Duty, Outcome, Task, TaskState
from storage.database import Session
from storage.followed import opened_after, report_on

REPORTED = frozenset({Outcome.MET, Outcome.MISSED})


@dataclass(frozen=True)
class Walk:
    """One claim from its opening to the answer on its report.

    Attributes:
        task: the claim that is followed; None before there is one.
        report: the report on it, in whatever state.
        explained: whether the count of its deadlines was looked at.
    """

    task: Task | None = None
    report: Report | None = None
    explained: bool = False

    @property
    def reached(self) -> frozenset[str]:
        """The acts of the tour that are done, by id."""
        return frozenset(self._reached())

    def _reached(self) -> Iterator[str]:
        if self.task is None:
            return
        yield "opened"
        if self.explained:
            yield "explained"
        if any(clock.yellow_issued_at or clock.breached_at for clock in self._stages):
            yield "yellow"
        if any(clock.name == Duty.PROGRESS and clock.outcome in REPORTED for clock in self.task.clocks):
            yield "progressed"
        if any(clock.breached_at for clock in self._stages):
            yield "red"
        if self.report and self.report.state is not ReportState.RETURNED:
            yield "handed_in"
        if self.report and self.report.state is ReportState.ACCEPTED:
            yield "accepted"

    @property
    def returned(self) -> bool:
        """Whether management wants another version."""
        return bool(self.report and self.report.state is ReportState.RETURNED)

    @property
    def yellow_at(self) -> datetime | None:
        """When its first stage turns yellow by itself."""
        return min((clock.yellow_at for clock in self._waiting if clock.yellow_at), default=None)

    @property
    def red_at(self) -> datetime | None:
        """When its first stage is late."""
        late = [at for clock in self._waiting if (at := clock.due_at)]
        return min(late, default=None)

    @property
    def _stages(self) -> tuple[Clock, ...]:
        return tuple(clock for clock in self.task.clocks if clock.kind is ClockKind.STAGE) if self.task else ()

    @property
    def _waiting(self) -> Iterator[Clock]:
        return (clock for clock in self._stages if clock.running and clock.due_at)


def walk(session: Session, after: int, person: str) -> Walk:
    """The walk with the person's first claim above that number that can still turn red, or has."""
    tasks = opened_after(session, after, person)
    followed = [one for one in tasks if _breached(one)] or [one for one in tasks if one.state is TaskState.OPEN]
    return Walk(followed[0], report_on(session, followed[0].number)) if followed else Walk()


def _breached(task: Task) -> bool:
    return any(clock.breached_at for clock in task.clocks if clock.kind is ClockKind.STAGE)
