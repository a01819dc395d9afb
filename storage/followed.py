"""One piece of work as somebody follows it: the first that a person has opened since, and the report on it."""

from sqlalchemy import func, select
from sqlmodel import Session

from bot.domain.report import Report
from bot.domain.task import Task
from storage.loading import load_reports, load_tasks
from storage.tables import ReportRow, TaskRow, table

TASK, REPORT = table(TaskRow), table(ReportRow)
RECENT = 50  # reports, the newest first, among which the one on a task is looked for


def last_number(session: Session) -> int:
    """The highest number of a task; 0 when there is none."""
    found: int | None = session.execute(select(func.max(TASK.c.number))).scalar_one()
    return found or 0


def opened_after(session: Session, number: int, person: str) -> list[Task]:
    """What that person bears of the tasks above that number, in order, whole."""
    mine = (TASK.c.number > number) & (TASK.c.responsible == person)
    return load_tasks(session, list(session.execute(select(TASK.c.number).where(mine)).scalars()))


def report_on(session: Session, number: int) -> Report | None:
    """The newest rectification report that answers a red of that task."""
    newest = select(REPORT.c.number).order_by(REPORT.c.number.desc()).limit(RECENT)
    reports = load_reports(session, session.execute(newest).scalars())
    answering = [one for one in reports if number in {task for task, _ in one.answers}]
    return answering[-1] if answering else None
