"""When notices may be folded into messages: never in the middle of a tick, so that a place hears of a storm once."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Lock

from storage import outbox, people
from storage.database import Database, Session

STORM = "storm"
HOLD = timedelta(seconds=5)  # machine time for which a batch keeps other processes from folding


class Folding:
    """One for each process. Inside it a lock keeps tick and delivery apart; between processes a note in the database.

    The note runs out by itself, so that a process that dies in a storm delays its notices by seconds only.

    Args:
        wall: machine seconds since 1970.
    """

    def __init__(self, database: Database, *, wall: Callable[[], float] = time.time) -> None:
        self._database, self._wall = database, wall
        self._lock = Lock()
        self._mine: datetime | None = None

    @contextmanager
    def tick(self) -> Iterator[None]:
        """Nobody in this process folds while a tick runs."""
        with self._lock:
            self._mine = None
            yield

    def storm(self, session: Session) -> None:
        """A tick has more to come than this batch, in whose transaction this is: other processes wait for the rest."""
        self._mine = self._now() + HOLD
        people.put_pulse(session, STORM, self._mine)

    def end(self, session: Session) -> int:
        """How many messages were made at the end of a tick; none while another process is in the same storm."""
        until = people.pulse(session, STORM)
        if self._stormy(until) and until != self._mine:
            return 0
        if self._mine is not None:
            people.put_pulse(session, STORM, self._now())
        return outbox.fold(session)

    def fold(self) -> int:
        """How many messages were made of what commands and jobs had to tell."""
        if not self._lock.acquire(blocking=False):
            return 0
        try:
            return self._fold()
        finally:
            self._lock.release()

    def _fold(self) -> int:
        with self._database.reading() as session:
            if not outbox.unfolded(session) or self._stormy(people.pulse(session, STORM)):
                return 0
        with self._database.transaction() as session:
            return outbox.fold(session)

    def _stormy(self, until: datetime | None) -> bool:
        return until is not None and until > self._now()

    def _now(self) -> datetime:
        return datetime.fromtimestamp(int(self._wall()), UTC)
