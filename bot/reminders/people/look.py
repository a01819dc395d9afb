"""Looking at Slack's people: each event as it comes, a changed user group soon after, everybody once a day."""

import asyncio
import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.people import Account, Gone
from bot.domain.standards import Language, spoken
from bot.reminders.deliver.answers import Answer, Done, Refused, Slow
from bot.reminders.deliver.office import Office
from bot.reminders.people.roster import LOOKED, Roster, Seen
from storage import members, people
from storage.database import Session
from storage.desk import SqlDesk

log = logging.getLogger(__name__)

Json = Mapping[str, Any]
DAY = timedelta(days=1)  # machine time from one look at everybody to the next
AGAIN = 60.0  # machine seconds until Slack is asked again when it did not answer
CHANGED = "group:"  # begins the pulse of a user group that has changed and was not looked at since
PAGE = 200  # people in one answer; Slack recommends no more
MANY = 20  # newcomers from which on everybody is asked for at once instead of each


class Unanswered(Exception):  # noqa: N818 -- not an error: Slack is asked again later
    """Slack did not say; it may be asked again after so many machine seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class People:
    """Follows who works for the company. Several processes may do so beside each other.

    Args:
        office: asks Slack, at its pace.
        roster: keeps what was seen.
        follow: called when something was kept, so that this process sees it at once.
        wake: called when there may be something to tell.
    """

    def __init__(
        self, office: Office, roster: Roster, *, follow: Callable[[], object], wake: Callable[[], None]
    ) -> None:
        self._office, self._roster, self._follow, self._wake = office, roster, follow, wake
        self._looked = False  # by this process, whose file may be another than before
        self._not_before = 0.0

    def heard(self, event_id: str, event: Json) -> None:
        """Keep what one of Slack's events says, once an id. May block; whatever it raises, nothing was kept."""
        match event:
            case {"type": "team_join" | "user_change", "user": {"id": str(user)} as said}:
                if self._roster.written().known(user) or self._office.company().known(user):
                    self._keep(lambda session: self._hear_of(session, event_id, said))
            case {"type": "subteam_updated", "subteam": {"id": str(group)}} | {"subteam_id": str(group)}:
                if any(one.group == group for one in self._roster.written().departments.values()):
                    self._keep(lambda session: self._mark(session, event_id, group))

    def _hear_of(self, session: Session, event_id: str, said: Json) -> None:
        if not SqlDesk(session).once(f"{members.EVENT}{event_id}"):
            return
        account = account_of(said)
        self._roster.keep(session, Seen({account.id: account}))
        _hear_language(session, account.id, said.get("locale"))

    def _mark(self, session: Session, event_id: str, group: str) -> None:
        if SqlDesk(session).once(f"{members.EVENT}{event_id}"):
            people.put_pulse(session, f"{CHANGED}{group}", self._machine_now())

    def _keep(self, work: Callable[[Session], None]) -> None:
        with self._office.database.transaction() as session:
            work(session)
        self._follow()

    async def run(self) -> None:
        """Look at whatever must be looked at; what Slack does not answer is asked again later."""
        if self._office.machine.steady() < self._not_before:
            return
        try:
            if not self._looked or await self._office.read(self._is_old):
                await self._look_at_all()
            elif await self._office.read(_marks):
                await self._look_at_changed()
        except Unanswered as silence:
            self._not_before = self._office.machine.steady() + silence.seconds

    def _is_old(self, session: Session) -> bool:
        looked = people.pulse(session, LOOKED)
        return looked is None or self._machine_now() - looked >= DAY

    async def _look_at_all(self) -> None:
        await self._office.keep(_take_marks)
        groups = await self._groups(set(self._department_of()))
        seen = Seen(await self._everybody(), groups)

        def keep(session: Session) -> None:
            self._roster.keep(session, seen)
            people.put_pulse(session, LOOKED, self._machine_now())
            members.forget_events(session)

        await self._kept(keep)
        self._looked = True

    async def _look_at_changed(self) -> None:
        """Changed groups; a look that fails half way is made up for by one at everybody."""
        self._looked = False
        groups = await self._groups(await self._office.keep(_take_marks))
        known = await self._office.read(lambda session: {member.id for member in members.members(session)})
        strangers = {user for users in groups.values() for user in users} - known
        if len(strangers) > MANY:
            return
        seen = Seen({user: account for user in sorted(strangers) if (account := await self._account(user))}, groups)
        await self._kept(lambda session: self._roster.keep(session, seen))
        self._looked = True

    async def _kept(self, work: Callable[[Session], None]) -> None:
        await self._office.keep(work)
        if await asyncio.to_thread(self._follow):
            self._wake()

    def _department_of(self) -> dict[str, str]:
        """Departments by their user group."""
        return {one.group: one.id for one in self._roster.written().departments.values() if one.group}

    async def _groups(self, wanted: Collection[str]) -> dict[str, Collection[str]]:
        """Who is in those groups, by department. A group that is not there, or empty, is left out: nobody leaves.

        Slack keeps no user group without members: one that seems empty was switched off.
        """
        found: dict[str, Collection[str]] = {}
        for group, department in self._department_of().items():
            if group in wanted and (users := await self._members_of(group)):
                found[department] = users
        return found

    async def _members_of(self, group: str) -> Collection[str]:
        slack = self._office.slack
        said = await self._office.call("usergroups.users.list", lambda: slack.usergroups_users_list(usergroup=group))
        match _answered(said):
            case {"users": [*users]}:
                return [str(user) for user in users]
            case _:
                log.warning("the user group %s cannot be read; its department stays as it is", group)
                return ()

    async def _everybody(self) -> dict[str, Account]:
        """Every account of the workspace, by Slack id."""
        found: dict[str, Account] = {}
        cursor, more = "", True
        while more:
            said = _answered(await self._page(cursor))
            found |= {one.id: one for one in map(account_of, said.get("members", ()))}
            cursor = (said.get("response_metadata") or {}).get("next_cursor") or ""
            more = bool(cursor)
        return found

    async def _page(self, cursor: str) -> Answer:
        slack = self._office.slack
        return await self._office.call("users.list", lambda: slack.users_list(limit=PAGE, cursor=cursor))

    async def _account(self, user: str) -> Account | None:
        slack = self._office.slack
        match _answered(await self._office.call("users.info", lambda: slack.users_info(user=user))):
            case {"user": dict(said)}:
                return account_of(said)
            case _:
                return None

    def _machine_now(self) -> datetime:
        return datetime.fromtimestamp(int(self._office.machine.wall()), UTC)


