"""What people do in channels and menus: slash commands, buttons, suggestions, shortcuts, their own messages."""

import asyncio
import secrets
import time
from dataclasses import dataclass

from bot.playground.anatomy import find
from bot.playground.answers import SLOTS, Typed, Values, carry, fill
from bot.playground.messages import Message, Seen
from bot.playground.payloads import (
    channel_name,
    event_json,
    message_json,
    response_url,
    slash_json,
    view_json,
    who,
)
from bot.playground.people import Impossible, Json, Person
from bot.playground.shapes_surfaces import Fault, answer_fault, options_fault, silence_fault, unsupported_fault
from bot.playground.state import State
from bot.playground.views import View
from bot.playground.wire import Unanswered

SHORTEST_QUERY = 3


def top(state: State, user: str) -> View | None:
    """The form that the person sees."""
    stack = state.shelf.stack(user)
    return stack[-1] if stack else None


def refused(state: State, user: str, fault: Fault) -> Seen:
    """What the person sees when the app's ack makes no sense to Slack."""
    state.refuse("ack", fault)
    return Seen(error=fault.error, view=top(state, user))


async def tell(state: State, user: str, payload: Json) -> Seen:
    """Send an interaction whose ack says nothing."""
    try:
        body = await state.wire.send("interactive", payload)
    except Unanswered as failure:
        return Seen(error=str(failure), view=top(state, user))
    if fault := silence_fault(body):
        state.refuse("ack", fault)
    return Seen(view=top(state, user))


def outsider(state: State, person: Person) -> bool:
    """Somebody of another workspace, for whom our slash commands and shortcuts do not exist."""
    return person.team_id not in (None, state.team_id) or person.is_stranger


async def slash(state: State, user: str, channel: str, line: str) -> Seen:
    """See `Workspace.slash`."""
    person, place = state.person(user), state.place(user, channel)
    if line.split(maxsplit=1)[0] not in state.commands or (outsider(state, person) and not state.connect_commands):
        raise Impossible(f"{line.split(maxsplit=1)[0]} is no command for {user}")
    try:
        body = await state.wire.send("slash_commands", slash_json(state, person, place, line), answerable=True)
    except Unanswered as failure:
        return Seen(error=str(failure), view=top(state, user))
    if fault := unsupported_fault(body, state.unsupported) or answer_fault(body):
        return refused(state, user, fault)
    if not body.get("text") and not body.get("blocks"):
        return Seen(view=top(state, user))
    private = None if body.get("response_type") == "in_channel" else user
    message = state.post(channel, state.bot_user, body, ephemeral_to=private)
    return Seen(text=message.text, blocks=message.blocks, message=message, view=top(state, user))


@dataclass(frozen=True, slots=True)
class Surface:
    """Where an element stands: a message or a view, as payloads tell it."""

    id: str
    blocks: list[Json]
    payload: Json
    values: Values
    view: View | None = None


def surface(state: State, user: str, message: tuple[str, str] | None, view_id: str | None) -> Surface:
    """The message or view, which the person must have before them."""
    if view_id is not None:
        return _view_surface(state, user, view_id)
    if message is None:
        raise Impossible("an element stands in a message or in a view")
    place, found = state.place(user, message[0]), state.log.find(*message)
    if found is None or found.ephemeral_to not in (None, user):
        raise Impossible(f"{user} sees no message {message[1]}")
    hidden = found.ephemeral_to is not None
    container = {"type": "message", "message_ts": found.ts, "channel_id": place.id, "is_ephemeral": hidden}
    payload: Json = {"container": container, "channel": {"id": place.id, "name": channel_name(place)}}
    if not hidden:
        payload["message"] = message_json(state, found, metadata=True)
    return Surface(found.ts, found.blocks, payload, carry(found.blocks))


def _view_surface(state: State, user: str, view_id: str) -> Surface:
    view = state.shelf.find(view_id=view_id)
    if view is None or view.user != user or (view.body["type"] == "modal" and view != top(state, user)):
        raise Impossible(f"{user} has no view {view_id} before them")
    return Surface(view.id, view.blocks, {"container": {"type": "view", "view_id": view.id}}, view.values, view)


def _action(place: Surface, block: Json, element: Json, selected: Typed, offered: list[Json]) -> Json:
    action = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
    action["action_ts"] = f"{time.time():.6f}"
    if element["type"] == "feedback_buttons":
        return {**action, **_feedback(element, selected)}
    if element["type"] not in SLOTS:
        return {**element, **action}
    if block["type"] == "input" and not block.get("dispatch_action"):
        raise Impossible("this input tells nobody before it is submitted")
    value = fill(element, selected, offered)
    if element["type"] != "overflow":
        place.values.setdefault(block["block_id"], {})[element["action_id"]] = value
    return {**action, **value}


def _feedback(element: Json, selected: Typed) -> Json:
    """What one of the two buttons says; `selected` is its value."""
    for side in ("positive_button", "negative_button"):
        if element[side]["value"] == selected:
            return {"text": element[side]["text"], "value": selected}
    raise Impossible(f"there is no {selected!r} to press")


def _forged(action_id: str, block_id: str | None, value: str) -> Json:
    return {
        "type": "button",
        "action_id": action_id,
        "block_id": block_id or "forged",
        "value": value,
        "action_ts": "1",
    }


def _tampered(action: Json, value: str) -> Json:
    if "selected_option" in action:
        return {**action, "selected_option": {**action["selected_option"], "value": value}}
    return {**action, "value": value}


