"""Signed HTTP delivery as a Bolt app takes it: acks, signatures, the URL's challenge, retried events, forgeries."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.playground.delivery import FORM, HttpDelivery, encoded
from bot.playground.server import Playground
from tests.playground.kit import actions, asked, button, line, modal, option, section

pytestmark = pytest.mark.anyio
SECRET = "s3cret"
FIELD = {"asked": {"line": "甲&乙"}}


@dataclass
class Line:
    """A Bolt app behind its request URL; while `broken` is set, that status is all it answers."""

    app: AsyncApp
    http: HttpDelivery
    broken: int = 0


@pytest.fixture
async def line_in(workspace) -> AsyncIterator[Line]:
    async def door(request: Request) -> Response:
        if line_in.broken:
            return PlainTextResponse("", line_in.broken)
        return await handler.handle(request)

    server = Playground(workspace, extra_routes=[Route("/slack/events", door, methods=["POST"])])
    await server.start()
    client = AsyncWebClient(workspace.bot_token, base_url=server.api_url, retry_handlers=[])
    app = AsyncApp(client=client, signing_secret=SECRET, process_before_response=True)
    handler = AsyncSlackRequestHandler(app)
    workspace.http = HttpDelivery(f"{server.url}/slack/events", SECRET)
    line_in = Line(app, workspace.http)
    yield line_in
    await server.stop()


def commands(line_in) -> list[dict]:
    """The slash commands that reach the app; each is answered."""
    heard = []

    @line_in.app.command("/task")
    async def answer(ack, command):
        heard.append(command)
        await ack(f"heard {command['text']}")

    return heard


async def test_the_answer_to_a_slash_command_is_what_the_person_sees(line_in, workspace):
    heard = commands(line_in)

    seen = await workspace.slash("U1WANG", "C1CLAIMS", "/task 開立 @Ann a&b <c>")

    assert seen.text == "heard 開立 <@U2ANN|Ann> a&amp;b &lt;c&gt;"
    assert seen.message.ephemeral_to == "U1WANG"
    assert heard[0]["user_id"] == "U1WANG"
    assert line_in.http.acked == 1


async def test_buttons_forms_and_menus_go_the_same_way(line_in, workspace):
    app, heard = line_in.app, []

    @app.action("press")
    async def open_form(ack, body, client):
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=modal(asked(line())))

    @app.view("form")
    async def take(ack, view):
        heard.append(view["state"]["values"])
        await ack(response_action="errors", errors={"asked": "no"})

    @app.options("choose")
    async def offer(ack):
        await ack(options=[option("a")])

    external = {"type": "external_select", "action_id": "choose", "min_query_length": 0}
    posted = await app.client.chat_postMessage(
        channel="C1CLAIMS", text="a", blocks=[actions(button(), external), section()]
    )
    place = ("C1CLAIMS", posted["ts"])
    seen = await workspace.press("U1WANG", message=place, action_id="press")
    refused = await workspace.submit("U1WANG", seen.view.id, FIELD)
    offered = await workspace.suggest("U1WANG", message=place, action_id="choose", query="")

    assert refused.errors == {"asked": "no"}
    assert heard[0]["asked"]["line"]["value"] == "甲&乙"
    assert [one["value"] for one in offered] == ["a"]


async def test_a_url_that_gives_the_challenge_back_is_the_apps(line_in):
    assert await line_in.http.verify()
    line_in.broken = 404
    assert not await line_in.http.verify()


async def test_an_app_that_fails_or_is_away_leaves_the_person_with_an_error(line_in, workspace):
    heard = commands(line_in)
    line_in.broken = 500
    failed = await workspace.slash("U1WANG", "C1CLAIMS", "/task")
    workspace.http = HttpDelivery("http://127.0.0.1:9/", SECRET)
    away = await workspace.slash("U1WANG", "C1CLAIMS", "/task")

    assert (failed.error, away.error) == ("dispatch_failed", "dispatch_failed")
    assert heard == []


async def test_an_app_that_thinks_too_long_is_given_up(line_in, workspace):
    workspace.ack_timeout = 0.05

    @line_in.app.command("/task")
    async def never(ack):  # noqa: ARG001 -- it never acks
        await workspace.wait_change(workspace.version, 5)

    seen = await workspace.slash("U1WANG", "C1CLAIMS", "/task")
    workspace.touch()

    assert seen.error == "operation_timeout"


async def test_an_event_without_an_ack_comes_three_times_more_and_says_so(line_in, workspace):
    workspace.retry_delays, line_in.broken = (0, 0, 0), 503

    await workspace.open_home("U1WANG")
    while workspace.tasks:
        await next(iter(workspace.tasks))

    told = [
        (one.headers.get("X-Slack-Retry-Num"), one.headers.get("X-Slack-Retry-Reason")) for one in line_in.http.sent
    ]
    assert told == [(None, None), *((str(number), "http_error") for number in (1, 2, 3))]
    assert len({one.body for one in line_in.http.sent}) == 1


async def test_an_event_that_is_acked_comes_once(line_in, workspace):
    opened = []

    @line_in.app.event("app_home_opened")
    async def note(event):
        opened.append(event["user"])

    await workspace.open_home("U1WANG")

    assert opened == ["U1WANG"]
    assert (len(line_in.http.sent), len(workspace.tasks)) == (1, 0)


async def test_forged_stale_and_changed_requests_are_what_bolt_turns_away(line_in):
    """The helpers forge what Slack's own verifier knows as forged; the right one and its replay get through."""
    heard, http = commands(line_in), line_in.http
    body, content = encoded("slash_commands", {"command": "/task", "text": "a", "user_id": "U1", "team_id": "T1"})
    assert content == FORM
    right, past = http.signed(body), int(time.time()) - 301

    async def status(request):
        return (await http.post(request)).status

    assert await status(http.signed(body, secret="wrong")) == 401
    assert await status(http.signed(body, at=past)) == 401
    assert await status(replace(right, body=body + b"&text=b")) == 401
    assert heard == []
    assert await status(right) == 200
    assert await status(right) == 200
    assert [one["text"] for one in heard] == ["a", "a"]


async def test_a_gesture_may_come_twice_and_its_ack_may_be_lost(line_in, workspace):
    heard = commands(line_in)
    workspace.wire.duplicates = 1
    twice = await workspace.slash("U1WANG", "C1CLAIMS", "/task a")
    workspace.wire.hold_acks = True
    lost = await workspace.slash("U1WANG", "C1CLAIMS", "/task b")

    assert [one["text"] for one in heard] == ["a", "a", "b"]
    assert (twice.text, lost.error) == ("heard a", "operation_timeout")
