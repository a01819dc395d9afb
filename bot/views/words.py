"""Domain values in the reader's words: people, standards, stages, instants, deadlines, what is left, what is late."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from bot.domain.company import Person
from bot.domain.decision import BOT
from bot.domain.report import Report
from bot.domain.standards import Allowance, Names, Standard, Unit
from bot.domain.task import Clock, ClockKind, Outcome, Task
from bot.texts.days import by_when, duration, near, time_left
from bot.texts.texts import Texts, texts_in
from bot.views.blocks import cut, escape
from bot.views.reader import Reader

ELAPSED = frozenset({Unit.HOURS, Unit.MINUTES})  # they run by the wall clock
NUMBERS = frozenset({"number", "clock", "report", "line"})  # names, not amounts: never grouped
GREEN, YELLOW, RED, DONE, LATE, DROPPED, WAITING = "🟢", "🟡", "🔴", "✅", "❌", "➖", "⚪"
MARKS: Mapping[str, str] = MappingProxyType({"green": GREEN, "yellow": YELLOW, "red": RED})
ENDS: Mapping[Outcome, str] = MappingProxyType(
    {Outcome.MET: DONE, Outcome.MISSED: LATE, Outcome.LAPSED: DROPPED, Outcome.UNTIMED: DONE}
)
SHORT_TITLE = 60  # of a title in a row of a list


@dataclass(frozen=True)
class Words:
    """How values are said to one reader.

    Attributes:
        plain: for plain_text, where nothing is escaped; else for mrkdwn, where all that was typed is, once.
    """

    reader: Reader
    plain: bool = False

    @property
    def texts(self) -> Texts:
        """The sentences of the reader's language."""
        return texts_in(self.reader.language)

    def say(self, key: str, **facts: object) -> str:
        """A sentence whose facts are domain values or what somebody typed."""
        return self.texts.say(key, **{name: self.fact(name, value) for name, value in facts.items()})

    def put(self, key: str, **facts: str | int) -> str:
        """A sentence whose facts are words already."""
        return self.texts.say(key, **facts)

    def typed(self, text: str) -> str:
        """What a person typed."""
        return text if self.plain else escape(text)

    def fact(self, name: str, value: object) -> str | int:
        """A domain value as the words or the amount that a sentence takes; text by what the fact is called."""
        if isinstance(value, int):
            return str(value) if name in NUMBERS else value
        if isinstance(value, tuple | list):
            return self.listed(str(self.fact(name, one)) for one in value)
        if isinstance(value, str) and not isinstance(value, StrEnum):
            return _NAMED.get(name, Words.typed)(self, value)
        return next((said(self, value) for kind, said in _SAID if isinstance(value, kind)), self.typed(str(value)))

    def standard(self, standard_id: str) -> str:
        """A standard's name, or what was typed for one."""
        standard = self.reader.company.standards.get(standard_id)
        return self.name(standard.names) if standard else self.typed(standard_id)

    def hint(self, near: str) -> str:
        """A hint, or ``none``: a sentence can tell that there is no hint, an empty text it could not."""
        return self.typed(near) or "none"

    def enum(self, value: StrEnum) -> str:
        """A word of the domain."""
        return self.put(f"{type(value).__name__.lower()}.{value}")

    def unit(self, unit: Unit) -> str:
        """What an allowance counts."""
        return self.put(f"unit_name.{unit}")

    def name(self, names: Names) -> str:
        """A name in the reader's language."""
        return self.typed(names[self.reader.language])

    def person(self, person_id: str) -> str:
        """The name of a colleague or of one who has left, which pings nobody; the bot has one too."""
        if person_id == BOT:
            return self.put("bot")
        person = self.reader.company.known(person_id)
        return self.typed(person.name if person else person_id)

    def department(self, department_id: str) -> str:
        """A department's name."""
        department = self.reader.company.departments.get(department_id)
        return self.name(department.names) if department else self.typed(department_id)

    def place(self, place: str) -> str:
        """Whom a Slack id stands for: a person, a department or management by their channel; else the id."""
        company = self.reader.company
        if place in company.people:
            return self.person(place)
        if place == company.management.channel:
            return self.put("management")
        found = (department for department in company.departments.values() if department.channel == place)
        return next((self.name(department.names) for department in found), self.typed(place))

    def any_stage(self, stage_id: str) -> str:
        """A stage's name by its id alone, as any standard has it."""
        stages = (stage for standard in self.reader.company.standards.values() for stage in standard.stages)
        return next((self.name(stage.names) for stage in stages if stage.id == stage_id), self.typed(stage_id))

    def called(self, task: Task, name: str) -> str:
        """What a clock of that name runs for: a stage of the task's standard, or a duty."""
        stage = next((stage for stage in task.standard.stages if stage.id == name), None)
        return self.name(stage.names) if stage else self.put(f"duty.{name}")

    def clock(self, task: Task, clock: Clock) -> str:
        """What the clock runs for; a measure with its words."""
        return self.put("measure.named", what=self.typed(clock.text)) if clock.text else self.called(task, clock.name)

    def task(self, task: Task) -> str:
        """Number and title."""
        return f"#{task.number} {self.typed(task.title)}"

    def short(self, title: str) -> str:
        """A title for a row of a list."""
        return self.typed(cut(title, SHORT_TITLE))

    def link(self, address: str, key: str) -> str:
        """An address that one can follow, by the sentence of that key; only for mrkdwn."""
        return f"<{escape(address)}|{self.put(key)}>"

    def listed(self, words: Iterable[str]) -> str:
        """Words one after the other, as the language separates them."""
        return self.put("comma").join(words)

    def instant(self, at: datetime) -> str:
        """An instant in the company's zone."""
        return self.texts.format_instant(at, self.reader.company.calendar.zone, self.reader.now)

    def date(self, on: date) -> str:
        """A date of the company's zone."""
        return self.texts.format_date(on, self.reader.company.calendar.local(self.reader.now).date())

    def due(self, clock: Clock) -> str:
        """The deadline, and that it is provisional where it is; a dash where there is none."""
        if clock.due_at is None:
            return self.put("due.none")
        return self.instant(clock.due_at) + (self.put("provisional") if clock.provisional else "")

    def allowance(self, allowance: Allowance) -> str:
        """So many of a unit."""
        return self.put(f"unit.{allowance.unit}", amount=allowance.amount)

    def clause(self, task: Task, clock: Clock) -> str:
        """The policy's clause that a clock runs under."""
        return task.stage_of(clock).clause if clock.kind is ClockKind.STAGE else self.put(f"clause.{clock.name}")

    def left(self, clock: Clock) -> str:
        """What is left until the deadline or how late it is: working time, or elapsed time for hours and minutes."""
        elapsed = bool(clock.allowance and clock.allowance.unit in ELAPSED)
        return self.until(clock.due_at, elapsed=elapsed)

    def until(self, due_at: datetime | None, *, elapsed: bool = False) -> str:
        """The same for a deadline alone. Empty without a deadline; elapsed days where the calendar does not reach."""
        if due_at is None:
            return ""
        return time_left(due_at, self.reader.now, self.reader.company.calendar, self.texts, elapsed=elapsed)

    def duration(self, seconds: int, how: str) -> str:
        """So much ``working`` or ``elapsed`` time, rounded down to minutes, to hours when there are many."""
        return duration(seconds, how, self.texts)

    def by(self, at: datetime) -> str:
        """``明天 18:00 前``, ``by tomorrow 18:00``; with the full date when it is far. Beside it stands `due`."""
        return by_when(at, self.reader.now, self.reader.company.calendar, self.texts)

    def near(self, at: datetime) -> str:
        """``明天 18:00``, ``tomorrow 18:00``; the full date when it is far."""
        return near(at, self.reader.now, self.reader.company.calendar, self.texts) or self.instant(at)

    def stands(self, clock: Clock) -> str:
        """How a running clock's time stands, as one looks at it: by when and what is left, or only how late it is.

        The full date is not in it: `due` stands beside it. Empty for a clock without a deadline.
        """
        if clock.due_at is None:
            return ""
        if clock.is_late(self.reader.now):
            return self.left(clock)
        soon = near(clock.due_at, self.reader.now, self.reader.company.calendar, self.texts)
        return self.put("clauses").join([*([self.put("near.by", when=soon)] if soon else []), self.left(clock)])

    def state(self, clock: Clock) -> str:
        """A running clock's colour, as a mark and a word."""
        colour = self.colour(clock)
        return f"{MARKS[colour]} {self.put(f'state.{colour}')}"

    def colour(self, clock: Clock) -> str:
        """``green``, ``yellow`` or ``red``: past its deadline is red, also before the warning is issued."""
        return "red" if clock.breached_at or clock.is_late(self.reader.now) else str(clock.state)


_NAMED: Mapping[str, Callable[[Words, str], str]] = MappingProxyType(
    {
        **dict.fromkeys(("person", "who", "by", "head", "responsible", "bearer"), Words.person),
        "standard": Words.standard,
        "department": Words.department,
        "stage": Words.any_stage,
        "near": Words.hint,
    }
)
"""Facts that are ids, by what they are called. All other text was typed."""

_SAID: tuple[tuple[type | tuple[type, ...], Callable[[Words, Any], str]], ...] = (
    (datetime, Words.instant),
    (date, Words.date),
    (Unit, Words.unit),
    (StrEnum, Words.enum),
    (Task, Words.task),
    (Report, lambda _words, report: str(report.number)),
    (Standard, lambda words, standard: words.name(standard.names)),
    (Person, lambda words, person: words.typed(person.name)),
    (Allowance, Words.allowance),
    ((Clock, type(None)), lambda _words, _nothing: ""),  # a clock is shown below the sentence, with its task
)
"""Values by their kind, the narrower kind first."""
