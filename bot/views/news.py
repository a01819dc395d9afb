"""Single notices that are no warnings: work given, progress, being stuck, reports, measures, deadlines, upkeep."""

from datetime import UTC, datetime

from bot.domain.report import ReportState, Version
from bot.domain.task import Clock, Duty, Task
from bot.views.blocks import heading, paragraph, row, small
from bot.views.card import measures, report_card, running_lines, verb_button, what
from bot.views.reader import Block, Reader
from bot.views.told import Told
from bot.views.warning import fulfils, over
from bot.views.words import DONE, Words

MANY_MEASURES = 10


def _title(mark: str, key: str, reader: Reader, **facts: object) -> Block:
    return heading(f"{mark} {Words(reader, plain=True).say(key, **facts)}")


def _buttons(reader: Reader, number: int, *verbs: str) -> list[Block]:
    plain = Words(reader, plain=True)
    return row([verb_button(verb, plain, str(number)) for verb in verbs])


def _task(told: Told, reader: Reader, mark: str, key: str) -> list[Block]:
    """What happened to a task, by whom, and what the task is."""
    task = told.subject
    return [
        _title(mark, key, reader, who=told.fact("by"), number=task.number),
        paragraph(what(task, Words(reader))),
    ]


def _running(task: Task, words: Words) -> list[Block]:
    lines = running_lines(task, words)
    return [paragraph(lines or f"{DONE} {words.put('list.closed')}")]


def given(told: Told, reader: Reader) -> list[Block]:
    """Somebody opened work for the one who reads it."""
    task = told.subject
    closes = ("close",) if task.stages_running else ()
    parts = [*_task(told, reader, "📌", "given.title"), *_running(task, Words(reader))]
    return [*parts, *_buttons(reader, task.number, "show", *closes)]


def entered_late(told: Told, reader: Reader) -> list[Block]:
    """Work was typed in when it was near its deadline or past it already."""
    task, words = told.subject, Words(reader)
    parts = _task(told, reader, "⚠️", "entered_late.title")
    parts.append(paragraph(words.say("entered_late.when", received=task.received_at, entered=task.entered_at)))
    return [*parts, *_running(task, words), *_buttons(reader, task.number, "show")]


def progress(told: Told, reader: Reader) -> list[Block]:
    """4.2.1b: what the bearer reported."""
    words = Words(reader)
    parts = _task(told, reader, "📝", "progress.title")
    parts += [paragraph(words.say(f"progress.{name}", text=told.fact(name))) for name in ("cause", "measure", "ready")]
    return [*parts, *_buttons(reader, told.subject.number, "show")]


def stuck(told: Told, reader: Reader) -> list[Block]:
    """2.2.1: the work cannot go on, and why."""
    parts = _task(told, reader, "✋", "stuck.title")
    parts.append(paragraph(Words(reader).typed(told.fact("text"))))
    return [*parts, *_buttons(reader, told.subject.number, "show")]


def _version(told: Told) -> Version:
    """The version that the notice speaks of."""
    return told.written.versions[int(told.notice.facts["version"]) - 1]


def handed_in(told: Told, reader: Reader) -> list[Block]:
    """4.2.2c: the written report, with accept and return while management has not answered this version."""
    report, version = told.written, _version(told)
    facts = {"number": report.number, "department": report.department}
    if version is not report.latest:
        state, waits = "superseded", False
    else:
        state, waits = str(report.state), report.state is ReportState.HANDED_IN
    mark = {"accepted": DONE, "returned": "↩️"}.get(state, "📄")
    parts = [_title(mark, f"report.{state}", reader, **facts)]
    parts += report_card(report, version, told.answered, Words(reader))
    return [*parts, *(_buttons(reader, report.number, "accept", "return") if waits else [])]


def accepted(told: Told, reader: Reader) -> list[Block]:
    """Management accepted: its measures are duties now."""
    report, words = told.written, Words(reader)
    parts = [_title(DONE, "accepted.title", reader, number=report.number, who=told.fact("by"))]
    parts.append(paragraph(words.put("accepted.measures")))
    return [*parts, paragraph("\n".join(measures(report.latest.measures[:MANY_MEASURES], words)))]


def document(told: Told, reader: Reader) -> list[Block]:
    """4.2.2c: the accepted report as a Word file, which the message names; without one it says where to read it."""
    report, words, plain = told.written, Words(reader), Words(reader, plain=True)
    parts = [_title("📄", "document.accepted", reader, number=report.number)]
    facts = {"who": told.fact("by"), "department": report.department}
    told_when = words.say("document.told", at=told.notice.fell_at, version=len(report.versions), **facts)
    parts.append(paragraph(told_when))
    if link := told.fact("link"):
        named = f"<{link}|{words.typed(told.fact('name'))}>"
        parts.append(paragraph(words.put("document.attached", link=named)))
    else:
        parts.append(small(words.put("document.no_file")))
    return [*parts, *row([verb_button("show", plain, f"report {report.number}")])]


