"""What Home reads: counts made by the database from indexes, and of every list only a page."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, func, or_, select
from sqlmodel import Session

from bot.domain.desk import Query
from bot.domain.home import Count, Owed
from bot.domain.report import Report, ReportState
from bot.domain.standing import OPEN, RANKS
from bot.domain.task import Clock, ClockKind, ClockState, Duty, Task
from storage.desk import SqlDesk
from storage.dialects import just
from storage.finding import CLOCK, TASK
from storage.loading import load_tasks
from storage.rows import report_from
from storage.tables import ReportRow, table

REPORT = table(ReportRow)
RED, YELLOW = RANKS[ClockState.RED], RANKS[ClockState.YELLOW]


class SqlBoard:
    """`bot.domain.home.Board` on an open transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, query: Query) -> tuple[Sequence[Task], int]:
        """A page of tasks, the worst and soonest first, and how many there are in all."""
        return SqlDesk(self._session).find(query)

    def by_department(self, departments: Sequence[str]) -> Mapping[str, Count]:
        """The open work of each department."""
        return self._counts(TASK.c.department, departments)

    def by_person(self, people: Sequence[str]) -> Mapping[str, Count]:
        """The open work for which each person is responsible."""
        return self._counts(TASK.c.responsible, people)

    def _counts(self, column: Column[Any], wanted: Sequence[str]) -> Mapping[str, Count]:
        """Counted from the index that begins with the column and goes on with the urgency."""
        ranked = select(column, TASK.c.urgency, func.count()).where(column.in_(wanted), TASK.c.urgency >= 0)
        found: dict[str, dict[int, int]] = defaultdict(dict)
        for name, rank, many in self._session.execute(ranked.group_by(column, TASK.c.urgency)):
            found[name][rank] = many
        return {name: _count(ranks) for name, ranks in found.items()}

    def owed_in(self, departments: Sequence[str]) -> Mapping[str, int]:
        """How many duties run in each department's tasks."""
        owed = select(TASK.c.department, func.count()).join(CLOCK, CLOCK.c.task == TASK.c.number)
        department = TASK.c.department.concat("")  # no index has it: whoever looks begins with what is owed
        asked = owed.where(*_duties(*Duty), department.in_(departments)).group_by(TASK.c.department)
        return {row[0]: row[1] for row in self._session.execute(asked)}

    def duties(self, bearer: str, limit: int) -> tuple[Sequence[tuple[Task, Clock]], int]:
        """The progress reports and measures that the person owes, the soonest first."""
        owed = [*_duties(Duty.PROGRESS, Duty.MEASURE), CLOCK.c.bearer == bearer]
        total = self._session.execute(select(func.count()).select_from(CLOCK).where(*owed)).scalar_one()
        soonest = select(CLOCK.c.task, CLOCK.c.seq).where(*owed).order_by(CLOCK.c.due_at, CLOCK.c.task, CLOCK.c.seq)
        places = [(task, seq) for task, seq in self._session.execute(soonest.limit(limit))]
        tasks = {task.number: task for task in load_tasks(self._session, [task for task, _ in places])}
        return [(tasks[task], tasks[task].clock(seq)) for task, seq in places], total

    def rectifications(self, bearer: str, departments: Sequence[str]) -> Sequence[Owed]:
        """Rectification reports owed by the person or in those departments, counted by department."""
        whose = CLOCK.c.bearer == bearer
        named = (TASK.c.department, func.count(), func.min(CLOCK.c.due_at), func.min(CLOCK.c.task))
        owed = select(*named).join(CLOCK, CLOCK.c.task == TASK.c.number).where(*_duties(Duty.RECTIFICATION))
        asked = owed.where(or_(whose, TASK.c.department.in_(departments)) if departments else whose)
        rows = self._session.execute(asked.group_by(TASK.c.department).order_by(TASK.c.department))
        return [Owed(department, many, due, task) for department, many, due, task in rows]

    def reports(self, limit: int) -> tuple[Sequence[Report], int]:
        """The reports that wait for management's answer, the oldest first."""
        waits = just(REPORT.c.state, ReportState.HANDED_IN)
        total = self._session.execute(select(func.count()).select_from(REPORT).where(waits)).scalar_one()
        oldest: Sequence[Row[Any]] = self._session.execute(
            select(REPORT).where(waits).order_by(REPORT.c.number).limit(limit)
        ).all()
        return [report_from(row) for row in oldest], total


def _duties(*names: Duty) -> tuple[ColumnElement[bool], ...]:
    """Running duties of those names, in the words that their index needs."""
    named = CLOCK.c.name.in_([name.value for name in names])
    return CLOCK.c.stopped_at.is_(None), just(CLOCK.c.kind, ClockKind.DUTY), named


def _count(ranks: Mapping[int, int]) -> Count:
    return Count(*(sum(ranks.get(rank, 0) for rank in counted) for counted in (OPEN, YELLOW, RED)))
