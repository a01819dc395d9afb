"""Our own key, looked up in a channel's history: was it posted, and how often?"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from typing import Any

from bot.reminders.deliver.answers import Answer, Done
from bot.reminders.deliver.office import Doubt, Office

EVENT = "timeliness"
PAGE = 200
SKEW = 300.0  # seconds by which Slack's clock may differ from the machine's


def opaque(key: str) -> str:
    """What stands in a message for its key: every app of the workspace can read it, so it says nothing."""
    return sha256(key.encode()).hexdigest()[:32]


def metadata(key: str) -> dict[str, Any]:
    """The metadata under which a message of this key is posted, and found again."""
    return {"event_type": EVENT, "event_payload": {"key": opaque(key)}}


async def posted(office: Office, channel: str, key: str, since: float) -> list[str] | Answer:
    """The `ts` of every message with this key, oldest first; anything but a list when Slack did not tell.

    Args:
        channel: the channel's own id (a direct message's is D...).
        since: machine seconds (since 1970) before which it cannot have been posted.
    """
    found: list[str] = []
    cursor: str | None = None
    while True:
        page = await _page(office, channel, since, cursor)
        if not isinstance(page, Done):
            return page
        found += _ours(page.data, key)
        cursor = (page.data.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return sorted(found, key=float)


async def _page(office: Office, channel: str, since: float, cursor: str | None) -> Answer:
    return await office.call(
        "conversations.history",
        lambda: office.slack.conversations_history(
            channel=channel,
            oldest=f"{max(0.0, since - SKEW):.6f}",
            limit=PAGE,
            cursor=cursor,
            include_all_metadata=True,
        ),
    )


def _ours(page: Mapping[str, Any], key: str) -> Iterator[str]:
    wanted = opaque(key)
    for message in page.get("messages", ()):
        said = message.get("metadata") or {}
        if said.get("event_type") == EVENT and said.get("event_payload", {}).get("key") == wanted:
            yield message["ts"]


async def take_back(office: Office, channel: str, copies: Iterable[str]) -> None:
    """Delete what was posted a second time."""
    for ts in copies:
        await office.call("chat.delete", partial(office.slack.chat_delete, channel=channel, ts=ts))


async def check_copies(office: Office) -> int:
    """How many second copies were found and deleted of messages that were in doubt for the length of a lease."""
    ripe = [doubt for doubt in office.doubts if doubt.at <= office.machine.steady()]
    taken = 0
    for doubt in ripe:
        found = await posted(office, doubt.channel, doubt.key, doubt.since)
        if isinstance(found, list):
            office.doubts.remove(doubt)
            copies = _copies(doubt, found)
            await take_back(office, doubt.channel, copies)
            taken += len(copies)
    return taken


def _copies(doubt: Doubt, found: list[str]) -> list[str]:
    """The one on record stays: ours, or the other's."""
    if doubt.ours:
        return [ts for ts in found if ts != doubt.ts]
    return [doubt.ts] if doubt.ts in found and len(found) > 1 else []
