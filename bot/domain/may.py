"""Who may do what: one table of relation by action, enforced at the gate and at every door (policy 1.3c, 2.2)."""

from datetime import datetime
from enum import StrEnum

from bot.domain.company import Company
from bot.domain.refusal import Refusal
from bot.domain.report import Report
from bot.domain.task import Task


class Action(StrEnum):
    """What a gesture asks leave for."""

    OPEN = "open"
    SHOW = "show"
    WHY = "why"
    CLOSE = "close"
    PROGRESS = "progress"
    STUCK = "stuck"
    RECTIFY = "rectify"
    ACCEPT = "accept"
    RETURN = "return"
    LIST = "list"
    STANDARDS = "standards"
    HELP = "help"


class Relation(StrEnum):
    """How a person stands to the company, or to one task or report."""

    MEMBER = "member"  # anybody in company.toml
    RESPONSIBLE = "responsible"  # the task's responsible person
    BEARER = "bearer"  # bears a clock of the task that runs
    OPENER = "opener"  # opened the task
    COLLEAGUE = "colleague"  # of the task's or report's department
    HEAD = "head"  # has a head's rights in that department, or in the responsible person's
    MANAGEMENT = "management"


_EVERYONE = frozenset({Relation.MEMBER})
_SEES = frozenset(set(Relation) - {Relation.MEMBER})
_DOES = frozenset({Relation.RESPONSIBLE, Relation.HEAD})

MAY: dict[Action, frozenset[Relation]] = {
    Action.OPEN: _EVERYONE,
    Action.LIST: _EVERYONE,  # whose work it lists is checked by `may_list`
    Action.STANDARDS: _EVERYONE,
    Action.HELP: _EVERYONE,
    Action.SHOW: _SEES,
    Action.WHY: _SEES,
    Action.CLOSE: _DOES | {Relation.BEARER},  # the bearer of a measure ends it
    Action.PROGRESS: frozenset({Relation.RESPONSIBLE, Relation.BEARER}),
    Action.STUCK: frozenset({Relation.RESPONSIBLE, Relation.BEARER}),
    Action.RECTIFY: frozenset({Relation.BEARER, Relation.HEAD}),
    Action.ACCEPT: frozenset({Relation.MANAGEMENT}),
    Action.RETURN: frozenset({Relation.MANAGEMENT}),
}


def _company_wide(company: Company, person: str) -> set[Relation]:
    company.person(person)
    return {Relation.MEMBER, Relation.MANAGEMENT} if company.is_management(person) else {Relation.MEMBER}


def relations_to_task(company: Company, person: str, task: Task, now: datetime) -> frozenset[Relation]:
    """Every relation in which the person stands to the task at this moment."""
    found = _company_wide(company, person)
    responsible = company.known(task.responsible)
    departments = {task.department, responsible.department if responsible else task.department}
    if person == task.responsible:
        found.add(Relation.RESPONSIBLE)
    if person == task.opened_by:
        found.add(Relation.OPENER)
    if any(clock.bearer == person and clock.running for clock in task.clocks):
        found.add(Relation.BEARER)
    if company.person(person).department == task.department:
        found.add(Relation.COLLEAGUE)
    if departments & set(company.heads_now(person, now)):
        found.add(Relation.HEAD)
    return frozenset(found)


def relations_to_report(company: Company, person: str, report: Report, now: datetime) -> frozenset[Relation]:
    """Every relation in which the person stands to the report at this moment."""
    found = _company_wide(company, person)
    if company.person(person).department == report.department:
        found.add(Relation.COLLEAGUE)
    if report.department in company.heads_now(person, now):
        found.add(Relation.HEAD)
    return frozenset(found)


def may(company: Company, person: str, action: Action, thing: Task | Report | None, now: datetime) -> bool:
    """Whether the person may do that at all (`thing` None), or to that task or report."""
    match thing:
        case None:
            relations = frozenset(_company_wide(company, person))
            return action not in (Action.ACCEPT, Action.RETURN) or bool(MAY[action] & relations)
        case Task():
            relations = relations_to_task(company, person, thing, now)
        case Report():
            relations = relations_to_report(company, person, thing, now)
    return bool(MAY[action] & relations)


def must(company: Company, person: str, action: Action, thing: Task | Report | None, now: datetime) -> None:
    """Refuse as ``may.not`` what the table does not allow."""
    if not may(company, person, action, thing, now):
        number = thing.number if thing else 0
        raise Refusal("may.not", action=action, number=number)


def may_list(company: Company, person: str, whose: str, now: datetime) -> bool:
    """Whether the person may see the list of another's work: their own, their people's, or management."""
    if person == whose or company.is_management(person):
        return True
    other = company.known(whose)
    return other is not None and other.department in company.heads_now(person, now)
