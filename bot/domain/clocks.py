"""Starting and stopping one clock; everything that runs for somebody starts here (policy, "How time is counted")."""

from dataclasses import replace
from datetime import date, datetime

from bot.domain.calendar import Calendar, Span
from bot.domain.company import Company
from bot.domain.decision import Line
from bot.domain.standards import Allowance, Stage
from bot.domain.task import Clock, ClockKind, Duty, Outcome, Task, move


def _timed(calendar: Calendar, allowance: Allowance, start: datetime, yellow: float) -> Span:
    return calendar.span(allowance.unit, allowance.amount, start, yellow)


def start_stage(task: Task, stage: Stage, start: datetime, calendar: Calendar) -> Clock:
    """A stage's clock, running from `start` for the responsible person.

    The allowance, the yellow point and the calendar's version are copied into it and stay.
    """
    span = _timed(calendar, stage.allowance, start, stage.yellow) if stage.allowance else None
    return Clock(
        task=task.number,
        seq=task.next_seq,
        kind=ClockKind.STAGE,
        name=stage.id,
        bearer=task.responsible,
        allowance=stage.allowance,
        started_at=start,
        yellow_at=span.yellow_at if span else None,
        due_at=span.due_at if span else None,
        first_due_at=span.due_at if span else None,
        calendar=calendar.version,
        yellow_point=stage.yellow,
        provisional=bool(span and span.provisional),
        cycle=task.cycle,
    )


def _duty(task: Task, name: Duty, bearer: str, span: Span, company: Company) -> Clock:
    return Clock(
        task=task.number,
        seq=task.next_seq,
        kind=ClockKind.DUTY,
        name=name,
        bearer=bearer,
        allowance=None,
        started_at=span.started_at,
        yellow_at=span.yellow_at,
        due_at=span.due_at,
        first_due_at=span.due_at,
        calendar=company.calendar.version,
        yellow_point=company.choices.yellow,
        provisional=span.provisional,
        cycle=task.cycle,
    )


def start_duty(
    task: Task, name: Duty, bearer: str, allowance: Allowance, origin: Clock, now: datetime, company: Company
) -> Clock:
    """A duty's clock, counted from the issue of the warning that it answers (policy 4.2.1b, 4.2.2c)."""
    span = _timed(company.calendar, allowance, now, company.choices.yellow)
    return replace(_duty(task, name, bearer, span, company), allowance=allowance, answers=origin.seq)


def start_measure(
    task: Task, what: str, bearer: str, on: date, since: datetime, report: int, company: Company
) -> Clock:
    """A measure's clock: due at close of business on its date (policy 4.2.2b)."""
    span = company.calendar.by_date(on, since, company.choices.yellow)
    return replace(_duty(task, Duty.MEASURE, bearer, span, company), report=report, text=what, on=on)


def recounted(clock: Clock, calendar: Calendar) -> Span | None:
    """The same clock's span by another calendar; None when it has no deadline."""
    if clock.on is not None:
        return calendar.by_date(clock.on, clock.started_at, clock.yellow_point)
    if clock.allowance is None:
        return None
    return _timed(calendar, clock.allowance, clock.started_at, clock.yellow_point)


def stop(clock: Clock, now: datetime, *, lapsed: bool = False) -> Clock:
    """The clock stopped at `now` with its outcome: met at the deadline or before, missed strictly after it."""
    move(clock.state, "stop", number=clock.task)
    if lapsed:
        outcome = Outcome.LAPSED
    elif clock.due_at is None:
        outcome = Outcome.UNTIMED
    else:
        outcome = Outcome.MISSED if clock.is_late(now) or clock.breached_at else Outcome.MET
    return replace(clock, stopped_at=now, outcome=outcome)


def started_line(clock: Clock, now: datetime, who: str) -> Line:
    """The line of history for a clock that starts: who bears it, until when, and what it runs for."""
    due = clock.due_at.isoformat() if clock.due_at else ""
    return Line(clock.task, now, who, "started", clock.seq, before=clock.bearer, after=due, why=clock.name)


def stopped_line(clock: Clock, now: datetime, who: str, why: str = "") -> Line:
    """The line of history for a clock that has stopped."""
    return Line(clock.task, now, who, "stopped", clock.seq, before=clock.name, after=clock.outcome or "", why=why)
