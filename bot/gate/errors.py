"""What the log keeps of an unexpected error: an id, its kind and where it happened; never what anybody typed."""

import logging
import secrets
import traceback

log = logging.getLogger("bot.gate")


def log_unexpected(error: BaseException) -> str:
    """Log it under a new id (eight hex digits), which the person is shown.

    The error's own words are left out: they may hold typed text or a token.
    """
    error_id = secrets.token_hex(4)
    log.error("unexpected error %s: %s", error_id, where(error))
    return error_id


def where(error: BaseException | None) -> str:
    """The kinds of an error and of those behind it, and the lines where they were raised; none of their words."""
    told: list[str] = []
    while error is not None:
        lines = "".join(traceback.format_tb(error.__traceback__))
        told.append(f"{type(error).__module__}.{type(error).__qualname__}\n{lines}")
        error = error.__cause__ or error.__context__
    return "\n".join(told)
