"""The simulated company: the sample's departments with sixty people, and what they do on a day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from bot.domain.calendar import Calendar
from bot.domain.company import Person
from bot.settings import Blueprint, read_company, sample_company

PEOPLE = 60
STANDARDS = (
    "claims.simple",
    "claims.general",
    "service.complaint.simple",
    "service.question.general",
    "sales.email",
    "sales.application.simple",
    "support.document.regular",
    "support.document.urgent",
    "support.technical.simple",
)
FIRST = datetime.fromisoformat("2026-11-02T09:00:00+08:00")


def blueprint() -> Blueprint:
    """The sample company, filled up to sixty people in its four departments."""
    sample = read_company(sample_company())
    departments = [*sample.departments]
    more = {
        f"U0M{number:02}": Person(f"U0M{number:02}", f"同事{number:02}", departments[number % len(departments)], "專員")
        for number in range(PEOPLE - len(sample.people))
    }
    return replace(sample, people={**sample.people, **more})


@dataclass(frozen=True, order=True)
class Act:
    """Something a person wants to do at an instant: opening work, or going on with what there is."""

    at: datetime
    number: int
    kind: str


def acts(random: Random, calendar: Calendar, tasks: int, days: int) -> Iterator[Act]:
    """The acts of so many days in order: for each task an opening in working time, and some visits before or after."""
    minutes = [FIRST + timedelta(minutes=5 * n) for n in range(days * 24 * 12)]
    open_hours = [at for at in minutes if calendar.add_working(at, 1) - at <= timedelta(seconds=1)]
    wanted = []
    for number in range(tasks):
        wanted.append(Act(random.choice(open_hours), number, "open"))
        wanted += [Act(random.choice(open_hours), number, random.choice(KINDS)) for _ in range(VISITS)]
    yield from sorted(wanted)


VISITS = 3
KINDS = ("close", "close", "close", "close", "progress", "stuck", "rectify", "answer", "measure")
