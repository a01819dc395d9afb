"""Who the company's people are beside what its file says, and the number that tells every process of a change."""

import time
from collections.abc import Iterable

from sqlalchemy import Row, delete, select
from sqlmodel import Session

from bot.domain.people import Gone, Member
from storage.dialects import insert_into, take_turn
from storage.tables import Counter, Inbound, MemberRow, Pulse, table

MEMBER, COUNTER, PULSE, INBOUND = table(MemberRow), table(Counter), table(Pulse), table(Inbound)
VERSION = "members"
EVENT = "event:"  # how the inbound key of one of Slack's events begins
KEPT = 24 * 3600.0  # machine seconds for which an event's key is kept


def members(session: Session, *, turn: bool = False) -> list[Member]:
    """Everybody, by Slack id; with `turn`, nobody else changes them until the transaction ends."""
    if turn:
        take_turn(session, VERSION)
    return [_member(row) for row in session.execute(select(MEMBER).order_by(MEMBER.c.user))]


def _member(row: Row[tuple[object, ...]]) -> Member:
    account = Gone(row.account) if row.account else None
    return Member(row.user, row.name, tuple(row.in_group.split()), account, row.here, row.department)


def keep_members(session: Session, changed: Iterable[Member]) -> None:
    """Keep them as they are now."""
    rows = [
        {
            "user": one.id,
            "name": one.name,
            "in_group": " ".join(one.groups),
            "account": one.account.value if one.account else None,
            "here": one.here,
            "department": one.department,
        }
        for one in changed
    ]
    if rows:
        put = insert_into(session, MEMBER)
        fresh = {name: put.excluded[name] for name in rows[0] if name != "user"}
        session.connection().execute(put.on_conflict_do_update(index_elements=["user"], set_=fresh), rows)


def version(session: Session) -> int:
    """Grows whenever something changes about people; 0 before that."""
    found = session.execute(select(COUNTER.c.value).where(COUNTER.c.name == VERSION)).scalar_one_or_none()
    return int(found or 0)


def tell_all(session: Session) -> None:
    """Let every process look at the people again."""
    first = insert_into(session, COUNTER).values(name=VERSION, value=1)
    raised = {"value": COUNTER.c.value + 1}
    session.execute(first.on_conflict_do_update(index_elements=["name"], set_=raised))


def marked(session: Session, mark: str) -> list[str]:
    """What pulses with names beginning so are about, such as the groups that must be looked at."""
    rows = session.execute(select(PULSE.c.name).where(PULSE.c.name.startswith(mark, autoescape=True)))
    return [name.removeprefix(mark) for name in rows.scalars()]


def forget_events(session: Session) -> None:
    """Events that Slack will not repeat any more."""
    old = INBOUND.c.key.startswith(EVENT, autoescape=True) & (INBOUND.c.at < time.time() - KEPT)
    session.execute(delete(INBOUND).where(old))
