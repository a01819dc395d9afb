"""What must hold between the tables of company.toml: people, departments and channels that are named exist."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

import holidays
from holidays.registry import EntityLoader

from bot.domain.standards import Standard, Unit
from bot.settings.inspection import Inspection
from bot.settings.lines import Loc
from bot.settings.shapes import AllowanceSaid, DepartmentSaid, PersonSaid
from bot.settings.tables import CompanyTables

UNFIT_FOR_DUTIES = frozenset({Unit.RINGS, Unit.PROMISED})


def check_company(inspection: Inspection, tables: CompanyTables, standards: Mapping[str, Standard]) -> None:
    """Note every fault between the tables; what is faulty in itself was noted before and is passed over."""
    people = [(loc, person.id) for loc, person in tables.people.items()]
    departments = [(loc, department.id) for loc, department in tables.departments.items()]
    _check_each_once(inspection, people, "person")
    _check_each_once(inspection, departments, "department")
    above = _above(inspection)
    known_people = {person for _, person in people}
    known_departments = tuple(department for _, department in departments if department)
    for loc, person in tables.people.items():
        _check_person(inspection, loc, person, known_departments, above)
    for loc, department in tables.departments.items():
        _check_department(inspection, loc, department, known_people)
    _check_named(inspection, tables, known_people)
    _check_channels(inspection, tables)
    _check_groups(inspection, tables)
    _check_country(inspection, tables)
    _check_days(inspection)
    _check_choices(inspection, tables)
    if known_departments:
        _check_standards(inspection, standards, known_departments)


def _above(inspection: Inspection) -> frozenset[str]:
    """Those who need no department; as written, so that one faulty id among them makes no others."""
    management = inspection.data.get("management")
    people = management.get("people") if isinstance(management, Mapping) else None
    named = (people, inspection.data.get("administrators"))
    return frozenset(str(person) for said in named for person in (said if isinstance(said, list) else [said]))


def _check_each_once(inspection: Inspection, ids: Iterable[tuple[Loc, str]], what: str) -> None:
    seen: set[str] = set()
    for loc, each in ids:
        if each and each in seen:
            inspection.fault((*loc, "id"), f"company.{what}.twice", **{what: each})
        seen.add(each)


def _check_person(
    inspection: Inspection, loc: Loc, person: PersonSaid, departments: tuple[str, ...], above: Collection[str]
) -> None:
    if person.department and person.department not in departments:
        facts = {"person": person.id, "department": person.department, "known": departments}
        inspection.fault((*loc, "department"), "company.person.department_unknown", **facts)
    if person.id and person.id not in above and inspection.lacks((*loc, "department")):
        inspection.fault(loc, "company.person.department_missing", person=person.id)
    for position, away in enumerate(person.away):
        if away.last < away.first:
            place, key = (*loc, "away", position), "company.person.away_reversed"
            inspection.fault(place, key, person=person.id, first=away.first, last=away.last)


def _check_department(inspection: Inspection, loc: Loc, department: DepartmentSaid, people: Collection[str]) -> None:
    for name in ("head", "deputy"):
        person = getattr(department, name)
        if person and person not in people:
            key = f"company.department.{name}_unknown"
            inspection.fault((*loc, name), key, department=department.id, person=person)
    if department.deputy and department.deputy == department.head:
        facts = {"department": department.id, "person": department.deputy}
        inspection.fault((*loc, "deputy"), "company.department.deputy_is_head", **facts)


def _check_named(inspection: Inspection, tables: CompanyTables, people: Collection[str]) -> None:
    for position, person in enumerate(tables.management.people):
        if person not in people:
            inspection.fault(("management", "people", position), "company.management.person_unknown", person=person)
    for position, person in enumerate(tables.company.administrators):
        if person not in people:
            inspection.fault(("administrators", position), "company.administrator_unknown", person=person)


def _check_channels(inspection: Inspection, tables: CompanyTables) -> None:
    names: dict[str, list[str]] = defaultdict(list)
    for loc, channel in tables.channels():
        if channel.name and channel.name not in names[channel.id]:
            names[channel.id].append(channel.name)
            if len(names[channel.id]) > 1:
                facts = {"channel": channel.id, "names": tuple(names[channel.id])}
                inspection.fault((*loc, "name"), "company.channel.two_names", **facts)


def _check_groups(inspection: Inspection, tables: CompanyTables) -> None:
    """A person is of one department, so no user group makes people of two."""
    departments: dict[str, list[str]] = defaultdict(list)
    for loc, department in tables.departments.items():
        if department.group:
            departments[department.group].append(department.id)
            if len(departments[department.group]) > 1:
                facts = {"group": department.group, "departments": tuple(departments[department.group])}
                inspection.fault((*loc, "group"), "company.group.twice", **facts)


def _check_country(inspection: Inspection, tables: CompanyTables) -> None:
    country, subdivision = tables.company.country, tables.company.subdivision
    if not country:
        return
    if country not in EntityLoader.get_country_codes():
        inspection.fault(("country",), "company.country_unknown", country=country)
        return
    found = holidays.country_holidays(country)
    known = (*found.subdivisions, *found.subdivisions_aliases)
    if subdivision and subdivision not in known:
        facts = {"country": country, "subdivision": subdivision, "known": known}
        inspection.fault(("subdivision",), "company.subdivision_unknown", **facts)


def _check_days(inspection: Inspection) -> None:
    """As written, so that a fault in one of the tables hides no date in another."""
    said = inspection.data.get("days")
    seen: set[str] = set()
    for name in ("off", "extra", "half"):
        dates = said.get(name) if isinstance(said, Mapping) else None
        for each in dates if isinstance(dates, Mapping) else ():
            if each in seen:
                inspection.fault(("days", name, each), "company.days.twice", date=each)
            seen.add(each)


def _check_choices(inspection: Inspection, tables: CompanyTables) -> None:
    for name in ("progress", "rectification", "returned"):
        said: AllowanceSaid | None = getattr(tables.choices, name)
        if said and said.unit in UNFIT_FOR_DUTIES:
            inspection.fault(("choices", name, "unit"), "company.choices.unit_unfit", choice=name, unit=said.unit)


def _check_standards(inspection: Inspection, standards: Mapping[str, Standard], departments: tuple[str, ...]) -> None:
    places = inspection.places("standard")
    for standard in standards.values():
        if standard.department and standard.department not in departments:
            facts = {"standard": standard.id, "department": standard.department, "known": departments}
            loc = (*places[standard.id], "department") if standard.id in places else ("department",)
            inspection.fault(loc, "standard.department_unknown", **facts)
