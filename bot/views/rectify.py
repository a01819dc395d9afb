"""The form of the rectification report: which reds it answers, causes, measures, prevention (policy 4.2.2b, 4.2.2c)."""

from collections.abc import Mapping, Sequence
from typing import cast

from blockkit import Option

from bot.domain.report import Measure, Report
from bot.domain.task import Clock, Task
from bot.views.blocks import paragraph, small
from bot.views.fields import MOST_OPTIONS, day, option, person, pressed, several, written
from bot.views.reader import Block
from bot.views.words import Words

MOST_MEASURES = 10
ALL = "all"  # the option that stands for every one owed

Owed = tuple[Task, Clock]


def rectify_fields(facts: Mapping[str, object], words: Words) -> list[Block]:
    """The report's fields; a returned report comes with management's remark and its former words."""
    owed, former = cast("Sequence[Owed]", facts["owed"]), facts.get("former")
    version = former.latest if isinstance(former, Report) else None
    known = version.measures if version else ()
    count = min(max(cast("int", facts.get("measures", 1)), len(known), 1), MOST_MEASURES)
    parts = [_intro(facts, words), *_others(facts, words)]
    if version and version.remark:
        parts.append(paragraph(Words(words.reader).say("form.rectify.remark", text=version.remark)))
    parts.append(_answers(owed, cast("Sequence[str]", facts.get("chosen", ())), words))
    parts.append(written("causes", words.put("field.causes"), first=version.causes if version else "", multiline=True))
    for place in range(1, count + 1):
        parts += _measure(place, known[place - 1] if place <= len(known) else None, words)
    if count < MOST_MEASURES:
        parts.append(pressed("add_measure", words.put("button.add_measure")))
    prevention = version.prevention if version else ""
    return [*parts, written("prevention", words.put("field.prevention"), first=prevention, multiline=True)]


def _intro(facts: Mapping[str, object], words: Words) -> Block:
    marked = Words(words.reader)
    return paragraph(marked.say("form.rectify.intro", department=facts["department"]))


def _others(facts: Mapping[str, object], words: Words) -> list[Block]:
    """The departments whose reports wait, too, and have a form of their own."""
    others = cast("Sequence[str]", facts.get("others", ()))
    marked = Words(words.reader)
    names = marked.listed(marked.department(name) for name in others)
    return [small(marked.put("form.rectify.others", names=names))] if others else []


def _answers(owed: Sequence[Owed], wanted: Sequence[str], words: Words) -> Block:
    """Every one owed is chosen unless some are named."""
    everything = option(words.put("field.answers.all", count=len(owed)), ALL)
    each = [option(_red(task, clock, words), clock.id) for task, clock in owed[: MOST_OPTIONS - 1]]
    named = [choice for choice, (_, clock) in zip(each, owed, strict=False) if clock.id in wanted]
    options: list[Option] = [everything, *each]
    return several(
        "answers", words.put("field.answers"), options, named or [everything], words.put("field.answers.hint")
    )


def _red(task: Task, clock: Clock, words: Words) -> str:
    """One red: the task and the stage that was late."""
    late = task.clock(clock.answers) if clock.answers else clock
    return words.put("form.red", number=str(task.number), stage=words.clock(task, late), title=task.title)


def _measure(place: int, known: Measure | None, words: Words) -> list[Block]:
    def label(name: str) -> str:
        return words.put(f"field.measure.{name}", place=place)

    return [
        written(f"measure.{place}.what", label("what"), first=known.what if known else "", multiline=True),
        person(f"measure.{place}.who", label("who"), known.responsible if known else None),
        day(f"measure.{place}.on", label("on"), known.on if known else None),
    ]
