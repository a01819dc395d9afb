"""Reporting progress after a yellow warning (4.2.1b), and saying "I am stuck" at any time (2.2.1)."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from bot.domain.company import Company
from bot.domain.decision import Decision, Line, Notice
from bot.domain.opening import written
from bot.domain.refusal import Refusal
from bot.domain.task import Duty, Task, TaskState
from bot.domain.warnings import end_duty


@dataclass(frozen=True, slots=True)
class Progress:
    """What 4.2.1b asks for: the cause found, the measure taken, when it will be done (the person's own words)."""

    cause: str
    measure: str
    ready: str


def report_progress(task: Task, progress: Progress, *, who: str, now: datetime, company: Company) -> Decision:
    """Hand a progress report to the head; the duties of that person on this task stop.

    A closed task takes one only when it is still owed: closing late does not make the duty lapse.
    """
    owed = [clock for clock in task.duties_running(Duty.PROGRESS) if clock.bearer == who]
    if task.state is TaskState.CLOSED and not owed:
        raise Refusal("task.closed", number=task.number, at=task.closed_at)
    facts = {
        "by": who,
        "cause": written(progress.cause, "cause"),
        "measure": written(progress.measure, "measure"),
        "ready": written(progress.ready, "ready"),
    }
    why = " | ".join((facts["cause"], facts["measure"], facts["ready"]))
    to = company.step_up(who, task.department, now)
    notice = Notice("progress", to, _key("progress", task, who, why, now), now, task.number, facts=facts)
    decision = Decision((task,), (Line(task.number, now, who, "progress", why=why),), (notice,))
    for clock in owed:
        decision = decision + end_duty(decision.task, clock, now, company, who=who)
    return decision


def say_stuck(task: Task, text: str, *, who: str, now: datetime, company: Company) -> Decision:
    """The head hears at once that the work cannot go on, and why (2.2.1)."""
    if task.state is TaskState.CLOSED:
        raise Refusal("task.closed", number=task.number, at=task.closed_at)
    why = written(text, "text")
    to = company.step_up(who, task.department, now)
    notice = Notice("stuck", to, _key("stuck", task, who, why, now), now, task.number, facts={"by": who, "text": why})
    return Decision((task,), (Line(task.number, now, who, "stuck", why=why),), (notice,))


def _key(kind: str, task: Task, who: str, why: str, now: datetime) -> str:
    """The same words in the same second are one gesture made twice; other words must be heard."""
    return f"{kind}:{task.number}:{who}:{now.timestamp():.0f}:{sha256(why.encode()).hexdigest()[:16]}"
