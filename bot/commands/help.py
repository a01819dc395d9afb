"""`/task help`: what the person may do."""

from bot.commands.ask import Ask
from bot.commands.verbs import chinese, verb
from bot.domain.desk import Desk
from bot.domain.may import Action, may
from bot.domain.reply import Reply, Show


@verb("help", may=Action.HELP, titles=chinese("幫助", "帮助"))
def help_out(ask: Ask, desk: Desk) -> Reply:  # noqa: ARG001 -- every verb is handed a desk
    """The verbs that the person may use, by id; each is called as its action."""
    actions = tuple(action.value for action in Action if may(ask.company, ask.who.id, action, None, ask.now))
    return Show("help", {"actions": actions})
