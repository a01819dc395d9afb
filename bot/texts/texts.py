"""Sentences by key in the reader's language; dates, times and numbers by Babel."""

from datetime import date, datetime, tzinfo

from bot.domain.standards import Language


class Texts:
    """The sentences of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def say(self, key: str, **facts: str | int) -> str:
        """The sentence of that key with its facts filled in."""
        raise NotImplementedError

    def format_instant(self, at: datetime, zone: tzinfo, now: datetime) -> str:
        """An instant in a zone, with the weekday; the year when it is not this year."""
        raise NotImplementedError

    def format_date(self, on: date, today: date) -> str:
        """A date with the weekday; the year when it is not this year."""
        raise NotImplementedError


def texts_in(language: Language) -> Texts:
    """The sentences of a language, read once."""
    return Texts(language)
