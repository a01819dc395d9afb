"""Where company.toml names Slack's people, channels and user groups: what `check` proves, each with its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.settings.inspection import Inspection
from bot.settings.lines import Loc
from bot.settings.tables import CompanyTables


class Named(StrEnum):
    """What an id stands for."""

    PERSON = "person"
    CHANNEL = "channel"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Place:
    """An id of Slack's in the file; `name` is what the file calls it, or the department of a user group."""

    path: Path
    line: int
    what: Named
    id: str
    name: str


def places(inspection: Inspection, tables: CompanyTables) -> tuple[Place, ...]:
    """Every id in the order of the lines; those that are faulty in themselves are left out."""
    found = (
        Place(inspection.path, inspection.line(loc), what, id_, name)
        for loc, what, id_, name in _named(tables)
        if id_ and not inspection.lacks(loc)
    )
    return tuple(sorted(found, key=lambda place: place.line))


def _named(tables: CompanyTables) -> Iterator[tuple[Loc, Named, str, str]]:
    for loc, channel in tables.channels():
        yield (*loc, "id"), Named.CHANNEL, channel.id, channel.name or channel.id
    for loc, department in tables.departments.items():
        yield (*loc, "group"), Named.GROUP, department.group or "", department.id
    for loc, person in tables.people.items():
        yield (*loc, "id"), Named.PERSON, person.id, person.name
