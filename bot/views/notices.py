"""Warnings and other notices, as others hear them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.decision import Notice
from bot.domain.report import Report
from bot.domain.task import Task
from bot.views.reader import Payload, Reader


@dataclass(frozen=True)
class Told:
    """A notice with the present state of what it is about; `answered` are the report's tasks."""

    notice: Notice
    task: Task | None = None
    report: Report | None = None
    answered: tuple[Task, ...] = ()


def message(told: Sequence[Told], reader: Reader, *, late: bool) -> Payload:
    """One message for one place, from one or more notices."""
    raise NotImplementedError
