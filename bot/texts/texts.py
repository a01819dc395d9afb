"""Sentences by key in the reader's language (Fluent); dates and times by Babel.

A key such as ``task.closed`` is the Fluent message ``task-closed``: Fluent allows no dot in a name.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_datetime
from fluent.runtime import FluentBundle, FluentResource

from bot.domain.standards import Language

HERE = Path(__file__).parent
LOCALES = {Language.HANT: "zh_Hant_TW", Language.HANS: "zh_Hans_CN", Language.EN: "en_GB"}
_CHINESE_DATE, _ENGLISH_DATE = "M月d日（EEEEE）", "EEE d MMM"
DATES: Mapping[Language, tuple[str, str]] = {  # without and with the year, as Unicode patterns
    Language.HANT: (_CHINESE_DATE, f"y年{_CHINESE_DATE}"),
    Language.HANS: (_CHINESE_DATE, f"y年{_CHINESE_DATE}"),
    Language.EN: (_ENGLISH_DATE, f"{_ENGLISH_DATE} y"),
}
WEEKDAYS: Mapping[Language, str] = {Language.HANT: "EEE", Language.HANS: "EEE", Language.EN: "EEEE"}
LONG = 1000  # characters of a fact
_OPEN = "\ue000"  # of Unicode's private use; a fact that holds it stands aside, too, so that it cannot pose as a mark
_MARK = re.compile(f"{_OPEN}([a-z_]+){_OPEN}")
TIMES: Mapping[Language, str] = {Language.HANT: "HH:mm", Language.HANS: "HH:mm", Language.EN: ", HH:mm"}


class Texts:
    """The sentences of one language. Read from its files when it is made; never changes."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._locale = Locale.parse(LOCALES[language])
        # Isolating marks are for mixed directions of writing; here they would only spoil what people copy.
        self._bundle = FluentBundle([language], use_isolating=False)
        for file in sorted((HERE / language).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))

    def knows(self, key: str) -> bool:
        """Whether there is a sentence of that key."""
        return self._bundle.has_message(_name(key))

    def say(self, key: str, **facts: str | int) -> str:
        """The sentence of that key with its facts filled in, as they are: whoever calls has escaped what was typed.

        A text fact that looks like a number is never grouped; a whole number is, by Babel.

        Raises:
            LookupError: there is no such sentence, or a fact that it needs is missing.
        """
        if not self.knows(key):
            raise LookupError(f"no sentence {key!r} in {self.language}")
        pattern = self._bundle.get_message(_name(key)).value
        if pattern is None:
            raise LookupError(f"the sentence {key!r} in {self.language} is empty")
        long = {name: fact for name, fact in facts.items() if isinstance(fact, str) and _stands_aside(fact)}
        words, errors = self._bundle.format_pattern(pattern, facts | {name: _mark(name) for name in long})
        if errors:
            raise LookupError(f"the sentence {key!r} in {self.language}: {errors[0]}")
        return _MARK.sub(lambda found: long[found[1]], str(words))

    def format_instant(self, at: datetime, zone: tzinfo, now: datetime) -> str:
        """An instant in a zone as ``11月20日（五）18:00`` or ``Fri 20 Nov, 18:00``; the year when it is not now's."""
        local = at.astimezone(zone)
        pattern = self._pattern(local.date(), now.astimezone(zone).date()) + TIMES[self.language]
        return format_datetime(local, pattern, locale=self._locale)

    def format_date(self, on: date, today: date) -> str:
        """A date as ``11月20日（五）`` or ``Fri 20 Nov``; the year when it is not today's."""
        return format_date(on, self._pattern(on, today), locale=self._locale)

    def format_weekday(self, on: date) -> str:
        """A day of the week as ``週五``, ``周五`` or ``Friday``."""
        return format_date(on, WEEKDAYS[self.language], locale=self._locale)

    def _pattern(self, on: date, today: date) -> str:
        without_year, with_year = DATES[self.language]
        return without_year if on.year == today.year else with_year


@cache
def texts_in(language: Language) -> Texts:
    """The sentences of a language, read once in the life of the process."""
    return Texts(language)


def _stands_aside(fact: str) -> bool:
    """Fluent refuses facts over 2,500 characters: a mark takes the place of a long one until the sentence is made."""
    return len(fact) > LONG or _OPEN in fact


def _mark(name: str) -> str:
    return f"{_OPEN}{name}{_OPEN}"


def _name(key: str) -> str:
    return key.replace(".", "-")
