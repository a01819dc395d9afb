"""What people do in forms: type, submit, close; and what the app's answer to a submission does."""

from collections.abc import Mapping
from dataclasses import replace

from bot.playground.anatomy import every_block
from bot.playground.answers import SLOTS, Typed, Values, complaint, fill, stateful
from bot.playground.gestures import Surface, offers, refused, surface, tell, top
from bot.playground.messages import Seen
from bot.playground.payloads import view_json, who
from bot.playground.people import Impossible, Json
from bot.playground.shapes_surfaces import Fault, submission_fault
from bot.playground.state import State
from bot.playground.views import DEEPEST, View
from bot.playground.wire import Unanswered


def _held(view: View, block: Json, element: Json) -> list[Json]:
    value = view.values[block["block_id"]][element["action_id"]]
    held = value[SLOTS[element["type"]][0]]
    options = held if isinstance(held, list) else [held]
    return [option for option in options if isinstance(option, dict) and "value" in option]


def _fill(state: State, place: Surface, view: View, typed: Mapping[str, Mapping[str, Typed]]) -> Values:
    values = {block: dict(row) for block, row in view.values.items()}
    there = {(b["block_id"], e["action_id"]): (b, e) for b, e in stateful(view.blocks)}
    for block_id, row in typed.items():
        for action_id, plain in row.items():
            if (block_id, action_id) not in there:
                raise Impossible(f"the form has no field {block_id}/{action_id}")
            block, element = there[block_id, action_id]
            offered = [*offers(state, place, block, element), *_held(view, block, element)]
            values[block_id][action_id] = fill(element, plain, offered)
    return values


def type_in(state: State, user: str, view_id: str, typed: Mapping[str, Mapping[str, Typed]]) -> View:
    """See `Workspace.type_in`."""
    place = surface(state, user, None, view_id)
    view = place.view
    if view is None:
        raise Impossible(f"{view_id} is no view")
    values = _fill(state, place, view, typed)
    errors = {block: words for block, words in view.errors.items() if block not in typed}
    state.touch()
    return state.shelf.put(replace(view, values=values, errors=errors))


def _complaints(view: View) -> dict[str, str]:
    errors = {}
    for block in every_block(view.blocks):
        if block["type"] == "input":
            value = view.values[block["block_id"]][block["element"]["action_id"]]
            if words := complaint(block, block["element"], value):
                errors[block["block_id"]] = words
    return errors


async def submit(state: State, user: str, view_id: str, values: Mapping[str, Mapping[str, Typed]]) -> Seen:
    """See `Workspace.submit`."""
    view = type_in(state, user, view_id, values)
    if view.body["type"] != "modal" or "submit" not in view.body:
        raise Impossible("the view has no submit button")
    if errors := _complaints(view):
        return Seen(errors=errors, view=state.shelf.put(replace(view, errors=errors)))
    payload = {"type": "view_submission", **who(state, state.person(user)), "view": view_json(state, view)}
    payload |= {"trigger_id": state.triggers.mint(user), "response_urls": []}
    try:
        body = await state.wire.send("interactive", payload, answerable=True)
    except Unanswered as failure:
        return Seen(error=str(failure), view=top(state, user))
    if fault := submission_fault(body, view.body):
        return refused(state, user, fault)
    return _answered(state, user, view, body)


def _answered(state: State, user: str, view: View, body: Json) -> Seen:
    state.touch()
    standing = state.shelf.find(view_id=view.id)
    match body.get("response_action"):
        case "errors" if standing:
            shown = state.shelf.put(replace(standing, errors=body["errors"]))
            return Seen(errors=shown.errors, view=shown)
        case "update" if standing:
            state.shelf.update(standing, body["view"])
        case "push" if len(state.shelf.stack(user)) >= DEEPEST:
            return refused(state, user, Fault("push_limit_reached"))
        case "push":
            state.shelf.push(user, body["view"])
        case "clear":
            state.shelf.stack(user).clear()
        case _ if standing:
            state.shelf.stack(user).remove(standing)
    return Seen(view=top(state, user))


async def close(state: State, user: str, view_id: str, *, all_views: bool) -> Seen:
    """See `Workspace.close`."""
    view = surface(state, user, None, view_id).view
    if view is None or view.body["type"] != "modal":
        raise Impossible(f"{view_id} is no form")
    stack = state.shelf.stack(user)
    whole = all_views or bool(view.body.get("clear_on_close"))
    closed = [*reversed(stack)] if whole else [view]
    stack[:] = [] if whole else stack[:-1]
    state.touch()
    seen = Seen(view=top(state, user))
    for one in closed:
        if one.body.get("notify_on_close"):
            told = {"type": "view_closed", **who(state, state.person(user)), "is_cleared": all_views}
            seen = await tell(state, user, {**told, "view": view_json(state, one)})
    return seen
