"""company.toml -> a blueprint of the company, or every fault in it at once."""

from collections.abc import Mapping
from pathlib import Path

from bot.domain.company import Choices, Department, Management, Person
from bot.domain.standards import Allowance, Language, Standard
from bot.settings.blueprint import Blueprint, CompanyDays, Hours
from bot.settings.company_checks import check_company
from bot.settings.faults import Fault
from bot.settings.inspection import Inspection, elements
from bot.settings.places import Place, places
from bot.settings.shapes import (
    AllowanceSaid,
    ChoicesSaid,
    CompanySaid,
    DaysSaid,
    DepartmentSaid,
    HoursSaid,
    ManagementSaid,
    PersonSaid,
)
from bot.settings.standards import PolicyStandards, merge_standards, read_standards
from bot.settings.tables import CompanyTables

SAMPLE_COMPANY = Path(__file__).parent.parent / "company.toml"


def sample_company() -> Path:
    """The sample company that comes with the program; it is the template for a real one, too."""
    return SAMPLE_COMPANY


def read_company(path: Path) -> Blueprint:
    """The company that the file describes, under the policy's standards with the file's changes.

    Raises:
        Faults: everything that is wrong with the file, or that it is missing. A faulty file is refused whole.
    """
    policy = read_standards()
    inspection = Inspection(path)
    tables, standards = _inspected(inspection, policy)
    inspection.close()
    return _blueprint(tables, standards)


def inspect_company(path: Path) -> tuple[tuple[Place, ...], tuple[Fault, ...]]:
    """The ids of Slack's that the file names, and every fault in it.

    Raises:
        Faults: the file is missing or no TOML, so that nothing in it can be found.
    """
    inspection = Inspection(path)
    tables, _ = _inspected(inspection, read_standards())
    return places(inspection, tables), inspection.faults


def _inspected(inspection: Inspection, policy: PolicyStandards) -> tuple[CompanyTables, Mapping[str, Standard]]:
    """The tables and standards, with every fault noted."""
    said = inspection.take(CompanySaid, inspection.data, ())
    tables = _tables(inspection, said)
    standards = merge_standards(inspection, said.standard, policy)
    check_company(inspection, tables, standards)
    return tables, standards


def _tables(inspection: Inspection, said: CompanySaid) -> CompanyTables:
    take = inspection.take
    return CompanyTables(
        company=said,
        hours=take(HoursSaid, said.hours, ("hours",)),
        days=take(DaysSaid, said.days, ("days",)),
        choices=take(ChoicesSaid, said.choices, ("choices",)),
        management=take(ManagementSaid, said.management, ("management",)),
        departments={loc: take(DepartmentSaid, raw, loc) for loc, raw in elements(said.department, ("department",))},
        people={loc: take(PersonSaid, raw, loc) for loc, raw in elements(said.person, ("person",))},
    )


def _blueprint(tables: CompanyTables, standards: Mapping[str, Standard]) -> Blueprint:
    said, days = tables.company, tables.days
    return Blueprint(
        name=said.name,
        people={each.id: _person(each) for each in tables.people.values()},
        departments={each.id: _department(each, tables) for each in tables.departments.values()},
        management=_management(tables.management, said.language),
        administrators=said.administrators,
        audit_channel=said.audit_channel.id,
        language=said.language,
        standards=standards,
        choices=_choices(tables.choices),
        zone=said.zone,
        hours=Hours(frozenset(tables.hours.weekdays), tables.hours.shifts),
        days=CompanyDays(days.off, days.extra, days.half),
        country=said.country,
        subdivision=said.subdivision,
        channel_names={channel.id: channel.name for _, channel in tables.channels() if channel.name},
    )


def _person(said: PersonSaid) -> Person:
    away = tuple((absence.first, absence.last) for absence in said.away)
    return Person(said.id, said.name, said.department or "", said.post, said.language, away)


def _department(said: DepartmentSaid, tables: CompanyTables) -> Department:
    language = said.language or tables.company.language
    post = said.default_post or ""
    return Department(said.id, said.names, said.channel.id, said.head, said.deputy, language, said.group, post)


def _management(said: ManagementSaid, language: Language) -> Management:
    return Management(said.people, said.channel.id, said.language or language)


def _choices(said: ChoicesSaid) -> Choices:
    usual = Choices()
    return Choices(
        progress=_allowance(said.progress, usual.progress),
        rectification=_allowance(said.rectification, usual.rectification),
        returned=_allowance(said.returned, usual.returned),
        yellow=said.yellow or usual.yellow,
        morning=said.morning or usual.morning,
        late_after=said.late_after_minutes * 60 if said.late_after_minutes else usual.late_after,
    )


def _allowance(said: AllowanceSaid | None, usual: Allowance) -> Allowance:
    return Allowance(said.allowance, said.unit) if said else usual
