"""Slack over HTTP: what is signed counts, once; forged, stale, huge and senseless requests change nothing."""

import logging
import time
from dataclasses import replace
from urllib.parse import urlencode

import httpx
import pytest
from starlette.applications import Starlette

from bot.gate.app import build_app
from bot.gate.http import LARGEST, OLDEST, PATH, Signed
from bot.playground.delivery import FORM, JSON, HttpDelivery, encoded
from bot.playground.faults import Failure
from tests.company import WANG
from tests.gate.conftest import CHANNEL
from tests.port import SECRET

pytestmark = pytest.mark.anyio


class Counts:
    """What the gate told whoever counts."""

    def __init__(self):
        self.gestures, self.kinds, self.away = [], [], []

    def gesture(self, verb, result):
        self.gestures.append((verb, result))

    def acked(self, kind, seconds):
        assert 0 < seconds < 30
        self.kinds.append(kind)

    def turned_away(self, status):
        self.away.append(status)


class Steady:
    """Seconds that a test moves."""

    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def counts():
    return Counts()


@pytest.fixture
def steady():
    return Steady()


@pytest.fixture
async def signed(slack, office, counts, steady):
    office.gate = replace(office.gate, watch=counts)
    bolt = build_app(office.gate, token=slack.bot_token, signing_secret=SECRET, base_url=f"{slack.base_url}/api/")
    return Signed(bolt, SECRET, steady=steady)


@pytest.fixture
async def door(signed):
    """Posts a request to the door; the answer."""
    transport = httpx.ASGITransport(Starlette(routes=[signed.route]))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:

        async def post(request):
            headers = [(name.encode(), value.encode("latin-1")) for name, value in request.headers.items()]
            return await client.post(PATH, content=request.body, headers=headers)

        yield post


slack_says = HttpDelivery("", SECRET).signed


def command(text="open claims.simple 車險 CLM-1", **changed):
    fields = {"command": "/task", "text": text, "user_id": WANG, "team_id": "T0DEMO", "channel_id": CHANNEL}
    return urlencode({**fields, "trigger_id": "1.2.abc", **changed}).encode()


async def test_a_signed_command_opens_a_task_and_the_same_request_again_opens_none(door, office, counts):
    """A replay within the five minutes is the same gesture, byte for byte: it is answered with silence."""
    request = slack_says(command())
    first, again = await door(request), await door(request)
    assert (first.status_code, again.status_code, again.text) == (200, 200, "")
    assert "#1" in first.text
    assert [*office.desk.all_tasks] == [1]
    assert counts.gestures == [("open", "done"), ("open", "again")]
    assert counts.kinds == ["command", "command"]


async def test_a_second_gesture_with_the_same_words_is_another_task(door, office):
    """The negative control of the replay."""
    for trigger in ("1", "2"):
        await door(slack_says(command(trigger_id=trigger)))
    assert [*office.desk.all_tasks] == [1, 2]


STAMP, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"


@pytest.mark.parametrize(
    ("secret", "late", "headers", "body"),
    [
        pytest.param("another", 0, {}, None, id="forged"),
        pytest.param(SECRET, 0, {}, command("open claims.simple 別的 CLM-2"), id="another-body"),
        pytest.param(SECRET, 301, {}, None, id="stale"),
        pytest.param(SECRET, -360, {}, None, id="from-the-future"),
        pytest.param(SECRET, 0, {STAMP: "soon"}, None, id="no-number"),
        pytest.param(SECRET, 0, {STAMP: "9" * 5000}, None, id="huge"),
        pytest.param(SECRET, 0, {STAMP: "", SIGNATURE: ""}, None, id="unsigned"),
        pytest.param(SECRET, 0, {SIGNATURE: "v0=" + "é" * 64}, None, id="not-ascii"),
        pytest.param(SECRET, 0, {}, b"\xff\xfe", id="no-text"),
    ],
)
async def test_what_is_not_rightly_signed_is_refused_and_changes_nothing(
    door, office, counts, secret, late, headers, body
):
    request = slack_says(command(), secret=secret, at=int(time.time()) - late)
    forged = replace(request, headers=request.headers | headers, body=request.body if body is None else body)
    answer = await door(forged)
    assert (answer.status_code, answer.text, office.visits) == (401, "", 0)
    assert counts.away == [401]