async def press(
    state: State,
    user: str,
    place: Surface,
    found: tuple[Json, Json] | None,
    *,
    action_id: str,
    block_id: str | None = None,
    selected: Typed = None,
    tampered_value: str | None = None,
) -> Seen:
    """See `Workspace.press`; `found` is the element with its block."""
    if found is None and tampered_value is None:
        raise Impossible(f"there is no {action_id} to press")
    if found is None:
        action = _forged(action_id, block_id, tampered_value or "")
    else:
        block, element = found
        action = _action(place, block, element, selected, offers(state, place, block, element))
    if tampered_value is not None:
        action = _tampered(action, tampered_value)
    payload = {"type": "block_actions", **who(state, state.person(user)), **place.payload, "actions": [action]}
    payload["trigger_id"] = state.triggers.mint(user)
    return await tell(state, user, {**payload, **_standing(state, user, place)})


def _standing(state: State, user: str, place: Surface) -> Json:
    if place.view is not None:
        return {"view": view_json(state, place.view)}
    token = state.doors.mint(place.payload["channel"]["id"], user, place.id)
    return {"state": {"values": place.values}, "response_url": response_url(state, token)}


def offers(state: State, place: Surface, block: Json, element: Json) -> list[Json]:
    """The options that the app has suggested for the element so far."""
    return state.offered.setdefault((place.id, block["block_id"], element["action_id"]), [])


async def suggest(state: State, user: str, place: Surface, found: tuple[Json, Json] | None, query: str) -> list[Json]:
    """See `Workspace.suggest`."""
    if found is None or "external_select" not in found[1]["type"]:
        raise Impossible("there is no such menu")
    block, element = found
    if len(query) < element.get("min_query_length", SHORTEST_QUERY):
        return []
    asked = {"action_id": element["action_id"], "block_id": block["block_id"], "value": query}
    payload = {"type": "block_suggestion", **who(state, state.person(user)), **place.payload, **asked}
    if place.view is not None:
        payload["view"] = view_json(state, place.view)
    try:
        body = await state.wire.send("interactive", payload, answerable=True)
    except Unanswered:
        return []
    if fault := options_fault(body):
        state.refuse("ack", fault)
        return []
    return _offer(offers(state, place, block, element), body)


def _offer(known: list[Json], body: Json) -> list[Json]:
    shown: list[Json] = body.get("options") or body.get("option_groups") or []
    known += body.get("options", []) + [one for group in body.get("option_groups", []) for one in group["options"]]
    return shown


async def emit(state: State, event: Json) -> None:
    """Send an event, and again (in the background) as long as no ack comes and there are retries left."""
    payload = event_json(state, {**event, "event_ts": state.log.stamp()}, f"Ev{secrets.token_hex(5).upper()}")
    try:
        await state.wire.send("events_api", payload, extra={"retry_attempt": 0, "retry_reason": ""})
    except Unanswered as failure:
        task = asyncio.get_running_loop().create_task(_again(state, payload, str(failure)))
        state.tasks.add(task)
        task.add_done_callback(state.tasks.discard)


async def _again(state: State, payload: Json, reason: str) -> None:
    for attempt, delay in enumerate(state.retry_delays, 1):
        await asyncio.sleep(delay)
        try:
            await state.wire.send("events_api", payload, extra={"retry_attempt": attempt, "retry_reason": reason})
        except Unanswered as failure:
            reason = str(failure)
            continue
        return


async def open_home(state: State, user: str) -> Seen:
    """See `Workspace.open_home`."""
    event: Json = {"type": "app_home_opened", "user": user, "channel": state.open_dm(user), "tab": "home"}
    home = state.shelf.homes.get(user)
    if home:
        event["view"] = view_json(state, home)
    if "app_home_opened" in state.events:
        await emit(state, event)
    return Seen(view=state.shelf.homes.get(user))


async def shortcut(state: State, user: str, callback_id: str) -> Seen:
    """See `Workspace.shortcut`."""
    chosen = {"type": "shortcut", "callback_id": callback_id, "action_ts": state.log.stamp()}
    trigger = {"trigger_id": state.triggers.mint(user)}
    return await tell(state, user, {**chosen, **who(state, state.person(user)), **trigger})


async def message_shortcut(state: State, user: str, callback_id: str, place: Surface) -> Seen:
    """See `Workspace.message_shortcut`."""
    chosen = {"type": "message_action", "callback_id": callback_id, "action_ts": state.log.stamp()}
    door = response_url(state, state.doors.mint(place.payload["channel"]["id"], user, place.id))
    extra = {"trigger_id": state.triggers.mint(user), "message_ts": place.id, "response_url": door}
    return await tell(state, user, {**chosen, **who(state, state.person(user)), **place.payload, **extra})


async def post_as(state: State, user: str, channel: str, text: str, thread_ts: str | None) -> Message:
    """See `Workspace.post_as`."""
    place = state.place(user, channel)
    message = state.post(channel, user, {"text": text, "thread_ts": thread_ts})
    kind = "im" if place.is_im else "group" if place.private else "channel"
    heard = state.events & {"message", f"message.{'im' if place.is_im else kind + 's'}"}
    if heard and state.bot_user in place.members:
        await emit(state, {**message_json(state, message), "channel": channel, "channel_type": kind})
    return message


def element_in(place: Surface, action_id: str, block_id: str | None, value: str | None) -> tuple[Json, Json] | None:
    """The element with its block, None when the surface has no such one."""
    return find(place.blocks, action_id, block_id, value)
