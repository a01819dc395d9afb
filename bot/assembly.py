"""The bot put together: database, gate, reminders and the line to Slack. Used by `app`, `bot.demo` and tests."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from bot.admin.present import Present
from bot.domain.desk import Desk
from bot.domain.home import Board
from bot.gate.app import PATIENCE, build_app
from bot.gate.http import Signed
from bot.gate.link import Link
from bot.gate.run import Gate
from bot.metrics import Metrics
from bot.reminders.audit import Audit
from bot.reminders.clock import Clock
from bot.reminders.deliver.answers import client
from bot.reminders.deliver.office import Office
from bot.reminders.deliver.rounds import Deliver
from bot.reminders.folding import Folding
from bot.reminders.languages import Languages
from bot.reminders.pace import Pace
from bot.reminders.people.look import People
from bot.reminders.people.roster import Roster
from bot.reminders.recounting import recount_all
from bot.reminders.schedule import schedule
from bot.reminders.seal import Seal
from bot.reminders.summaries import Summaries
from bot.reminders.tick import Tick
from bot.settings import Blueprint
from storage.database import Database
from storage.desk import SqlDesk
from storage.home import SqlBoard
from storage.measures import figures_if_any
from storage.patience import Patiently

STALE = 30.0  # machine seconds after which a tick that did not come makes us not ready


class Bot:
    """The whole bot on one database and one Slack, put together and at rest; `start` sets it to work.

    Args:
        database: migrated.
        signing_secret: Slack may then speak to us over HTTP, too: `signed` is the door.
        pace: how fast Slack may be called; a test, and the demo's past, need not wait.
        patience: machine seconds after which a person is told that the answer follows.
    """

    def __init__(
        self,
        database: Database,
        blueprint: Blueprint,
        clock: Clock,
        *,
        token: str,
        api_url: str,
        signing_secret: str | None = None,
        pace: Pace | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self.database, self.clock = database, clock
        self.languages = Languages(database)
        self.company = Present(database, blueprint, clock.now(), changed=self.languages.forget)
        folding = Folding(database)
        self.office = Office(database, self.company, clock.now, client(token, api_url), self.languages, pace or Pace())
        self.deliver = Deliver(self.office, folding)
        parts = (database, self.company, clock.now, self.deliver.wake)
        self.tick, self.summaries, self.seal = Tick(*parts, folding), Summaries(*parts), Seal(*parts)
        self.audit = Audit(
            *parts,
            tick=self.tick,
            summaries=self.summaries,
            check_copies=self.deliver.check_copies,
            unsure=self.deliver.unsure,
        )
        roster = Roster(self.company.written, clock.now)
        self.people = People(self.office, roster, follow=self.company.follow, wake=self.deliver.wake)
        hear = self.people.heard
        self.metrics = Metrics(Patiently(partial(figures_if_any, database), None, 5.0), lambda: self._beaten_at)
        self.office.count = self.metrics.told
        parts_of_gate = (self.desk, self.company, clock.now, self.deliver.wake, self.languages)
        self.gate = Gate(*parts_of_gate, watch=self.metrics, hear=hear, open_board=self.board)
        self.slack = build_app(
            self.gate, token=token, signing_secret=signing_secret, base_url=api_url, patience=patience
        )
        self.signed = Signed(self.slack, signing_secret) if signing_secret else None
        self._scheduler = schedule(
            {
                "tick": self.beat,
                "summaries": self.summaries.run,
                "seal": self.seal.run,
                "audit": self.look_after,
                "people": self.people.run,
            }
        )
        self._stop = asyncio.Event()
        self._answers = Patiently(database.answers, otherwise=False)
        self._link: Link | Signed | None = None
        self._delivery: asyncio.Task[None] | None = None
        self._beaten_at = 0.0

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """One transaction."""
        with self.database.transaction() as session:
            yield SqlDesk(session)

    @contextmanager
    def board(self) -> Iterator[Board]:
        """One moment's state, only read."""
        with self.database.reading() as session:
            yield SqlBoard(session)

    def beat(self) -> None:
        """A tick; before it, running deadlines are counted again when another calendar runs, until that is done.

        The people are then those whom any process has last seen.
        """
        self.company.follow()
        began = self.office.machine.steady()
        if self.company.refresh():
            recount_all(self.database, self.company(), self.clock.now())
            self.company.counted()
        self.tick.run()
        self._beaten_at = self.office.machine.steady()
        self.metrics.ticked(self._beaten_at - began)

    async def look_after(self) -> None:
        """The audit, counted."""
        for what, many in (await self.audit.run()).items():
            self.metrics.found(what, many)

    async def connect(self, app_token: str | None) -> None:
        """Take gestures from Slack: by Socket Mode, or without an app token over HTTP, once `signed` is served.

        Raises:
            SlackApiError: Slack does not let us in.
        """
        self._link = Link(self.slack, app_token) if app_token else self.signed
        if self._link:
            await self._link.open()

    async def settle(self) -> None:
        """One look at everything that is due, told before this returns; for tests, and for the demo's past."""
        await self.people.run()
        await asyncio.to_thread(self.beat)
        await asyncio.to_thread(self.summaries.run)
        await self.deliver.drain()

    def work(self) -> None:
        """Tick, deliver, audit and summarise until `stop`."""
        self._scheduler.start()
        self._delivery = asyncio.create_task(self.deliver.run(self._stop))

    async def stop(self) -> None:
        """Answer those who are in the middle of a gesture, take nothing new, finish what is held, close everything."""
        await self.gate.finish()  # with the line still open: an ack that is lost makes a person do it again
        if self._link:
            await self._link.close()
        await self.gate.finish()
        if self._delivery:
            self._scheduler.shutdown()
            self._stop.set()
            await self._delivery
        self.database.close()

    def checks(self) -> Mapping[str, bool]:
        """Whether the tick is fresh, the database answers, the line to Slack is alive, our token good; may block."""
        return {
            "tick": self.office.machine.steady() - self._beaten_at < STALE,
            "database": self._answers(),
            "slack": bool(self._link and self._link.fresh),
            "token": self.office.shut is None,
        }
