"""The Home tab's way in: it is opened, something is pressed or chosen in it, a form opened from it comes back."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.commands import by_id
from bot.domain.home import Colour, Looking, Scope
from bot.gate.forms import ADD_MEASURE, Gesture, Json, pressed, submitted
from bot.gate.home_marks import a_page, an_id, looking_in, one_of
from bot.gate.home_ways import HomeButton, HomeForm, Homes, HomeSubmission
from bot.gate.run import Gate
from bot.gate.subscribed import HOME_OPENED
from bot.gate.ways import Way
from bot.gate.who import Door
from bot.views.home import CHOOSE

_ANY = re.compile("")
Handle = Callable[[Json, Callable[[Json], Gesture], Way, AsyncAck], Awaitable[None]]
"""Answers a gesture: its body, how it is read, the way of the answer, the ack."""


def listen_home(app: AsyncApp, gate: Gate, door: Door, handle: Handle) -> None:
    """Listen to everything that concerns Home; before the listeners that take whatever nobody else takes."""
    homes = Homes(app.client, gate, door)

    @app.event(HOME_OPENED)
    async def opened(ack: AsyncAck, body: Json) -> None:
        event: Json = body.get("event") or {}
        if event.get("tab") == "home":
            who = {"user": {"id": event.get("user"), "team_id": body.get("team_id")}}
            gate.hold(homes.show(who, looking_in(event.get("view")) or Looking()))
        await ack()

    @app.action(_ANY, matchers=[_at_home])
    async def at_home(ack: AsyncAck, body: Json) -> None:
        looking = looking_in(body.get("view")) or Looking()
        if chosen := choice(body, looking):
            gate.hold(homes.show(body, chosen, view_hash=body["view"].get("hash")))
            await ack()
        else:
            await handle(body, pressed, HomeButton(app.client, body, homes, looking), ack)

    @app.action(_ANY, matchers=[_in_a_form_of_home])
    async def in_a_form(ack: AsyncAck, body: Json) -> None:
        looking = looking_in(body.get("view")) or Looking()
        await handle(body, pressed, HomeForm(app.client, body, homes, looking), ack)

    @app.view(_ANY, matchers=[_of_home])
    async def submission(ack: AsyncAck, body: Json) -> None:
        looking = looking_in(body.get("view")) or Looking()
        await handle(body, submitted, HomeSubmission(app.client, body, homes, looking), ack)


async def _at_home(body: Json) -> bool:
    return (body.get("view") or {}).get("type") == "home"


async def _of_home(body: Json) -> bool:
    return looking_in(body.get("view")) is not None


async def _in_a_form_of_home(body: Json) -> bool:
    """A button of ours in a form or in a view that shows a result; fields that tell what is chosen are others'."""
    name = _action(body)[0]
    return (by_id(name) is not None or name == ADD_MEASURE) and await _of_home(body)


CHOICES: Mapping[str, Callable[[Looking, str], Looking]] = MappingProxyType(
    {
        "scope": lambda _looking, chosen: Looking(scope=one_of(Scope, chosen)),
        "colour": lambda looking, chosen: replace(looking, colour=one_of(Colour, chosen), page=0),
        "standard": lambda looking, chosen: replace(looking, standard=an_id(chosen), page=0),
        "person": lambda looking, chosen: replace(looking, person=an_id(chosen), colour=None, page=0),
        "clear": lambda looking, _chosen: Looking(scope=looking.scope),
        "page": lambda looking, chosen: replace(looking, page=a_page(chosen)),
        "refresh": lambda looking, _chosen: looking,
    }
)
"""Where to look after a choice in one of Home's own menus and buttons, from where somebody looked and what it says."""


def choice(body: Json, looking: Looking) -> Looking | None:
    """Where to look after a choice of Home's own; None for any other gesture."""
    name, chosen = _action(body)
    move = CHOICES.get(name.removeprefix(CHOOSE)) if name.startswith(CHOOSE) else None
    return move(looking, chosen) if move else None


def _action(body: Json) -> tuple[str, str]:
    """The name of what was pressed, and what was chosen in it."""
    action: Json = next(iter(body.get("actions") or [{}]))
    option = action.get("selected_option")
    chosen = option.get("value") if isinstance(option, Mapping) else action.get("selected_user", action.get("value"))
    return str(action.get("action_id", "")).partition(":")[0], chosen if isinstance(chosen, str) else ""
