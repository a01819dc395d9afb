"""People who come and go: who works in the company now, who has joined or left, and who is told (policy 6.1.2, 1.3c).

The file's word about a person goes first; Slack's user groups add those whom the file does not name; and Slack alone
says whose account is closed or has become a guest's.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.company import Company, Department, Management, Person
from bot.domain.decision import Notice
from bot.domain.task import Task

WELCOME, LEFT = "welcome", "left"
MOST_NAMED = 20  # tasks of a leaver that the notice names


class Gone(StrEnum):
    """Why somebody is no longer of the company."""

    CLOSED = "closed"  # the account is deactivated
    GUEST = "guest"  # the account has become a guest's
    UNLISTED = "unlisted"  # neither company.toml nor a department's user group has them any more


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody whom the file or a department's user group names, or once named.

    Attributes:
        groups: the departments whose user groups they are in.
        account: what keeps them out, as Slack has it: ``CLOSED``, ``GUEST`` or None.
        here: whether they were of the company at the last look.
        department: where they were then; "" for none, as with management.
    """

    id: str
    name: str
    groups: tuple[str, ...] = ()
    account: Gone | None = None
    here: bool = False
    department: str = ""


def present(company: Company, members: Iterable[Member]) -> Company:
    """The company that the file describes, with the people of the user groups and without those who have left.

    Whoever has left heads nothing any more, and is of management no more unless nobody would be.
    """
    roster = {member.id: member for member in members}
    here = {one.id: one for one in _here(company, roster)}
    gone = {one.id: one for one in _gone(company, roster, here)}
    departments = {id_: _headed(department, here) for id_, department in company.departments.items()}
    management = _managed(company.management, here)
    return replace(company, people=here, former=gone, departments=departments, management=management)


def _here(company: Company, roster: Mapping[str, Member]) -> Iterator[Person]:
    for person in company.people.values():
        member = roster.get(person.id)
        if member is None or member.account is None:
            yield person
    for member in roster.values():
        if member.id not in company.people and member.account is None and (found := _grouped(company, member)):
            yield Person(member.id, member.name, found.id, found.default_post)


def _grouped(company: Company, member: Member) -> Department | None:
    """The first department of the file whose user group has them."""
    return next((one for one in company.departments.values() if one.group and one.id in member.groups), None)


def _gone(company: Company, roster: Mapping[str, Member], here: Mapping[str, Person]) -> Iterator[Person]:
    for member in roster.values():
        if member.id not in here:
            yield company.people.get(member.id) or Person(member.id, member.name, member.department, "")


def _headed(department: Department, here: Mapping[str, Person]) -> Department:
    head, deputy = (person if person in here else None for person in (department.head, department.deputy))
    if (head, deputy) == (department.head, department.deputy):
        return department
    return replace(department, head=head, deputy=deputy)


def _managed(management: Management, here: Mapping[str, Person]) -> Management:
    people = tuple(person for person in management.people if person in here)
    return replace(management, people=people or management.people)


@dataclass(frozen=True, slots=True)
class Account:
    """What Slack says of somebody. `outside` are bots and people of other workspaces."""

    id: str
    name: str
    gone: Gone | None = None
    outside: bool = False


def updated(
    before: Sequence[Member],
    company: Company,
    accounts: Mapping[str, Account],
    groups: Mapping[str, Collection[str]],
) -> list[Member]:
    """The members with what Slack says now; whoever is nothing to the company is left out.

    Args:
        before: as kept.
        company: as the file has it.
        accounts: those that were looked at, by Slack id; others stay as they were.
        groups: who is in the user groups of the departments that were looked at; of others members stay.
    """
    known = {member.id: member for member in before}
    grouped = {user for users in groups.values() for user in users}
    fresh = [id_ for id_ in accounts if id_ not in known and (id_ in grouped or id_ in company.people)]
    everybody = [*before, *(Member(id_, accounts[id_].name) for id_ in fresh if not accounts[id_].outside)]
    return [_updated(member, accounts.get(member.id), groups) for member in everybody]


def _updated(member: Member, account: Account | None, groups: Mapping[str, Collection[str]]) -> Member:
    stay = {department for department in member.groups if department not in groups}
    now = stay | {department for department, users in groups.items() if member.id in users}
    seen = replace(member, groups=tuple(sorted(now)))
    return replace(seen, name=account.name, account=account.gone) if account else seen


@dataclass(frozen=True)
class Moves:
    """What has changed between two looks.

    Attributes:
        members: everybody whose place in the company is another one now, as they are to be kept.
        joined: people who are of a department in which they were not at the last look.
        left: those who have left.
    """

    members: tuple[Member, ...]
    joined: tuple[Person, ...]
    left: tuple[Member, ...]


def moves(before: Sequence[Member], company: Company) -> Moves:
    """Who has come and who has gone since the last look.

    Args:
        before: as kept at the last look, with what Slack says now.
        company: as it is now, by the same members (`present`).
    """
    known = {member.id: member for member in before}
    settled, joined = [], []
    for person in company.people.values():
        member = known.get(person.id, Member(person.id, person.name))
        now = replace(member, name=person.name, here=True, department=person.department)
        if now != member:
            settled.append(now)
        if person.department and (not member.here or member.department != person.department):
            joined.append(person)
    left = tuple(member for member in before if member.here and member.id not in company.people)
    return Moves((*settled, *(replace(member, here=False) for member in left)), tuple(joined), left)


def welcome(person: Person, now: datetime) -> Notice:
    """6.1.2: a newcomer to a department hears its standards and how to start, once."""
    facts = {"department": person.department, "post": person.post}
    return Notice(WELCOME, person.id, f"{WELCOME}:{person.id}:{person.department}", now, facts=facts)


def farewell(member: Member, work: Sequence[Task], count: int, company: Company, now: datetime) -> Notice | None:
    """1.3c: what somebody leaves behind is put before the head, or management where there is none; clocks go on.

    Args:
        work: the leaver's open tasks, the worst first, as many as are named; without any there is nothing to say.
        count: how many there are in all.
        company: without the leaver.
    """
    if not work:
        return None
    to = company.acting_head(member.department, now) or company.management.channel
    listed = "\n".join(f"{task.number} {task.title}" for task in work)
    why = str(member.account or Gone.UNLISTED)
    facts: dict[str, str | int] = {
        "person": member.id,
        "name": member.name,
        "why": why,
        "count": count,
        "tasks": listed,
    }
    return Notice(LEFT, to, f"{LEFT}:{member.id}:{now.timestamp():.0f}", now, facts=facts)
