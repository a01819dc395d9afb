"""What goes wrong while an answer is told: the gesture is acknowledged all the same, and the person hears of it."""

import asyncio
import logging

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.gate.run import Form, Message, Nothing
from bot.gate.ways import Command, surely
from bot.playground.faults import Failure
from bot.views.reader import Reader
from tests.company import LIN, NOW, make_company
from tests.gate.conftest import CHANNEL

pytestmark = pytest.mark.anyio
SECRET = "hush-hush"


@pytest.fixture
def reader():
    return Reader("en", make_company(), NOW, LIN)


def ids(caplog):
    """The ids under which unexpected errors were logged."""
    told = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    return [words.split()[2].rstrip(":") for words in told]


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("code", [200, 502])
async def test_a_form_whose_opening_is_answered_with_nonsense_is_acknowledged_with_an_id(slack, caplog, code):
    slack.faults.plan("views.open", Failure("status", code=code))
    seen = await slack.slash(LIN, CHANNEL, "/task open")
    assert seen.error is None
    (logged,) = ids(caplog)
    assert logged in seen.text


@pytest.mark.parametrize("nonsense", [b"[]", b"null", b"7", b'"ok"', b"{"])
async def test_json_that_is_no_answer_of_slacks_is_told_to_the_person(reader, caplog, nonsense):
    """The library raises whatever comes to it then; the ack must not be lost over it."""

    async def answer(_: asyncio.StreamReader, line: asyncio.StreamWriter) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(nonsense)}\r\n\r\n"
        line.write(head.encode() + nonsense)
        await line.drain()
        line.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        host, port = server.sockets[0].getsockname()
        client = AsyncWebClient("xoxb-1", f"http://{host}:{port}/api/", retry_handlers=[])
        ack = await surely(Command(client, {"trigger_id": "1"}).in_time, Form({}, reader), reader)

    (logged,) = ids(caplog)
    assert logged in ack["text"]


class Telling:
    """A way that breaks off so many times, with an error that no library promises."""

    def __init__(self, times: int) -> None:
        self.times, self.told = times, []

    async def say(self, answer) -> dict:
        if self.times:
            self.times -= 1
            raise ConnectionResetError(SECRET)
        self.told.append(answer)
        return {"text": "said"}


async def test_what_breaks_off_once_is_told_with_the_id_of_the_log(reader, caplog):
    way = Telling(1)
    assert await surely(way.say, Nothing(), reader) == {"text": "said"}
    (told,), (logged,) = way.told, ids(caplog)
    assert isinstance(told, Message)
    assert logged in told.words
    assert SECRET not in caplog.text


async def test_what_breaks_off_again_is_logged_and_nothing_is_raised(reader, caplog):
    assert await surely(Telling(2).say, Nothing(), reader) is None
    assert len(ids(caplog)) == 2
