"""Which form of a message this Slack takes: with tables and charts, without those that it refuses, or the text alone.

All forms are of one payload, fixed before the first attempt. What a workspace refuses is remembered for a day, so that
not every message is tried twice; it is remembered once the plainer form was taken, since only then it was the block's
fault.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.reminders.deliver.answers import Refused
from bot.views.blocks import NEWER, without
from storage import people
from storage.database import Session

Json = dict[str, Any]

BELIEVED = timedelta(days=1)  # machine time for which a workspace's refusal of a type of block holds
TOO_MUCH = frozenset({"msg_blocks_too_long", "too_many_blocks"})  # no type of block is to blame
_POINTER = re.compile(r"/blocks/(\d+)")


def taken(session: Session, payload: Json, wall: float) -> Json:
    """The payload without the types of block that the workspace has refused lately (`wall`: machine seconds)."""
    if not payload["plain"]:
        return payload
    since = _at(wall) - BELIEVED
    told = {kind: people.pulse(session, _name(kind)) for kind in NEWER}
    refused = frozenset(kind for kind, at in told.items() if at is not None and at > since)
    return _less(payload, refused) if refused else payload


def plainer(payload: Json, no: Refused) -> Json | None:
    """The next plainer form after Slack refused this one; None when there is none.

    ``refused`` in it are the types to blame, for `remember` once it is taken.
    """
    if not payload["blocks"]:
        return None
    if not payload["plain"]:
        return {**payload, "blocks": None}
    named = _named(payload["blocks"], no.details) or {*_newer(payload)}
    blamed = [] if no.error in TOO_MUCH else sorted(named)
    return {**_less(payload, frozenset(named)), "refused": [*payload.get("refused", ()), *blamed]}


def remember(session: Session, payload: Json, wall: float) -> None:
    """A plainer form was taken: the types that were left out for it are refused here."""
    for kind in payload.get("refused", ()):
        people.put_pulse(session, _name(kind), _at(wall))


def _less(payload: Json, refused: frozenset[str]) -> Json:
    blocks, plain = without(payload["blocks"], payload["plain"], refused)
    return {**payload, "blocks": blocks, "plain": plain}


def _newer(payload: Json) -> Iterable[str]:
    return (payload["blocks"][int(place)]["type"] for place in payload["plain"])


def _named(blocks: Sequence[Json], details: Iterable[str]) -> set[str]:
    """The newer types among the blocks that Slack's refusal points at."""
    places = {int(place) for words in details for place in _POINTER.findall(words)}
    return {blocks[place]["type"] for place in places if place < len(blocks)} & NEWER


def _name(kind: str) -> str:
    return f"refuses:{kind}"


def _at(wall: float) -> datetime:
    return datetime.fromtimestamp(int(wall), UTC)
