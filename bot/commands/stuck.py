"""`/task stuck N TEXT`: the head hears at once that the work cannot go on (policy 2.2.1)."""

from bot.commands.ask import Ask
from bot.commands.pick import pick
from bot.commands.verbs import chinese, verb
from bot.commands.words import plain
from bot.domain.desk import Desk
from bot.domain.may import Action
from bot.domain.progress import say_stuck
from bot.domain.reply import Open, Reply, say


@verb("stuck", may=Action.STUCK, titles=chinese("受阻"))
def stuck(ask: Ask, desk: Desk) -> Reply:
    """Tell the head, or open the form when the reason is missing."""
    if not ask.words:
        return pick("stuck", ask, desk)
    number, _ = ask.place(ask.words[0])
    task = desk.task(number)
    text = plain(ask.words[1:]) if ask.form is None else ask.typed("text")
    if not text and ask.form is None:
        return Open("stuck", (str(number),), {"task": task})
    desk.record(say_stuck(task, text, who=ask.who.id, now=ask.now, company=ask.company))
    if head := ask.head_above(task.department):
        return say("stuck.done", number, task=task, head=head)
    return say("stuck.done_management", number, task=task)
