"""What the page is told about people, messages, views and gestures, as JSON."""

from dataclasses import asdict
from datetime import datetime, timedelta, tzinfo

from bot.playground.messages import Message, Seen
from bot.playground.people import Json, Person
from bot.playground.views import View


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
    return {**asdict(one), "shown_at": one.shown_at.isoformat()}


def view(one: View) -> Json:
    """A form or a Home tab with what is typed in it."""
    return asdict(one)


def seen(one: Seen) -> Json:
    """What a gesture brought at once; the rest is in the next look at the state."""
    return {"error": one.error, "errors": one.errors, "text": one.text}


def zone_name(zone: tzinfo, now: datetime) -> str:
    """The zone as a browser takes it: its IANA name, else the offset it has at `now`."""
    key = getattr(zone, "key", None)
    if key is not None:
        return str(key)
    offset = (now.astimezone(zone).utcoffset() or timedelta()) // timedelta(minutes=1)
    return f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"