async def test_nearly_five_minutes_are_not_too_old(door, office):
    """The negative control of the stale one."""
    assert (await door(slack_says(command(), at=int(time.time()) - 290))).status_code == 200
    assert [*office.desk.all_tasks] == [1]


@pytest.mark.parametrize(
    ("body", "content"),
    [
        pytest.param(b"{", JSON, id="half-a-json"),
        pytest.param(b"[1, 2]", JSON, id="a-list"),
        pytest.param(b'{"authorizations": [3]}', JSON, id="odd-json"),
        pytest.param(b"payload=%7B", FORM, id="half-a-payload"),
        pytest.param(b"payload=" + b"%5B" * 50_000, FORM, id="deep"),
        pytest.param(b"payload=3", FORM, id="a-number"),
    ],
)
async def test_what_is_signed_and_makes_no_sense_is_refused_as_400(door, office, body, content):
    answer = await door(slack_says(body, content))
    assert (answer.status_code, answer.text, office.visits) == (400, "", 0)


async def test_a_body_that_is_too_large_is_refused(door, office):
    large = slack_says(b"text=" + b"x" * LARGEST)
    assert (await door(large)).status_code == 413
    lying = replace(large, headers=large.headers | {"Content-Length": "5"})
    assert (await door(lying)).status_code == 413
    assert (await door(replace(large, headers=large.headers | {"Content-Length": "-5"}))).status_code == 413
    assert office.visits == 0


@pytest.mark.parametrize("body", [b"", b"{}", b"a=b", b"ssl_check=1&token=x", b'{"type": "block_actions"}'])
async def test_signed_odds_and_ends_are_no_fault_and_change_nothing(door, office, body):
    assert (await door(slack_says(body, JSON if body[:1] == b"{" else FORM))).status_code in (200, 404)
    assert not office.desk.all_tasks


async def test_slack_s_question_for_the_url_is_answered(door):
    asked = slack_says(b'{"type": "url_verification", "challenge": "3eZbrw1a", "token": ""}', JSON)
    assert (await door(asked)).json() == {"challenge": "3eZbrw1a"}


async def test_an_event_that_comes_again_is_acknowledged_again(door, counts):
    event = {"type": "event_callback", "event": {"type": "message", "text": "hi"}, "event_id": "Ev1"}
    request = slack_says(*encoded("events_api", event))
    assert [(await door(request)).status_code for _ in range(2)] == [200, 200]
    assert counts.kinds == ["event", "event"]


async def test_requests_that_are_turned_away_do_not_fill_the_log(door, steady, caplog):
    """Whoever knocks a thousand times is told of once a minute."""
    forged = slack_says(command("hush-hush"), secret="another")
    for _ in range(3):
        await door(forged)
    steady.now += 60
    await door(forged)
    told = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert len(told) == 2
    assert all("SLACK_SIGNING_SECRET" in words and "hush" not in words for words in told)


async def test_the_line_is_fresh_while_slack_asks_or_answers(door, signed, steady):
    assert not signed.fresh
    await signed.open()
    await signed.close()
    assert signed.fresh
    steady.now += OLDEST
    assert not signed.fresh
    await door(slack_says(command()))
    assert signed.fresh


async def test_a_forger_does_not_keep_the_line_fresh(door, signed):
    await door(slack_says(command(), secret="another"))
    assert not signed.fresh


async def test_slack_is_asked_again_after_it_was_away(signed, slack):
    slack.faults.plan("auth.test", Failure("drop_before"))
    signed._every = 0.01
    await signed.open()
    assert not signed.fresh
    while not signed.fresh:
        await slack.wait_change(slack.version, 0.01)
    await signed.close()
