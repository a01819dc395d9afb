"""What the page is told about people, messages, views and gestures, as JSON."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime, timedelta, tzinfo

from bot.playground.messages import Message, Seen
from bot.playground.people import Channel, Impossible, Json, Person
from bot.playground.sight import Waiting, is_reply
from bot.playground.views import View

NEWEST = 300
"""How many messages of a channel or of a thread the page is given."""
GLIMPSE = 160
"""How many characters of a message a notification shows."""
TITLED = re.compile(r"<@(\w+)\|[^>]*>")


def person(one: Person) -> Json:
    """Somebody, with what sets them apart: a guest of this workspace, or from outside it."""
    return {
        "id": one.id,
        "name": one.name,
        "locale": one.locale,
        "tz": one.tz,
        "is_bot": one.is_bot,
        "deleted": one.deleted,
        "guest": one.is_restricted or one.is_ultra_restricted,
        "outside": one.is_stranger or one.team_id is not None,
    }


def message(one: Message) -> Json:
    """A message; `shown_at` as an ISO instant."""
    # Not asdict(): that copies every block, which is most of the work of drawing a page.
    return {part.name: getattr(one, part.name) for part in fields(one)} | {"shown_at": one.shown_at.isoformat()}


def channel(one: Channel, user: str, bot: str, waiting: Waiting) -> Json:
    """A channel as its list shows it; `unread` counts what others said, `to_me` what is said to the person.

    `app` marks the direct message with the app, `with` names the other one in a direct message.
    """
    return {
        "id": one.id,
        "name": one.name,
        "private": one.private,
        "archived": one.archived,
        "is_im": one.is_im,
        "app": one.is_im and bot in one.members,
        "with": next((member for member in one.members if member != user), user) if one.is_im else None,
        "members": len(one.members),
        "unread": waiting.unread,
        "to_me": len(waiting.to_them),
    }


def root_of(messages: Sequence[Message], ts: str) -> str:
    """The message under which the thread with that message stands; empty when nothing is there."""
    return next((one.thread_ts or one.ts for one in messages if one.ts == ts), "")


def room(messages: Sequence[Message], threads: Mapping[str, Json], root: str) -> Json:
    """The channel's own messages, each with what stands under it, and the thread that is open, if any."""
    there = {one.ts for one in messages}
    own = [one for one in messages if not is_reply(one) or one.thread_ts not in there]
    inside = [one for one in messages if root and root in {one.ts, one.thread_ts}]
    return {
        "messages": [message(one) | {"replies": threads.get(one.ts)} for one in own[-NEWEST:]],
        "thread": [message(one) for one in inside[-NEWEST:]] or None,
    }


def notice(one: Message) -> Json:
    """A message as a notification shows it."""
    thread = one.thread_ts if is_reply(one) else None
    return {"ts": one.ts, "channel": one.channel, "user": one.user, "text": one.text[:GLIMPSE], "thread_ts": thread}


def sent(escaped: str) -> str:
    """Typed words as a message holds them: a person is named by the id alone, `@here` and its like are tokens."""
    return re.sub(r"(?<![\w@])@(here|channel|everyone)\b", r"<!\1>", TITLED.sub(r"<@\1>", escaped))


def view(one: View) -> Json:
    """A form or a Home tab with what is typed in it."""
    return asdict(one)


def seen(one: Seen) -> Json:
    """What a gesture brought at once; the rest is in the next look at the state."""
    return {"error": one.error, "errors": one.errors, "text": one.text}


def instant(text: str) -> datetime:
    """An aware ISO instant; anything else is impossible."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise Impossible("no instant") from None
    if at.utcoffset() is None:
        raise Impossible("no zone")
    return at


def zone_name(zone: tzinfo, now: datetime) -> str:
    """The zone as a browser takes it: its IANA name, else the offset it has at `now`."""
    key = getattr(zone, "key", None)
    if key is not None:
        return str(key)
    offset = (now.astimezone(zone).utcoffset() or timedelta()) // timedelta(minutes=1)
    return f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"
