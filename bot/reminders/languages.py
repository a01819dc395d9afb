"""Which language a place reads: the company file's word, else what a person's Slack says, remembered for a day."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from bot.domain.company import Company
from bot.domain.standards import Language, spoken
from storage import people
from storage.database import Database

BELIEVED = 24 * 3600.0  # seconds for which an answer of Slack's holds
PATIENCE = 60.0  # seconds until Slack is asked again when it did not answer
NOTHING: tuple[Language | None, float] = (None, 0.0)  # is known of a person: no language, and never learned


def is_person(place: str) -> bool:
    """Whether a place is a person (U..., W...) and no channel."""
    return place[:1] in ("U", "W")


class Languages:
    """Remembers which language people read. Shared by the gate, which learns it at every gesture, and delivery.

    Args:
        wall: machine seconds since 1970.

    Attributes:
        revision: grows whenever something may have changed about people; what was learned before is to be asked again.
    """

    revision = 0

    def __init__(self, database: Database, *, wall: Callable[[], float] = time.time) -> None:
        self._database, self._wall = database, wall
        self._known: dict[str, tuple[Language | None, float]] = {}

    def get(self, person: str) -> Language | None:
        """The language of a person as last learned; None when it is not known. May read the database."""
        if self._stale(person):
            self._recall(person)
        return self._known.get(person, NOTHING)[0]

    def put(self, person: str, language: Language | None) -> None:
        """Remember what Slack says of a person; None for a language that the bot does not speak."""
        with self._database.transaction() as session:
            people.remember_language(session, person, language)
        self._known[person] = (language, self._wall() + BELIEVED)

    def forget(self) -> None:
        """Something has changed about people: what is known of them is read from the database again."""
        self._known = {person: (language, 0.0) for person, (language, _) in self._known.copy().items()}
        self.revision += 1

    def of(self, company: Company, place: str) -> Language:
        """The language of whatever is told there. Reads nothing: a person who is not known yet gets the company's."""
        if is_person(place):
            person = company.people.get(place)
            learned, _ = self._known.get(place, NOTHING)
            return (person.language if person else None) or learned or company.language
        channels = {department.channel: department.language for department in company.departments.values()}
        return (channels | {company.management.channel: company.management.language}).get(place, company.language)

    def must_learn(self, company: Company, place: str) -> bool:
        """Whether `learn` is worth while before something is told there."""
        person = company.people.get(place)
        if not is_person(place) or (person and person.language):
            return False
        return self._stale(place)

    async def learn(self, person: str, ask: Callable[[str], Awaitable[str | None]]) -> None:
        """From the database, else from Slack. No answer leaves what was known, for a while.

        Args:
            ask: the person's locale as Slack says it; None when it does not answer.
        """
        await asyncio.to_thread(self._recall, person)
        if not self._stale(person):
            return
        locale = await ask(person)
        if locale is None:
            known, _ = self._known.get(person, NOTHING)
            self._known[person] = (known, self._wall() + PATIENCE)
        else:
            await asyncio.to_thread(self.put, person, spoken(locale))

    def _stale(self, person: str) -> bool:
        return self._known.get(person, NOTHING)[1] <= self._wall()

    def _recall(self, person: str) -> None:
        with self._database.reading() as session:
            found = people.language(session, person)
        if found:
            language, learned_at = found
            self._known[person] = (language, learned_at + BELIEVED)
