"""What a transaction has read and written of tasks, so that only what changed is written again."""

from collections.abc import Iterable
from operator import attrgetter

from sqlalchemy.orm import SessionTransaction
from sqlmodel import Session

from bot.domain.standing import soonest, urgency
from bot.domain.task import Clock, Task
from storage.rows import TASK_FIELDS

OF_THE_ROW = attrgetter(*TASK_FIELDS, "state", "standard")


class Memory:
    """The rows as this transaction knows them to be."""

    def __init__(self) -> None:
        self._tasks: dict[int, Task] = {}
        self._clocks: dict[tuple[int, int], Clock] = {}

    def keep(self, tasks: Iterable[Task]) -> None:
        """These tasks and their clocks are what the rows say now."""
        for task in tasks:
            self._tasks[task.number] = task
            for clock in task.clocks:
                self._clocks[clock.task, clock.seq] = clock

    def changed(self, tasks: Iterable[Task]) -> list[Task]:
        """Those whose own row, which says how urgent they are too, is new or says something else."""
        return [task for task in tasks if not self._same(task)]

    def changed_clocks(self, tasks: Iterable[Task]) -> list[Clock]:
        """Their clocks that are not the very ones that were read; rules leave what they do not change as it is."""
        known = self._clocks
        return [clock for task in tasks for clock in task.clocks if known.get((clock.task, clock.seq)) is not clock]

    def _same(self, task: Task) -> bool:
        known = self._tasks.get(task.number)
        return known is task or (known is not None and _row(known) == _row(task))


def _row(task: Task) -> tuple[object, ...]:
    return (*OF_THE_ROW(task), urgency(task), soonest(task))


def memory_of(session: Session) -> Memory:
    """The memory of the transaction that is open; the next one begins with an empty one."""
    transaction: SessionTransaction | None = session.get_transaction()
    kept: tuple[SessionTransaction | None, Memory] = session.info.get("memory", (None, Memory()))
    if transaction is None or kept[0] is not transaction:
        kept = (transaction, Memory())
        session.info["memory"] = kept
    return kept[1]
