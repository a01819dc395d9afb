"""The tables of company.toml, each taken by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.settings.lines import Loc
from bot.settings.shapes import (
    ChannelSaid,
    ChoicesSaid,
    CompanySaid,
    DaysSaid,
    DepartmentSaid,
    HoursSaid,
    ManagementSaid,
    PersonSaid,
)


@dataclass(frozen=True)
class CompanyTables:
    """Every table; departments and people by their place."""

    company: CompanySaid
    hours: HoursSaid
    days: DaysSaid
    choices: ChoicesSaid
    management: ManagementSaid
    departments: Mapping[Loc, DepartmentSaid]
    people: Mapping[Loc, PersonSaid]

    def channels(self) -> Iterator[tuple[Loc, ChannelSaid]]:
        """Every channel with its place."""
        yield ("audit_channel",), self.company.audit_channel
        yield ("management", "channel"), self.management.channel
        for loc, department in self.departments.items():
            yield (*loc, "channel"), department.channel
