"""When a verb needs a task and none was named: a form with the person's open work."""

from bot.commands.ask import Ask
from bot.domain.desk import Desk, Query
from bot.domain.reply import Open, Reply, say

MOST = 100  # options that a Slack menu holds


def pick(verb: str, ask: Ask, desk: Desk) -> Reply:
    """A form of the person's own open tasks, whose answer comes back to the same verb; a word when there are none."""
    tasks, _ = desk.find(Query(bearer=ask.who.id, limit=MOST))
    if not tasks:
        return say("pick.none")
    return Open("pick", facts={"tasks": tasks, "verb": verb})
