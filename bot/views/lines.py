"""Lines of history as sentences: who did what, when."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from bot.domain.decision import Line
from bot.domain.history import Entry
from bot.domain.task import Task
from bot.views.words import Words

MOST_LINES = 20


def history(entries: Sequence[Entry], task: Task, words: Words) -> str:
    """The last lines, a sentence each, under a word on how many came before them."""
    shown = [f"• {sentence(entry.line, task, words)}" for entry in entries[-MOST_LINES:]]
    earlier = len(entries) - len(shown)
    return "\n".join([words.put("history.earlier", count=earlier), *shown] if earlier else shown)


def sentence(line: Line, task: Task, words: Words) -> str:
    """One line of a task's history; a kind of line that has no sentence of its own is told by its name."""
    told = _TOLD.get(line.what, _other)(line, task, words)
    return words.put("line", at=words.instant(line.at), told=told)


def _opened(line: Line, _task: Task, words: Words) -> str:
    """The time of receipt was typed, so it is told beside who typed it; and the message that the task was made of."""
    received, _, link = line.before.partition(" ")
    at = _instant(received, words)
    told = words.say("line.opened", who=line.who, standard=line.after, title=line.why, at=at)
    return words.put("clauses").join((told, words.link(link, "message.open"))) if link else told


def _started(line: Line, task: Task, words: Words) -> str:
    name, who = words.called(task, line.why), words.person(line.before)
    if not line.after:
        return words.put("line.started.untimed", name=name, who=who)
    return words.put("line.started", name=name, who=who, due=_instant(line.after, words))


def _stopped(line: Line, task: Task, words: Words) -> str:
    name, who = words.called(task, line.before), words.person(line.who)
    told = words.put(f"line.stopped.{line.after or 'untimed'}", name=name, who=who)
    return words.put("line.because", told=told, why=words.typed(line.why)) if line.why else told


def _warned(line: Line, task: Task, words: Words) -> str:
    return words.put(f"line.{line.what}", name=words.called(task, line.before))


def _decided(line: Line, task: Task, words: Words) -> str:
    return words.put(f"line.{line.what}", name=words.called(task, line.before), who=words.person(line.who))


def _report(line: Line, _task: Task, words: Words) -> str:
    told = words.say(f"line.{line.what}", who=line.who, number=line.after)
    return words.put("line.because", told=told, why=words.typed(line.why)) if line.why else told


def _gesture(line: Line, _task: Task, words: Words) -> str:
    told = words.say(f"line.{line.what}", who=line.who)
    return words.put("line.because", told=told, why=words.typed(line.why)) if line.why else told


def _recounted(line: Line, task: Task, words: Words) -> str:
    name = next((words.clock(task, clock) for clock in task.clocks if clock.seq == line.clock), "")
    before, after = _instant(line.before, words), _instant(line.after, words)
    return words.put("line.recounted", name=name, before=before, after=after, calendar=words.typed(line.why))


def _handed_over(line: Line, _task: Task, words: Words) -> str:
    return words.put("line.handed_over", before=words.person(line.before), after=words.person(line.after))


def _other(line: Line, _task: Task, words: Words) -> str:
    return words.say("line.other", who=line.who, what=line.what)


def _instant(text: str, words: Words) -> str:
    return words.instant(datetime.fromisoformat(text))


_TOLD: Mapping[str, Callable[[Line, Task, Words], str]] = MappingProxyType(
    {
        "opened": _opened,
        "started": _started,
        "stopped": _stopped,
        "yellow": _warned,
        "red": _warned,
        "approved": _decided,
        "refused": _decided,
        "closed": _gesture,
        "progress": _gesture,
        "stuck": _gesture,
        "handed_in": _report,
        "accepted": _report,
        "returned": _report,
        "recounted": _recounted,
        "handed_over": _handed_over,
    }
)
