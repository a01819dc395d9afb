"""The desk: one open transaction as the domain sees it; state, history and notices are written together."""

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Table, bindparam, insert, select, update
from sqlmodel import Session

from bot.domain.calendar import Calendar
from bot.domain.decision import Decision, Line
from bot.domain.desk import Query
from bot.domain.history import Entry, link
from bot.domain.refusal import Refusal
from bot.domain.report import Report
from bot.domain.task import Clock, ClockKind, Duty, Task
from storage.calendars import load_calendar
from storage.dialects import insert_into, insert_new, just, upsert
from storage.finding import page_of_numbers
from storage.loading import in_pieces, load_tasks, pieces, promised
from storage.memory import memory_of
from storage.recent import last_standards
from storage.rows import (
    Values,
    clock_values,
    entry_from,
    line_values,
    notice_values,
    report_from,
    report_values,
    task_values,
)
from storage.tables import (
    ClockRow,
    Counter,
    Inbound,
    LineRow,
    MessageRow,
    NoticeRow,
    Promise,
    ReportRow,
    TaskRow,
    table,
)

TASK, CLOCK, LINE, NOTICE = table(TaskRow), table(ClockRow), table(LineRow), table(NoticeRow)
REPORT, MESSAGE, PROMISE = table(ReportRow), table(MessageRow), table(Promise)
COUNTER, INBOUND = table(Counter), table(Inbound)


