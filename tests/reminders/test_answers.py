"""What became of a call, told from whatever comes back: a server on loopback answers with these very bytes."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from bot.reminders.deliver.answers import Done, Lost, Refused, Slow, Unsent, answer, client

pytestmark = pytest.mark.anyio

JSON = "application/json; charset=utf-8"


def http(status: str, body: str, kind: str = JSON, **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", body]).encode()


@asynccontextmanager
async def saying(reply: bytes):
    """A server that reads a request and sends this."""

    async def serve(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(reply)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/api/"


@pytest.mark.parametrize(
    ("reply", "became"),
    [
        pytest.param(http("200 OK", '{"ok":true,"ts":"1"}'), Done({"ok": True, "ts": "1"}), id="done"),
        pytest.param(http("200 OK", '{"ok":false,"error":"is_archived"}'), Refused("is_archived"), id="refused"),
        pytest.param(
            http("200 OK", '{"ok":false,"error":"fatal_error"}'), Lost("fatal_error"), id="Slack's catastrophe"
        ),
        pytest.param(http("200 OK", '{"ok":false,"error":"ratelimited"}'), Slow(1.0), id="slow without a status"),
        pytest.param(http("429 Too Many Requests", '{"ok":false}', Retry_After="17"), Slow(17.0), id="Retry-After"),
        pytest.param(http("429 Too Many Requests", '{"ok":false}'), Slow(1.0), id="429 that names no time"),
        pytest.param(http("429 Too Many Requests", "slow", "text/plain", Retry_After="3"), Slow(3.0), id="a plain 429"),
        pytest.param(http("503 Away", "", "text/html"), Lost("HTTP 503"), id="503"),
        pytest.param(http("500 Oh", '{"ok":false,"error":"is_archived"}'), Lost("HTTP 500"), id="a 500 is no refusal"),
        pytest.param(http("200 OK", "<p>", "text/html"), Lost("HTTP 200"), id="a page of somebody between us"),
        pytest.param(http("200 OK", "hello", "text/plain"), Lost("no JSON"), id="a word of somebody between us"),
        pytest.param(http("200 OK", "{"), Lost("no JSON"), id="half an answer"),
        pytest.param(b"", Lost("ServerDisconnectedError"), id="the line drops"),
    ],
)
async def test_every_reply_is_one_of_five_things(reply, became):
    async with saying(reply) as api_url:
        assert await answer(client("xoxb", api_url).auth_test()) == became


async def test_where_nobody_listens_nothing_was_sent():
    async with saying(b"") as api_url:
        pass

    assert isinstance(await answer(client("xoxb", api_url).auth_test()), Unsent)


async def test_a_server_that_does_not_answer_in_time_may_have_heard_us():
    gone = asyncio.Event()

    async def silent(reader, writer):
        await reader.read()
        writer.close()
        gone.set()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    async with server:
        slack = client("xoxb", f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/api/")
        slack.timeout = 0.1
        assert await answer(slack.auth_test()) == Lost("TimeoutError")
        await gone.wait()


def test_the_client_repeats_nothing_by_itself():
    assert client("xoxb", "http://127.0.0.1/api/").retry_handlers == []
