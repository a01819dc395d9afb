"""One warning: what, whose, by when, what is now owed, and the buttons; later, how it now stands (policy 4.2)."""

from blockkit import Button

from bot.domain.task import Clock, Duty, Outcome, Task
from bot.views.blocks import button, heading, paragraph, row
from bot.views.card import verb_button, what
from bot.views.reader import Block, Reader
from bot.views.told import Told, duty_for
from bot.views.words import DONE, ENDS, RED, YELLOW, Words

FULFILS = {Duty.PROGRESS: "progress", Duty.RECTIFICATION: "rectify"}
MARK = {"yellow": YELLOW, "red": RED}


def yellow(told: Told, reader: Reader) -> list[Block]:
    """4.2.1a, 4.2.1b: near its deadline; a progress report is owed unless it is closed in time, and then stays owed."""
    task, clock = told.about
    words = Words(reader)
    stands = over(task, clock, reader)[:-1] if clock.stopped_at else _stands(task, clock, reader)
    parts = [*stands, *_progress(task, clock, words)]
    stage = task.stage_of(clock)
    if stage.informs and clock.running:
        parts.append(paragraph(words.put("warning.inform", clause=stage.clause)))
    duty = duty_for(task, clock, Duty.PROGRESS)
    owed = ["progress"] if duty and duty.running else []
    return [*parts, *_row(["show", *owed, *(["close"] if clock.running else [])], task, reader)]


def red(told: Told, reader: Reader) -> list[Block]:
    """4.2.2a to 4.2.2c: past its deadline; the head owes a rectification report, also when it is closed by now."""
    task, clock = told.about
    words = Words(reader)
    duty = duty_for(task, clock, Duty.RECTIFICATION)
    head = duty.bearer if duty and duty.running and clock.running and _in_department(told, task, reader) else None
    calls = [paragraph(words.put("warning.head", mention=f"<@{head}>"))] if head else []
    stands = over(task, clock, reader)[:-1] if clock.stopped_at else _stands(task, clock, reader)
    owes = [paragraph(_rectification(duty, words))]
    return [*stands[:1], *calls, *stands[1:], *owes, *_row(_red_verbs(duty, clock, told, reader), task, reader)]


def _red_verbs(duty: Clock | None, clock: Clock, told: Told, reader: Reader) -> list[str]:
    """Management's channel only looks; nobody but the head may write the report."""
    management = told.notice.to == reader.company.management.channel
    writes = duty and duty.running and not management and reader.person in (None, duty.bearer)
    closes = clock.running and not management
    return ["show", *(["close"] if closes else []), *(["rectify"] if writes else [])]


def duty(told: Told, reader: Reader) -> list[Block]:
    """4.2.x: a report or a measure that is itself near its deadline or past it; its bearer gets the button for it."""
    task, clock = told.about
    if clock.stopped_at:
        return over(task, clock, reader)
    words, plain = Words(reader), Words(reader, plain=True)
    colour = "red" if words.colour(clock) == "red" else "yellow"
    title = plain.put(
        f"warning.duty.{colour}",
        name=plain.called(task, clock.name),
        number=str(task.number),
        who=plain.person(clock.bearer),
        due=plain.due(clock),
    )
    owed = words.put(
        f"warning.owed.{clock.name}",
        who=words.person(clock.bearer),
        due=words.due(clock),
        what=words.typed(clock.text),
    )
    parts = [
        heading(f"{MARK[colour]} {title}"),
        paragraph(what(task, words)),
        paragraph(f"{owed}{words.put('sentence.end', words=words.left(clock))}"),
    ]
    shows = verb_button("show", plain, str(task.number))
    mine = reader.person == clock.bearer
    return [*parts, *row([fulfils(clock, plain), shows] if mine else [shows])]


def fulfils(clock: Clock, plain: Words) -> Button:
    """The button that fulfils a duty; a measure is ended by task and sequence."""
    name = Duty(clock.name)
    if name is Duty.MEASURE:
        return button(plain.put("button.measure_done"), "close", clock.id, "primary")
    return verb_button(FULFILS[name], plain, str(clock.task))


def over(task: Task, clock: Clock, reader: Reader) -> list[Block]:
    """How it ended: in time, late, or that nothing is owed any more."""
    words, plain = Words(reader), Words(reader, plain=True)
    outcome = clock.outcome or Outcome.UNTIMED
    title = plain.put(f"over.{outcome}", name=plain.called(task, clock.name), number=str(task.number))
    parts = [heading(f"{ENDS[outcome]} {title}"), paragraph(what(task, words))]
    if clock.stopped_at:
        parts.append(paragraph(words.put("over.when", at=words.instant(clock.stopped_at), due=words.due(clock))))
    return [*parts, *_row(["show"], task, reader)]


def _stands(task: Task, clock: Clock, reader: Reader) -> list[Block]:
    """What it is and who must act by when, the deadline with its clause, and what is left or how late it is."""
    words, plain = Words(reader), Words(reader, plain=True)
    colour = "red" if words.colour(clock) == "red" else "yellow"
    deadline = words.put("warning.deadline", due=words.due(clock), clause=words.clause(task, clock))
    return [
        heading(f"{MARK[colour]} {_first_line(task, clock, plain)}"),
        paragraph(what(task, words)),
        paragraph(f"{deadline}{words.put('sentence.end', words=words.left(clock))}"),
    ]


def _first_line(task: Task, clock: Clock, plain: Words) -> str:
    """Colour, task and stage; then who must do what by when: the report that is owed, else the work itself.

    Whoever bears the work reads of the work, not of the head's report.
    """
    told = {"name": plain.clock(task, clock), "number": str(task.number)}
    if plain.colour(clock) != "red":
        return plain.put("warning.yellow", who=plain.person(clock.bearer), due=plain.due(clock), **told)
    owed = duty_for(task, clock, Duty.RECTIFICATION)
    if owed and owed.running and plain.reader.person in (None, owed.bearer):
        return plain.put("warning.red.report", who=plain.person(owed.bearer), due=plain.due(owed), **told)
    return plain.put("warning.red.close", who=plain.person(clock.bearer), **told)


def _progress(task: Task, clock: Clock, words: Words) -> list[Block]:
    """What is owed to whom by when, or that it was done."""
    owed = duty_for(task, clock, Duty.PROGRESS)
    if owed is None:
        return []
    if owed.outcome is Outcome.LAPSED:
        return []
    if owed.stopped_at:
        return [paragraph(f"{DONE} {words.say('warning.progress_reported', at=owed.stopped_at)}")]
    to = words.reader.company.step_up(owed.bearer, task.department, words.reader.now)
    known = to in words.reader.company.people
    name = words.person(to) if known else words.put("management")
    key = "warning.owes_progress_late" if clock.is_late(words.reader.now) else "warning.owes_progress"
    return [paragraph(words.put(key, who=words.person(owed.bearer), due=words.due(owed), to=name))]


def _rectification(owed: Clock | None, words: Words) -> str:
    if owed is None:
        return words.put("warning.no_head")
    if owed.stopped_at:
        return f"{DONE} {words.say('warning.report_handed_in', who=owed.bearer, at=owed.stopped_at)}"
    key = "warning.owes_again" if owed.report else "warning.owes_rectification"
    return words.put(key, who=words.person(owed.bearer), due=words.due(owed))


def _in_department(told: Told, task: Task, reader: Reader) -> bool:
    return told.notice.to == reader.company.department(task.department).channel


def _row(verbs: list[str], task: Task, reader: Reader) -> list[Block]:
    plain = Words(reader, plain=True)
    return row([verb_button(verb, plain, str(task.number)) for verb in verbs])
