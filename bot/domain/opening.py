"""Opening a piece of work under its standard (policy 3): who owes it, since when, by when."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.clocks import start_stage, started_line
from bot.domain.company import Company
from bot.domain.decision import Decision, Line, Notice
from bot.domain.refusal import Refusal
from bot.domain.standards import Begins, Standard
from bot.domain.task import Task

LONGEST_TITLE = 150
LONGEST_REFERENCE = 80
LONGEST_LINK = 500
LONGEST_TEXT = 3000  # what a Slack field holds


@dataclass(frozen=True)
class Opening:
    """What a person tells when opening work. Instants are aware UTC; `documents_at` None means at receipt.

    `link` is the address of the message that the work is made of, if it is made of one.
    """

    standard: str
    title: str
    reference: str
    responsible: str
    received_at: datetime
    documents_at: datetime | None = None
    link: str = ""


def open_task(opening: Opening, number: int, who: str, now: datetime, company: Company) -> Decision:
    """A new task with the clocks that run from receipt and from the documents.

    Refuses what nobody opens by hand, a time in the future or outside the calendar, and empty or overlong words.
    """
    standard = company.standard(opening.standard)
    standard.refuse_by_hand()
    task = _new_task(opening, standard, number, who, now, company)
    for stage in standard.starting():
        start = task.documents_at if stage.begins is Begins.DOCUMENTS else task.received_at
        task = task.with_clocks(start_stage(task, stage, start, company.calendar))
    # What a person typed stands in the chain beside who typed it: the time of receipt, the message it is made of.
    told = f"{task.received_at.isoformat()} {task.link}".strip()
    opened = Line(number, now, who, "opened", before=told, after=standard.id, why=task.title)
    lines = (opened, *(started_line(clock, now, who) for clock in task.clocks))
    return Decision((task,), lines, (*_tell_responsible(task, who, now), *_tell_head(task, now, company)))


def _new_task(opening: Opening, standard: Standard, number: int, who: str, now: datetime, company: Company) -> Task:
    documents_at = opening.documents_at or opening.received_at
    for field, instant in (("received", opening.received_at), ("documents", documents_at)):
        if instant > now:
            raise Refusal("open.future", field=field, at=instant, now=now)
    if documents_at < opening.received_at:
        raise Refusal("open.documents_first", field="documents", at=documents_at, received=opening.received_at)
    return Task(
        number=number,
        standard=standard,
        department=standard.department,
        title=_words(opening.title, "title", LONGEST_TITLE),
        reference=_words(opening.reference, "reference", LONGEST_REFERENCE, needed=False),
        responsible=company.person(opening.responsible).id,
        opened_by=who,
        received_at=opening.received_at,
        documents_at=documents_at,
        entered_at=now,
        link=_words(opening.link, "link", LONGEST_LINK, needed=False),
    )


def _words(text: str, field: str, longest: int, *, needed: bool = True) -> str:
    words = text.strip()
    if needed and not words:
        raise Refusal("words.missing", field=field)
    if len(words) > longest:
        raise Refusal("words.too_long", field=field, longest=longest, length=len(words))
    return words


def written(text: str, field: str) -> str:
    """A person's free text, trimmed; refused when empty or longer than a Slack field."""
    return _words(text, field, LONGEST_TEXT)


def _tell_responsible(task: Task, who: str, now: datetime) -> tuple[Notice, ...]:
    if who == task.responsible:
        return ()
    return (Notice("given", task.responsible, f"given:{task.number}", now, task.number, facts={"by": who}),)


def _tell_head(task: Task, now: datetime, company: Company) -> tuple[Notice, ...]:
    """The head is told of an entry that is already yellow or red."""
    if not any(clock.yellow_at and clock.yellow_at <= now for clock in task.clocks):
        return ()
    head = company.step_up(task.responsible, task.department, now)
    return (
        Notice("entered_late", head, f"entered_late:{task.number}", now, task.number, facts={"by": task.opened_by}),
    )
