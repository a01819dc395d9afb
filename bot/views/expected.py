"""By when work would be due, told in its form before it is opened; or why it would be refused."""

from collections.abc import Iterator

from bot.domain.refusal import Refusal
from bot.domain.standards import Stage
from bot.domain.task import Clock, Task
from bot.views.blocks import paragraph, small
from bot.views.reader import Block
from bot.views.words import GREEN, RED, WAITING, YELLOW, Words

PLACE = "expected"  # the block's id: it stays in its place however often it changes


def expected(what: Task | Refusal | None, words: Words) -> Block:
    """One block. Each stage that starts at receipt or with the documents: due and yellow; those that follow by name."""
    match what:
        case Task() as task:
            block = paragraph("\n".join(_lines(task, words)))
        case Refusal() as no:
            block = paragraph(f"⚠️ {words.say(no.key, **no.facts)}")
        case None:
            block = small(words.put("expected.nothing"))
    return {**block, "block_id": PLACE}


def _lines(task: Task, words: Words) -> Iterator[str]:
    yield words.say("expected.title", standard=task.standard, at=task.received_at)
    started = {clock.name for clock in task.clocks}
    for clock in task.clocks:
        yield from _clock(task, clock, words)
    for stage in task.standard.stages:
        if stage.id not in started and stage.after:
            yield f"{WAITING} {_follows(task, stage, words)}"


def _follows(task: Task, stage: Stage, words: Words) -> str:
    before = words.called(task, stage.after or "")
    return words.put("stage.waits", name=words.name(stage.names), before=before)


def _clock(task: Task, clock: Clock, words: Words) -> Iterator[str]:
    name, now = words.called(task, clock.name), words.reader.now
    if clock.due_at is None:
        yield f"{WAITING} {words.put('stage.open_ended', name=name)}"
        return
    warned = clock.yellow_at is not None and clock.yellow_at <= now
    mark = RED if clock.is_late(now) else YELLOW if warned else GREEN
    yield f"{mark} {words.put('expected.stage', name=name, stands=words.stands(clock))}"
    yield _exactly(clock, words)


def _exactly(clock: Clock, words: Words) -> str:
    """The full dates, as pay hangs on them."""
    if clock.is_late(words.reader.now):
        return words.put("expected.red", due=words.due(clock))
    if clock.yellow_at is None or clock.yellow_at <= words.reader.now:
        return words.put("expected.yellow", due=words.due(clock))
    return words.put("expected.green", due=words.due(clock), yellow=words.near(clock.yellow_at))
