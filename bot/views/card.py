"""A task as a card: its stages, deadlines and duties, who owes what, and the buttons that its reader may press."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from blockkit import Button

from bot.domain.may import Action, may
from bot.domain.report import Measure, Report, Version
from bot.domain.standards import Stage
from bot.domain.task import Clock, ClockKind, Duty, Outcome, Task, TaskState
from bot.views.blocks import button, heading, paragraph, row, small
from bot.views.reader import Block, Reader
from bot.views.words import ENDS, WAITING, Words


def card(task: Task, reader: Reader) -> list[Block]:
    """The whole task, with the buttons for what this reader may do with it now."""
    words = Words(reader)
    parts = [
        heading(Words(reader, plain=True).task(task)),
        paragraph(facts(task, words)),
        paragraph("\n".join((words.put("card.stages"), *_stages(task, words)))),
    ]
    if duties := [duty_line(task, clock, words) for clock in task.duties_running()]:
        parts.append(paragraph("\n".join((words.put("card.duties"), *duties))))
    if task.state is TaskState.CLOSED:
        parts.append(paragraph(words.say("card.closed", at=task.closed_at, result=task.result)))
    return [*parts, *row(task_buttons(task, reader))]


def facts(task: Task, words: Words) -> str:
    """Standard, reference, who is responsible, when it came in."""
    lines = [
        words.say("card.standard", standard=task.standard, clause=task.standard.clause, department=task.department),
        words.say("card.responsible", who=task.responsible),
    ]
    if task.reference:
        lines.append(words.say("card.reference", reference=task.reference))
    lines.append(words.say("card.received", at=task.received_at))
    if task.documents_at != task.received_at:
        lines.append(words.say("card.documents", at=task.documents_at))
    lines.append(words.say("card.entered", at=task.entered_at, who=task.opened_by))
    if task.link:
        lines.append(f"💬 {words.link(task.link, 'message.open')}")
    return "\n".join(lines)


def what(task: Task, words: Words) -> str:
    """One line that tells the task: title, reference, standard, who is responsible."""
    told = words.typed(task.title)
    if task.reference:
        told = words.put("what.reference", what=told, reference=words.typed(task.reference))
    return words.put("what", what=told, standard=words.name(task.standard.names), who=words.person(task.responsible))


def _stages(task: Task, words: Words) -> Iterator[str]:
    clocks = [clock for clock in task.clocks if clock.kind is ClockKind.STAGE]
    yield from (stage_line(task, clock, words) for clock in clocks)
    started = {clock.name for clock in clocks}
    for stage in task.standard.stages:
        if stage.id not in started:
            yield from _not_started(task, stage, words)


def _not_started(task: Task, stage: Stage, words: Words) -> Iterator[str]:
    if stage.repeats:
        yield f"{WAITING} {words.put('stage.repeats', name=words.name(stage.names))}"
    elif stage.after and task.state is TaskState.OPEN:
        before = words.called(task, stage.after)
        yield f"{WAITING} {words.put('stage.waits', name=words.name(stage.names), before=before)}"


def stage_line(task: Task, clock: Clock, words: Words) -> str:
    """How one stage stands: its colour and deadline, or how it ended."""
    name = words.clock(task, clock)
    if clock.stopped_at:
        return _ended(clock, name, words)
    if clock.due_at is None:
        return words.put("stands", state=words.state(clock), told=words.put("stage.open_ended", name=name))
    told = words.put("stage.running", name=name, stands=words.stands(clock), due=words.due(clock))
    return words.put("stands", state=words.state(clock), told=told)


def duty_line(task: Task, clock: Clock, words: Words) -> str:
    """How one running duty stands: who owes what by when."""
    who, stands, due = words.person(clock.bearer), words.stands(clock), words.due(clock)
    told = words.put("duty.running", name=words.clock(task, clock), who=who, stands=stands, due=due)
    return words.put("stands", state=words.state(clock), told=told)


def _ended(clock: Clock, name: str, words: Words) -> str:
    outcome = clock.outcome or Outcome.UNTIMED
    at = words.instant(clock.stopped_at) if clock.stopped_at else ""
    return f"{ENDS[outcome]} {words.put(f'stage.{outcome}', name=name, at=at, due=words.due(clock))}"


def running_lines(task: Task, words: Words) -> str:
    """The running stages and duties of a task, a line each; empty when none runs."""
    stages = [stage_line(task, clock, words) for clock in task.stages_running]
    return "\n".join([*stages, *(duty_line(task, clock, words) for clock in task.duties_running())])


def _may(task: Task, reader: Reader, action: Action) -> bool:
    known = reader.person in reader.company.people
    return known and reader.person is not None and may(reader.company, reader.person, action, task, reader.now)


def _works(task: Task, reader: Reader) -> bool:
    """Whether the reader is the one who does the work, which goes on."""
    return task.state is TaskState.OPEN and reader.person == task.responsible


def _reports(task: Task, reader: Reader) -> bool:
    """Whether progress is the reader's to report."""
    owes = any(duty.bearer == reader.person for duty in task.duties_running(Duty.PROGRESS))
    return owes or _works(task, reader)


