"""The listeners: slash command, buttons, forms, suggestions. Everything else is acknowledged and left alone."""

import asyncio
import logging
import re
import secrets
from collections.abc import Callable, Sequence

from aiohttp import ClientError
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.commands import find_verb
from bot.commands.search import find_standards
from bot.commands.words import split
from bot.domain.refusal import Refusal
from bot.gate.changes import Changes
from bot.gate.errors import log_unexpected
from bot.gate.forms import Gesture, Json, pressed, submitted
from bot.gate.home import listen_home
from bot.gate.people import listen_people
from bot.gate.run import Answer, Gate, answer, reader_of
from bot.gate.shortcuts import listen_shortcuts
from bot.gate.subscribed import COMMAND
from bot.gate.watch import Timed
from bot.gate.ways import SILENT, Button, Command, Submission, Way, surely
from bot.gate.who import Door
from bot.views.forms import options
from bot.views.reader import Reader
from bot.views.replies import working

TIMEOUT = 5  # seconds of machine time for one call; a trigger is dead by then
MOST_RECENT = 5  # standards that somebody opened last, on top of the menu
PATIENCE = 2.0  # seconds of machine time; Slack gives up after 3
SLACK = "https://slack.com/api/"
ANY = re.compile("")


def build_app(
    gate: Gate, *, token: str, signing_secret: str | None = None, base_url: str = SLACK, patience: float = PATIENCE
) -> Timed:
    """A Bolt app with every listener. It connects to nothing; `app.async_dispatch` takes requests.

    Args:
        gate: what the commands work with.
        token: the bot token.
        signing_secret: for requests over HTTP; without one every such request is refused (Socket Mode needs none).
        base_url: the Web API, ends in ``/api/``.
        patience: seconds after which the person is told that the answer follows.
    """
    quiet = logging.getLogger("bot.gate.slack")
    quiet.setLevel(logging.ERROR)  # below that the libraries log payloads: typed texts
    client = AsyncWebClient(token, base_url, TIMEOUT, retry_handlers=[], logger=quiet)

    async def authorize() -> AuthorizeResult:
        # Which workspace and who: `Door` asks Slack itself, and refuses in the person's language.
        return AuthorizeResult(enterprise_id=None, team_id=None, bot_token=token)

    app = Timed(
        logger=quiet,
        client=client,
        authorize=authorize,
        process_before_response=True,  # an ack costs 0.08 ms instead of 10
        signing_secret=signing_secret or secrets.token_hex(32),
        ignoring_self_events_enabled=False,
    )
    app.watch = gate.watch
    app.error(_unexpected)
    _listen(app, gate, Door(client, gate.languages), patience)
    return app


async def _unexpected(error: Exception) -> BoltResponse:
    """What even the gate could not answer; without this the library logs the error's own words, and acks nothing."""
    log_unexpected(error)
    return BoltResponse(status=200)


def _listen(app: AsyncApp, gate: Gate, door: Door, patience: float) -> None:
    client, changes = app.client, Changes(app.client)

    @app.command(COMMAND)
    async def command(ack: AsyncAck, body: Json) -> None:
        await _handle(gate, door, body, typed, Command(client, body), ack, patience)

    async def handle(body: Json, read: Callable[[Json], Gesture], way: Way, ack: AsyncAck) -> None:
        await _handle(gate, door, body, read, way, ack, patience)

    listen_home(app, gate, door, handle)

    @app.action(ANY)
    async def button(ack: AsyncAck, body: Json) -> None:
        way = changes.way(body) if body.get("view") else Button(client, body)
        await _handle(gate, door, body, pressed, way, ack, patience)

    @app.view(ANY)
    async def submission(ack: AsyncAck, body: Json) -> None:
        await _handle(gate, door, body, submitted, Submission(client, body), ack, patience)

    @app.options(ANY)
    async def suggestion(ack: AsyncAck, body: Json) -> None:
        await ack(options=await _suggestions(gate, door, body))

    listen_shortcuts(app, gate.company, handle)
    listen_people(app, gate.hear, gate.wake)

    @app.view_closed(ANY)
    @app.shortcut(ANY)
    @app.event(ANY)
    async def other(ack: AsyncAck) -> None:
        await ack()


def typed(body: Json) -> Gesture:
    """A slash command's gesture; refused as ``verb.unknown``, ``verb.later``."""
    verb, words = find_verb(split(str(body.get("text") or "")))
    return Gesture(verb, words, None, f"command:{body.get('trigger_id', '')}")


async def _handle(
    gate: Gate,
    door: Door,
    body: Json,
    read: Callable[[Json], Gesture],
    way: Way,
    ack: AsyncAck,
    patience: float,
) -> None:
    """Answer in the ack, or ask for patience in it and answer afterwards."""
    gate.keep(asyncio.current_task())  # Bolt's own: it ends when the ack is on its way
    work = asyncio.get_running_loop().create_task(answer(gate, door, body, read))
    done, _ = await asyncio.wait({work}, timeout=patience)
    reader = reader_of(gate, door.seen(body))
    if done:
        await ack(**await surely(way.in_time, work.result(), reader) or SILENT)
        return
    gate.hold(_later(work, way, reader))
    await ack(**way.wait(working(reader), reader))


async def _later(work: asyncio.Task[Answer], way: Way, reader: Reader) -> None:
    await surely(way.late, await work, reader)


async def _suggestions(gate: Gate, door: Door, body: Json) -> list[dict[str, object]]:
    """Standards for what was typed so far; nothing for those who may not ask, or while Slack does not say who asks."""
    company = gate.company()
    try:
        visitor = await door.visitor(body)
        person = company.person(visitor.person(company))
    except (Refusal, SlackClientError, ClientError, TimeoutError):
        return []
    recent = await asyncio.to_thread(_opened_last, gate, person.id)
    found = find_standards(str(body.get("value") or ""), company, person, recent)
    return options(found, reader_of(gate, visitor))


def _opened_last(gate: Gate, person: str) -> Sequence[str]:
    """The standards that the person opened last, by id."""
    with gate.open_desk() as desk:
        return desk.last_standards(person, MOST_RECENT)
