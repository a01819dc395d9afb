"""One simulated month: acts in their order, time between them, troubles, crashes; the ledger compared on the way."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from bot.assembly import Bot
from bot.demo import ClockBar, stops, workspace_of
from bot.domain.standards import Language
from bot.playground.server import Playground
from bot.playground.workspace import Workspace
from bot.reminders.clock import Clock
from bot.reminders.deliver.machine import Machine
from bot.reminders.pace import unhurried
from bot.settings import Blueprint
from storage import outbox
from storage.database import Database, Session
from storage.seals import verify
from tests.faults.month import ledger
from tests.faults.month.people import FIRST, STANDARDS, Act, acts, blueprint
from tests.faults.month.trouble import Weather, trouble_slack

TRIES = 40  # of one step, before the simulation itself is wrong
CRASH = 0.01  # of the steps end with the process
LOOK_EVERY = 25  # steps between two comparisons; the last step always has one


class MachineTime:
    """Machine seconds that pass at once when somebody sleeps, so that leases and back-off cost nothing."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def wall(self) -> float:
        """Seconds since 1970."""
        return time.time() + self.ahead

    def steady(self) -> float:
        """Steady seconds."""
        return time.monotonic() + self.ahead

    async def sleep(self, seconds: float) -> None:
        """Let them pass."""
        self.ahead += max(0.0, seconds)
        await asyncio.sleep(0)


Spoil = Callable[[Session, Workspace], object]


@dataclass
class Outcome:
    """How a month went: what was found wrong, and how much was tried."""

    faults: list[str] = field(default_factory=list)
    steps: int = 0
    crashes: int = 0
    failures: int = 0  # of Slack and the database
    said: int = 0


class Month:
    """A company's month, all of it drawn from one seed.

    Args:
        tasks: how many pieces of work are opened.
        days: how long it lasts, from a Monday's nine o'clock.
        calm: nothing fails; the same acts as with the same seed in trouble.
        spoil: does something wrong just before the last comparison, which must find it.
    """

    def __init__(
        self, seed: int, url: str, tasks: int, *, days: int = 30, calm: bool = False, spoil: Spoil | None = None
    ) -> None:
        self.random, self.url, self.calm = Random(seed), url, calm
        self.blueprint, self.machine, self.outcome = blueprint(), MachineTime(), Outcome()
        self.clock = Clock(FIRST, 0.0)
        self.workspace = workspace_of(self.blueprint, self.clock, Language.HANT)
        self.workspace.log.wall = self.machine.wall
        self.workspace.faults.random = Random(seed + 1)
        self.weather = Weather(Random(seed + 2))
        self.weather.bad = not calm
        self.crashes = Random(seed + 3)
        self.playground = Playground(self.workspace)
        self.ticks: list[datetime] = []
        self.tasks, self.days, self.spoil = tasks, days, spoil
        self.bot: Bot

    async def live(self) -> Outcome:
        """All of it."""
        await self.playground.start()
        await self._start()
        if not self.calm:
            trouble_slack(self.workspace.faults)
        calendar = self.bot.company().calendar
        for act in acts(self.random, calendar, self.tasks, self.days):
            await self._until(act.at)
            await self._do(act)
            await self._look()
        await self._until(FIRST + timedelta(days=self.days))
        if self.spoil:
            with self.bot.database.transaction() as session:
                self.spoil(session, self.workspace)
        self._compare()
        await self._end()
        return self.outcome

    async def _start(self) -> None:
        with self.weather.calm():
            database = Database(self.url)
            self.weather.over(database)
            pace = unhurried(monotonic=self.machine.steady)
            address = {"token": self.workspace.bot_token, "api_url": self.playground.api_url}
            self.bot = Bot(database, self.blueprint, self.clock, **address, pace=pace, patience=60.0)
            self.bot.office.machine = Machine(self.machine.wall, self.machine.steady, self.machine.sleep)
            self.workspace.wire.ack_timeout = 60.0
            await self.bot.connect(self.workspace.app_token)
            await self.workspace.wire.wait_connected()

    async def _end(self) -> None:
        self.outcome.failures = len(self.workspace.faults.happened) + self.weather.failed
        self.outcome.said = len(self.workspace.ledger)
        await self.bot.stop()
        await self.playground.stop()

    # Time

    async def _until(self, to: datetime) -> None:
        """Halt at every event on the way, as a bot that looks each second would."""
        bar = ClockBar(self.bot)
        for at in stops(_Calm(bar, self.weather), to):
            self.clock.jump(at)
            await self._settle()
        self.clock.jump(to)
        await self._settle()

    async def _settle(self) -> None:
        """Everything due is done and told, however often it takes; sometimes the process dies over it."""
        if not self.calm and self.crashes.random() < CRASH:
            await self._crash()
        await self._surely(lambda: asyncio.to_thread(self.bot.beat))
        self.ticks.append(self.clock.now())
        await self._surely(lambda: asyncio.to_thread(self.bot.summaries.run))
        await self._surely(self.bot.deliver.drain)

    async def _crash(self) -> None:
        """Cut down somewhere in the middle of it; another process takes over."""
        work = asyncio.create_task(self._wild())
        for _ in range(self.crashes.randrange(200)):
            await asyncio.sleep(0)
        work.cancel()
        flights = [*self.bot.deliver._flights]
        for flight in flights:
            flight.cancel()
        await asyncio.gather(work, *flights, return_exceptions=True)
        await self.bot.stop()
        self.outcome.crashes += 1
        await self._start()

    async def _wild(self) -> None:
        await asyncio.to_thread(self.bot.beat)
        await self.bot.deliver.drain()

    async def _surely(self, work: Callable[[], Awaitable[object]]) -> None:
        for _ in range(TRIES):
            with contextlib.suppress(DBAPIError):
                await work()
                return
        raise RuntimeError("it never succeeds")

    # People

    async def _do(self, act: Act) -> None:
        self.outcome.steps += 1
        typed = self._words(act)
        if typed is None:
            return
        who, words = typed
        place = self.blueprint.departments.get(self.blueprint.people[who].department)
        channel = place.channel if place else self.blueprint.management.channel
        await self.workspace.slash(who, channel, f"/task {words}")
        await self._settle()

    def _words(self, act: Act) -> tuple[str, str] | None:
        if act.kind == "open":
            return self._opening(act)
        with self.weather.calm(), self.bot.database.reading() as session:
            return _visit(session, act, self.blueprint)

    def _opening(self, act: Act) -> tuple[str, str]:
        standard = self.random.choice(STANDARDS)
        team = [p.id for p in self.blueprint.people.values() if p.department == standard.partition(".")[0]]
        who, other = self.random.choice(team), self.random.choice(team)
        received = act.at - (act.at - FIRST) * self.random.random() / 4 if self.random.random() < LATE else act.at
        when = f" received:{received:%Y-%m-%dT%H:%M}" if received < act.at else ""
        return who, f"open {standard} 工作 M-{act.number} <@{other}>{when}"

    # The ledger

    async def _look(self) -> None:
        if self.outcome.steps % LOOK_EVERY == 0:
            self._compare()

    def _compare(self) -> None:
        with self.weather.calm(), self.bot.database.reading() as session:
            self.outcome.faults += self._faults(session)

    def _faults(self, session: Session) -> Iterator[str]:
        company = self.bot.company()
        wanted, written = ledger.should(session, company, self.ticks), ledger.written(session)
        for missing in (wanted - written).elements():
            yield f"never written down: {missing}"
        for extra in (written - wanted).elements():
            yield f"written down without cause: {extra}"
        yield from ledger.duties(session)
        yield from ledger.unsaid(session, self.workspace)
        yield from ledger.asleep(session)
        yield from (f"history: {fault}" for fault in verify(session))
        if outbox.unfolded(session):
            yield "notices in no message"


