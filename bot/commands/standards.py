"""`/task standards [WORDS]`: the standards, all or those that the words find."""

from bot.commands.ask import Ask
from bot.commands.search import find_standards
from bot.commands.verbs import chinese, verb
from bot.commands.words import plain
from bot.domain.desk import Desk
from bot.domain.may import Action
from bot.domain.reply import Reply, Show


@verb("standards", may=Action.STANDARDS, titles=chinese("標準", "标准"))
def standards(ask: Ask, desk: Desk) -> Reply:  # noqa: ARG001 -- every verb is handed a desk
    """Those of the person's department first; each tells whether it opens by hand and runs without repetition."""
    return Show("standards", {"standards": tuple(find_standards(plain(ask.words), ask.company, ask.who))})
