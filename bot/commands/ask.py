"""What somebody asks: who, when, the typed words or the filled form; and how words become values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.commands.instants import read_date, read_instant
from bot.commands.words import brief, folded, mentioned, plain, visible
from bot.domain.company import Company, Person
from bot.domain.refusal import Refusal

Fields = Mapping[str, str | tuple[str, ...]]

_NUMBER = re.compile(r"#?(\d{1,9})", re.ASCII)
_PLACE = re.compile(r"#?(\d{1,9})(?:\.(\d{1,4}))?", re.ASCII)


@dataclass(frozen=True)
class Ask:
    """A gesture of a person of the company.

    Attributes:
        now: aware UTC, whole seconds.
        words: what was typed after the verb, or what a button or a form remembers.
        form: the fields of a submitted form by name; None when no form was submitted. Times are words as people type
            them, people are mentions.
    """

    who: Person
    now: datetime
    company: Company
    words: tuple[str, ...] = ()
    form: Fields | None = None

    def number(self, word: str, field: str | None = None) -> int:
        """A number, with or without ``#``; refused as ``number.bad``."""
        found = _NUMBER.fullmatch(folded(word))
        if not found:
            raise Refusal("number.bad", field=field, word=brief(word))
        return int(found[1])

    def place(self, word: str, field: str | None = None) -> tuple[int, int | None]:
        """A task, ``1287``, or one of its clocks, ``1287.5``; refused as ``number.bad``."""
        found = _PLACE.fullmatch(folded(word))
        if not found:
            raise Refusal("number.bad", field=field, word=brief(word))
        return int(found[1]), int(found[2]) if found[2] else None

    def person(self, word: str, field: str | None = None) -> Person:
        """The company's person of a mention, or of a name that exactly one of them has.

        Raises:
            Refusal: ``words.missing``, ``person.unknown``, ``person.several``.
        """
        if not folded(word):
            raise Refusal("words.missing", field=field)
        match self._people(word):
            case [person]:
                return person
            case []:
                raise Refusal("person.unknown", field=field, person=mentioned(word) or brief(word))
            case _:
                raise Refusal("person.several", field=field, word=brief(word))

    def anybody(self, word: str) -> Person:
        """The same, or by a mention one who has left: what they left behind can still be looked at."""
        return self.company.known(mentioned(word) or "") or self.person(word)

    def _people(self, word: str) -> list[Person]:
        people = self.company.people
        if mention := mentioned(word):
            return [people[mention]] if mention in people else []
        name = folded(plain([word])).removeprefix("@")
        return [person for person in people.values() if folded(person.name) == name]

    def instant(self, word: str, field: str | None = None) -> datetime:
        """An instant in UTC; without a zone it is in the company's; refused as ``instant.bad``."""
        if not folded(word):
            raise Refusal("words.missing", field=field)
        at = read_instant(word, self.now, self.company.calendar.zone)
        if at is None:
            raise Refusal("instant.bad", field=field, word=brief(word))
        return at

    def date(self, word: str, field: str | None = None) -> date:
        """A date in the company's zone; without a year the nearest such date; refused as ``date.bad``."""
        if not folded(word):
            raise Refusal("words.missing", field=field)
        on = read_date(word, self.company.calendar.local(self.now).date())
        if on is None:
            raise Refusal("date.bad", field=field, word=brief(word))
        return on

    def typed(self, field: str) -> str:
        """What was typed into a field of the form, without invisible characters; empty when nothing was."""
        value = (self.form or {}).get(field, "")
        return visible(value).strip() if isinstance(value, str) else ""

    def chosen(self, field: str) -> tuple[str, ...]:
        """What was chosen in a field that takes several."""
        value = (self.form or {}).get(field, ())
        return value if isinstance(value, tuple) else (value,)

    def head_above(self, department: str) -> str | None:
        """The Slack id of the head who hears of what this person owes there; None when that is management."""
        to = self.company.step_up(self.who.id, department, self.now)
        return to if to in self.company.people else None
