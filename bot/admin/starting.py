"""What is proved before the bot starts: the clock does not run before history."""

from datetime import datetime

from bot.domain.refusal import Refusal
from storage.database import Database
from storage.seals import last_line


def check_clock(database: Database, now: datetime) -> None:
    """Refuse, as ``clock.before_history``, a start before the last line of history."""
    with database.reading() as session:
        last = last_line(session)
    if last and now < last:
        raise Refusal("clock.before_history", last=last, now=now)
