"""A board that hands out only what the person may see, so that Home cannot forget to ask."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from bot.domain.company import Company
from bot.domain.desk import Query
from bot.domain.home import Board, Count, Owed
from bot.domain.may import Action, may, may_list
from bot.domain.refusal import Refusal
from bot.domain.report import Report
from bot.domain.task import Clock, Task


def no_board() -> AbstractContextManager[Board]:
    """Stands where nobody has put a board. Raises LookupError."""
    raise LookupError("no board")


@dataclass(frozen=True)
class GuardedBoard:
    """A `Board` for one person. What is not theirs to see is refused as ``may.not``."""

    board: Board
    company: Company
    person: str
    now: datetime

    def find(self, query: Query) -> tuple[Sequence[Task], int]:
        """The page, when everything that the query can find is the person's to see."""
        whose = query.bearer or query.responsible
        listed = whose is not None and may_list(self.company, self.person, whose, self.now)
        self._must(listed or (query.departments is not None and self._heads(query.departments)))
        return self.board.find(query)

    def by_department(self, departments: Sequence[str]) -> Mapping[str, Count]:
        """The open work of departments that the person heads; of all for management."""
        self._must(self._heads(departments))
        return self.board.by_department(departments)

    def by_person(self, people: Sequence[str]) -> Mapping[str, Count]:
        """The open work of the person and of those whose work they may list."""
        self._must(all(may_list(self.company, self.person, whose, self.now) for whose in people))
        return self.board.by_person(people)

    def owed_in(self, departments: Sequence[str]) -> Mapping[str, int]:
        """What is owed in departments that the person heads; in all for management."""
        self._must(self._heads(departments))
        return self.board.owed_in(departments)

    def duties(self, bearer: str, limit: int) -> tuple[Sequence[tuple[Task, Clock]], int]:
        """What the person owes."""
        self._must(bearer == self.person)
        return self.board.duties(bearer, limit)

    def rectifications(self, bearer: str, departments: Sequence[str]) -> Sequence[Owed]:
        """What the person owes, and what is owed in departments that they head."""
        self._must(bearer == self.person and self._heads(departments))
        return self.board.rectifications(bearer, departments)

    def reports(self, limit: int) -> tuple[Sequence[Report], int]:
        """The reports that wait, for those who answer them."""
        self._must(may(self.company, self.person, Action.ACCEPT, None, self.now))
        return self.board.reports(limit)

    def _heads(self, departments: Sequence[str]) -> bool:
        return set(departments) <= set(self.company.heads_now(self.person, self.now))

    def _must(self, allowed: bool) -> None:
        if not (allowed or self.company.is_management(self.person)):
            raise Refusal("may.not", action=Action.LIST, number=0)
