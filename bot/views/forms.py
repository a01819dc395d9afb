"""Forms: a modal view for each verb whose words are missing, and the view that shows an answer in a form's place."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import cast

from blockkit import Modal, Option

from bot.domain.refusal import Refusal
from bot.domain.reply import Open
from bot.domain.report import Report
from bot.domain.standards import Standard
from bot.domain.task import Clock, Task
from bot.views.blocks import built, paragraph, plain
from bot.views.card import what
from bot.views.expected import expected
from bot.views.fields import LONGEST_OPTION, chosen, either, found, moment, option, person, written
from bot.views.reader import Block, Payload, Reader
from bot.views.rectify import rectify_fields
from bot.views.words import Words

LONGEST_TITLE = 24
LONGEST_METADATA = 3000
INSTANT = "%Y-%m-%dT%H:%M:%SZ"  # of an instant in UTC, as a person could type it
LONGEST_TASK_TITLE, LONGEST_TASK_REFERENCE = 150, 80

Facts = Mapping[str, object]


def form(answer: Open, reader: Reader) -> Block:
    """The modal view. Its callback_id is the verb; its private_metadata is JSON: verb, words, measures, when opened."""
    facts = answer.facts or {}
    words = Words(reader, plain=True)
    verb = str(facts.get("verb", answer.form))
    return {
        **_modal(words.put(f"form.{answer.form}.title"), words.put(f"form.{answer.form}.submit"), words),
        "callback_id": answer.form,
        "private_metadata": _metadata(verb, answer.words, facts),
        "blocks": _FIELDS[answer.form](facts, words),
    }


def result(answer: Payload, reader: Reader) -> Block:
    """A view without fields that shows what came of a form, in its place."""
    words = Words(reader, plain=True)
    return {**_modal(words.put("form.result.title"), None, words), "blocks": answer.blocks or [paragraph(answer.text)]}


def options(standards: Sequence[Standard], reader: Reader) -> list[Block]:
    """Options of the standard's external select; the value is the standard's id. At most 100."""
    words = Words(reader, plain=True)
    return [built(_standard(standard, words)) for standard in standards[:100]]


def _modal(title: str, submit: str | None, words: Words) -> Block:
    return built(
        Modal(
            title=plain(title, LONGEST_TITLE),
            submit=plain(submit, LONGEST_TITLE) if submit else None,
            close=plain(words.put("form.close" if submit is None else "form.cancel"), LONGEST_TITLE),
        )
    )


def _metadata(verb: str, known: Sequence[str], facts: Facts) -> str:
    """What comes back with the form. Words that would not fit are left out, the last ones first."""
    kept, opened = list(known), facts.get("opened")
    said = {
        "verb": verb,
        "words": kept,
        "measures": facts.get("measures", 0),
        "opened": f"{opened.astimezone(UTC):{INSTANT}}" if isinstance(opened, datetime) else "",
    }
    while len(text := json.dumps(said)) > LONGEST_METADATA:
        kept.pop()
    return text


def _standard(standard: Standard, words: Words) -> Option:
    return option(words.put("form.option", name=words.name(standard.names), id=standard.id), standard.id)


def _text(facts: Facts, name: str) -> str:
    """What is known of a field already."""
    value = facts.get(name)
    return value if isinstance(value, str) else ""


def _open(facts: Facts, words: Words) -> list[Block]:
    standard, received, documents = (facts.get(name) for name in ("standard", "received", "documents"))
    if isinstance(standard, str):
        standard = words.reader.company.standards.get(standard)
    known = _standard(standard, words) if isinstance(standard, Standard) else None
    responsible = _text(facts, "responsible") or words.reader.person
    since = received if isinstance(received, datetime) else words.reader.now
    label, outlook = words.put, cast("Task | Refusal | None", facts.get("expected"))
    return [
        found("standard", label("field.standard"), known, words, tells=True),
        moment("received", label("field.received"), since, label("field.received.hint"), tells=True),
        moment(
            "documents",
            label("field.documents"),
            documents if isinstance(documents, datetime) else None,
            label("field.documents.hint"),
            optional=True,
            tells=True,
        ),
        expected(outlook, Words(words.reader)),
        written("title", label("field.title"), first=_text(facts, "title"), longest=LONGEST_TASK_TITLE),
        written(
            "reference",
            label("field.reference"),
            first=_text(facts, "reference"),
            longest=LONGEST_TASK_REFERENCE,
            hint=label("field.reference.hint"),
            optional=True,
        ),
        person("responsible", label("field.responsible"), responsible),
    ]


def _about(task: Task, words: Words) -> Block:
    """Which task a form is about."""
    marked = Words(words.reader)
    return paragraph(f"#{task.number} {what(task, marked)}")


def _close(facts: Facts, words: Words) -> list[Block]:
    task, choices = cast("Task", facts["task"]), cast("Sequence[Clock]", facts["choices"])
    fields = [_about(task, words)]
    if len(choices) > 1:
        fields.append(chosen("stage", words.put("field.stage"), [_choice(task, clock, words) for clock in choices]))
    deciding = [clock for clock in choices if any(s.decides for s in task.standard.stages if s.id == clock.name)]
    if deciding:
        fields.append(_decision(facts.get("approved"), words, optional=len(deciding) < len(choices)))
    return [*fields, written("result", words.put("field.result"), first=_text(facts, "result"), multiline=True)]


def _decision(known: object, words: Words, *, optional: bool) -> Block:
    """Approved or refused; what was typed already is chosen."""
    answers = {
        True: option(words.put("field.approved"), "approved"),
        False: option(words.put("field.refused"), "refused"),
    }
    first = answers[known] if isinstance(known, bool) else None
    return either("approved", words.put("field.decision"), list(answers.values()), first, optional=optional)


def _choice(task: Task, clock: Clock, words: Words) -> Option:
    return option(words.put("form.choice", name=words.clock(task, clock), due=words.due(clock)), str(clock.seq))


def _progress(facts: Facts, words: Words) -> list[Block]:
    inputs = [
        written(name, words.put(f"field.{name}"), first=_text(facts, name), multiline=True)
        for name in ("cause", "measure")
    ]
    ready = written("ready", words.put("field.ready"), first=_text(facts, "ready"), hint=words.put("field.ready.hint"))
    return [_about(cast("Task", facts["task"]), words), *inputs, ready]


def _stuck(facts: Facts, words: Words) -> list[Block]:
    text = written(
        "text", words.put("field.stuck"), first=_text(facts, "text"), hint=words.put("field.stuck.hint"), multiline=True
    )
    return [_about(cast("Task", facts["task"]), words), text]


def _return(facts: Facts, words: Words) -> list[Block]:
    report = cast("Report", facts["report"])
    about = Words(words.reader).say("report.title", number=report.number, department=report.department)
    remark = written(
        "remark",
        words.put("field.remark"),
        first=_text(facts, "remark"),
        hint=words.put("field.remark.hint"),
        multiline=True,
    )
    return [paragraph(about), remark]


def _pick(facts: Facts, words: Words) -> list[Block]:
    tasks = cast("Sequence[Task]", facts["tasks"])
    choices = [option(f"#{task.number} {task.title}"[:LONGEST_OPTION], str(task.number)) for task in tasks]
    return [chosen("task", words.put("field.task"), choices)]


_FIELDS: Mapping[str, Callable[[Facts, Words], list[Block]]] = MappingProxyType(
    {
        "open": _open,
        "close": _close,
        "progress": _progress,
        "stuck": _stuck,
        "rectify": rectify_fields,
        "return": _return,
        "pick": _pick,
    }
)
