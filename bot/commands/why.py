"""`/task why N`: why is this the deadline, day by day, by which clause and calendar."""

from bot.commands.ask import Ask
from bot.commands.pick import pick
from bot.commands.verbs import chinese, verb
from bot.domain.desk import Desk
from bot.domain.explain import explain
from bot.domain.may import Action
from bot.domain.reply import Reply, Show


@verb("why", may=Action.WHY, titles=chinese("為何", "为何"))
def why(ask: Ask, desk: Desk) -> Reply:
    """The count of every running clock, and the whole history."""
    if not ask.words:
        return pick("why", ask, desk)
    number, _ = ask.place(ask.words[0])
    return Show("why", {"explanation": explain(desk.task(number), desk)})
