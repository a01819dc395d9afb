"""What goes wrong at random: Slack's answers, the database's statements and commits, the bot's own life."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from sqlalchemy import event

from bot.playground.faults import Failure, Faults
from storage.database import Database, sqlite_module

POSTING = (
    (0.03, Failure("ratelimited", seconds=1)),
    (0.02, Failure("status", code=503)),
    (0.02, Failure("status", code=502, accepted=True)),
    (0.02, Failure("drop_before")),
    (0.02, Failure("drop_after")),
    (0.02, Failure("error", error="internal_error")),
)
READING = ((0.05, Failure("ratelimited", seconds=1)), (0.05, Failure("status", code=500)))
STATEMENT, COMMIT = 0.0005, 0.002


def trouble_slack(faults: Faults) -> None:
    """About every eighth post fails, and every tenth question."""
    for method, odds in {"chat.postMessage": POSTING, "chat.update": POSTING}.items():
        for probability, failure in odds:
            faults.chance(method, probability, failure)
    for method in ("conversations.history", "conversations.open", "users.info"):
        for probability, failure in READING:
            faults.chance(method, probability, failure)


class Weather:
    """How the database fares: statements that fail, commits that fail, commits whose answer is lost."""

    def __init__(self, random: Random) -> None:
        self.random, self.bad, self.failed = random, True, 0

    def strikes(self, odds: float) -> bool:
        """Whether it fails now."""
        struck = self.bad and self.random.random() < odds
        self.failed += struck
        return struck

    def over(self, database: Database) -> None:
        """Let it come over this database."""
        broken = sqlite_module().OperationalError if database.sqlite else _postgresql_error()
        dialect, commit = database.engine.dialect, database.engine.dialect.do_commit

        @event.listens_for(database.engine, "before_cursor_execute")
        def statement(*_: Any) -> None:
            if self.strikes(STATEMENT):
                raise broken("the simulated database fails in a statement")

        def do_commit(connection: Any) -> None:
            if self.strikes(COMMIT):
                raise broken("the simulated database fails before a commit")
            commit(connection)
            if self.strikes(COMMIT):
                raise broken("the simulated database fails after a commit")

        dialect.do_commit = do_commit  # type: ignore[method-assign]

    @contextmanager
    def calm(self) -> Iterator[None]:
        """Nothing fails while we look."""
        before, self.bad = self.bad, False
        yield
        self.bad = before


def _postgresql_error() -> type[Exception]:
    import psycopg  # noqa: PLC0415 -- only where PostgreSQL is

    return psycopg.OperationalError
