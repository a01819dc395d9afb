"""`/task progress N CAUSE | MEASURE | READY`: the report that a yellow warning asks for (policy 4.2.1b)."""

from bot.commands.ask import Ask
from bot.commands.pick import pick
from bot.commands.verbs import chinese, verb
from bot.commands.words import cut, plain
from bot.domain.desk import Desk
from bot.domain.may import Action
from bot.domain.progress import Progress, report_progress
from bot.domain.reply import Open, Reply, say

FIELDS = ("cause", "measure", "ready")


@verb("progress", may=Action.PROGRESS, titles=chinese("進展", "进展"))
def progress(ask: Ask, desk: Desk) -> Reply:
    """Hand it to the head, or open the form when one of the three is missing."""
    if not ask.words:
        return pick("progress", ask, desk)
    number, _ = ask.place(ask.words[0])
    task = desk.task(number)
    told = _from_words(ask.words[1:]) if ask.form is None else Progress(*map(ask.typed, FIELDS))
    if told is None:
        return Open("progress", (str(number),), {"task": task})
    decision = report_progress(task, told, who=ask.who.id, now=ask.now, company=ask.company)
    desk.record(decision)
    if head := ask.head_above(task.department):
        return say("progress.done", number, task=decision.task, head=head)
    return say("progress.done_management", number, task=decision.task)


def _from_words(words: tuple[str, ...]) -> Progress | None:
    """All three between bars, or None; further bars belong to the last."""
    match tuple(map(plain, cut(words))):
        case (cause, measure, *ready) if cause and measure and any(ready):
            return Progress(cause, measure, " | ".join(ready))
        case _:
            return None