def _rectifies(task: Task, reader: Reader) -> bool:
    """Whether a rectification report is owed that the reader bears or, heading the department, may write."""
    bearers = {duty.bearer for duty in task.duties_running(Duty.RECTIFICATION)}
    return bool(bearers) and reader.person in bearers | reader.company.heads(task.department, reader.now)


_MAKES_SENSE: Mapping[Action, Callable[[Task, Reader], bool]] = MappingProxyType(
    {
        Action.CLOSE: lambda task, _reader: bool(task.stages_running),
        Action.PROGRESS: _reports,
        Action.RECTIFY: _rectifies,
        Action.STUCK: _works,
        Action.WHY: lambda task, _reader: bool(task.clocks),
    }
)


def task_verbs(task: Task, reader: Reader) -> list[str]:
    """The verbs that this reader may use on the task and that make sense now."""
    return [action.value for action, fits in _MAKES_SENSE.items() if fits(task, reader) and _may(task, reader, action)]


def task_buttons(task: Task, reader: Reader) -> list[Button]:
    """A button for each verb that this reader may use on the task and that makes sense now."""
    words = Words(reader, plain=True)
    return [verb_button(verb, words, str(task.number)) for verb in task_verbs(task, reader)]


def verb_button(verb: str, words: Words, value: str | None = None) -> Button:
    """The button of a verb, by its name in the reader's language."""
    match verb:
        case "accept":
            return button(words.put("button.accept"), verb, value, "primary")
        case "rectify":
            return button(words.put("button.rectify"), verb, value, "primary")
        case "return":
            return button(words.put("button.return"), verb, value, "danger")
        case _:
            return button(words.put(f"button.{verb}"), verb, value)


def report_card(report: Report, version: Version, answered: tuple[Task, ...], words: Words) -> list[Block]:
    """A version of a rectification report: what it answers, causes, measures, prevention, management's remark."""
    told = [small(words.say("report.by", who=version.by, at=version.at, number=report.versions.index(version) + 1))]
    if answered:
        told.append(paragraph(words.put("report.answers") + "\n" + "\n".join(_answers(report, answered, words))))
    told += [
        paragraph(words.say("report.causes", text=version.causes)),
        paragraph("\n".join((words.put("report.measures"), *measures(version.measures, words)))),
        paragraph(words.say("report.prevention", text=version.prevention)),
    ]
    return [*told, paragraph(words.say("report.remark", text=version.remark))] if version.remark else told


MOST_ANSWERED = 20


def _answers(report: Report, answered: tuple[Task, ...], words: Words) -> Iterator[str]:
    tasks = {task.number: task for task in answered}
    for number, seq in report.answers[:MOST_ANSWERED]:
        if task := tasks.get(number):
            clock = task.clock(seq)
            yield words.put(
                "report.answered",
                task=f"#{number} {words.short(task.title)}",
                stage=words.clock(task, clock),
                due=words.due(clock),
            )
    if (more := len(report.answers) - MOST_ANSWERED) > 0:
        yield words.put("more", count=more)


def measures(listed: tuple[Measure, ...], words: Words) -> Iterator[str]:
    """A line for each measure: what, who, by when."""
    for place, measure in enumerate(listed, 1):
        yield words.say("report.measure", place=place, what=measure.what, who=measure.responsible, on=measure.on)
