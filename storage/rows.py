"""Domain values to rows and back. One function each way for each kind of row."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.decision import Line, Notice
from bot.domain.history import Entry
from bot.domain.report import Measure, Report, ReportState, Version
from bot.domain.standards import Allowance, Standard, Unit
from bot.domain.standing import soonest, urgency
from bot.domain.task import Clock, ClockKind, Outcome, Task, TaskState
from storage.tables import FAR

Values = dict[str, Any]
TASK_FIELDS = (
    "number",
    "department",
    "title",
    "reference",
    "responsible",
    "opened_by",
    "received_at",
    "documents_at",
    "entered_at",
    "cycle",
    "closed_at",
    "result",
    "link",
)
CLOCK_FIELDS = (
    "task",
    "seq",
    "name",
    "bearer",
    "started_at",
    "yellow_at",
    "due_at",
    "first_due_at",
    "calendar",
    "yellow_point",
    "provisional",
    "cycle",
    "yellow_issued_at",
    "breached_at",
    "stopped_at",
    "answers",
    "report",
    "text",
)
LINE_FIELDS = ("task", "at", "who", "what", "clock", "before", "after", "why")


def task_values(task: Task, promise: str) -> Values:
    """A task's row, without the end of its chain."""
    values = {name: getattr(task, name) for name in TASK_FIELDS}
    return values | {"standard": task.standard.id, "promise": promise, "state": task.state.value} | _stands(task)


def _stands(task: Task) -> Values:
    ranked, first = urgency(task), soonest(task)
    seconds = int(first.timestamp()) if first else FAR
    return {"urgency": ranked, "soonest": None if ranked is None else seconds}


def task_from(row: Row[Any], standard: Standard, clocks: Iterable[Clock]) -> Task:
    """A task with its clocks."""
    known = row._mapping  # noqa: SLF001 -- the documented way to read a row by name
    values = {name: known[name] for name in TASK_FIELDS}
    return Task(**values, standard=standard, state=TaskState(known["state"]), clocks=tuple(clocks))


def clock_values(clock: Clock) -> Values:
    """A clock's row."""
    values = {name: getattr(clock, name) for name in CLOCK_FIELDS}
    return values | {
        "kind": clock.kind.value,
        "name": str(clock.name),
        "amount": clock.allowance.amount if clock.allowance else None,
        "unit": clock.allowance.unit.value if clock.allowance else None,
        "outcome": clock.outcome.value if clock.outcome else None,
        "on_date": clock.on,
        "next_event_at": clock.next_event_at,
    }


def clock_from(row: Row[Any]) -> Clock:
    """A clock."""
    known = row._mapping  # noqa: SLF001 -- as above
    values = {name: known[name] for name in CLOCK_FIELDS}
    allowance = Allowance(known["amount"], Unit(known["unit"])) if known["unit"] else None
    outcome = Outcome(known["outcome"]) if known["outcome"] else None
    return Clock(**values, kind=ClockKind(known["kind"]), allowance=allowance, outcome=outcome, on=known["on_date"])


def line_values(n: int, line: Line, link: str) -> Values:
    """A line's row in its place."""
    return {name: getattr(line, name) for name in LINE_FIELDS} | {"n": n, "link": link}


def entry_from(row: Row[Any]) -> Entry:
    """A line in its place."""
    known = row._mapping  # noqa: SLF001 -- as above
    return Entry(known["n"], Line(**{name: known[name] for name in LINE_FIELDS}), known["link"])


def notice_values(notice: Notice) -> Values:
    """A notice's row."""
    return {
        "key": notice.key,
        "kind": notice.kind,
        "place": notice.to,
        "fell_at": notice.fell_at,
        "task": notice.task,
        "clock": notice.clock,
        "report": notice.report,
        "facts": dict(notice.facts),
        "message": None,
    }


def notice_from(row: Row[Any]) -> Notice:
    """A notice."""
    known = row._mapping  # noqa: SLF001 -- as above
    names = ("kind", "key", "fell_at", "task", "clock", "report", "facts")
    return Notice(to=known["place"], **{name: known[name] for name in names})


def report_values(report: Report) -> Values:
    """A report's row; instants as Unix seconds, dates in ISO."""
    return {
        "number": report.number,
        "department": report.department,
        "state": report.state.value,
        "answers": [list(answer) for answer in report.answers],
        "versions": [_version_values(version) for version in report.versions],
    }


def _version_values(version: Version) -> Values:
    measures = [asdict(measure) | {"on": measure.on.isoformat()} for measure in version.measures]
    return asdict(version) | {"at": int(version.at.timestamp()), "measures": measures}


def report_from(row: Row[Any]) -> Report:
    """A report."""
    known = row._mapping  # noqa: SLF001 -- as above
    answers = tuple((task, clock) for task, clock in known["answers"])
    versions = tuple(_version_from(values) for values in known["versions"])
    return Report(known["number"], known["department"], ReportState(known["state"]), answers, versions)


def _version_from(values: Mapping[str, Any]) -> Version:
    measures = tuple(Measure(m["what"], m["responsible"], date.fromisoformat(m["on"])) for m in values["measures"])
    at = datetime.fromtimestamp(values["at"], UTC)
    return Version(values["by"], at, values["causes"], measures, values["prevention"], values["remark"])
