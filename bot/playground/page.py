"""The page's door: what one person sees as JSON, their gestures, and a stream that says when to look again.

It draws nothing itself (`static/` does) and decides nothing: every gesture is the workspace's.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from bot.playground import page_json
from bot.playground.page_ways import ClockBar, Shortcut
from bot.playground.payloads import escaped
from bot.playground.people import Impossible, Json, Person
from bot.playground.sight import Sight, notices
from bot.playground.tour import Tour, tour_routes
from bot.playground.workspace import Workspace

__all__ = ["ClockBar", "Shortcut", "page_routes"]

STATIC = Path(__file__).parent / "static"
PULSE = 2.0
"""Seconds between two words of the stream when nothing happens."""
OWN_ASSETS = (
    "default-src 'self'; img-src 'self' https: http: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def page_routes(
    workspace: Workspace,
    clock: ClockBar | None,
    *,
    hints: Mapping[str, str] | None = None,
    shortcuts: Sequence[Shortcut] = (),
    tour: Tour | None = None,
) -> list[BaseRoute]:
    """The page at `/` and its own routes under `/play`.

    Args:
        hints: how a slash command goes on, said beside it.
        shortcuts: the app's, as its people see them in the menus.
        tour: what is shown to somebody who has never seen the app.
    """
    page = _Page(workspace, clock, hints or {}, shortcuts, tour)
    return [
        Route("/", page.index),
        Route("/archives/{channel}/{message}", page.permalink),
        Route("/play/state", page.state),
        Route("/play/events", page.events),
        Mount("/play/static", _Assets(directory=STATIC)),
        *(tour_routes(tour) if tour else ()),
        Route("/play/{gesture}", page.gesture, methods=["POST"]),
    ]


class _Assets(StaticFiles):
    """The page's own files; the browser asks each time whether they are still the same."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response


class _Body(dict[str, Any]):
    """What the browser sent; a field that is not there makes the gesture impossible."""

    def __missing__(self, name: str) -> Any:  # noqa: ANN401 -- as the dictionary says
        raise Impossible(f"{name} is missing")


