"""A company at work without Slack: people type commands, forms are handed in, the clock ticks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.commands import by_id, find_verb
from bot.commands.ask import Ask
from bot.commands.words import split
from bot.domain.company import Company
from bot.domain.reply import Reply
from bot.domain.task import Task
from bot.domain.warnings import fall_due
from bot.gate.guard import Guarded
from tests.company import NOW, WANG, at, make_company
from tests.fakes import FakeBooks, FakeDesk

Form = Mapping[str, str | tuple[str, ...]]


@dataclass
class Office:
    """Every gesture goes the gate's way: one transaction, a guarded desk."""

    company: Company = field(default_factory=make_company)
    now: datetime = NOW

    def __post_init__(self) -> None:
        self.books = FakeBooks(self.company.calendar)

    @property
    def desk(self) -> FakeDesk:
        return self.books.desk

    def type(self, line: str, who: str = WANG) -> Reply:
        """A whole command after ``/task``."""
        verb, words = find_verb(split(line))
        return self._answer(verb.name, words, None, who)

    def hand_in(self, verb: str, form: Form, *words: str, who: str = WANG) -> Reply:
        """A form with its fields and the words it remembered."""
        return self._answer(verb, words, form, who)

    def _answer(self, name: str, words: tuple[str, ...], form: Form | None, who: str) -> Reply:
        verb = by_id(name)
        assert verb is not None
        ask = Ask(self.company.person(who), self.now, self.company, words, form)
        with self.books.open_desk() as desk:
            return verb.function(ask, Guarded(desk, self.company, who, verb.action, self.now))

    def tick(self, now: str) -> None:
        """The clock goes on to that local time, and everything due falls."""
        self.now = at(now)
        with self.books.open_desk() as desk:
            for task in list(desk.all_tasks.values()):
                desk.record(fall_due(task, self.now, self.company))

    def task(self, number: int = 1) -> Task:
        return self.desk.all_tasks[number]

    def told(self, kind: str) -> list[str]:
        """Whom notices of that kind went to."""
        return [notice.to for notice in self.desk.notices.values() if notice.kind == kind]

    def running(self, number: int = 1) -> list[str]:
        return [clock.name for clock in self.task(number).clocks if clock.running]
