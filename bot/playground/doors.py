"""Two side doors over HTTP: response urls for the app, and the control door for other processes that test it."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from random import Random
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.playground.anatomy import with_ids
from bot.playground.faults import Failure
from bot.playground.people import Json
from bot.playground.shapes_surfaces import Fault, response_fault, unsupported_fault
from bot.playground.state import State
from bot.playground.tickets import Door, Stale
from bot.playground.web_api import hang_up

RESPONSE = "response_url"


def response_door(state: State) -> Callable[[Request], object]:
    """The endpoint of `/response/{token}`; a response url fails under the method name `response_url`."""

    async def endpoint(request: Request) -> Response:
        failure = state.faults.next(RESPONSE)
        if failure and failure.kind == "drop_before":
            return await hang_up(request)
        try:
            body = json.loads(await request.body())
            door = state.doors.take(request.path_params["token"])
        except (ValueError, Stale) as error:
            return _refuse(state, Fault(str(error) if isinstance(error, Stale) else "invalid_payload"))
        if fault := unsupported_fault(body, state.unsupported) or response_fault(body):
            return _refuse(state, fault)
        _answer(state, door, body)
        if failure:
            return await hang_up(request)
        return PlainTextResponse("ok")

    return endpoint


def _refuse(state: State, fault: Fault) -> Response:
    state.refuse(RESPONSE, fault)
    stale = fault.error in {"expired_url", "used_url"}
    return JSONResponse({"ok": False, "error": fault.error}, status_code=404 if stale else 400)


def _answer(state: State, door: Door, body: Json) -> None:
    original = state.log.find(door.channel, door.original) if door.original else None
    state.touch()
    if original and body.get("delete_original"):
        state.log.delete(original)
    elif original and body.get("replace_original"):
        blocks = with_ids(body.get("blocks") or [])
        state.log.put(replace(original, text=body.get("text") or "", blocks=blocks, edited=True))
    elif not body.get("delete_original"):
        private = None if body.get("response_type") == "in_channel" else door.user
        state.enter(RESPONSE, state.post(door.channel, state.bot_user, body, ephemeral_to=private))


def _plan(state: State, wanted: Json) -> None:
    if "seed" in wanted:
        state.faults.random = Random(wanted["seed"])  # noqa: S311 -- failures must be replayable, not secret
    for method, failures in wanted.get("queues", {}).items():
        state.faults.plan(method, *(Failure(**failure) for failure in failures))
    for method, rows in wanted.get("odds", {}).items():
        for row in rows:
            rest = {name: value for name, value in row.items() if name != "probability"}
            state.faults.chance(method, row["probability"], Failure(**rest))


def _faults(state: State) -> Json:
    faults = state.faults
    return {
        "queues": {method: [asdict(failure) for failure in queue] for method, queue in faults.planned.items()},
        "odds": {
            method: [{"probability": chance, **asdict(failure)} for chance, failure in rows]
            for method, rows in faults.odds.items()
        },
        "happened": [{"method": method, **asdict(failure)} for method, failure in faults.happened],
    }


def _control(
    read: Callable[[], Any], write: Callable[[Json], None], clear: Callable[[], None]
) -> Callable[[Request], object]:
    async def endpoint(request: Request) -> Response:
        try:
            if request.method == "POST":
                write(json.loads(await request.body()))
            elif request.method == "DELETE":
                clear()
        except (ValueError, TypeError, KeyError) as error:
            return JSONResponse({"error": str(error)}, status_code=400)
        return JSONResponse(read())

    return endpoint


def _set_limits(state: State, wanted: Json) -> None:
    known = {"enabled", "per_channel", "channel_burst", "per_minute"}
    if set(wanted) - known:
        raise ValueError(f"unknown: {', '.join(sorted(set(wanted) - known))}")
    for name, value in wanted.items():
        setattr(state.limits, name, value)


def _limits(state: State) -> Json:
    limits = state.limits
    return {name: getattr(limits, name) for name in ("enabled", "per_channel", "channel_burst", "per_minute")}


def control_routes(state: State) -> list[Route]:
    """`/control/faults`, `limits`, `ledger` and `refusals`: GET shows, POST sets (the first two), DELETE clears."""

    def nothing(_wanted: Json | None = None) -> None: ...

    doors = {
        "faults": _control(lambda: _faults(state), lambda wanted: _plan(state, wanted), state.faults.clear),
        "limits": _control(lambda: _limits(state), lambda wanted: _set_limits(state, wanted), nothing),
        "ledger": _control(lambda: state.ledger, nothing, state.ledger.clear),
        "refusals": _control(lambda: [asdict(one) for one in state.refusals], nothing, state.refusals.clear),
    }
    methods = ["GET", "POST", "DELETE"]
    return [Route(f"/control/{name}", endpoint, methods=methods) for name, endpoint in doors.items()]
