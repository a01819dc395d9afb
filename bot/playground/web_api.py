"""The Web API over HTTP: who calls, which method, how fast, and how it may fail."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.playground import methods_chat, methods_files, methods_rooms, methods_views
from bot.playground.calls import ApiError, Call
from bot.playground.faults import Failure
from bot.playground.people import Json
from bot.playground.shapes_surfaces import Fault
from bot.playground.state import State


@dataclass(frozen=True, slots=True)
class Method:
    """What runs, the scope it needs, and whose token it takes (`app`, `bot`, or `none` at all)."""

    run: Callable[[Call], Json]
    scope: str = ""
    caller: str = "bot"


def _auth_test(call: Call) -> Json:
    state = call.state
    named = {"team": "playground", "user": state.people[state.bot_user].name, "url": f"{state.base_url}/"}
    ids = {"team_id": state.team_id, "user_id": state.bot_user, "bot_id": state.bot_id, "app_id": state.app_id}
    return {**named, **ids, "is_enterprise_install": False}


def _api_test(call: Call) -> Json:
    if call.text("error"):
        raise ApiError(call.text("error"))
    return {"args": {name: value for name, value in call.args.items() if name != "token"}}


def _connect(call: Call) -> Json:
    host = call.state.base_url.removeprefix("http")
    return {"url": f"ws{host}/link/?ticket={call.state.wire.ticket()}&app_id={call.state.app_id}"}


METHODS = {
    "api.test": Method(_api_test, caller="none"),
    "apps.connections.open": Method(_connect, caller="app"),
    "auth.test": Method(_auth_test),
    "blocks.validate": Method(methods_chat.validate, caller="none"),
    "bots.info": Method(methods_rooms.bot_info, "users:read"),
    "chat.delete": Method(methods_chat.delete, "chat:write"),
    "chat.getPermalink": Method(methods_chat.permalink),
    "chat.postEphemeral": Method(methods_chat.post_ephemeral, "chat:write"),
    "chat.postMessage": Method(methods_chat.post_message, "chat:write"),
    "chat.update": Method(methods_chat.update, "chat:write"),
    "conversations.history": Method(methods_rooms.history),
    "conversations.info": Method(methods_rooms.conversation_info, "channels:read"),
    "conversations.join": Method(methods_rooms.join, "channels:join"),
    "conversations.list": Method(methods_rooms.list_conversations, "channels:read"),
    "conversations.members": Method(methods_rooms.members, "channels:read"),
    "conversations.open": Method(methods_rooms.open_conversation, "im:write"),
    "conversations.replies": Method(methods_rooms.replies),
    "files.completeUploadExternal": Method(methods_files.complete_upload, "files:write"),
    "files.delete": Method(methods_files.delete, "files:write"),
    "files.getUploadURLExternal": Method(methods_files.upload_url, "files:write"),
    "files.info": Method(methods_files.info, "files:read"),
    "usergroups.list": Method(methods_rooms.list_groups, "usergroups:read"),
    "usergroups.users.list": Method(methods_rooms.group_users, "usergroups:read"),
    "users.info": Method(methods_rooms.user_info, "users:read"),
    "users.list": Method(methods_rooms.list_users, "users:read"),
    "views.open": Method(methods_views.open_view),
    "views.publish": Method(methods_views.publish),
    "views.push": Method(methods_views.push),
    "views.update": Method(methods_views.update),
}  # fmt: skip


async def arguments(request: Request) -> Json:
    """The arguments of a call, from the query, a form or JSON. Raises ApiError."""
    args: Json = dict(request.query_params)
    body = (await request.body()).decode()
    if "json" not in request.headers.get("content-type", ""):
        return args | dict(parse_qsl(body, keep_blank_values=True))
    try:
        given = json.loads(body or "{}")
    except ValueError:
        raise ApiError("invalid_json") from None
    if not isinstance(given, dict):
        raise ApiError("json_not_object")
    return args | given


def _authorize(state: State, method: Method, request: Request, args: Json) -> None:
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    token = bearer if scheme == "Bearer" else str(args.get("token") or "")
    known = {state.bot_token: "bot", state.app_token: "app"}
    if method.caller == "none":
        return
    if not token:
        raise ApiError("not_authed")
    if token not in known:
        raise ApiError("invalid_auth")
    if known[token] != method.caller:
        raise ApiError("not_allowed_token_type")


async def _answer(state: State, name: str, request: Request) -> Json:
    try:
        args = await arguments(request)
        method = METHODS.get(name)
        if method is None:
            raise ApiError("unknown_method", req_method=name)  # noqa: TRY301 -- one place turns refusals into answers
        _authorize(state, method, request, args)
        call = Call(state, args)
        call.scope(method.scope)
        return {"ok": True, **method.run(call)}
    except ApiError as refusal:
        state.refuse(name, Fault(refusal.error, refusal.details))
        said = {"response_metadata": {"messages": [*refusal.details]}} if refusal.details else {}
        listed = {"errors": [*refusal.details]} if refusal.error == "invalid_blocks" else {}
        return {"ok": False, "error": refusal.error, **listed, **said, **refusal.extra}


def _slow_down(seconds: float) -> Response:
    body = {"ok": False, "error": "ratelimited"}
    return JSONResponse(body, status_code=429, headers={"Retry-After": f"{seconds:.0f}"})


async def hang_up(request: Request) -> Response:
    """Cut the line under a request: its sender gets no byte of an answer."""
    request.scope["state"]["line"].abort()
    while (await request.receive())["type"] != "http.disconnect":
        continue
    return Response()


async def _fail(state: State, name: str, request: Request, failure: Failure) -> Response:
    match failure.kind:
        case "ratelimited":
            return _slow_down(failure.seconds)
        case "error":
            return JSONResponse({"ok": False, "error": failure.error})
        case "status":
            if failure.accepted:
                await _answer(state, name, request)
            return Response("upstream error", status_code=failure.code)
        case "drop_before":
            return await hang_up(request)
        case "drop_after":
            await _answer(state, name, request)
            return await hang_up(request)
        case "late":
            answer = await _answer(state, name, request)
            await asyncio.sleep(failure.seconds)
            return JSONResponse(answer)
        case unreachable:
            assert_never(unreachable)


def web_api(state: State) -> Callable[[Request], object]:
    """The endpoint of `/api/{method}`."""

    async def endpoint(request: Request) -> Response:
        name = request.path_params["method"]
        if failure := state.faults.next(name):
            return await _fail(state, name, request, failure)
        if wait := state.limits.wait(name, await _channel(request)):
            return _slow_down(wait)
        scopes = {"x-oauth-scopes": ",".join(sorted(state.scopes))}
        return JSONResponse(await _answer(state, name, request), headers=scopes)

    return endpoint


async def _channel(request: Request) -> str | None:
    try:
        channel = (await arguments(request)).get("channel")
    except ApiError:
        return None
    return channel if isinstance(channel, str) else None
