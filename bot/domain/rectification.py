"""The rectification report from hand-in to acceptance (policy 4.2.2b, 4.2.2c, 4.2.x)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.clocks import start_duty, start_measure, started_line
from bot.domain.company import Company
from bot.domain.decision import BOT, Decision, Line, Notice, about
from bot.domain.opening import written
from bot.domain.refusal import Refusal
from bot.domain.report import Measure, Report, ReportState, Version
from bot.domain.task import Clock, Duty, Task
from bot.domain.warnings import end_duty

Answered = tuple[Task, Clock]  # a task and its running rectification duty


def hand_in(
    number: int, owed: Sequence[Answered], version: Version, *, former: Report | None, company: Company
) -> Decision:
    """Hand a report to management; the duties that it answers stop.

    Args:
        number: the report's number; a new one unless `former` is bettered.
        owed: running rectification duties, all of one department, at least one.
        former: the returned report of which this is the next version.
    """
    if not owed:
        raise Refusal("rectify.nothing_owed", field="answers")
    departments = {task.department for task, _ in owed}
    if len(departments) > 1:
        raise Refusal("rectify.one_department", field="answers")
    version = _checked(version, company)
    decision = _stop_duties(owed, version, number, company)
    answers = tuple((clock.task, clock.answers or 0) for _, clock in owed)
    report = Report(number, departments.pop(), ReportState.HANDED_IN, answers, (version,))
    if former:
        known = tuple(dict.fromkeys((*former.answers, *answers)))
        report = replace(former.moved("hand_in"), answers=known, versions=(*former.versions, version))
    key = f"handed_in:{number}:{len(report.versions)}"
    facts = {"version": len(report.versions)}
    notice = Notice("handed_in", company.management.channel, key, version.at, report=number, facts=facts)
    return decision + Decision(reports=(report,), notices=(notice,))


def report_to_better(owed: Sequence[Answered]) -> int | None:
    """Number of the returned report that these duties came from, None when they came from fresh reds only."""
    numbers = {clock.report for _, clock in owed if clock.report is not None}
    if len(numbers) > 1:
        raise Refusal("rectify.one_report", field="answers", numbers=tuple(sorted(numbers)))
    return next(iter(numbers), None)


def _checked(version: Version, company: Company) -> Version:
    """The same version, trimmed; refused when a word, a person or a date is missing or wrong."""
    if not version.measures:
        raise Refusal("rectify.no_measure", field="measure.1.what")
    measures = tuple(_measure(place, measure, version.at, company) for place, measure in enumerate(version.measures, 1))
    causes, prevention = written(version.causes, "causes"), written(version.prevention, "prevention")
    return replace(version, causes=causes, measures=measures, prevention=prevention)


def _measure(place: int, measure: Measure, at: datetime, company: Company) -> Measure:
    what = written(measure.what, f"measure.{place}.what")
    if measure.responsible not in company.people:
        raise Refusal("person.unknown", field=f"measure.{place}.who", person=measure.responsible)
    try:
        company.calendar.by_date(measure.on, at)
    except Refusal as refusal:
        raise Refusal(refusal.key, field=f"measure.{place}.on", **refusal.facts) from None
    return replace(measure, what=what)


def _stop_duties(owed: Sequence[Answered], version: Version, number: int, company: Company) -> Decision:
    decision = Decision()
    for task, clock in owed:
        task_now = next((t for t in decision.tasks if t.number == task.number), task)
        proof = version.digest
        line = Line(task.number, version.at, version.by, "handed_in", clock.answers, proof, str(number), version.causes)
        decision = decision + Decision((task_now,), (line,))
        decision = decision + end_duty(task_now, clock, version.at, company, who=version.by)
    return decision


def accept(report: Report, tasks: Sequence[Task], *, who: str, now: datetime, company: Company) -> Decision:
    """Management accepts: each measure becomes a duty, due at close of business on its date.

    The measures' clocks hang on the first task that the report answers.
    """
    accepted = report.moved("accept")
    _not_ones_own(report, who, company)
    _still_to_come(report, now, company)
    lines = [Line(task.number, now, who, "accepted", after=str(report.number)) for task in tasks]
    task, started, notices = tasks[0], [], []
    for measure in report.latest.measures:
        clock = start_measure(
            task, measure.what, measure.responsible, measure.on, report.latest.at, report.number, company
        )
        task = task.with_clocks(clock)
        started.append(started_line(clock, now, BOT))
        notices.append(about(clock, "measure", measure.responsible, f"measure:{clock.id}:{clock.bearer}", now))
    to = report.latest.by
    notices.append(
        Notice("accepted", to, f"accepted:{report.number}:{to}", now, report=report.number, facts={"by": who})
    )
    notices += _documents(report, who, now, company)
    return Decision((task, *tasks[1:]), (*lines, *started), tuple(notices), (accepted,))


def _documents(report: Report, who: str, now: datetime, company: Company) -> list[Notice]:
    """4.2.2c: the report as a document, to the head who wrote it and to management."""
    places = dict.fromkeys((report.latest.by, company.management.channel))
    keys = {place: f"document:{report.number}:{place}" for place in places}
    facts = {"by": who}
    return [Notice("document", place, key, now, report=report.number, facts=facts) for place, key in keys.items()]


def _not_ones_own(report: Report, who: str, company: Company) -> None:
    """Nobody answers their own report while there is another in management who can."""
    if who == report.latest.by and len(company.management.people) > 1:
        raise Refusal("report.own", number=report.number)


def _still_to_come(report: Report, now: datetime, company: Company) -> None:
    """A measure whose date has passed meanwhile would be red at once: the report needs a new date first."""
    for measure in report.latest.measures:
        if company.calendar.by_date(measure.on, report.latest.at).due_at < now:
            raise Refusal("report.date_past", number=report.number, what=measure.what, on=measure.on)


def give_back(
    report: Report, tasks: Sequence[Task], remark: str, *, who: str, now: datetime, company: Company
) -> Decision:
    """Management returns it with a remark: the head owes a new version [within 1 WD], one duty for each red."""
    remark = written(remark, "remark")
    returned = report.moved("return")
    _not_ones_own(report, who, company)
    returned = replace(returned, versions=(*report.versions[:-1], replace(report.latest, remark=remark)))
    head = company.acting_head(report.department, now) or report.latest.by
    decision = Decision(reports=(returned,))
    for task in tasks:
        decision = decision + _owe_again(task, report, head, remark, who, now, company)
    key = f"returned:{report.number}:{len(report.versions)}:{head}"
    notice = Notice("returned", head, key, now, report=report.number, facts={"by": who, "remark": remark})
    return decision + Decision(notices=(notice,))


def _owe_again(
    task: Task, report: Report, head: str, remark: str, who: str, now: datetime, company: Company
) -> Decision:
    decision = Decision((task,), (Line(task.number, now, who, "returned", after=str(report.number), why=remark),))
    for number, seq in report.answers:
        if number != task.number:
            continue
        origin = task.clock(seq)
        duty = start_duty(decision.task, Duty.RECTIFICATION, head, company.choices.returned, origin, now, company)
        duty = replace(duty, report=report.number)
        decision = decision + Decision((decision.task.with_clocks(duty),), (started_line(duty, now, BOT),))
    return decision
