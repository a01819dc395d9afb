"""Yellow and red (policy 4.2): who is told, what they then owe, and what happens when a duty is late itself."""

from dataclasses import replace
from datetime import datetime

from bot.domain.clocks import start_duty, started_line, stop, stopped_line
from bot.domain.company import Company
from bot.domain.decision import BOT, Decision, Line, Notice, about
from bot.domain.task import Clock, ClockKind, Duty, Task, move


def fall_due(task: Task, now: datetime, company: Company) -> Decision:
    """Everything that has fallen due on this task by `now`: warnings, the duties they start, who is told."""
    decision = Decision((task,))
    for clock in task.clocks:
        event = clock.next_event_at
        if event is None or event > now:
            continue
        late = clock.is_late(now)
        issued = (
            turn_red(decision.task, clock, now, company) if late else _turn_yellow(decision.task, clock, now, company)
        )
        decision = decision + issued
    return decision


def _turn_yellow(task: Task, clock: Clock, now: datetime, company: Company) -> Decision:
    """4.2.1a: the bearer is warned. 4.2.1b: a stage's yellow starts the progress report's clock."""
    move(clock.state, "warn_yellow", number=task.number)
    warned = replace(clock, yellow_issued_at=now)
    line = Line(task.number, now, BOT, "yellow", clock.seq, before=clock.name)
    kind = "yellow" if clock.kind is ClockKind.STAGE else "duty_yellow"
    notice = _tell(task, warned, kind, company.bears_now(clock.bearer, task.department, now), now)
    decision = Decision((task.with_clocks(warned),), (line,), (notice,))
    if clock.kind is ClockKind.DUTY or _owes_progress(task, clock):
        return decision
    return decision + _progress_duty(decision.task, warned, now, company)


def _owes_progress(task: Task, clock: Clock) -> bool:
    return any(duty.answers == clock.seq for duty in task.duties_running(Duty.PROGRESS))


def _progress_duty(task: Task, clock: Clock, now: datetime, company: Company) -> Decision:
    bearer = company.bears_now(clock.bearer, task.department, now)
    duty = start_duty(task, Duty.PROGRESS, bearer, company.choices.progress, clock, now, company)
    return Decision((task.with_clocks(duty),), (started_line(duty, now, BOT),))


def turn_red(task: Task, clock: Clock, now: datetime, company: Company) -> Decision:
    """4.2.2a, 4.2.x: red falls once per clock, ever; the breach is written and stays."""
    move(clock.state, "warn_red", number=task.number)
    breached = replace(clock, breached_at=now)
    line = Line(task.number, now, BOT, "red", clock.seq, before=clock.name, after=now.isoformat())
    decision = Decision((task.with_clocks(breached),), (line,))
    if clock.kind is ClockKind.DUTY:
        return decision + _late_duty(breached, task, now, company)
    return decision + _late_stage(decision.task, breached, now, company)


def red_if_late(task: Task, clock: Clock, now: datetime, company: Company) -> Decision:
    """What ends late between two ticks is red all the same: no clock gets round its red by being ended."""
    late = clock.is_late(now) and clock.breached_at is None
    return turn_red(task, clock, now, company) if late else Decision((task,))


def end_duty(task: Task, clock: Clock, now: datetime, company: Company, *, who: str, why: str = "") -> Decision:
    """A duty was done (4.2.1b, 4.2.2b, 4.2.2c): its clock stops; late, it is red and goes one step up first (4.2.x)."""
    decision = red_if_late(task, clock, now, company)
    done = stop(decision.task.clock(clock.seq), now)
    return decision + Decision((decision.task.with_clocks(done),), (stopped_line(done, now, who, why),))


def _late_stage(task: Task, clock: Clock, now: datetime, company: Company) -> Decision:
    """The bearer, the head (in the department's channel) and management are told; the head owes a report."""
    department = company.departments.get(task.department)  # None once the company's file has lost it
    channels = (department.channel,) if department else ()
    bearers = (clock.bearer,) if clock.bearer in company.people else ()
    places = (*bearers, *channels, company.management.channel)
    told = Decision((task,), (), tuple(_tell(task, clock, "red", place, now) for place in dict.fromkeys(places)))
    bearer = company.answerable(task.department, now)
    duty = start_duty(task, Duty.RECTIFICATION, bearer, company.choices.rectification, clock, now, company)
    return told + Decision((task.with_clocks(duty),), (started_line(duty, now, BOT),))


def _late_duty(clock: Clock, task: Task, now: datetime, company: Company) -> Decision:
    """4.2.x: one step up; the bearer hears of it too. It starts no further duty."""
    bearer = company.bears_now(clock.bearer, task.department, now)
    places = (bearer, company.step_up(clock.bearer, task.department, now))
    return Decision(notices=tuple(_tell(task, clock, "duty_red", place, now) for place in dict.fromkeys(places)))


def _tell(task: Task, clock: Clock, kind: str, to: str, now: datetime) -> Notice:
    """Yellow is said once per deadline, red once ever. Nothing can be said of work before it was typed in."""
    due = clock.due_at or now
    yellow = kind.endswith("yellow")
    key = f"{kind}:{clock.id}:{to}:{due.timestamp():.0f}" if yellow else f"{kind}:{clock.id}:{to}"
    fell_at = clock.yellow_at if yellow and clock.yellow_at else due
    return about(clock, kind, to, key, max(fell_at, task.entered_at))
