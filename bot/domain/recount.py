"""What a new calendar, or a new head, changes for what is running already (policy, "How time is counted")."""

from dataclasses import replace
from datetime import datetime

from bot.domain.calendar import Span
from bot.domain.clocks import recounted
from bot.domain.company import Company
from bot.domain.decision import BOT, Decision, Line, Notice, about
from bot.domain.refusal import Refusal
from bot.domain.task import Clock, Duty, Task, move


def recount(task: Task, now: datetime, company: Company) -> Decision:
    """Every running deadline by the company's present calendar; only what moved is written.

    A breach stays as it is; a deadline is never moved into the past. The bearer is told what moved.
    """
    decision = Decision((task,))
    for clock in task.clocks:
        if clock.running and clock.breached_at is None and clock.calendar != company.calendar.version:
            decision = decision + _recount_clock(decision.task, clock, now, company)
    return decision


def _recount_clock(task: Task, clock: Clock, now: datetime, company: Company) -> Decision:
    span = _new_span(clock, company)
    if span is None or clock.due_at is None or (span.due_at != clock.due_at and span.due_at < now):
        return Decision()
    if (span.due_at, span.yellow_at, span.provisional) == (clock.due_at, clock.yellow_at, clock.provisional):
        return Decision()
    moved = _moved(clock, span, now, company.calendar.version)
    line = Line(
        task.number, now, BOT, "recounted", clock.seq, clock.due_at.isoformat(), span.due_at.isoformat(), moved.calendar
    )
    notices = _tell_moved(clock, moved, now) if span.due_at != clock.due_at else ()
    return Decision((task.with_clocks(moved),), (line,), notices)


def _new_span(clock: Clock, company: Company) -> Span | None:
    """None when the new table does not reach that far: the old deadline then stays."""
    try:
        return recounted(clock, company.calendar)
    except Refusal:
        return None


def _moved(clock: Clock, span: Span, now: datetime, version: str) -> Clock:
    """A yellow that was issued for a deadline now further off is issued again when it comes near."""
    move(clock.state, "move_deadline", number=clock.task)
    issued = clock.yellow_issued_at if span.yellow_at <= now else None
    return replace(
        clock,
        yellow_at=span.yellow_at,
        due_at=span.due_at,
        provisional=span.provisional,
        calendar=version,
        yellow_issued_at=issued,
    )


def _tell_moved(before: Clock, after: Clock, now: datetime) -> tuple[Notice, ...]:
    if before.due_at is None or after.due_at is None:
        return ()
    key = f"moved:{after.id}:{after.bearer}:{after.calendar}:{now.timestamp():.0f}"  # a version may come back
    old, new = int(before.due_at.timestamp()), int(after.due_at.timestamp())
    return (about(after, "moved", after.bearer, key, now, before=old, after=new, calendar=after.calendar),)


def hand_over_duties(task: Task, now: datetime, company: Company) -> Decision:
    """Open duties of those who cannot answer for them any more go to whoever heads the department, on record.

    A rectification report goes with the head's post; a deputy who came to owe one while the head was away keeps it.
    Any other duty is handed over when its bearer has left the company.
    """
    decision = Decision((task,))
    heir = company.answerable(task.department, now)
    for clock in task.duties_running():
        if clock.bearer != heir and not still_answers(clock, task, company):
            decision = decision + _hand_over(decision.task, clock, heir, now)
    return decision


def still_answers(clock: Clock, task: Task, company: Company) -> bool:
    """Whether a duty's bearer can still answer for it."""
    department = company.departments.get(task.department)
    if clock.name != Duty.RECTIFICATION or department is None:
        return clock.bearer in company.people
    return clock.bearer in (department.head, department.deputy)


def _hand_over(task: Task, clock: Clock, head: str, now: datetime) -> Decision:
    move(clock.state, "hand_over", number=task.number)
    given = replace(clock, bearer=head)
    line = Line(task.number, now, BOT, "handed_over", clock.seq, clock.bearer, head)
    key = f"handed_over:{clock.id}:{head}:{now.timestamp():.0f}"  # a head may come back
    notice = about(given, "handed_over", head, key, now, before=clock.bearer)
    return Decision((task.with_clocks(given),), (line,), (notice,))
