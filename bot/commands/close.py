"""`/task close N[.SEQ] [STAGE] [approved|refused] RESULT`: end the running stage, or a measure (policy 1.3a, 1.3b)."""

from dataclasses import dataclass

from bot.commands.ask import Ask
from bot.commands.pick import pick
from bot.commands.verbs import chinese, verb
from bot.commands.words import folded, opening, plain
from bot.domain.closing import end_stage, finish_measure
from bot.domain.desk import Desk
from bot.domain.may import Action, Relation, relations_to_task
from bot.domain.refusal import Refusal
from bot.domain.reply import Open, Reply, say
from bot.domain.standards import Stage
from bot.domain.task import Clock, ClockKind, Duty, Task, TaskState

APPROVED = {"approved", "approve", "核准", "批准", "同意"}
REFUSED = {"refused", "refuse", "rejected", "拒賠", "拒赔", "拒絕", "拒绝", "不准"}


@dataclass(frozen=True)
class Ending:
    """What is to end and what came of it; None and empty where nothing was told."""

    clock: Clock | None
    approved: bool | None = None
    result: str = ""


@verb("close", may=Action.CLOSE, titles=chinese("辦結", "办结"))
def close(ask: Ask, desk: Desk) -> Reply:
    """End it, or ask what is missing: which of several, approved or refused, the result."""
    if not ask.words:
        return pick("close", ask, desk)
    number, seq = ask.place(ask.words[0])
    task = desk.task(number)
    choices = _endable(task, ask)
    named = _clock(task, seq, choices) if seq is not None else None
    if not choices:
        raise _nothing_to_end(task)
    if ask.form is not None:
        return _end(_from_form(ask, task, named, choices), task, ask, desk)
    ending = _from_words(ask.words[1:], task, named, choices)
    if ending.clock is None or not ending.result or (_decides(task, ending.clock) and ending.approved is None):
        return _form(ending, task, choices)
    return _end(ending, task, ask, desk)


def _end(ending: Ending, task: Task, ask: Ask, desk: Desk) -> Reply:
    clock, who = ending.clock, ask.who.id
    if clock is None:
        raise Refusal("words.missing", field="stage")
    if clock.kind is ClockKind.DUTY:
        decision = finish_measure(task, clock.seq, result=ending.result, who=who, now=ask.now, company=ask.company)
        desk.record(decision)
        return say("close.measure_done", task.number, task=decision.task, clock=decision.task.clock(clock.seq))
    approved = ending.approved if _decides(task, clock) else None
    decision = end_stage(
        task, clock.seq, result=ending.result, approved=approved, who=who, now=ask.now, company=ask.company
    )
    desk.record(decision)
    ended = decision.task.clock(clock.seq)
    if decision.task.state is TaskState.CLOSED:
        return say("close.done", task.number, task=decision.task, clock=ended)
    return say("close.stage_done", task.number, task=decision.task, clock=ended)


def _form(ending: Ending, task: Task, choices: tuple[Clock, ...]) -> Open:
    place = ending.clock.id if ending.clock else str(task.number)
    left = (ending.clock,) if ending.clock else choices
    facts = {"task": task, "choices": left, "result": ending.result, "approved": ending.approved}
    return Open("close", (place,), facts)


def _endable(task: Task, ask: Ask) -> tuple[Clock, ...]:
    """Running stages for the responsible and the head; running measures for their bearer and the head."""
    relations = relations_to_task(ask.company, ask.who.id, task, ask.now)
    stages = task.stages_running if relations & {Relation.RESPONSIBLE, Relation.HEAD} else ()
    measures = task.duties_running(Duty.MEASURE)
    return (*stages, *(c for c in measures if c.bearer == ask.who.id or Relation.HEAD in relations))


def _nothing_to_end(task: Task) -> Refusal:
    if task.state is TaskState.CLOSED:
        return Refusal("task.closed", number=task.number, at=task.closed_at)
    return Refusal("may.not", action=Action.CLOSE, number=task.number)


def _clock(task: Task, seq: int, choices: tuple[Clock, ...]) -> Clock:
    """The clock of that sequence; refused when it has ended, ends in another way, or is another's."""
    clock = task.clock(seq)
    if clock in choices:
        return clock
    if clock.kind is ClockKind.DUTY and clock.name != Duty.MEASURE:
        raise Refusal("close.duty", number=task.number, duty=Duty(clock.name))
    if clock.running:
        raise Refusal("may.not", action=Action.CLOSE, number=task.number)
    if clock.kind is ClockKind.DUTY:
        raise Refusal("measure.not_running", number=task.number, clock=seq)
    if task.state is TaskState.CLOSED:
        raise Refusal("task.closed", number=task.number, at=task.closed_at)
    raise Refusal("stage.not_running", number=task.number, stage=clock.name)


def _decides(task: Task, clock: Clock) -> bool:
    return clock.kind is ClockKind.STAGE and task.stage_of(clock).decides


def _only(choices: tuple[Clock, ...]) -> Clock | None:
    return choices[0] if len(choices) == 1 else None


def _from_form(ask: Ask, task: Task, named: Clock | None, choices: tuple[Clock, ...]) -> Ending:
    stage = ask.typed("stage")
    clock = _clock(task, ask.number(stage, "stage"), choices) if stage else named or _only(choices)
    approved = {"approved": True, "refused": False}.get(ask.typed("approved"))
    return Ending(clock, approved, ask.typed("result"))


def _from_words(words: tuple[str, ...], task: Task, named: Clock | None, choices: tuple[Clock, ...]) -> Ending:
    """The stage by name, then the decision where one is asked for, then the result."""
    clock, words = _by_name(words, task, choices) if named is None else (named, words)
    clock = clock or _only(choices)
    if clock is None or not words or not _decides(task, clock):
        return Ending(clock, result=plain(words))
    first = folded(words[0])
    if first not in APPROVED | REFUSED:
        return Ending(clock, result=plain(words))
    return Ending(clock, first in APPROVED, plain(words[1:]) or plain(words[:1]))


def _by_name(words: tuple[str, ...], task: Task, choices: tuple[Clock, ...]) -> tuple[Clock | None, tuple[str, ...]]:
    """A stage that does not run is refused: its name must not end another one as that one's result."""
    for stage in task.standard.stages:
        if count := opening(words, _spellings(stage)):
            running = next((clock for clock in choices if clock.name == stage.id), None)
            if running is None:
                raise Refusal("stage.not_running", number=task.number, stage=stage.id)
            return running, words[count:]
    return None, words


def _spellings(stage: Stage) -> set[str]:
    return {folded(name) for name in (stage.id, *stage.names.values())}
