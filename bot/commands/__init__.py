"""One file per verb of /task, and the list of them. A command returns a value; it knows no Slack, SQL or language."""

from bot.commands.accept import accept_report
from bot.commands.close import close
from bot.commands.give_back import return_report
from bot.commands.help import help_among
from bot.commands.list import list_work
from bot.commands.open import open_work
from bot.commands.progress import progress
from bot.commands.rectify import rectify
from bot.commands.show import show
from bot.commands.standards import standards
from bot.commands.stuck import stuck
from bot.commands.verbs import Verb, nearest
from bot.commands.why import why
from bot.commands.words import brief, folded
from bot.domain.refusal import Refusal

_WORKING: tuple[Verb, ...] = (
    open_work,
    close,
    list_work,
    show,
    why,
    progress,
    stuck,
    rectify,
    accept_report,
    return_report,
    standards,
)
help_out = help_among(_WORKING)
VERBS = (*_WORKING, help_out)
LATER = {
    *("hold", "暫停", "暂停", "resume", "恢復", "恢复", "extend", "延期", "handover", "轉交", "转交"),
    *("reclassify", "改類", "改类", "reopen", "重開", "重开", "report", "報表", "报表"),
}
_BY_NAME = {folded(name): verb for verb in VERBS for name in verb.names.values()}


def by_id(name: str) -> Verb | None:
    """The verb of that id, as buttons and forms name it."""
    return next((verb for verb in VERBS if verb.name == name), None)


def find_verb(words: tuple[str, ...]) -> tuple[Verb, tuple[str, ...]]:
    """The verb that the first word names in any language, and the words after it; help when there are none.

    Raises:
        Refusal: ``verb.later`` for one that a later version brings; ``verb.unknown`` (`near`: the closest name or "").
    """
    if not words:
        return help_out, ()
    name = folded(words[0])
    if name in _BY_NAME:
        return _BY_NAME[name], words[1:]
    if name in LATER:
        raise Refusal("verb.later", word=brief(words[0]))
    raise Refusal("verb.unknown", word=brief(words[0]), near=nearest(name, _BY_NAME))
