"""The company: its people, departments, management, standards and calendar, as values (policy 1.2: data, not code)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property

from bot.domain.calendar import Calendar
from bot.domain.refusal import Refusal
from bot.domain.standards import Allowance, Language, Names, Standard, Unit


@dataclass(frozen=True, slots=True)
class Person:
    """A colleague. `id` is the Slack user id; nobody is ever recognised by name.

    Attributes:
        post: the post (policy 4.1.2: reports count by it).
        language: None means the language set in Slack.
        away: first and last day of each absence, company zone; a head's deputy acts then.
    """

    id: str
    name: str
    department: str
    post: str
    language: Language | None = None
    away: tuple[tuple[date, date], ...] = ()

    def is_away(self, on: date) -> bool:
        """Whether that day falls into an absence."""
        return any(first <= on <= last for first, last in self.away)


@dataclass(frozen=True, slots=True)
class Department:
    """A department: its channel (Slack id), its head and who acts while the head is away (Slack ids).

    Attributes:
        group: the Slack user group (S...) whose members are the department's people; None when the file names all.
        default_post: the post of those whom only the group names; "" for none.
    """

    id: str
    names: Names
    channel: str
    head: str | None
    deputy: str | None
    language: Language
    group: str | None = None
    default_post: str = ""


@dataclass(frozen=True, slots=True)
class Management:
    """The company's management: who they are and the channel (Slack id) where they are told."""

    people: tuple[str, ...]
    channel: str
    language: Language


_ONE_DAY = Allowance(1, Unit.WORKING_DAYS)
_TWO_DAYS = Allowance(2, Unit.WORKING_DAYS)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the rule leaves to the company; each has the policy's bracket as its default."""

    progress: Allowance = _ONE_DAY  # 4.2.1b
    rectification: Allowance = _TWO_DAYS  # 4.2.2c
    returned: Allowance = _ONE_DAY
    yellow: float = 0.8  # 4.2.1a, for duties; a stage has its own
    morning: time = time(9)
    late_after: int = 15 * 60  # seconds after which a notice says that it comes late


@dataclass(frozen=True)
class Company:
    """Everything about the company that a rule may need, at one moment.

    Attributes:
        former: people who have left the company; their work and their names remain.
    """

    name: str
    people: Mapping[str, Person]
    departments: Mapping[str, Department]
    management: Management
    administrators: tuple[str, ...]
    audit_channel: str
    language: Language
    standards: Mapping[str, Standard]
    calendar: Calendar
    choices: Choices = field(default_factory=Choices)
    former: Mapping[str, Person] = field(default_factory=dict)

    def known(self, person_id: str) -> Person | None:
        """Somebody who works here or once did; None for anybody else."""
        return self.people.get(person_id) or self.former.get(person_id)

    def person(self, person_id: str) -> Person:
        """The person of that Slack id, or a refusal: only the company's people take part."""
        try:
            return self.people[person_id]
        except KeyError:
            raise Refusal("person.unknown", person=person_id) from None

    def department(self, department_id: str) -> Department:
        """The department of that id, or a refusal."""
        try:
            return self.departments[department_id]
        except KeyError:
            raise Refusal("department.unknown", department=department_id) from None

    def standard(self, standard_id: str) -> Standard:
        """The standard of that id, or a refusal."""
        try:
            return self.standards[standard_id]
        except KeyError:
            raise Refusal("standard.unknown", standard=standard_id) from None

    def acting_head(self, department_id: str, now: datetime) -> str | None:
        """Who heads the department at this moment: the head, or the deputy while the head is away.

        Nobody heads a department that the company's file no longer has; what is left of it goes to management.
        """
        department = self.departments.get(department_id)
        if department is None:
            return None
        head = self.people.get(department.head or "")
        deputy = self.people.get(department.deputy or "")
        today = self.calendar.local(now).date()
        if head and not head.is_away(today):
            return head.id
        if deputy and not deputy.is_away(today):
            return deputy.id
        return head.id if head else None

    def answerable(self, department_id: str, now: datetime) -> str:
        """Who owes the department's reports: its acting head, the first of management while it has none."""
        return self.acting_head(department_id, now) or self.management.people[0]

    def bears_now(self, bearer: str, department_id: str, now: datetime) -> str:
        """Who answers for what `bearer` bears: they themselves, or once they have left whoever answers there."""
        return bearer if bearer in self.people else self.answerable(department_id, now)

    def heads(self, department_id: str, now: datetime) -> frozenset[str]:
        """Those with a head's rights there at this moment: the head always, the deputy while acting."""
        department = self.departments.get(department_id)
        known = {department.head if department else None, self.acting_head(department_id, now)}
        return frozenset(person for person in known if person)

    @cached_property
    def headed_by(self) -> Mapping[str, tuple[str, ...]]:
        """Departments by the Slack id of their head or deputy."""
        found: dict[str, tuple[str, ...]] = {}
        for department in self.departments.values():
            for person in {department.head, department.deputy} - {None}:
                found[person or ""] = (*found.get(person or "", ()), department.id)
        return found

    def heads_now(self, person_id: str, now: datetime) -> tuple[str, ...]:
        """The departments in which this person has a head's rights at this moment."""
        return tuple(d for d in self.headed_by.get(person_id, ()) if person_id in self.heads(d, now))

    def is_management(self, person_id: str) -> bool:
        """Whether the person is of the company's management."""
        return person_id in self.management.people

    def step_up(self, bearer: str, department_id: str, now: datetime) -> str:
        """Who hears of what `bearer` owes: the acting head (a Slack user id), else management's channel.

        A head who is the bearer reports to management (policy 4.2.x).
        """
        head = self.acting_head(department_id, now)
        if head is None or bearer in self.heads(department_id, now):
            return self.management.channel
        return head
