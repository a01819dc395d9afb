"""The bot at work on its Slack, with its HTTP port: what `app.py serve` runs until it is told to stop."""

import asyncio
import errno
import logging
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import uvicorn

from bot.admin.present import official
from bot.admin.starting import check_clock
from bot.api import make_api
from bot.assembly import Bot
from bot.domain.refusal import Refusal
from bot.metrics import PAGE
from bot.reminders.clock import Clock
from bot.settings import Blueprint, Environment
from storage.database import Database
from storage.schema import migrate

log = logging.getLogger(__name__)

GRACE = 10  # machine seconds in which requests may end by themselves
Say = Callable[..., str]


class Quiet(uvicorn.Server):
    """uvicorn that leaves the process's signals to us."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave them alone."""
        yield


def listen(host: str, port: int) -> socket.socket:
    """A socket bound there; port 0 takes any that is free. Refused as ``cli.port_taken``, ``cli.port_unusable``."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # by its number asyncio knows TCP
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise Refusal("cli.port_taken", port=str(port)) from None
        raise Refusal("cli.port_unusable", host=host, port=str(port), reason=error.strerror) from None
    return listening


def serving(bot: Bot) -> uvicorn.Server:
    """The server of `/healthz`, `/readyz`, `/metrics` and, with a signing secret, `/slack/events`."""
    routes = [bot.signed.route] if bot.signed else []
    api = make_api(bot.checks, page=bot.metrics.page, kind=PAGE, routes=routes)
    config = uvicorn.Config(
        api,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )
    return Quiet(config)


async def run_serve(
    environment: Environment, blueprint: Blueprint, clock: Clock, *, say: Say, over: Callable[[], Awaitable[None]]
) -> None:
    """The bot on its Slack; when told to stop it finishes what it holds.

    Args:
        say: a sentence for the log, by its key and facts.
        over: awaited before everything is stopped.

    Raises:
        Refusal: of the port, the database, its tables, or the clock.
        SlackApiError: Slack does not let us in.
    """
    listening = listen(environment.api_host, environment.api_port)
    database = Database(environment.database_url.get_secret_value())
    migrate(database)
    check_clock(database, clock.now())
    bot = _bot(environment, database, blueprint, clock)
    app_token = environment.slack_app_token
    await bot.connect(app_token.get_secret_value() if app_token else None)
    bot.work()
    server = serving(bot)
    answering = asyncio.create_task(server.serve(sockets=[listening]))
    _greet(bot, blueprint, f"http://{environment.api_host}:{listening.getsockname()[1]}", say)
    await over()
    server.should_exit = True
    await answering
    await bot.stop()


def _bot(environment: Environment, database: Database, blueprint: Blueprint, clock: Clock) -> Bot:
    token, secret = environment.slack_bot_token, environment.slack_signing_secret
    return Bot(
        database,
        blueprint,
        clock,
        token=token.get_secret_value() if token else "",
        api_url=environment.slack_api_url,
        signing_secret=secret.get_secret_value() if secret else None,
    )


def _greet(bot: Bot, blueprint: Blueprint, url: str, say: Say) -> None:
    if official(blueprint, bot.clock.now()).version != bot.company().calendar.version:
        log.warning(say("cli.calendar_differs"))
    if bot.signed:
        log.info(say("cli.serving_http", url=url))
    log.info(say("cli.serving", url=url))
