"""The outbox: notices folded into messages, and what may become of a message. Leases and back-off are machine seconds.

``sending`` is written before the request; a definite refusal puts the message back; whatever nobody knows the end of
stays ``sending`` until its lease is over and is then looked up before it is posted again.
"""

import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Row, case, func, insert, literal, select, update
from sqlmodel import Session

from bot.domain.decision import Notice
from bot.domain.refusal import Refusal
from storage.dialects import one_of, take_turn
from storage.loading import pieces
from storage.rows import notice_from
from storage.tables import MessageRow, NoticeRow, table

MESSAGE, NOTICE = table(MessageRow), table(NoticeRow)
ON_ITS_WAY = ("pending", "sending")
WAITING = one_of(MESSAGE.c.state, *ON_ITS_WAY)
SENT = literal("sent", literal_execute=True)  # in the statement's text, as the partial index has it

STATES: Mapping[str, str] = {
    "pending": "Nobody has it; it may be claimed once `not_before` has come.",
    "sending": "Claimed under a token until its lease is over; it may have reached Slack.",
    "sent": "Slack has it, at `channel` and `ts`.",
    "dead": "It cannot be delivered; the audit channel was told.",
}
MESSAGE_MOVES: Mapping[tuple[str, str], str] = {
    ("pending", "claim"): "sending",
    ("sending", "put_back"): "pending",
    ("sending", "mark_sent"): "sent",
    ("sending", "reclaim"): "sending",
    ("sending", "mark_dead"): "dead",
}