class _Page:
    def __init__(
        self,
        workspace: Workspace,
        clock: ClockBar | None,
        hints: Mapping[str, str],
        shortcuts: Sequence[Shortcut],
        tour: Tour | None,
    ) -> None:
        self.workspace = workspace
        self.clock, self.tour = clock, tour
        self.hints = hints
        self.shortcuts = [*shortcuts]
        self.sight = Sight(workspace)
        self.leaping = asyncio.Lock()
        self.gestures: Mapping[str, Callable[[str, Json], Awaitable[Json]]] = {
            "slash": self.slash,
            "press": self.press,
            "submit": self.submit,
            "type": self.type_in,
            "close": self.close,
            "suggest": self.suggest,
            "home": self.open_home,
            "dm": self.open_dm,
            "message": self.message,
            "shortcut": self.shortcut,
            "read": self.mark_read,
            "clock": self.move_clock,
        }

    # Looking

    async def index(self, _: Request) -> Response:
        headers = {"Content-Security-Policy": OWN_ASSETS, "Cache-Control": "no-cache"}
        return FileResponse(STATIC / "index.html", headers=headers)

    async def state(self, request: Request) -> Response:
        user = self.somebody(request.query_params.get("user", ""))
        query = request.query_params
        return JSONResponse(
            self.seen_by(user, query.get("channel", ""), query.get("thread", ""), query.get("locale", ""))
        )

    async def permalink(self, request: Request) -> Response:
        """Where `chat.getPermalink` leads: the page, at that message."""
        channel, digits = request.path_params["channel"], request.path_params["message"].removeprefix("p")
        return RedirectResponse(f"/#/{quote(channel)}/{quote(digits[:-6])}.{quote(digits[-6:])}")

    async def events(self, _: Request) -> Response:
        return StreamingResponse(self.pulses(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def pulses(self) -> AsyncIterator[str]:
        version = self.workspace.version
        while True:
            yield f"data: {json.dumps({'version': version, **self.pulse()})}\n\n"
            version = await self.workspace.wait_change(version, PULSE)

    def pulse(self) -> Json:
        """What tells a page that the clock was moved elsewhere."""
        if self.clock is None:
            return {"speed": None}
        return {"speed": self.clock.speed, "now": self.clock.now().isoformat()}

    def somebody(self, wanted: str) -> Person:
        """The person asked for, else the first one who can act here."""
        acting = [one for one in self.workspace.people.values() if not one.is_bot and not one.deleted]
        return next((one for one in acting if one.id == wanted), acting[0])

    def place(self, user: str, wanted: str) -> str:
        """Where the person is: a channel of theirs or `home`; their message with the app, or else the first channel."""
        mine = [channel.id for channel in self.workspace.channels_of(user)]
        dm = self.workspace.dm(user)
        return wanted if wanted in {"home", *mine} else dm or next(iter(mine), "home")

    def seen_by(self, me: Person, wanted: str, thread: str, locale: str) -> Json:
        """All that the page draws for one person."""
        space = self.workspace
        place = self.place(me.id, wanted)
        home = space.home(me.id)
        messages = [] if place == "home" else space.messages(place, me.id)
        waiting, root = self.sight.of_person(me.id), page_json.root_of(messages, thread)
        return {
            "version": space.version,
            "me": page_json.person(me),
            "bot": {"id": space.bot_user, "name": space.people[space.bot_user].name},
            "people": [page_json.person(one) | self.badge(one) for one in space.people.values()],
            "channels": [
                page_json.channel(one, me.id, space.bot_user, waiting[one.id]) for one in space.channels_of(me.id)
            ],
            "commands": [{"name": name, "hint": self.hints.get(name, "")} for name in space.commands],
            "shortcuts": self.shortcuts,
            "place": place,
            **page_json.room(messages, self.sight.threads(me.id, messages), root),
            "read": self.sight.position(me.id, place),
            "thread_read": self.sight.position(me.id, place, root) if root else "",
            "notices": [page_json.notice(one) for one in notices(waiting)],
            "views": [page_json.view(one) for one in space.open_views(me.id)],
            "home": page_json.view(home) if home else None,
            "clock": self.clock_now(locale or me.locale),
            "tour": self.tour.stamp() if self.tour else None,
        }

    def badge(self, person: Person) -> Json:
        """How much is said to a person that they have not read, and whether anything else is new to them."""
        if person.is_bot or person.deleted:
            return {"unread": 0, "fresh": False}
        waiting = self.sight.of_person(person.id).values()
        return {"unread": sum(len(one.to_them) for one in waiting), "fresh": any(one.unread for one in waiting)}

    def clock_now(self, locale: str) -> Json | None:
        if self.clock is None:
            return None
        event, day = self.clock.next_event(), self.clock.next_working_day()
        return {
            "now": self.clock.now().isoformat(),
            "speed": self.clock.speed,
            "zone": page_json.zone_name(self.clock.zone, self.clock.now()),
            "next_event": event.isoformat() if event else None,
            "next_working_day": day.isoformat() if day else None,
            "words": self.clock.words(locale),
        }

    # Gestures

    async def gesture(self, request: Request) -> Response:
        """One gesture; 409 for what Slack's client would not offer."""
        act = self.gestures.get(request.path_params["gesture"])
        if act is None:
            return JSONResponse({"error": "unknown_gesture"}, 404)
        # Another site's form cannot send JSON without asking first, and nobody answers it.
        if not request.headers.get("content-type", "").startswith("application/json"):
            return JSONResponse({"error": "not_json"}, 415)
        try:
            body = _Body(await request.json())
            return JSONResponse(await act(self.actor(body["user"]), body))
        except Impossible as impossible:
            return JSONResponse({"error": str(impossible)}, 409)

    def actor(self, user: str) -> str:
        if user not in self.workspace.people:
            raise Impossible("user_not_found")
        return user

    async def slash(self, user: str, body: Json) -> Json:
        return page_json.seen(await self.workspace.slash(user, body["channel"], body["line"]))

    async def message(self, user: str, body: Json) -> Json:
        words, thread = page_json.sent(escaped(self.workspace, body["text"])), body.get("thread_ts")
        message = await self.workspace.post_as(user, body["channel"], words, thread_ts=thread)
        return {"message": page_json.message(message)}

    async def shortcut(self, user: str, body: Json) -> Json:
        """A global shortcut, or one on the message at `channel` and `ts`."""
        name = body["callback_id"]
        if "ts" in body:
            return page_json.seen(await self.workspace.message_shortcut(user, name, body["channel"], body["ts"]))
        return page_json.seen(await self.workspace.shortcut(user, name))

    async def press(self, user: str, body: Json) -> Json:
        choice = {name: body[name] for name in ("value", "selected") if body.get(name) is not None}
        return page_json.seen(await self.workspace.press(user, **_element(body), **choice))

    async def suggest(self, user: str, body: Json) -> Json:
        return {"options": await self.workspace.suggest(user, query=body["query"], **_element(body))}

    async def submit(self, user: str, body: Json) -> Json:
        return page_json.seen(await self.workspace.submit(user, body["view_id"], body["values"]))

    async def type_in(self, user: str, body: Json) -> Json:
        return {"view": page_json.view(self.workspace.type_in(user, body["view_id"], body["values"]))}

    async def close(self, user: str, body: Json) -> Json:
        return page_json.seen(await self.workspace.close(user, body["view_id"]))

    async def open_home(self, user: str, _: Json) -> Json:
        return page_json.seen(await self.workspace.open_home(user))

    async def open_dm(self, user: str, body: Json) -> Json:
        """The direct message with the app, or `with` a colleague."""
        other = body.get("with")
        return {"channel": self.workspace.open_direct(user, other) if other else self.workspace.open_dm(user)}

    async def mark_read(self, user: str, body: Json) -> Json:
        self.sight.mark(user, self.workspace.place(user, body["channel"]).id, body["ts"], body.get("thread_ts") or "")
        return {}

    async def move_clock(self, user: str, body: Json) -> Json:
        """`speed`, or a `jump` to the next `event`, the next `working_day` or `to` an instant; never backwards."""
        if self.clock is None:
            raise Impossible("there is no clock to move")
        match body:
            case {"speed": int() | float() as speed} if speed >= 0:
                self.clock.set_speed(speed)
            case {"jump": "event"}:
                await self.leap(self.clock.next_event)
            case {"jump": "working_day"}:
                await self.leap(self.clock.next_working_day)
            case {"jump": "to", "at": str() as at}:
                await self.leap(partial(page_json.instant, at))
            case _:
                raise Impossible("the clock takes a speed or a jump")
        return {"clock": self.clock_now(body.get("locale") or self.workspace.people[user].locale)}

    async def leap(self, aim: Callable[[], datetime | None]) -> None:
        """One leap after the other: the second of two clicks does not leave out what the first one's brings."""
        async with self.leaping:
            to = aim()
            if self.clock is not None and to is not None and to > self.clock.now():
                await self.clock.jump(to)


def _element(body: Json) -> Json:
    """The element a gesture is about: in a message (`channel`, `ts`) or in a view (`view_id`)."""
    where = {"view_id": body["view_id"]} if "view_id" in body else {"message": (body["channel"], body["ts"])}
    return {**where, "action_id": body["action_id"], "block_id": body.get("block_id")}
