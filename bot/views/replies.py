"""What a person is answered: sentences, pictures of values, refusals."""

from collections.abc import Sequence
from typing import cast

from bot.domain.desk import Query
from bot.domain.explain import Explanation
from bot.domain.refusal import Refusal
from bot.domain.reply import Say, Show
from bot.domain.report import Report, ReportState
from bot.domain.standards import Standard
from bot.domain.task import Clock, Task
from bot.views.blocks import heading, paragraph, payload, row
from bot.views.card import card, report_card, running_lines, stage_line, task_verbs, verb_button
from bot.views.explained import why
from bot.views.help import helped
from bot.views.lists import standards, tasks
from bot.views.reader import Block, Payload, Reader
from bot.views.words import DONE, Words

UNDONE = frozenset({"pick.none"})  # sentences that tell of nothing done


def reply(answer: Say | Show, reader: Reader) -> Payload:
    """The answer as a message."""
    return payload(_said(answer, reader) if isinstance(answer, Say) else _shown(answer, reader))


def _said(answer: Say, reader: Reader) -> list[Block]:
    """The sentence; then, for a task among its facts, what ended and what runs on it now; and buttons to look at it."""
    words = Words(reader)
    mark = "" if answer.key in UNDONE else f"{DONE} "
    facts = answer.facts if answer.number is None else {"number": answer.number, **answer.facts}
    lines = [f"{mark}{words.say(answer.key, **facts)}"]
    match answer.facts:
        case {"task": Task() as task, "clock": Clock() as clock}:
            lines += [stage_line(task, clock, words), running_lines(task, words)]
        case {"task": Task() as task}:
            lines.append(running_lines(task, words))
    parts = [paragraph("\n".join(line for line in lines if line))]
    if answer.number is None:
        return parts
    plain = Words(reader, plain=True)
    verbs = ["show", "why", *(["close"] if _ends(answer, reader) else [])]
    return [*parts, *row([verb_button(verb, plain, str(answer.number)) for verb in verbs])]


def _ends(answer: Say, reader: Reader) -> bool:
    """Whether the reader may end the work of which this is told, as its responsible person does."""
    task = answer.facts.get("task")
    return isinstance(task, Task) and "close" in task_verbs(task, reader)


def _shown(answer: Show, reader: Reader) -> list[Block]:
    match answer:
        case Show("task", {"task": Task() as task}):
            return card(task, reader)
        case Show("why", {"explanation": Explanation() as explanation}):
            return why(explanation, reader)
        case Show("report", {"report": Report() as report, "tasks": answered}):
            return report_shown(report, cast("Sequence[Task]", answered), reader)
        case Show(
            "list", {"tasks": listed, "total": int() as total, "query": Query() as query, "words": str() as typed}
        ):
            return tasks(cast("Sequence[Task]", listed), total, query, typed, reader)
        case Show("standards", {"standards": found}):
            return standards(cast("Sequence[Standard]", found), reader)
        case Show("help", facts):
            return helped(facts, reader)
    raise LookupError(f"no picture of {answer.what!r} with {sorted(answer.facts)}")


def report_shown(report: Report, answered: Sequence[Task], reader: Reader) -> list[Block]:
    """A report's latest version; management may accept or return it while it waits for an answer."""
    words, plain = Words(reader), Words(reader, plain=True)
    title = plain.say("report.title", number=report.number, department=report.department)
    parts = [heading(title), paragraph(words.say("report.state", state=report.state))]
    parts += report_card(report, report.latest, tuple(answered), words)
    waits = report.state is ReportState.HANDED_IN and reader.company.is_management(reader.person or "")
    value = str(report.number)
    return [*parts, *row([verb_button(verb, plain, value) for verb in ("accept", "return") if waits])]


def refusal(no: Refusal, reader: Reader) -> Payload:
    """Why not, and what to type instead, as a message."""
    return payload(paragraph(Words(reader).say(no.key, **no.facts)))


def refusal_text(no: Refusal, reader: Reader) -> str:
    """The same as plain text, to stand below a form's field: nothing in it is escaped."""
    return Words(reader, plain=True).say(no.key, **no.facts)


def broken(error_id: str, reader: Reader) -> Payload:
    """An unexpected error, with the id under which it was logged."""
    return payload(paragraph(Words(reader).say("broken", id=error_id)))


def working(reader: Reader) -> Payload:
    """It takes longer; the answer follows."""
    return payload(paragraph(Words(reader).put("working")))
