"""What a message says: its notices with the present state of what they are about, in the words of its place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.company import Company
from bot.domain.decision import Notice
from bot.domain.morning import SUMMARY
from bot.domain.refusal import Refusal
from bot.views import notices as notices_view
from bot.views import summary as summary_view
from bot.views.document import Accepted, document, file_name
from bot.views.reader import Payload, Reader
from bot.views.told import Told
from storage import outbox, reports
from storage.database import Session
from storage.loading import load_reports, load_tasks

UNWRITABLE = (Refusal, LookupError, ValueError, TypeError)  # what a view raises when a notice does not fit it


def letter(
    session: Session, message: int, reader: Reader, *, news: bool = True, file: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The payload ``{"text", "blocks", "plain"}`` of a message of the outbox; see `bot.views.reader.Payload`.

    Args:
        message: its number.
        reader: a person, or nobody for a channel.
        news: whether it is told now; only then can it be late.
        file: what it names, ``{"id", "link", "name"}``; empty when there is none to be had. A message that was sent
            names the file that it named.

    Raises:
        Refusal, LookupError, ValueError, TypeError: a notice that the views cannot draw (`UNWRITABLE`).
    """
    notices = outbox.notices_of(session, message)
    file = outbox.file_of(session, message) if file is None else file
    late = news and any(is_late(notice, reader) for notice in notices)
    if notices[0].kind == SUMMARY:
        drawn = _summary(session, notices[0], reader, late=late)
    else:
        named = [replace(notice, facts={**notice.facts, **(file or {})}) for notice in notices]
        drawn = notices_view.message(told(session, named), reader, late=late)
    said = {"text": drawn.text, "blocks": drawn.blocks, "plain": drawn.plain}
    return said if file is None else {**said, "file": dict(file)}


def report_of(session: Session, message: int, reader: Reader) -> tuple[str, bytes]:
    """The file that a message is to name: what it is called, and the document in the reader's language.

    Raises:
        Refusal, LookupError, ValueError, TypeError: as `letter` does.
    """
    (one,) = told(session, outbox.notices_of(session, message))
    accepted = Accepted(one.written, one.answered, one.fact("by"), one.notice.fell_at)
    return file_name(one.written, reader), document(accepted, reader)


def is_late(notice: Notice, reader: Reader) -> bool:
    """Whether it is told longer after the instant it speaks of than the company chose."""
    return reader.now - notice.fell_at > timedelta(seconds=reader.company.choices.late_after)


def _summary(session: Session, notice: Notice, reader: Reader, *, late: bool) -> Payload:
    standing = reports.standing(session, end_of_day(reader.company, reader.now))
    department = str(notice.facts.get("department", "")) or None
    return summary_view.message(standing, reader, department=department, late=late)


def end_of_day(company: Company, now: datetime) -> datetime:
    """The last second of today, company zone."""
    return company.calendar.local(now).replace(hour=23, minute=59, second=59).astimezone(UTC)


def told(session: Session, notices: Sequence[Notice]) -> list[Told]:
    """The notices with the tasks and reports that they are about, read once each and not locked."""
    named = {notice.report for notice in notices if notice.report}
    written = {report.number: report for report in load_reports(session, named)}
    numbers = {notice.task for notice in notices} | {task for report in written.values() for task, _ in report.answers}
    tasks = {task.number: task for task in load_tasks(session, [number for number in numbers if number])}

    def one(notice: Notice) -> Told:
        report = written.get(notice.report or 0)
        answered = dict.fromkeys(task for task, _ in report.answers) if report else {}
        answers = tuple(tasks[number] for number in answered if number in tasks)
        return Told(notice, tasks.get(notice.task or 0), report, answers)

    return [one(notice) for notice in notices]