LATE = 0.1  # of the work is typed in later than it came


class _Calm:
    """The clock bar, read while nothing fails."""

    def __init__(self, bar: ClockBar, weather: Weather) -> None:
        self._bar, self._weather = bar, weather

    def next_event(self) -> datetime | None:
        with self._weather.calm():
            return self._bar.next_event()

    def now(self) -> datetime:
        return self._bar.now()


def _visit(session: Session, act: Act, company: Blueprint) -> tuple[str, str] | None:
    """What somebody types who comes back to that work; None when there is nothing to do."""
    task = session.execute(select(ledger.TASK).where(ledger.TASK.c.reference == f"M-{act.number}")).first()
    if task is None:
        return None
    if act.kind == "answer":
        return _answer(session, act, company)
    if act.kind in SAID:
        return task.responsible, SAID[act.kind].format(task.number)
    running = ledger.CLOCK.c.stopped_at.is_(None) & (ledger.CLOCK.c.task == task.number)
    kind, words = PAID[act.kind]
    clock = next((one for one in session.execute(select(ledger.CLOCK).where(running)) if kind in one), None)
    on = f"{act.at + timedelta(days=5):%Y-%m-%d}"
    return (clock.bearer, words.format(task=task.number, seq=clock.seq, who=clock.bearer, on=on)) if clock else None


SAID = {"progress": "progress {} 等資料 | 已催 | 明天", "stuck": "stuck {} 等客戶"}
PAID = {
    "close": ("stage", "close {task}.{seq} approved 已完成"),
    "rectify": ("rectification", "rectify {task} 人手 | 加人 <@{who}> {on} | 每日看"),
    "measure": ("measure", "close {task}.{seq} 已辦"),
}


def _answer(session: Session, act: Act, company: Blueprint) -> tuple[str, str] | None:
    """Management accepts what was handed in, or returns it."""
    report = session.execute(select(ledger.REPORT).where(ledger.REPORT.c.state == "handed_in")).first()
    if report is None:
        return None
    words = f"return {report.number} 請補" if act.number % 3 == 0 else f"accept {report.number}"
    return company.management.people[1], words


def quiet() -> None:
    """The troubles are the point, and no news."""
    logging.disable(logging.CRITICAL)
