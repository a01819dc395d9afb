"""The text of a rectification report, typed or from its form: causes, measures, prevention (policy 4.2.2b, 4.2.2c)."""

from bot.commands.ask import Ask
from bot.commands.words import brief, cut, plain
from bot.domain.refusal import Refusal
from bot.domain.report import Measure, Version

MOST_MEASURES = 10


def version_from_words(words: tuple[str, ...], ask: Ask) -> Version | None:
    """The report typed between bars; None when causes, measures or prevention are missing.

    Raises:
        Refusal: ``rectify.measure`` for a measure that does not end in a person and a date; unknown people, bad dates;
            ``rectify.most``.
    """
    match cut(words):
        case (causes, *measures, prevention) if causes and prevention and measures:
            told = tuple(_typed(measure, ask) for measure in measures)
            return _version(plain(causes), told, plain(prevention), ask)
        case _:
            return None


def _typed(words: tuple[str, ...], ask: Ask) -> Measure:
    match words:
        case (*what, who, on) if what:
            return Measure(plain(what), ask.person(who).id, ask.date(on))
        case _:
            raise Refusal("rectify.measure", word=brief(" ".join(words)))


def version_from_form(ask: Ask) -> Version:
    """The report as its form has it; measures left empty at the end do not count."""
    places = range(1, min(ask.number(ask.typed("measures") or "1"), MOST_MEASURES) + 1)
    filled = [place for place in places if any(_fields(place, ask))]
    measures = tuple(_filled(place, ask) for place in places if filled and place <= filled[-1])
    return _version(ask.typed("causes"), measures, ask.typed("prevention"), ask)


def _fields(place: int, ask: Ask) -> tuple[str, str, str]:
    what, who, on = (ask.typed(f"measure.{place}.{name}") for name in ("what", "who", "on"))
    return what, who, on


def _filled(place: int, ask: Ask) -> Measure:
    what, who, on = _fields(place, ask)
    if not what:
        raise Refusal("words.missing", field=f"measure.{place}.what")
    person, date = ask.person(who, f"measure.{place}.who"), ask.date(on, f"measure.{place}.on")
    return Measure(what, person.id, date)


def _version(causes: str, measures: tuple[Measure, ...], prevention: str, ask: Ask) -> Version:
    if len(measures) > MOST_MEASURES:
        raise Refusal("rectify.most", most=MOST_MEASURES)
    return Version(ask.who.id, ask.now, causes, measures, prevention)
