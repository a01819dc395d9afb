"""What is kept of the company's people, and what follows when somebody has come or gone: one transaction."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.company import Company
from bot.domain.decision import Decision
from bot.domain.desk import Query
from bot.domain.people import MOST_NAMED, Account, Member, Moves, farewell, moves, present, updated, welcome
from bot.domain.recount import hand_over_duties
from bot.domain.task import Duty
from bot.reminders.tick import merged
from storage import members, people
from storage.database import Session
from storage.desk import SqlDesk

LOOKED = "people"  # the pulse of the last whole look at Slack's people


@dataclass(frozen=True)
class Seen:
    """What was seen in Slack: accounts by id, and who is in the user groups of the departments that were looked at."""

    accounts: Mapping[str, Account] = field(default_factory=dict)
    groups: Mapping[str, Collection[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Roster:
    """Keeps the company's people.

    Attributes:
        written: the company with the people of its file alone.
        now: the bot's clock.
    """

    written: Callable[[], Company]
    now: Callable[[], datetime]

    def keep(self, session: Session, seen: Seen) -> None:
        """Keep what was seen; newcomers are greeted, the work of leavers is put before their head, all is told.

        Before the first look ever the company is what its file says: nobody in it is a newcomer then.
        """
        first, written = people.pulse(session, LOOKED) is None, self.written()
        kept = {member.id: member for member in members.members(session, turn=True)}
        before = [*kept.values(), *(_founders(written, kept) if first else ())]
        fresh = updated(before, written, seen.accounts, seen.groups)
        company = present(written, fresh)
        found = moves(fresh, company)
        now = {member.id: member for member in (*fresh, *found.members)}
        changed = [member for member in now.values() if kept.get(member.id) != member]
        if changed:
            members.keep_members(session, changed)
            self._tell(session, found, company, quiet=first)
            members.tell_all(session)

    def _tell(self, session: Session, found: Moves, company: Company, *, quiet: bool) -> None:
        now, desk = self.now(), SqlDesk(session)
        greetings = () if quiet else tuple(welcome(person, now) for person in found.joined)
        desk.record(Decision(notices=greetings))
        for member in found.left:
            desk.record(merged(_handed_over(desk, member, company, now)))
            work, count = desk.find(Query(bearer=member.id, limit=MOST_NAMED))
            told = farewell(member, work, count, company, now)
            desk.record(Decision(notices=(told,) if told else ()))


def _founders(written: Company, kept: Collection[str]) -> Iterator[Member]:
    for person in written.people.values():
        if person.id not in kept:
            yield Member(person.id, person.name, here=True, department=person.department)


def _handed_over(desk: SqlDesk, member: Member, company: Company, now: datetime) -> list[Decision]:
    """What the leaver owed beside the work itself is owed by whoever answers for the department now, on record."""
    owed = [one for name in Duty for one in desk.owed(bearer=member.id, departments=(), name=name)]
    numbers = sorted({task.number for task, _ in owed})
    return [hand_over_duties(task, now, company) for task in desk.tasks(numbers)]
