"""Domain values to rows and back: one function each way for each kind of row."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Row

from bot.domain.decision import Line, Notice
from bot.domain.history import Entry
from bot.domain.report import Measure, Report, ReportState, Version
from bot.domain.standards import Allowance, Standard, Unit
from bot.domain.task import Clock, ClockKind, Outcome, Task, TaskState

Values = dict[str, Any]


def task_values(task: Task, promise: str, chain_n: int, chain_end: str) -> Values:
    """A task's row, with the hash of what it was promised and the end of its history."""
    return {
        "number": task.number,
        "standard": task.standard.id,
        "promise": promise,
        "department": task.department,
        "title": task.title,
        "reference": task.reference,
        "responsible": task.responsible,
        "opened_by": task.opened_by,
        "received_at": task.received_at,
        "documents_at": task.documents_at,
        "entered_at": task.entered_at,
        "state": task.state.value,
        "cycle": task.cycle,
        "closed_at": task.closed_at,
        "result": task.result,
        "chain_n": chain_n,
        "chain_end": chain_end,
    }


def task_from(row: Row[Any], standard: Standard, clocks: Iterable[Clock]) -> Task:
    """A task with its clocks."""
    return Task(
        number=row.number,
        standard=standard,
        department=row.department,
        title=row.title,
        reference=row.reference,
        responsible=row.responsible,
        opened_by=row.opened_by,
        received_at=row.received_at,
        documents_at=row.documents_at,
        entered_at=row.entered_at,
        state=TaskState(row.state),
        cycle=row.cycle,
        closed_at=row.closed_at,
        result=row.result,
        clocks=tuple(clocks),
    )


def clock_values(clock: Clock, department: str) -> Values:
    """A clock's row."""
    return {
        "task": clock.task,
        "seq": clock.seq,
        "department": department,
        "kind": clock.kind.value,
        "name": str(clock.name),
        "bearer": clock.bearer,
        "amount": clock.allowance.amount if clock.allowance else None,
        "unit": clock.allowance.unit.value if clock.allowance else None,
        "started_at": clock.started_at,
        "yellow_at": clock.yellow_at,
        "due_at": clock.due_at,
        "first_due_at": clock.first_due_at,
        "calendar": clock.calendar,
        "yellow_point": clock.yellow_point,
        "provisional": clock.provisional,
        "cycle": clock.cycle,
        "yellow_issued_at": clock.yellow_issued_at,
        "breached_at": clock.breached_at,
        "stopped_at": clock.stopped_at,
        "outcome": clock.outcome.value if clock.outcome else None,
        "answers": clock.answers,
        "report": clock.report,
        "text": clock.text,
        "on_date": clock.on,
        "next_event_at": clock.next_event_at,
    }


def clock_from(row: Row[Any]) -> Clock:
    """A clock."""
    return Clock(
        task=row.task,
        seq=row.seq,
        kind=ClockKind(row.kind),
        name=row.name,
        bearer=row.bearer,
        allowance=Allowance(row.amount, Unit(row.unit)) if row.unit else None,
        started_at=row.started_at,
        yellow_at=row.yellow_at,
        due_at=row.due_at,
        first_due_at=row.first_due_at,
        calendar=row.calendar,
        yellow_point=row.yellow_point,
        provisional=row.provisional,
        cycle=row.cycle,
        yellow_issued_at=row.yellow_issued_at,
        breached_at=row.breached_at,
        stopped_at=row.stopped_at,
        outcome=Outcome(row.outcome) if row.outcome else None,
        answers=row.answers,
        report=row.report,
        text=row.text,
        on=row.on_date,
    )


def line_values(entry: Entry) -> Values:
    """A line's row."""
    line = entry.line
    return {
        "task": line.task,
        "n": entry.n,
        "at": line.at,
        "who": line.who,
        "what": line.what,
        "clock": line.clock,
        "before": line.before,
        "after": line.after,
        "why": line.why,
        "link": entry.link,
    }


def entry_from(row: Row[Any]) -> Entry:
    """A line in its place."""
    line = Line(row.task, row.at, row.who, row.what, row.clock, row.before, row.after, row.why)
    return Entry(row.n, line, row.link)


def notice_values(notice: Notice, written_at: float) -> Values:
    """A notice's row, in no message yet."""
    return {
        "key": notice.key,
        "kind": notice.kind,
        "place": notice.to,
        "fell_at": notice.fell_at,
        "task": notice.task,
        "clock": notice.clock,
        "report": notice.report,
        "facts": dict(notice.facts),
        "written_at": written_at,
        "message": None,
    }


def notice_from(row: Row[Any]) -> Notice:
    """A notice."""
    return Notice(row.kind, row.place, row.key, row.fell_at, row.task, row.clock, row.report, row.facts)


def report_values(report: Report) -> Values:
    """A report's row, without its versions and answers."""
    return {"number": report.number, "department": report.department, "state": report.state.value}


def version_values(report: int, n: int, version: Version) -> Values:
    """The row of a report's n-th version."""
    return {
        "report": report,
        "n": n,
        "by": version.by,
        "at": version.at,
        "causes": version.causes,
        "measures": [
            {"what": measure.what, "responsible": measure.responsible, "on": measure.on.isoformat()}
            for measure in version.measures
        ],
        "prevention": version.prevention,
        "remark": version.remark,
    }


def version_from(row: Row[Any]) -> Version:
    """A version."""
    measures = tuple(Measure(m["what"], m["responsible"], date.fromisoformat(m["on"])) for m in row.measures)
    return Version(row.by, row.at, row.causes, measures, row.prevention, row.remark)


def report_from(row: Row[Any], answers: Iterable[Row[Any]], versions: Iterable[Row[Any]]) -> Report:
    """A report with its versions and what it answers, both in order."""
    return Report(
        row.number,
        row.department,
        ReportState(row.state),
        tuple((answer.task, answer.clock) for answer in answers),
        tuple(version_from(version) for version in versions),
    )
