"""The `views.*` methods: forms opened, pushed, changed; Home tabs published."""

from bot.playground.calls import ApiError, Call, check
from bot.playground.payloads import view_json
from bot.playground.people import Json
from bot.playground.shapes_surfaces import unsupported_fault, view_fault
from bot.playground.tickets import Stale
from bot.playground.views import DEEPEST, View


def _body(call: Call, *kinds: str) -> Json:
    try:
        body = call.json("view")
    except ValueError:
        raise ApiError("invalid_arguments", "[ERROR] view is no JSON [json-pointer:/view]") from None
    check(unsupported_fault({"view": body}, call.state.unsupported, "invalid_arguments") or view_fault(body, *kinds))
    given: Json = body
    return given


def _person(call: Call) -> str:
    try:
        return call.state.triggers.take(call.need("trigger_id"))
    except Stale as stale:
        raise ApiError(str(stale)) from None


def _shown(call: Call, view: View) -> Json:
    call.state.touch()
    return {"view": view_json(call.state, view)}


def _unique(call: Call, body: Json) -> None:
    if call.state.shelf.find(external_id=body.get("external_id") or None):
        raise ApiError("duplicate_external_id")


def open_view(call: Call) -> Json:
    """`views.open`: within three seconds of a gesture, once."""
    body = _body(call, "modal")
    _unique(call, body)
    return _shown(call, call.state.shelf.open(_person(call), body))


def push(call: Call) -> Json:
    """`views.push`: on top of the open form, three deep at most."""
    body = _body(call, "modal")
    _unique(call, body)
    user = _person(call)
    if not call.state.shelf.stack(user):
        raise ApiError("not_found")
    if len(call.state.shelf.stack(user)) >= DEEPEST:
        raise ApiError("push_limit_reached")
    return _shown(call, call.state.shelf.push(user, body))


def _same_hash(call: Call, view: View | None) -> None:
    if view is not None and call.text("hash", view.hash) != view.hash:
        raise ApiError("hash_conflict")


def update(call: Call) -> Json:
    """`views.update`: by view_id or external_id; with `hash` only when nobody changed the view meanwhile."""
    body = _body(call, "modal", "home")
    if not call.text("view_id") and not call.text("external_id"):
        raise ApiError("invalid_arguments", "[ERROR] missing required field: view_id")
    view = call.state.shelf.find(view_id=call.text("view_id") or None, external_id=call.text("external_id") or None)
    if view is None:
        raise ApiError("not_found")
    _same_hash(call, view)
    if view.body["type"] != body["type"]:
        raise ApiError("invalid_arguments", "[ERROR] the type of a view cannot change [json-pointer:/view/type]")
    return _shown(call, call.state.shelf.update(view, body))


def publish(call: Call) -> Json:
    """`views.publish`: the Home tab of one person."""
    body = _body(call, "home")
    person = call.person("user_id")
    _same_hash(call, call.state.shelf.homes.get(person.id))
    return _shown(call, call.state.shelf.publish(person.id, body))
