"""What is proved before the bot starts: the clock does not run before history; the log says who it is."""

import logging
import sys
from datetime import datetime

import structlog

from bot.domain.refusal import Refusal
from storage.database import Database
from storage.seals import last_line


def check_clock(database: Database, now: datetime) -> None:
    """Refuse, as ``clock.before_history``, a start before the last line of history."""
    with database.reading() as session:
        last = last_line(session)
    if last and now < last:
        raise Refusal("clock.before_history", last=last, now=now)


def start_log(level: str, form: str) -> None:
    """Log to standard error, as text or as JSON lines. What people type and secrets are never logged."""
    render = structlog.processors.JSONRenderer() if form == "json" else structlog.dev.ConsoleRenderer(colors=False)
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, render],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for chatty in ("slack_bolt", "slack_sdk", "alembic", "uvicorn", "websockets"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, root.level))
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a turn left out during a long tick is no news
