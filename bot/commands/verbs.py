"""What a verb of /task is: a function with its permission and its names. Marking a function registers nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from bot.commands.ask import Ask
from bot.commands.words import folded
from bot.domain.desk import Desk
from bot.domain.may import Action
from bot.domain.reply import Reply
from bot.domain.standards import Language, Names

Answering = Callable[[Ask, Desk], Reply]


@dataclass(frozen=True)
class Verb:
    """One verb: what answers it, what leave it needs, what it is called in each language.

    Attributes:
        name: its id, in buttons and forms; the English name.
        action: checked by the gate for the verb itself and for every task and report that the function takes.
    """

    name: str
    function: Answering
    action: Action
    names: Names


def verb(name: str, *, may: Action, titles: Mapping[Language, str]) -> Callable[[Answering], Verb]:
    """Mark a function as the answer to a verb; `titles` are its names in the two Chinese scripts."""

    def mark(function: Answering) -> Verb:
        return Verb(name, function, may, {Language.EN: name, **titles})

    return mark


def nearest(word: str, names: Iterable[str]) -> str:
    """The name that is meant most likely by a word that is none; empty when none is like it."""
    return next(iter(get_close_matches(folded(word)[:80], names, n=1, cutoff=0.5)), "")


def chinese(hant: str, hans: str | None = None) -> Names:
    """A verb's names in traditional and simplified script; one word when they are the same."""
    return {Language.HANT: hant, Language.HANS: hans or hant}
