"""What every part of delivery works with: the outbox, Slack, time and pace; and whether Slack lets us in at all."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain.company import Company
from bot.reminders.deliver.answers import Answer, Slow, answer
from bot.reminders.deliver.machine import Machine
from bot.reminders.languages import Languages, is_person
from bot.reminders.pace import Pace
from bot.views.reader import Reader
from storage.database import Database, Session
from storage.outbox import Claimed

log = logging.getLogger(__name__)

T = TypeVar("T")
SHUT_FOR = 30.0  # seconds until we knock again after Slack refused our token


@dataclass(frozen=True, slots=True)
class Held:
    """A message that we have claimed: under our token, until that instant of the machine's steady seconds."""

    row: Claimed
    token: str
    until: float


@dataclass
class Office:
    """One process's post office.

    Attributes:
        now: the bot's clock (aware UTC); it decides only what a message says.
        lease: machine seconds for which a claimed message is ours.
        timeout: machine seconds after which `slack` gives up on a call; well below the lease.
        shut: Slack's word for not letting us in, such as ``invalid_auth``; None while all is well.
        told: how many messages this process has marked as sent.
        unsure: by message, when (steady seconds) Slack first and last did not let us look whether it was posted.
        tries: by message, how often it could not be shown anew.
        count: told how each attempt to post ended, by the name of its `Answer` in small letters.
    """

    database: Database
    company: Callable[[], Company]
    now: Callable[[], datetime]
    slack: AsyncWebClient
    languages: Languages
    pace: Pace = field(default_factory=Pace)
    machine: Machine = field(default_factory=Machine)
    lease: float = 60.0
    timeout: float = 10.0
    shut: str | None = None
    told: int = 0
    unsure: dict[int, tuple[float, float]] = field(default_factory=dict)
    tries: Counter[int] = field(default_factory=Counter)
    count: Callable[[str], object] = str
    _knock_at: float = 0.0

    def reader(self, place: str) -> Reader:
        """The one who reads what is told at a place."""
        company = self.company()
        return Reader(self.languages.of(company, place), company, self.now(), place if is_person(place) else None)

    async def keep(self, work: Callable[[Session], T]) -> T:
        """Do the work in one transaction, in a thread of its own."""
        return await asyncio.to_thread(self._transact, work)

    async def read(self, work: Callable[[Session], T]) -> T:
        """Do work that only reads, in a thread of its own."""
        return await asyncio.to_thread(self._look, work)

    def _transact(self, work: Callable[[Session], T]) -> T:
        with self.database.transaction() as session:
            return work(session)

    def _look(self, work: Callable[[Session], T]) -> T:
        with self.database.reading() as session:
            return work(session)

    async def call(self, method: str, call: Callable[[], Awaitable[AsyncSlackResponse]]) -> Answer:
        """Call a method when its turn has come; Retry-After holds that method alone."""
        await self.machine.sleep(self.pace.take(method))
        said = await answer(call())
        if isinstance(said, Slow):
            self.pace.hold(method, said.seconds)
        return said

    def lock_up(self, error: str) -> None:
        """Slack does not let us in: everything waits, and the readiness door says so."""
        log.error("Slack refuses the bot's token: %s; trying again in %.0f s", error, SHUT_FOR)
        self.shut, self._knock_at = error, self.machine.steady() + SHUT_FOR

    @property
    def closed(self) -> bool:
        """Whether it is too early to knock again."""
        return self.shut is not None and self.machine.steady() < self._knock_at
