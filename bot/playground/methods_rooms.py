"""The methods that read the workspace: `conversations.*`, `users.*`, `usergroups.*`, `bots.info`."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.playground.calls import ApiError, Call
from bot.playground.messages import Message, instant
from bot.playground.payloads import channel_json, message_json, person_json
from bot.playground.people import Channel, Json

HISTORY_SCOPES = {"C": "channels:history", "G": "groups:history", "D": "im:history"}
MOST = 999


def _page(call: Call, rows: Sequence[Any], default: int = 100) -> tuple[Sequence[Any], str]:
    """A page of the rows and the cursor of the next, empty at the end."""
    start = call.text("cursor", "next:0").removeprefix("next:")
    if not start.isdigit():
        raise ApiError("invalid_cursor")
    limit = call.whole("limit", default) or default
    if limit > MOST:
        raise ApiError("invalid_limit")
    end = int(start) + limit
    return rows[int(start) : end], f"next:{end}" if end < len(rows) else ""


def _listed(call: Call, name: str, rows: Sequence[Any]) -> Json:
    shown, cursor = _page(call, rows)
    return {name: [*shown], "response_metadata": {"next_cursor": cursor}}


def open_conversation(call: Call) -> Json:
    """`conversations.open`: the direct message with one person."""
    users = [user for user in call.text("users").split(",") if user]
    if not users and call.text("channel"):
        return {"channel": channel_json(call.state, call.channel())}
    if len(users) != 1:
        raise ApiError("users_list_not_supplied" if not users else "method_not_supported_for_channel_type")
    person = call.state.people.get(users[0])
    if person is None or person.is_bot:
        raise ApiError("user_not_found" if person is None else "cannot_dm_bot")
    if person.deleted:
        raise ApiError("user_disabled")
    known = call.state.dm(person.id)
    channel = call.state.channels[known or call.state.open_dm(person.id)]
    shown = channel_json(call.state, channel) if call.flag("return_im") else {"id": channel.id}
    return {"channel": shown, "no_op": known is not None, "already_open": known is not None}


def list_conversations(call: Call) -> Json:
    """`conversations.list`: public channels unless `types` says otherwise; private ones only with the app in them."""
    kinds = set(call.text("types", "public_channel").split(","))
    seen = [one for one in call.state.channels.values() if _kind(one) in kinds and _visible(call, one)]
    kept = [one for one in seen if not (one.archived and call.flag("exclude_archived"))]
    return _listed(call, "channels", [channel_json(call.state, one) for one in kept])


def _kind(channel: Channel) -> str:
    if channel.is_im:
        return "im"
    return "private_channel" if channel.private else "public_channel"


def _visible(call: Call, channel: Channel) -> bool:
    return call.state.bot_user in channel.members or _kind(channel) == "public_channel"


def conversation_info(call: Call) -> Json:
    """`conversations.info`."""
    return {"channel": channel_json(call.state, call.channel(inside=False))}


def join(call: Call) -> Json:
    """`conversations.join`: a public channel."""
    channel = call.channel(inside=False)
    if channel.private or channel.is_im:
        raise ApiError("method_not_supported_for_channel_type")
    if channel.archived:
        raise ApiError("is_archived")
    if call.state.bot_user not in channel.members:
        channel.members.append(call.state.bot_user)
        call.state.touch()
    return {"channel": channel_json(call.state, channel)}


def members(call: Call) -> Json:
    """`conversations.members`."""
    return _listed(call, "members", call.channel(inside=False).members)


def history(call: Call) -> Json:
    """`conversations.history`: newest first; metadata only when asked for."""
    channel = call.channel()
    call.scope(HISTORY_SCOPES[channel.id[0]])
    found = [*_between(call, channel)]
    return _messages(call, [m for m in reversed(found) if m.thread_ts in (None, m.ts)])


def replies(call: Call) -> Json:
    """`conversations.replies`: a thread, oldest first."""
    channel = call.channel()
    call.scope(HISTORY_SCOPES[channel.id[0]])
    root = call.state.log.find(channel.id, call.need("ts"))
    if root is None:
        raise ApiError("thread_not_found")
    return _messages(call, [m for m in _between(call, channel) if root.ts in (m.ts, m.thread_ts)])


def _between(call: Call, channel: Channel) -> Iterator[Message]:
    try:
        oldest, latest = instant(call.text("oldest", "0")), instant(call.text("latest", "9999999999"))
    except ValueError:
        raise ApiError("invalid_ts_oldest") from None
    for message in call.state.log.standing(channel.id):
        at = instant(message.ts)
        inside = oldest <= at <= latest if call.flag("inclusive") else oldest < at < latest
        if inside and message.ephemeral_to is None:
            yield message


def _messages(call: Call, found: list[Message]) -> Json:
    shown, cursor = _page(call, found)
    whole = call.flag("include_all_metadata")
    rows = [message_json(call.state, message, metadata=whole) for message in shown]
    more = {"response_metadata": {"next_cursor": cursor}} if cursor else {}
    return {"messages": rows, "has_more": bool(cursor), "pin_count": 0, **more}


def user_info(call: Call) -> Json:
    """`users.info`; the language when `include_locale` asks for it."""
    return {"user": person_json(call.state, call.person(), locale=call.flag("include_locale"))}


def list_users(call: Call) -> Json:
    """`users.list`."""
    locale = call.flag("include_locale")
    return _listed(call, "members", [person_json(call.state, p, locale=locale) for p in call.state.people.values()])


def list_groups(call: Call) -> Json:
    """`usergroups.list`."""
    users = call.flag("include_users")
    rows = [
        {"id": g.id, "handle": g.handle, "name": g.name, **({"users": [*g.users]} if users else {})}
        for g in call.state.groups
    ]
    return {"usergroups": rows}


def group_users(call: Call) -> Json:
    """`usergroups.users.list`."""
    wanted = call.need("usergroup")
    found = next((group for group in call.state.groups if group.id == wanted), None)
    if found is None:
        raise ApiError("no_such_subteam")
    return {"users": [*found.users]}


def bot_info(call: Call) -> Json:
    """`bots.info`: the app itself."""
    if call.text("bot", call.state.bot_id) != call.state.bot_id:
        raise ApiError("bot_not_found")
    own = {"id": call.state.bot_id, "app_id": call.state.app_id, "user_id": call.state.bot_user}
    return {"bot": {**own, "name": call.state.people[call.state.bot_user].name, "deleted": False, "updated": 0}}