class SqlDesk:
    """`bot.domain.desk.Desk` on an open transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def next_task(self) -> int:
        """The number of the next task."""
        return self._next("task")

    def next_report(self) -> int:
        """The number of the next rectification report."""
        return self._next("report")

    def _next(self, name: str) -> int:
        first = insert_into(self._session, COUNTER).values(name=name, value=1)
        counted = first.on_conflict_do_update(index_elements=["name"], set_={"value": COUNTER.c.value + 1})
        return int(self._session.execute(counted.returning(COUNTER.c.value)).scalar_one())

    def task(self, number: int) -> Task:
        """The task, locked until the transaction ends."""
        return self.tasks([number])[0]

    def tasks(self, numbers: Sequence[int]) -> Sequence[Task]:
        """Those tasks, locked, in the order of their numbers."""
        found = load_tasks(self._session, numbers, lock=True)
        known = {task.number for task in found}
        for number in numbers:
            if number not in known:
                raise Refusal("task.unknown", number=number)
        return found

    def report(self, number: int) -> Report:
        """The report, locked until the transaction ends."""
        row = self._session.execute(select(REPORT).where(REPORT.c.number == number).with_for_update()).first()
        if row is None:
            raise Refusal("report.unknown", number=number)
        return report_from(row)

    def find(self, query: Query) -> tuple[Sequence[Task], int]:
        """A page of tasks, the worst and soonest first, and how many there are in all."""
        numbers, total = page_of_numbers(self._session, query)
        tasks = {task.number: task for task in load_tasks(self._session, numbers)}
        return [tasks[number] for number in numbers], total

    def owed(self, *, bearer: str | None, departments: Sequence[str], name: Duty) -> Sequence[tuple[Task, Clock]]:
        """Running duties of that name, borne by that person or of those departments' tasks, by deadline."""
        whose: ColumnElement[bool] = TASK.c.department.in_(departments)
        if bearer is not None:
            whose = whose | (CLOCK.c.bearer == bearer)
        query = (
            select(CLOCK.c.task, CLOCK.c.seq)
            .join(TASK, TASK.c.number == CLOCK.c.task)
            .where(CLOCK.c.stopped_at.is_(None), just(CLOCK.c.kind, ClockKind.DUTY), CLOCK.c.name == name.value, whose)
            .order_by(CLOCK.c.due_at, CLOCK.c.task, CLOCK.c.seq)
        )
        places = [(task, seq) for task, seq in self._session.execute(query)]
        tasks = {task.number: task for task in load_tasks(self._session, [task for task, _ in places])}
        return [(tasks[task], tasks[task].clock(seq)) for task, seq in places]

    def last_standards(self, person: str, limit: int) -> Sequence[str]:
        """Ids of the standards under which that person opened work last, the latest first."""
        return last_standards(self._session, person, limit)

    def history(self, number: int) -> Sequence[Entry]:
        """The task's lines, first to last."""
        rows = self._session.execute(select(LINE).where(LINE.c.task == number).order_by(LINE.c.n))
        return [entry_from(row) for row in rows]

    def calendar(self, version: str) -> Calendar:
        """The calendar of that version."""
        return load_calendar(self._session, version)

    def once(self, key: str) -> bool:
        """True the first time this inbound key is seen; a rolled back transaction has not seen it."""
        seen = insert_into(self._session, INBOUND).values(key=key, at=time.time()).on_conflict_do_nothing()
        return bool(self._session.execute(seen.returning(INBOUND.c.key)).first())

    def record(self, decision: Decision) -> None:
        """Write state, history and notices; notices whose key is known already are left out."""
        self._keep_tasks(decision.tasks)
        self._keep_lines(decision.lines)
        self._keep_reports(decision.reports)
        self._add_new(NOTICE, [notice_values(notice) for notice in decision.notices])
        self._refresh_messages(decision)

    def _keep_tasks(self, tasks: Sequence[Task]) -> None:
        memory = memory_of(self._session)
        changed, clocks = memory.changed(tasks), memory.changed_clocks(tasks)
        promises = promised(changed)
        words = [{"hash": hashed, "words": text} for hashed, text in sorted(set(promises.values()))]
        self._add_new(PROMISE, words)
        self._upsert(TASK, [task_values(task, promises[task.number][0]) for task in changed])
        self._upsert(CLOCK, [clock_values(clock) for clock in clocks])
        memory.keep(tasks)

    def _add_new(self, into: Table, rows: list[Values]) -> None:
        """Insert rows, all but those with a key that is there already."""
        if rows:
            self._session.connection().execute(insert_new(self._session, into), rows)

    def _upsert(self, into: Table, rows: list[Values]) -> None:
        """Insert rows, or put them in the place of those with the same key; columns that are not named stay."""
        if rows:
            self._session.connection().execute(upsert(self._session, into, tuple(rows[0])), rows)

    def _keep_lines(self, lines: Sequence[Line]) -> None:
        """Each line in its place at the end of its task's chain."""
        by_task: Mapping[int, list[Line]] = defaultdict(list)
        for line in lines:
            by_task[line.task].append(line)
        rows, ends = [], []
        for number, n, end in self._chain_ends(by_task):
            for line in by_task[number]:
                n, end = n + 1, link(end, n + 1, line)  # noqa: PLW2901 -- the chain grows as it is read
                rows.append(line_values(n, line, end))
            ends.append({"of": number, "last": n, "end": end})
        if rows:
            grown = update(TASK).where(TASK.c.number == bindparam("of"))
            connection = self._session.connection()
            connection.execute(insert(LINE), rows)
            connection.execute(grown.values(chain_n=bindparam("last"), chain_end=bindparam("end")), ends)

    def _chain_ends(self, numbers: Iterable[int]) -> list[tuple[int, int, str]]:
        """By task, locked: two who write to one chain at once do so one after the other."""
        query = select(TASK.c.number, TASK.c.chain_n, TASK.c.chain_end).order_by(TASK.c.number).with_for_update()
        rows = in_pieces(self._session, query, TASK.c.number, numbers)
        return [(row.number, row.chain_n, row.chain_end) for row in rows]

    def _keep_reports(self, reports: Iterable[Report]) -> None:
        self._upsert(REPORT, [report_values(report) for report in reports])

    def _refresh_messages(self, decision: Decision) -> None:
        """Messages that name these tasks or reports are to be shown anew, or for the first time as things stand now.

        Those that wait count too: one may be on its way by the time this transaction is kept. They are locked in the
        order of their numbers, so that two transactions never wait for each other.
        """
        query = select(NOTICE.c.message).where(NOTICE.c.message.is_not(None)).distinct()
        numbers = [task.number for task in decision.tasks]
        named = in_pieces(self._session, query, NOTICE.c.task, numbers)
        named += in_pieces(self._session, query, NOTICE.c.report, [report.number for report in decision.reports])
        for piece in pieces(row.message for row in named):
            live = MESSAGE.c.id.in_(piece) & (MESSAGE.c.state != "dead")
            locked = select(MESSAGE.c.id).where(live).order_by(MESSAGE.c.id).with_for_update()
            shown = MESSAGE.c.id.in_(list(self._session.execute(locked).scalars()))
            self._session.execute(update(MESSAGE).where(shown).values(wanted_revision=MESSAGE.c.wanted_revision + 1))
