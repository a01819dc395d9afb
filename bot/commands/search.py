"""Finding a standard by its id or by its name in any language."""

from collections.abc import Sequence
from difflib import get_close_matches

from bot.commands.words import brief, folded, opening, plain
from bot.domain.company import Company, Person
from bot.domain.refusal import Refusal
from bot.domain.standards import Opens, Standard

NEAREST = 3


def spellings(standard: Standard) -> set[str]:
    """The standard's id and names, folded."""
    return {folded(name) for name in (standard.id, *standard.names.values())}


def find_standards(query: str, company: Company, person: Person, recent: Sequence[str] = ()) -> list[Standard]:
    """Standards with the query in their id or in a name of any language.

    First those that the person opened last, in the order of `recent` (ids), then those of their department; what nobody
    opens by hand comes last.
    """
    wanted = folded(query)
    found = [standard for standard in company.standards.values() if any(wanted in name for name in spellings(standard))]
    ranks = {standard_id: place for place, standard_id in enumerate(recent)}

    def order(standard: Standard) -> tuple[bool, int, bool]:
        by_hand = standard.opens is Opens.BY_HAND
        return not by_hand, ranks.get(standard.id, len(ranks)), standard.department != person.department

    return sorted(found, key=order)


def take_standard(words: tuple[str, ...], company: Company) -> tuple[Standard, tuple[str, ...]]:
    """The standard that the first words name, and the words after it.

    Exactly (a name may have several words), else by the beginning, else by a part that only one standard has.

    Raises:
        Refusal: ``standard.none``, ``standard.several``; `near` names the ids to type instead.
    """
    known = {name: standard for standard in company.standards.values() for name in spellings(standard)}
    if count := opening(words, known):
        return known[folded(plain(words[:count]))], words[count:]
    return _by_part(words[0], known), words[1:]


def _by_part(word: str, known: dict[str, Standard]) -> Standard:
    part = folded(plain([word]))
    for fits in (str.startswith, str.__contains__):
        found = {standard.id: standard for name, standard in known.items() if part and fits(name, part)}
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            raise Refusal("standard.several", field="standard", word=brief(word), near=", ".join(sorted(found)))
    nearest = get_close_matches(part[:80], known, n=NEAREST, cutoff=0.5)
    near = ", ".join(dict.fromkeys(known[name].id for name in nearest))
    raise Refusal("standard.none", field="standard", word=brief(word), near=near)