def returned(told: Told, reader: Reader) -> list[Block]:
    """Management wants the report bettered: the remark, by when, and the button to write it."""
    report, words = told.written, Words(reader)
    parts = [_title("↩️", "returned.title", reader, number=report.number, who=told.fact("by"))]
    parts.append(paragraph(words.say("returned.remark", text=told.fact("remark"))))
    owed = [
        (task, clock)
        for task in told.answered
        for clock in task.duties_running(Duty.RECTIFICATION)
        if clock.report == report.number
    ]
    if report.state is not ReportState.RETURNED or not owed:
        return [*parts, paragraph(f"{DONE} {words.put('returned.answered')}")]
    task, clock = owed[0]
    parts.append(paragraph(words.put("returned.owes", who=words.person(clock.bearer), due=words.due(clock))))
    return [*parts, *_buttons(reader, task.number, "rectify")]


def _duty(told: Told, reader: Reader, parts: list[Block]) -> list[Block]:
    """A duty that runs, with the button that fulfils it."""
    task, clock = told.about
    plain = Words(reader, plain=True)
    return [*parts, *row([fulfils(clock, plain), verb_button("show", plain, str(task.number))])]


def measure(told: Told, reader: Reader) -> list[Block]:
    """4.2.2b: a measure of an accepted report, to the one who is responsible for it."""
    task, clock = told.about
    if clock.stopped_at:
        return over(task, clock, reader)
    words = Words(reader)
    parts = [
        _title("📋", "measure.title", reader, number=task.number, report=clock.report or 0),
        paragraph(words.typed(clock.text)),
        paragraph(_by(clock, words)),
        small(what(task, words)),
    ]
    return _duty(told, reader, parts)


def _by(clock: Clock, words: Words) -> str:
    return words.put("measure.due", due=words.due(clock), who=words.person(clock.bearer))


def moved(told: Told, reader: Reader) -> list[Block]:
    """A new calendar moved a running deadline: from when to when."""
    task, clock = told.about
    words = Words(reader)
    before, after = (words.instant(datetime.fromtimestamp(int(told.fact(name)), UTC)) for name in ("before", "after"))
    parts = [
        _title("📅", "moved.title", reader, number=task.number),
        paragraph(what(task, words)),
        paragraph(words.put("moved.text", name=words.clock(task, clock), before=before, after=after)),
    ]
    if clock.provisional and clock.running:
        parts.append(paragraph(words.put("moved.provisional")))
    parts.append(small(words.say("why.calendar", version=told.fact("calendar"))))
    return [*parts, *_buttons(reader, task.number, "show", "why")]


def handed_over(told: Told, reader: Reader) -> list[Block]:
    """The head changed: an open report is owed by the one who reads this."""
    task, clock = told.about
    if clock.stopped_at:
        return over(task, clock, reader)
    words = Words(reader)
    parts = [
        _title("📌", "handed_over.title", reader, number=task.number),
        paragraph(what(task, words)),
        paragraph(words.put("handed_over.text", before=words.person(told.fact("before")), due=words.due(clock))),
    ]
    return _duty(told, reader, parts)


def undeliverable(told: Told, reader: Reader) -> list[Block]:
    """A notice that could not be delivered, to the audit channel."""
    words = Words(reader)
    kind = words.put(f"kind.{told.fact('kind')}")
    name = words.place(told.fact("place"))
    number = told.fact("number")
    which = words.put("undeliverable.task", number=number) if number else ""
    return [
        _title("⚠️", "undeliverable.title", reader),
        paragraph(words.put("undeliverable.text", kind=kind, place=name, which=which)),
    ]


def audit(told: Told, reader: Reader) -> list[Block]:
    """Something that should have happened and did not, and was repaired."""
    words = Words(reader)
    count = int(told.notice.facts.get("count", 1))
    return [_title("🔧", "audit.title", reader), paragraph(words.put(f"audit.{told.fact('what')}", count=count))]


def seal(told: Told, reader: Reader) -> list[Block]:
    """The daily digest over all chains of history."""
    words = Words(reader)
    return [
        _title("🔏", "seal.title", reader, on=told.notice.fell_at),
        paragraph(words.put("seal.text", digest=told.fact("digest"))),
    ]
