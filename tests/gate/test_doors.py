"""HTTP requests without a good signature, events and other payloads, an answer that finds no taker."""

import hmac
import json
import logging
import time
from hashlib import sha256

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.gate.app import build_app
from bot.playground.faults import Failure
from tests.company import LIN, WANG
from tests.gate.conftest import CHANNEL

pytestmark = pytest.mark.anyio
SECRET = "s" * 32


def request(body, secret, kind="application/json"):
    stamp = str(int(time.time()))
    signature = "v0=" + hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), sha256).hexdigest()
    headers = {"content-type": kind, "x-slack-request-timestamp": stamp, "x-slack-signature": signature}
    return AsyncBoltRequest(body=body, headers=headers)


@pytest.mark.parametrize(
    ("ours", "theirs", "status"),
    [
        pytest.param(SECRET, SECRET, 200, id="signed"),
        pytest.param(SECRET, "x" * 32, 401, id="signed-with-another-secret"),
        pytest.param(None, "", 401, id="no-secret-is-no-open-door"),
    ],
)
async def test_a_request_over_http_must_be_signed(office, ours, theirs, status):
    app = build_app(office.gate, token="xoxb-1", signing_secret=ours)
    body = json.dumps({"type": "event_callback", "event": {"type": "message", "text": "hi"}, "event_id": "Ev1"})
    assert (await app.async_dispatch(request(body, theirs))).status == status


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "event_callback", "event": {"type": "app_home_opened"}, "event_id": "Ev1"},
        {"type": "event_callback", "event": {"type": "message", "subtype": "channel_join"}, "event_id": "Ev2"},
        {"type": "shortcut", "callback_id": "open"},
        {"type": "message_action", "callback_id": "open"},
        {"type": "view_closed", "view": {"type": "modal", "callback_id": "open"}},
    ],
    ids=lambda payload: payload["type"],
)
async def test_everything_else_is_acknowledged_and_left_alone(office, payload):
    app = build_app(office.gate, token="xoxb-1", signing_secret=SECRET)
    answer = await app.async_dispatch(request(json.dumps(payload), SECRET))
    assert (answer.status, answer.body, office.visits) == (200, "", 0)


@pytest.mark.usefixtures("app")
async def test_nothing_typed_is_logged_even_when_everything_is(slack, office, caplog):
    """The libraries log whole payloads at DEBUG."""
    with caplog.at_level(logging.DEBUG):
        await slack.slash(WANG, CHANNEL, "/task open sales.email hush-hush")
    names = ("bot.gate", "bot.commands", "slack_sdk.web", "slack_bolt")
    told = [record.getMessage() for record in caplog.records if record.name.startswith(names)]
    assert list(office.desk.all_tasks) == [1]
    assert not any("hush" in words or slack.bot_token in words for words in told)


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("failure", [Failure("drop_before"), None], ids=["line-cut", "url-used-up"])
async def test_an_answer_that_finds_no_taker_is_logged_and_harms_nothing(slack, caplog, failure):
    slack.doors.life = 1800 if failure else -1
    if failure:
        slack.faults.plan("response_url", failure)
    message = slack.post(CHANNEL, slack.bot_user, {"text": "late"})
    seen = await slack.press(LIN, action_id="list", message=(CHANNEL, message.ts), tampered_value="mine")
    assert seen.error is None
    assert any("did not reach" in record.getMessage() for record in caplog.records)
