"""Reading tasks with their clocks in bulk, and lists of keys in pieces that every database takes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any, TypeVar

from sqlalchemy import Column, Row, Select, select
from sqlmodel import Session

from bot.domain.report import Report
from bot.domain.snapshot import standard_from_json, standard_to_json
from bot.domain.standards import Standard
from bot.domain.task import Clock, Task
from storage.memory import memory_of
from storage.rows import clock_from, report_from, task_from
from storage.tables import ClockRow, Promise, ReportRow, TaskRow, table

TASK, CLOCK, PROMISE, REPORT = table(TaskRow), table(ClockRow), table(Promise), table(ReportRow)
PIECE = 500  # keys in one statement
K = TypeVar("K")


def pieces(keys: Iterable[K]) -> Iterator[list[K]]:
    """Sorted distinct keys, a piece at a time."""
    every = sorted(set(keys))  # type: ignore[type-var]  # keys are numbers or texts
    return (every[start : start + PIECE] for start in range(0, len(every), PIECE))


def in_pieces(session: Session, query: Select[Any], column: Column[Any], keys: Iterable[Any]) -> list[Row[Any]]:
    """All rows of a query whose column has one of the keys."""
    return [row for piece in pieces(keys) for row in session.execute(query.where(column.in_(piece)))]


def load_tasks(session: Session, numbers: Sequence[int], *, lock: bool = False) -> list[Task]:
    """Those tasks that exist, by number, with all their clocks; locked until the transaction ends if asked for."""
    query = select(TASK, PROMISE.c.words).join(PROMISE, PROMISE.c.hash == TASK.c.promise).order_by(TASK.c.number)
    rows = in_pieces(session, query.with_for_update(of=TASK) if lock else query, TASK.c.number, numbers)
    clocks: dict[int, list[Clock]] = defaultdict(list)
    for row in in_pieces(session, select(CLOCK).order_by(CLOCK.c.task, CLOCK.c.seq), CLOCK.c.task, numbers):
        clocks[row.task].append(clock_from(row))
    tasks = [task_from(row, standard_of(row.words), clocks[row.number]) for row in rows]
    memory_of(session).keep(tasks)
    return tasks


def load_reports(session: Session, numbers: Iterable[int]) -> list[Report]:
    """Those reports that exist, by number; not locked."""
    rows = in_pieces(session, select(REPORT).order_by(REPORT.c.number), REPORT.c.number, numbers)
    return [report_from(row) for row in rows]


@lru_cache(maxsize=1024)
def standard_of(words: str) -> Standard:
    """The standard of a snapshot; tasks of one promise share the value."""
    return standard_from_json(words)


def promised(tasks: Iterable[Task]) -> dict[int, tuple[str, str]]:
    """By task number: hash (hex) and words of the standard that it was promised."""
    written: dict[int, tuple[str, str]] = {}
    found = {}
    for task in tasks:
        if id(task.standard) not in written:
            words = standard_to_json(task.standard)
            written[id(task.standard)] = (sha256(words.encode()).hexdigest(), words)
        found[task.number] = written[id(task.standard)]
    return found
