"""What Home shows to whom: a colleague their work, a head the department, management the company (policy 2.2)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.company import Company
from bot.domain.desk import Query
from bot.domain.home import FEW, FIRST, PAGE, Board, Colour, Count, Home, Looking, Scope
from bot.domain.may import may_list
from bot.domain.task import Task


def home(person: str, wish: Looking, board: Board, company: Company, now: datetime) -> Home:
    """The person's Home. What they may not choose, or is not there any more, is left out of the wish without a word."""
    headed = company.heads_now(person, now)
    scopes = scopes_of(person, company, now)
    looking = granted(person, wish, company, now)
    tasks, total, looking = _page(person, looking, headed, board)
    elsewhere = looking.scope is not Scope.MINE or bool(looking.person)
    mine = board.find(Query(responsible=person, limit=FEW))[0] if elsewhere else ()
    duties, duties_total = board.duties(person, FEW)
    answers = company.is_management(person)
    reports, reports_total = board.reports(FEW) if answers else ((), 0)
    return Home(
        looking=looking,
        scopes=scopes,
        own=board.by_person((person,)).get(person, Count()),
        duties=duties,
        duties_total=duties_total,
        rectifications=board.rectifications(person, headed),
        departments=_departments(looking, headed, board, company),
        people=_people(headed, board, company) if looking.scope is Scope.DEPARTMENT else (),
        reports=reports,
        reports_total=reports_total,
        mine=mine,
        tasks=tasks,
        total=total,
    )


def scopes_of(person: str, company: Company, now: datetime) -> tuple[Scope, ...]:
    """Where the person may look; where they look at first comes first."""
    found = []
    if company.is_management(person):
        found.append(Scope.COMPANY)
    if company.heads_now(person, now):
        found.append(Scope.DEPARTMENT)
    return (*found, Scope.MINE)


def granted(person: str, wish: Looking, company: Company, now: datetime) -> Looking:
    """The wish without what the person may not see (`may_list`) and what the company does not have."""
    scopes = scopes_of(person, company, now)
    scope = wish.scope if wish.scope in scopes else scopes[0]
    whose = wish.person if wish.person in company.people and may_list(company, person, wish.person, now) else ""
    if whose == person and scope is Scope.MINE:
        whose = ""
    return Looking(
        scope=scope,
        colour=wish.colour or (Colour.ALL if whose else FIRST[scope]),
        standard=wish.standard if wish.standard in company.standards else "",
        person=whose,
        page=max(wish.page, 0),
    )


def _page(person: str, looking: Looking, headed: tuple[str, ...], board: Board) -> tuple[Sequence[Task], int, Looking]:
    """The page, or the last one there is when work has gone from the list meanwhile."""
    query = _query(person, looking, headed)
    tasks, total = board.find(query)
    if tasks or not looking.page:
        return tasks, total, looking
    last = max(total - 1, 0) // PAGE
    return board.find(replace(query, offset=last * PAGE))[0], total, replace(looking, page=last)


def _query(person: str, looking: Looking, headed: tuple[str, ...]) -> Query:
    state = None if looking.colour in (None, Colour.ALL) else looking.colour.value
    asked = Query(state=state, standard=looking.standard or None, limit=PAGE, offset=looking.page * PAGE)
    if looking.person:
        return replace(asked, bearer=looking.person)
    match looking.scope:
        case Scope.COMPANY:
            return asked
        case Scope.DEPARTMENT:
            return replace(asked, departments=headed)
        case _:
            return replace(asked, bearer=person)


def _departments(
    looking: Looking, headed: tuple[str, ...], board: Board, company: Company
) -> Sequence[tuple[str, Count, int]]:
    """Every department for management, those headed for their head; none beside one's own work."""
    if looking.scope is Scope.MINE:
        return ()
    seen = tuple(company.departments) if looking.scope is Scope.COMPANY else headed
    counts, owed = board.by_department(seen), board.owed_in(seen)
    return [(department, counts.get(department, Count()), owed.get(department, 0)) for department in seen]


def _people(headed: tuple[str, ...], board: Board, company: Company) -> Sequence[tuple[str, Count]]:
    """The people of the departments with their load, the most red first, then yellow, then open."""
    people = [person.id for person in company.people.values() if person.department in headed]
    counts = board.by_person(people)
    loads = [(person, counts.get(person, Count())) for person in people]
    return sorted(loads, key=lambda load: (-load[1].red, -load[1].yellow, -load[1].open))
