"""`/task help [VERB]`: what the person may do, with examples of their own; or every way to type one verb."""

from collections.abc import Sequence

from bot.commands.ask import Ask
from bot.commands.search import find_standards
from bot.commands.verbs import Answering, Verb, chinese, nearest, verb
from bot.commands.words import brief, folded
from bot.domain.company import Person
from bot.domain.desk import Desk, Query
from bot.domain.may import Action, may
from bot.domain.refusal import Refusal
from bot.domain.reply import Reply, Show
from bot.domain.standards import Opens, Standard


def help_among(others: Sequence[Verb]) -> Verb:
    """The verb that explains the others and itself."""
    return verb("help", may=Action.HELP, titles=chinese("幫助", "帮助"))(_helping(others))


def _helping(others: Sequence[Verb]) -> Answering:
    names = {folded(name): one.name for one in others for name in one.names.values()}
    names |= dict.fromkeys(("help", "幫助", "帮助"), "help")

    def help_out(ask: Ask, desk: Desk) -> Reply:
        """The verbs that the person may use, by id; each is called as its action. `about` names one, or is empty."""
        about = names.get(folded(ask.words[0])) if ask.words else ""
        if about is None:
            raise Refusal("verb.unknown", word=brief(ask.words[0]), near=nearest(ask.words[0], names))
        actions = tuple(action.value for action in Action if may(ask.company, ask.who.id, action, None, ask.now))
        tasks, _ = desk.find(Query(bearer=ask.who.id, limit=1))
        examples = {"task": next(iter(tasks), None), "standard": _standard(ask, desk), "colleague": _colleague(ask)}
        return Show("help", {"actions": actions, "about": about, **examples})

    return help_out


def _standard(ask: Ask, desk: Desk) -> Standard | None:
    """The one that the person opened last, else one of their department."""
    recent = desk.last_standards(ask.who.id, 1)
    known = find_standards("", ask.company, ask.who, recent)
    return next((standard for standard in known if standard.opens is Opens.BY_HAND), None)


def _colleague(ask: Ask) -> Person | None:
    """Somebody of the same department, or anybody."""
    others = [person for person in ask.company.people.values() if person.id != ask.who.id]
    return min(others, key=lambda person: person.department != ask.who.department, default=None)
