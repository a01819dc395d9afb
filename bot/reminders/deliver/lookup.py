"""Our own key, looked up in a channel's history: was it posted, and how often?"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from typing import Any

from bot.reminders.deliver.answers import Answer, Done, Refused
from bot.reminders.deliver.office import Office
from storage import outbox
from storage.database import Session
from storage.outbox import Doubted

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


async def take_back(office: Office, channel: str, copies: Iterable[str]) -> bool:
    """Delete what was posted a second time; whether all of it is gone."""
    said = [
        await office.call("chat.delete", partial(office.slack.chat_delete, channel=channel, ts=ts)) for ts in copies
    ]
    return all(isinstance(one, Done) or one == Refused("message_not_found") for one in said)


async def check_copies(office: Office) -> int:
    """How many second copies were found and deleted of messages that have been in doubt for the length of a lease.

    The one on record stays. Where Slack does not tell, or does not delete, the doubt stays, too.
    """
    taken = 0
    for doubted in await office.read(lambda session: outbox.doubted(session, office.machine.wall())):
        found = await posted(office, doubted.channel, doubted.key, doubted.started_at)
        if isinstance(found, list):
            copies = [ts for ts in found if ts != doubted.ts] if doubted.ts in found else []
            if await take_back(office, doubted.channel, copies):
                await office.keep(partial(_sure, doubted))
                taken += len(copies)
    return taken


def _sure(one: Doubted, session: Session) -> None:
    outbox.sure(session, one)
