"""A task, its clocks and the moves they may make. Every state has one sentence; every other move is a refusal."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.refusal import Refusal
from bot.domain.standards import Allowance, Stage, Standard


class TaskState(StrEnum):
    """Where a task stands."""

    OPEN = "open"  # work goes on: at least one stage runs
    CLOSED = "closed"  # the work ended with a named result (policy 1.3b)


class ClockState(StrEnum):
    """Where a clock stands; derived from its instants, never stored twice."""

    GREEN = "green"  # running, no warning issued
    YELLOW = "yellow"  # running, the yellow warning was issued
    RED = "red"  # running past its deadline, the red warning was issued
    STOPPED = "stopped"  # it has an outcome


class ClockKind(StrEnum):
    """What runs for somebody."""

    STAGE = "stage"
    DUTY = "duty"


class Duty(StrEnum):
    """What a warning makes a person owe; the name of a duty's clock."""

    PROGRESS = "progress"  # 4.2.1b
    RECTIFICATION = "rectification"  # 4.2.2c
    MEASURE = "measure"  # 4.2.2b


class Outcome(StrEnum):
    """How a clock ended."""

    MET = "met"  # at or before its deadline
    MISSED = "missed"  # strictly after it
    LAPSED = "lapsed"  # the duty's reason fell away
    UNTIMED = "untimed"  # a stage without allowance; counts in no rate


MOVES: dict[tuple[str, str], str] = {
    (TaskState.OPEN, "end_stage"): TaskState.OPEN,
    (TaskState.OPEN, "end_last_stage"): TaskState.CLOSED,
    (ClockState.GREEN, "warn_yellow"): ClockState.YELLOW,
    (ClockState.GREEN, "warn_red"): ClockState.RED,
    (ClockState.YELLOW, "warn_red"): ClockState.RED,
    (ClockState.YELLOW, "move_deadline"): ClockState.GREEN,
    (ClockState.GREEN, "move_deadline"): ClockState.GREEN,
    (ClockState.GREEN, "stop"): ClockState.STOPPED,
    (ClockState.YELLOW, "stop"): ClockState.STOPPED,
    (ClockState.RED, "stop"): ClockState.STOPPED,
    (ClockState.GREEN, "hand_over"): ClockState.GREEN,
    (ClockState.YELLOW, "hand_over"): ClockState.YELLOW,
    (ClockState.RED, "hand_over"): ClockState.RED,
}


def move(state: str, gesture: str, *, number: int) -> str:
    """The state after a legal move; any other is refused as ``move.illegal``."""
    try:
        return MOVES[state, gesture]
    except KeyError:
        raise Refusal("move.illegal", state=state, move=gesture, number=number) from None


@dataclass(frozen=True)
class Clock:
    """A stage or duty running for its bearer. Instants are aware UTC in whole seconds.

    Attributes:
        task: the task's number; `seq` counts the task's clocks from 1, so ``id`` is known before it is stored.
        name: the stage's id, or a `Duty`.
        due_at: None only for a stage without allowance.
        first_due_at: the deadline as first promised; never changes.
        yellow_issued_at: when the yellow warning for the present deadline was issued.
        breached_at: when the red warning was issued; written once, a breach is a permanent fact.
        answers: `seq` of the clock that a duty came from.
        report: number of the rectification report that a measure comes from.
        text: what a measure says; `on` its date in the company's zone.
        next_event_at: when the tick must look at it again; None when nothing more will happen by itself.
    """

    task: int
    seq: int
    kind: ClockKind
    name: str
    bearer: str
    allowance: Allowance | None
    started_at: datetime
    yellow_at: datetime | None
    due_at: datetime | None
    first_due_at: datetime | None
    calendar: str
    yellow_point: float
    provisional: bool = False
    cycle: int = 1
    yellow_issued_at: datetime | None = None
    breached_at: datetime | None = None
    stopped_at: datetime | None = None
    outcome: Outcome | None = None
    answers: int | None = None
    report: int | None = None
    text: str = ""
    on: date | None = None

    @property
    def id(self) -> str:
        """Its name in keys of notices: task and sequence."""
        return f"{self.task}.{self.seq}"

    @property
    def state(self) -> ClockState:
        """Where it stands."""
        if self.stopped_at:
            return ClockState.STOPPED
        if self.breached_at:
            return ClockState.RED
        return ClockState.YELLOW if self.yellow_issued_at else ClockState.GREEN

    @property
    def running(self) -> bool:
        """Whether it has not been stopped."""
        return self.stopped_at is None

    @property
    def next_event_at(self) -> datetime | None:
        """Yellow, then the first second that is strictly after the deadline, then nothing."""
        if self.stopped_at or self.breached_at or self.due_at is None:
            return None
        late = self.due_at + timedelta(seconds=1)
        if self.yellow_issued_at or self.yellow_at is None or self.yellow_at >= self.due_at:
            return late
        return self.yellow_at

    def is_late(self, now: datetime) -> bool:
        """Late means strictly after the deadline."""
        return self.due_at is not None and now > self.due_at


@dataclass(frozen=True)
class Task:
    """One piece of work under one standard, with one responsible person (policy 1.3c).

    Attributes:
        standard: the standard as it was promised at opening; later edits of the file do not reach it.
        department: the standard's, fixed at opening.
        received_at, documents_at, entered_at: work came in, papers complete, typed in.
        result: what closing named (policy 1.3b).
        link: the address of the message that the task was made of, or nothing.
        clocks: all of its clocks, ended ones too, by `seq`.
    """

    number: int
    standard: Standard
    department: str
    title: str
    reference: str
    responsible: str
    opened_by: str
    received_at: datetime
    documents_at: datetime
    entered_at: datetime
    state: TaskState = TaskState.OPEN
    cycle: int = 1
    closed_at: datetime | None = None
    result: str = ""
    link: str = ""
    clocks: tuple[Clock, ...] = field(default=())

    def clock(self, seq: int) -> Clock:
        """The clock of that sequence number."""
        for clock in self.clocks:
            if clock.seq == seq:
                return clock
        raise Refusal("clock.unknown", number=self.number, clock=seq)

    @property
    def stages_running(self) -> tuple[Clock, ...]:
        """Its stages that have not ended, in the order in which they started."""
        return tuple(c for c in self.clocks if c.kind is ClockKind.STAGE and c.running)

    def duties_running(self, name: Duty | None = None) -> Iterator[Clock]:
        """Its open duties, all or of one name."""
        return (c for c in self.clocks if c.kind is ClockKind.DUTY and c.running and (name is None or c.name == name))

    def stage_of(self, clock: Clock) -> Stage:
        """The stage that a stage's clock runs for."""
        return self.standard.stage(clock.name)

    def with_clocks(self, *changed: Clock) -> "Task":
        """This task with those clocks put in place of their former selves, or added."""
        kept = {clock.seq: clock for clock in self.clocks} | {clock.seq: clock for clock in changed}
        return replace(self, clocks=tuple(kept[seq] for seq in sorted(kept)))

    @property
    def next_seq(self) -> int:
        """The sequence number of the next clock."""
        return len(self.clocks) + 1

    @property
    def worst(self) -> ClockState:
        """The worst state among its running stages; stopped when none runs."""
        order = (ClockState.RED, ClockState.YELLOW, ClockState.GREEN)
        states = {clock.state for clock in self.stages_running}
        return next((state for state in order if state in states), ClockState.STOPPED)
