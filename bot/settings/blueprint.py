"""The company as its file says it: everything but the calendar, which is versioned and kept in the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.domain.calendar import Calendar
from bot.domain.calendar_days import Shift
from bot.domain.company import Choices, Company, Department, Management, Person
from bot.domain.standards import Language, Standard


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of business: which weekdays are worked (Monday is 0) and from when to when."""

    weekdays: frozenset[int]
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class CompanyDays:
    """The company's own days off (with their names), extra working days and half days; no date is in two of them."""

    off: Mapping[date, str]
    extra: Mapping[date, tuple[Shift, ...]]
    half: Mapping[date, tuple[Shift, ...]]


@dataclass(frozen=True)
class Blueprint:
    """What company.toml says.

    Attributes:
        people: by Slack id; `department` is "" for people of management and administrators who have none.
        standards: the policy's with the company's changes and additions, by id.
        country, subdivision: whose official holidays count, as the library `holidays` calls them.
        channel_names: what channels are called in the file, by Slack id; those without a name are left out.
    """

    name: str
    people: Mapping[str, Person]
    departments: Mapping[str, Department]
    management: Management
    administrators: tuple[str, ...]
    audit_channel: str
    language: Language
    standards: Mapping[str, Standard]
    choices: Choices
    zone: ZoneInfo
    hours: Hours
    days: CompanyDays
    country: str
    subdivision: str | None
    channel_names: Mapping[str, str]

    def company(self, calendar: Calendar) -> Company:
        """The company, keeping time by that calendar."""
        return Company(
            name=self.name,
            people=self.people,
            departments=self.departments,
            management=self.management,
            administrators=self.administrators,
            audit_channel=self.audit_channel,
            language=self.language,
            standards=self.standards,
            calendar=calendar,
            choices=self.choices,
        )
