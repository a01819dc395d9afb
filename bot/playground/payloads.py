"""How Slack writes things down as JSON: people, channels, messages, views, and the payloads of gestures."""

import re
import time
from collections.abc import Iterable

from bot.playground.messages import Message
from bot.playground.people import Channel, Json, Person
from bot.playground.state import State
from bot.playground.views import View

TOKEN = re.compile(r"(<[@#][A-Z0-9]+(?:\|[^>]*)?>|https?://\S+)")


def person_json(state: State, person: Person, *, locale: bool = False) -> Json:
    """A person as `users.info` gives them."""
    profile = {"display_name": person.name, "real_name": person.name, "display_name_normalized": person.name}
    flags = {
        "deleted": person.deleted,
        "is_bot": person.is_bot,
        "is_restricted": person.is_restricted,
        "is_ultra_restricted": person.is_ultra_restricted,
        "is_stranger": person.is_stranger,
        "is_app_user": False,
        "is_admin": False,
        "is_owner": False,
    }
    named = {"id": person.id, "team_id": person.team_id or state.team_id, "name": person.name, "real_name": person.name}
    spoken = {"locale": person.locale} if locale else {}
    return {**named, "tz": person.tz, "profile": profile, **flags, **spoken, "updated": 0}


def channel_json(state: State, channel: Channel) -> Json:
    """A channel as `conversations.info` gives it."""
    kinds = {
        "is_channel": not channel.private and not channel.is_im,
        "is_group": channel.private,
        "is_im": channel.is_im,
        "is_mpim": False,
        "is_private": channel.private or channel.is_im,
        "is_archived": channel.archived,
        "is_member": state.bot_user in channel.members,
        "is_general": False,
    }
    if channel.is_im:
        other = next(user for user in channel.members if user != state.bot_user)
        return {"id": channel.id, **kinds, "user": other, "is_user_deleted": state.people[other].deleted, "created": 0}
    return {"id": channel.id, "name": channel.name, **kinds, "num_members": len(channel.members), "created": 0}


def message_json(state: State, message: Message, *, metadata: bool = False) -> Json:
    """A message as history and payloads give it."""
    body: Json = {"type": "message", "user": message.user, "ts": message.ts, "text": message.text}
    body["team"] = state.team_id
    if message.bot:
        body |= {"bot_id": state.bot_id, "app_id": state.app_id}
    if message.blocks:
        body["blocks"] = message.blocks
    if message.files:
        body |= {"files": message.files, "upload": True}
    if message.edited:
        body["edited"] = {"user": message.user, "ts": message.ts}
    if message.thread_ts:
        body["thread_ts"] = message.thread_ts
    if metadata and message.metadata:
        body["metadata"] = message.metadata
    return body


def view_json(state: State, view: View) -> Json:
    """A view as the Web API and payloads give it."""
    plain = {"private_metadata": "", "callback_id": "", "external_id": "", "submit": None, "close": None, "title": None}
    own = {
        "id": view.id,
        "team_id": state.team_id,
        "app_id": state.app_id,
        "app_installed_team_id": state.team_id,
        "bot_id": state.bot_id,
        "hash": view.hash,
        "root_view_id": view.root_view_id,
        "previous_view_id": view.previous_view_id,
        "clear_on_close": False,
        "notify_on_close": False,
    }
    return {**plain, **own, **view.body, "state": {"values": view.values}}


def who(state: State, person: Person) -> Json:
    """What every interactive payload says of the person, the app and the workspace."""
    team = person.team_id or state.team_id
    user = {"id": person.id, "username": person.name, "name": person.name, "team_id": team}
    workspace = {"id": state.team_id, "domain": "playground"}
    return {"user": user, "team": workspace, "api_app_id": state.app_id, "token": "", "enterprise": None}


def channel_name(channel: Channel) -> str:
    """The name that payloads give: private ones are not told."""
    if channel.is_im:
        return "directmessage"
    return "privategroup" if channel.private else channel.name


def slash_json(state: State, person: Person, channel: Channel, line: str) -> Json:
    """The payload of a slash command, mentions escaped."""
    command, _, typed = line.strip().partition(" ")
    return {
        "token": "",
        "team_id": person.team_id or state.team_id,
        "team_domain": "playground",
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": person.id,
        "user_name": person.name,
        "command": command,
        "text": escaped(state, typed.strip()),
        "api_app_id": state.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url(state, state.doors.mint(channel.id, person.id)),
        "trigger_id": state.triggers.mint(person.id),
    }


def response_url(state: State, token: str) -> str:
    """The address of a response url's token."""
    return f"{state.base_url}/response/{token}"


def event_json(state: State, event: Json, event_id: str) -> Json:
    """An event in its Events API cover."""
    authorization = {"team_id": state.team_id, "user_id": state.bot_user, "is_bot": True, "enterprise_id": None}
    return {
        "token": "",
        "team_id": state.team_id,
        "api_app_id": state.app_id,
        "type": "event_callback",
        "event": event,
        "event_id": event_id,
        "event_time": int(time.time()),
        "authorizations": [{**authorization, "is_enterprise_install": False}],
        "is_ext_shared_channel": False,
    }


def _names(sign: str, names: Iterable[tuple[str, str]]) -> tuple[re.Pattern[str], dict[str, str]]:
    ids = dict(names)
    longest_first = sorted(ids, key=len, reverse=True)
    return re.compile(sign + f"({'|'.join(map(re.escape, longest_first)) or '(?!)'})"), ids


def escaped(state: State, typed: str) -> str:
    """What `should_escape` makes of typed words: mentions and links in angle brackets, `&`, `<`, `>` as entities."""
    at, people = _names("@", ((p.name, p.id) for p in state.people.values() if not p.deleted))
    sharp, channels = _names("#", ((c.name, c.id) for c in state.channels.values() if not c.is_im))

    def plain(words: str) -> str:
        words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        words = at.sub(lambda found: f"<@{people[found[1]]}|{found[1]}>", words)
        return sharp.sub(lambda found: f"<#{channels[found[1]]}|{found[1]}>", words)

    def piece(words: str) -> str:
        if words.startswith("http"):
            return f"<{words}>"
        return words if TOKEN.fullmatch(words) else plain(words)

    return "".join(map(piece, TOKEN.split(typed)))
