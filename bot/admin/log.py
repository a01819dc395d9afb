"""The log on standard error, as text or one JSON object a line. What people type and secrets do not get into it.

An error's own words may hold either, so only its kind and the lines where it was raised are kept; whatever else
happens to name one of our secrets is blotted out before it is written.
"""

import contextlib
import copy
import json
import logging
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from types import TracebackType
from typing import Any
from urllib.parse import quote

import structlog
from slack_sdk.errors import SlackApiError

from bot.domain.refusal import Refusal
from bot.gate.errors import where
from bot.settings import Environment
from storage.database import password_of

BLOT = "[secret]"
SHORTEST = 4  # letters of a secret; anything shorter would blot out words
OURS = ("app", "bot", "storage")

Event = MutableMapping[str, Any]
log = logging.getLogger(__name__)


def secrets_of(environment: Environment) -> Iterator[str]:
    """Every secret of the environment."""
    yield from environment.secrets
    password = password_of(environment.database_url.get_secret_value())
    if password:
        yield password


def start_log(level: str, form: str, secrets: Iterable[str] = ()) -> None:
    """Log to standard error from now on, warnings and errors that nobody catches included.

    Args:
        level: a name of `logging`'s, for what is ours. Libraries would log payloads: they are heard from WARNING on.
        form: ``text`` or ``json``.
        secrets: never to be written.
    """
    handler = _Handler(sys.stderr)
    handler.setFormatter(_Formatter(form, secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(logging.getLevelName(level), logging.WARNING))
    for ours in OURS:
        logging.getLogger(ours).setLevel(level)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a turn left out during a long tick is no news
    logging.captureWarnings(capture=True)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """A line a record, without any error's words and any secret."""

    def __init__(self, form: str, secrets: Iterable[str]) -> None:
        as_json = form == "json"
        self._line: Callable[[str], str] = _blot(secrets)
        shared: list[structlog.typing.Processor] = [
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without_words,
        ]
        render = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False)
        super().__init__(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, render],
        )

    def format(self, record: logging.LogRecord) -> str:
        told = copy.copy(record)
        told.msg = _word(record.msg)
        if record.name == "asyncio" and isinstance(told.msg, str):
            told.msg = told.msg.partition("\n")[0]  # what follows holds the error's words
        if isinstance(record.args, tuple):
            told.args = tuple(_word(one) for one in record.args)
        return self._line(super().format(told))


class _Handler(logging.StreamHandler[Any]):
    """Python's own would print the record with all its words when it cannot be put together."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- logging's own name
        place = f"{record.filename}:{record.lineno}"
        again = logging.LogRecord(record.name, logging.ERROR, "", 0, "a line could not be logged: %s", (place,), None)
        with contextlib.suppress(OSError, ValueError):  # standard error is gone: there is nowhere left to say it
            self.stream.write(self.format(again) + self.terminator)


def _word(one: object) -> object:
    """What may be said of an error among the words of a line: its kind, a refusal's key, Slack's own word for it."""
    match one:
        case Refusal():
            return f"Refusal {one.key}"
        case SlackApiError():
            return f"SlackApiError {one.response.get('error', '')}"
        case BaseException():
            return type(one).__qualname__
        case _:
            return one


def _without_words(_logger: object, _method: str, event: Event) -> Event:
    """Where an error was raised, instead of a traceback with its words."""
    found = event.pop("exc_info", None)
    error = found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["exception"] = where(error)
    return event


def _blot(secrets: Iterable[str]) -> Callable[[str], str]:
    known = {one for one in secrets if len(one) >= SHORTEST}
    written = known | {json.dumps(one)[1:-1] for one in known} | {quote(one, safe="") for one in known}
    longest_first = sorted(written, key=len, reverse=True)

    def blot(line: str) -> str:
        for one in longest_first:
            line = line.replace(one, BLOT)
        return line

    return blot


def _uncaught(_kind: type[BaseException], error: BaseException, _place: TracebackType | None) -> None:
    log.critical("the program ended with an error", exc_info=error)


def _uncaught_in_thread(said: threading.ExceptHookArgs) -> None:
    log.critical("a thread ended with an error", exc_info=said.exc_value)
