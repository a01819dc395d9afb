"""Ending a stage, and with the last one the task (policy 1.3a, 1.3b, 3.3)."""

from dataclasses import replace
from datetime import datetime

from bot.domain.clocks import start_stage, started_line, stop, stopped_line
from bot.domain.company import Company
from bot.domain.decision import BOT, Decision, Line
from bot.domain.opening import written
from bot.domain.refusal import Refusal
from bot.domain.task import Clock, ClockKind, Duty, Outcome, Task, TaskState, move
from bot.domain.warnings import end_duty, red_if_late


def end_stage(
    task: Task, seq: int, *, result: str, approved: bool | None, who: str, now: datetime, company: Company
) -> Decision:
    """End a running stage at `now`, the stages that must have come before it, and the task when none is left.

    Args:
        result: what came of it; never empty (1.3b).
        approved: for a stage that decides, whether it approved; a refusal starts no following stage (3.3.3).
    """
    clock = _running_stage(task, seq)
    stage = task.stage_of(clock)
    result = written(result, "result")
    if stage.decides and approved is None:
        raise Refusal("close.approved_or_refused", field="approved", number=task.number)
    decision = Decision((task,))
    for ending in _ending_with(task, clock):
        decision = decision + _end(decision.task, ending, result, who, now, company)
    if stage.decides:
        decided = Line(task.number, now, who, "approved" if approved else "refused", seq, before=clock.name)
        decision = decision + Decision((decision.task,), (decided,))
    if approved is not False:
        decision = decision + _start_following(decision.task, clock, who, now, company)
    if not decision.task.stages_running:
        return decision + _close(decision.task, result, who, now)
    move(task.state, "end_stage", number=task.number)
    return decision


def _running_stage(task: Task, seq: int) -> Clock:
    if task.state is TaskState.CLOSED:
        raise Refusal("task.closed", number=task.number, at=task.closed_at)
    clock = task.clock(seq)
    if clock.kind is not ClockKind.STAGE or not clock.running:
        raise Refusal("stage.not_running", number=task.number, stage=clock.name)
    return clock


def _ending_with(task: Task, clock: Clock) -> tuple[Clock, ...]:
    """Solved means contacted: the stages implied end at the same instant, before it."""
    implied = task.stage_of(clock).implies
    return (*(c for c in task.stages_running if c.name in implied), clock)


def _end(task: Task, clock: Clock, result: str, who: str, now: datetime, company: Company) -> Decision:
    """Closing in time lets the progress report lapse; closing late does not."""
    decision = red_if_late(task, clock, now, company)
    ended = stop(decision.task.clock(clock.seq), now)
    decision = decision + Decision((decision.task.with_clocks(ended),), (stopped_line(ended, now, who, result),))
    if ended.outcome is Outcome.MISSED:
        return decision
    return decision + _lapse_progress(decision.task, ended, now)


def _lapse_progress(task: Task, ended: Clock, now: datetime) -> Decision:
    lapsed = [stop(c, now, lapsed=True) for c in task.duties_running(Duty.PROGRESS) if c.answers == ended.seq]
    return Decision((task.with_clocks(*lapsed),), tuple(stopped_line(clock, now, BOT) for clock in lapsed))


def _start_following(task: Task, ended: Clock, who: str, now: datetime, company: Company) -> Decision:
    started = Decision((task,))
    for stage in task.standard.following(ended.name):
        clock = start_stage(started.task, stage, now, company.calendar)
        started = started + Decision((started.task.with_clocks(clock),), (started_line(clock, now, who),))
    return started


def _close(task: Task, result: str, who: str, now: datetime) -> Decision:
    state = TaskState(move(task.state, "end_last_stage", number=task.number))
    closed = replace(task, state=state, closed_at=now, result=result)
    return Decision((closed,), (Line(task.number, now, who, "closed", after=state, why=result),))


def finish_measure(task: Task, seq: int, *, result: str, who: str, now: datetime, company: Company) -> Decision:
    """A measure was carried out (policy 4.2.2b): its duty stops."""
    clock = task.clock(seq)
    if clock.name != Duty.MEASURE or clock.kind is not ClockKind.DUTY or not clock.running:
        raise Refusal("measure.not_running", number=task.number, clock=seq)
    return end_duty(task, clock, now, company, who=who, why=written(result, "result"))