def account_of(user: Json) -> Account:
    """An account as Slack describes it."""
    profile = user.get("profile") or {}
    name = profile.get("real_name") or user.get("real_name") or profile.get("display_name") or user.get("name")
    guest = user.get("is_restricted") or user.get("is_ultra_restricted")
    gone = Gone.CLOSED if user.get("deleted") else Gone.GUEST if guest else None
    return Account(str(user["id"]), str(name or user["id"]), gone, bool(user.get("is_bot") or user.get("is_stranger")))


def _answered(said: Answer) -> Json:
    """What Slack said; empty when it will not say.

    Raises:
        Unanswered: it did not say now.
    """
    match said:
        case Done(data):
            return data
        case Refused(error):
            log.warning("Slack does not tell about people: %s", error)
            return {}
        case Slow(seconds):
            raise Unanswered(seconds)
        case _:
            raise Unanswered(AGAIN)


def _hear_language(session: Session, user: str, locale: object) -> None:
    """A change of the reader's language is told to every process."""
    if not isinstance(locale, str):
        people.forget_language(session, user)
        return
    known, now = people.language(session, user), spoken(locale)
    people.remember_language(session, user, now)
    if _differs(known, now):
        members.tell_all(session)


def _differs(known: tuple[Language | None, float] | None, now: Language | None) -> bool:
    return known is None or known[0] is not now


def _marks(session: Session) -> Iterable[str]:
    return members.marked(session, CHANGED)


def _take_marks(session: Session) -> set[str]:
    """The groups that have changed; whoever takes them looks at them."""
    found = set(members.marked(session, CHANGED))
    for group in found:
        people.clear_pulse(session, f"{CHANGED}{group}")
    return found