ALONE = frozenset(  # told by themselves, never folded
    {"summary", "seal", "audit", "undeliverable", "handed_in", "document", "welcome", "left"}
)
URGENT = frozenset({"red", "duty_red"})


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that is ours for the length of the lease.

    Attributes:
        started_at: machine seconds at which it was first claimed for the attempt that may have reached Slack.
        payload: ``{"text", "blocks", "plain"}`` and perhaps ``"file"`` once fixed, None before the first attempt.
    """

    id: int
    key: str
    place: str
    family: str
    attempts: int
    started_at: float
    payload: dict[str, Any] | None
    wanted_revision: int


def fold(session: Session, *, alone: Collection[str] = ALONE) -> int:
    """Make messages of all notices that are in none: one for each place, and one for each notice that stands alone.

    The message's key comes from its notices' keys, so that what was folded once is never folded into another.
    """
    take_turn(session, "fold")
    told = select(NOTICE.c.id, NOTICE.c.key, NOTICE.c.kind, NOTICE.c.place).where(NOTICE.c.message.is_(None))
    rows = session.execute(told.order_by(NOTICE.c.id)).all()
    groups: dict[tuple[str, ...], list[Row[Any]]] = defaultdict(list)
    for row in rows:
        groups[(row.place, row.kind, row.key) if row.kind in alone else (row.place, "warnings")].append(row)
    for group in groups.values():
        _fold_one(session, group, alone)
    return len(groups)


def _fold_one(session: Session, group: Sequence[Row[Any]], alone: Collection[str]) -> None:
    keys = "\n".join(sorted(row.key for row in group))
    kind = group[0].kind
    values = {
        "key": sha256(keys.encode()).hexdigest()[:32],
        "place": group[0].place,
        "family": kind if kind in alone else "warnings",
        "urgency": 0 if any(row.kind in URGENT for row in group) else 1,
        "state": "pending",
        "attempts": 0,
        "not_before": 0.0,
        "created_at": time.time(),
        "error": "",
        "wanted_revision": 0,
        "shown_revision": 0,
    }
    message = session.execute(insert(MESSAGE).values(values).returning(MESSAGE.c.id)).scalar_one()
    for piece in pieces(row.id for row in group):
        session.execute(update(NOTICE).where(NOTICE.c.id.in_(piece)).values(message=message))


def claim(
    session: Session, *, token: str, machine_now: float, lease: float, limit: int, busy_places: Collection[str] = ()
) -> list[Claimed]:
    """Claim pending messages, reds first, then the oldest: at most one for each place, none where one is being sent."""
    take_turn(session, "claim")  # whoever claims sees what others are sending
    other = MESSAGE.alias("other")
    there = (other.c.place == MESSAGE.c.place) & one_of(other.c.state, *ON_ITS_WAY)
    line = select(other.c.id).where(there, other.c.state == "pending").order_by(other.c.urgency, other.c.id)
    first = MESSAGE.c.id == line.limit(1).scalar_subquery()
    free = ~select(other.c.id).where(there, other.c.state == "sending").exists()
    ripe = WAITING & (MESSAGE.c.state == "pending") & (MESSAGE.c.not_before <= machine_now) & first & free
    if busy_places:
        ripe &= MESSAGE.c.place.not_in(list(busy_places))
    chosen = (
        select(MESSAGE.c.id)
        .where(ripe)
        .order_by(MESSAGE.c.urgency, MESSAGE.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    numbers = list(session.execute(chosen).scalars())
    fresh = {"started_at": machine_now, "attempts": MESSAGE.c.attempts + 1}
    return _take(session, numbers, MESSAGE.c.state == "pending", token, machine_now + lease, fresh)


def expired(session: Session, *, token: str, machine_now: float, lease: float, limit: int) -> list[Claimed]:
    """Take over, under a new token, messages whose lease is over: they may have reached Slack; look them up."""
    over = WAITING & (MESSAGE.c.state == "sending") & (MESSAGE.c.lease_until < machine_now)
    chosen = (
        select(MESSAGE.c.id).where(over).order_by(MESSAGE.c.lease_until).limit(limit).with_for_update(skip_locked=True)
    )
    return _take(session, list(session.execute(chosen).scalars()), over, token, machine_now + lease, {})


def _take(
    session: Session,
    numbers: list[int],
    still: ColumnElement[bool],
    token: str,
    until: float,
    fresh: Mapping[str, Any],
) -> list[Claimed]:
    """One conditional update: what another has taken meanwhile is not ours."""
    if not numbers:
        return []
    taken = update(MESSAGE).where(MESSAGE.c.id.in_(numbers), still)
    rows = session.execute(
        taken.values(state="sending", token=token, lease_until=until, **fresh).returning(MESSAGE)
    ).all()
    names = ("id", "key", "place", "family", "attempts", "started_at", "payload", "wanted_revision")
    ours = [Claimed(**{name: getattr(row, name) for name in names}) for row in rows]
    return sorted(ours, key=lambda claimed: numbers.index(claimed.id))


def _change(session: Session, message: int, ours: str, gesture: str, **values: object) -> bool:
    """A legal move of a message that is ours; False when it is no longer."""
    states = [state for state, known in MESSAGE_MOVES if known == gesture]
    if not states:
        raise Refusal("message.illegal", move=gesture)
    row = (MESSAGE.c.id == message) & (MESSAGE.c.token == ours) & MESSAGE.c.state.in_(states)
    freed = {"state": MESSAGE_MOVES[states[0], gesture], "token": None, "lease_until": None}
    changed = session.execute(update(MESSAGE).where(row).values(**freed, **values).returning(MESSAGE.c.id))
    return changed.first() is not None


def fix_payload(session: Session, message: int, token: str, payload: Mapping[str, Any]) -> None:
    """Write down what a message says, in the transaction that claimed it, before its first attempt.

    Written again later, in other words, it says what it said: the revision that it shows stays.
    """
    ours = (MESSAGE.c.id == message) & (MESSAGE.c.token == token)
    first = case((MESSAGE.c.payload.is_(None), MESSAGE.c.wanted_revision), else_=MESSAGE.c.shown_revision)
    session.execute(update(MESSAGE).where(ours).values(payload=dict(payload), shown_revision=first))


def notices_of(session: Session, message: int) -> list[Notice]:
    """The notices that a message tells, in the order in which they came."""
    rows = session.execute(select(NOTICE).where(NOTICE.c.message == message).order_by(NOTICE.c.id))
    return [notice_from(row) for row in rows]


def file_of(session: Session, message: int) -> Mapping[str, str] | None:
    """The file that a message names: ``{"id", "link", "name"}``, empty when Slack takes none; None while unknown."""
    fixed = session.execute(select(MESSAGE.c.payload).where(MESSAGE.c.id == message)).scalar_one_or_none()
    found: Mapping[str, str] | None = fixed.get("file") if fixed else None
    return found


def mark_sent(session: Session, message: int, token: str, channel: str, ts: str, doubt_at: float | None = None) -> bool:
    """Slack has it; a second copy is to be looked for at `doubt_at` (machine seconds) when there may be one."""
    return _change(session, message, token, "mark_sent", channel=channel, ts=ts, doubt_at=doubt_at)


def doubt(session: Session, message: int, at: float) -> None:
    """Whoever holds it by now, we have posted it too: a second copy is to be looked for."""
    session.execute(update(MESSAGE).where(MESSAGE.c.id == message).values(doubt_at=at))


@dataclass(frozen=True, slots=True)
class Doubted:
    """A sent message of which Slack may have a second copy; `channel` and `ts` are those on record."""

    id: int
    key: str
    channel: str
    ts: str
    started_at: float
    doubt_at: float


def doubted(session: Session, machine_now: float, limit: int = 100) -> list[Doubted]:
    """Sent messages whose copies may be looked for now, the longest waiting first."""
    ripe = MESSAGE.c.doubt_at.is_not(None) & (MESSAGE.c.doubt_at <= machine_now) & (MESSAGE.c.state == "sent")
    rows = session.execute(select(MESSAGE).where(ripe).order_by(MESSAGE.c.doubt_at).limit(limit))
    return [Doubted(r.id, r.key, r.channel, r.ts, r.started_at, r.doubt_at) for r in rows]


def sure(session: Session, one: Doubted) -> None:
    """It was looked for; a doubt that has come up since stays."""
    same = (MESSAGE.c.id == one.id) & (MESSAGE.c.doubt_at == one.doubt_at)
    session.execute(update(MESSAGE).where(same).values(doubt_at=None))


def put_back(session: Session, message: int, token: str, not_before: float, error: str) -> bool:
    """Slack said no, or was not asked: it may be claimed again from `not_before` (machine seconds) on."""
    return _change(session, message, token, "put_back", not_before=not_before, error=error)


def mark_dead(session: Session, message: int, token: str, error: str) -> bool:
    """It cannot be delivered, and stays on record."""
    return _change(session, message, token, "mark_dead", error=error)


@dataclass(frozen=True, slots=True)
class Stale:
    """A sent message whose tasks have moved on since it was shown; `wanted` is the revision to show."""

    id: int
    key: str
    place: str
    family: str
    channel: str
    ts: str
    wanted: int


def stale_messages(session: Session, limit: int) -> list[Stale]:
    """Sent messages that are to be shown anew, the newest first: that is the one somebody looks at."""
    behind = (MESSAGE.c.state == SENT) & (MESSAGE.c.shown_revision < MESSAGE.c.wanted_revision)
    rows = session.execute(select(MESSAGE).where(behind).order_by(MESSAGE.c.id.desc()).limit(limit))
    return [Stale(r.id, r.key, r.place, r.family, r.channel, r.ts, r.wanted_revision) for r in rows]


def mark_shown(session: Session, message: int, revision: int) -> None:
    """That revision is what Slack shows."""
    session.execute(update(MESSAGE).where(MESSAGE.c.id == message).values(shown_revision=revision))


def counts(session: Session) -> dict[str, int]:
    """How many messages there are in each state."""
    rows = session.execute(select(MESSAGE.c.state, func.count().label("many")).group_by(MESSAGE.c.state))
    return dict.fromkeys(STATES, 0) | {row.state: row.many for row in rows}


def oldest_waiting(session: Session) -> float | None:
    """Since when (machine seconds) the oldest message that has not been sent waits."""
    found: float | None = session.execute(select(func.min(MESSAGE.c.created_at)).where(WAITING)).scalar_one()
    return found


def unfolded(session: Session) -> int:
    """How many notices are in no message yet."""
    count: int = session.execute(select(func.count()).where(NOTICE.c.message.is_(None))).scalar_one()
    return count


def places_waiting(session: Session) -> Iterable[str]:
    """Places to which something is on its way."""
    return session.execute(select(MESSAGE.c.place).where(WAITING).distinct()).scalars().all()
