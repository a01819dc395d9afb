"""Delivery, round after round: fold, claim, send, look up, show anew; many places at once, each a message at a time."""

import asyncio
import logging
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from functools import partial
from uuid import uuid4

from bot.reminders.deliver.dead import bury_in
from bot.reminders.deliver.door import locale
from bot.reminders.deliver.files import wants_file
from bot.reminders.deliver.forms import taken
from bot.reminders.deliver.lookup import check_copies
from bot.reminders.deliver.office import Held, Office
from bot.reminders.deliver.post import reconcile, send
from bot.reminders.deliver.update import METHOD, show_anew
from bot.reminders.folding import Folding
from bot.reminders.letters import UNWRITABLE, letter
from storage import outbox
from storage.database import Session

log = logging.getLogger(__name__)

AT_ONCE = 8  # places told at the same time
LONG = 300.0  # machine seconds for which a message may be in doubt before the audit speaks of it
POLL = 1.0  # machine seconds after which the outbox is looked at without being woken


class Deliver:
    """Tells what stands in the outbox. Several processes may do so at once.

    Args:
        office: the outbox, Slack, time and pace.
        folding: shared with this process's tick.
        at_once: how many places are told at the same time.
        poll: machine seconds between two looks without being woken.
    """

    def __init__(self, office: Office, folding: Folding, *, at_once: int = AT_ONCE, poll: float = POLL) -> None:
        self.office, self._folding = office, folding
        self._at_once, self._poll = at_once, poll
        self._flights: dict[asyncio.Task[None], str] = {}
        self._awake = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def wake(self) -> None:
        """There may be something to tell. May be called from any thread, and before `run`."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._awake.set)

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until told to stop, then finish what is held. A round that fails is logged; the next one comes."""
        self._loop = asyncio.get_running_loop()
        stopping = asyncio.create_task(stop.wait())
        stopping.add_done_callback(lambda _: self._awake.set())
        try:
            while not stop.is_set():
                await self._round()
        finally:
            stopping.cancel()
            await self._land()

    async def _round(self) -> None:
        self._awake.clear()
        step = asyncio.create_task(self.step())
        await asyncio.wait({step})
        if _failed(step) or not step.result():
            await self._rest()

    async def drain(self) -> int:
        """Deliver until nothing waits and nothing is stale; how many messages were sent.

        It also ends while Slack does not let us in. It sleeps only where pace, back-off or a lease demand it.
        """
        before = self.office.told
        while True:
            started = await self.step()
            if self._flights:
                await asyncio.wait(self._flights, return_when=asyncio.FIRST_COMPLETED)
            elif self.office.closed or not await self.office.read(_something_waits):
                return self.office.told - before
            elif not started:
                await self.office.machine.sleep(self._poll)

    async def step(self) -> int:
        """One round: how many places were turned to. What it starts goes on by itself."""
        await asyncio.to_thread(self._folding.fold)
        if self.office.closed:
            return 0
        return await self._start_sending() + await self._start_showing()

    def unsure(self) -> int:
        """Of how many messages Slack has not let us find out for long whether they were posted."""
        now = self.office.machine.steady()
        # Another process may have found out: then we have not been refused again.
        fresh = {one: seen for one, seen in self.office.unsure.items() if now - seen[1] < 3 * self.office.lease}
        self.office.unsure = fresh
        return sum(last - first >= LONG for first, last in fresh.values())

    async def check_copies(self) -> int:
        """How many second copies of messages in doubt were found in Slack and deleted."""
        return await check_copies(self.office)

    async def _start_sending(self) -> int:
        free = self._at_once - len(self._flights)
        waiting = set(await self.office.read(lambda session: list(outbox.places_waiting(session))))
        if free <= 0 or not waiting:
            return 0
        company = self.office.company()
        unread = {place for place in waiting - self._flying if self.office.languages.must_learn(company, place)}
        for place in sorted(unread)[:free]:
            self._fly(place, self.office.languages.learn(place, partial(locale, self.office)))
        # A message to somebody whose language is being asked for waits for the answer.
        return await self._send(free - len(unread), unread) + min(len(unread), free)

    async def _send(self, free: int, unread: set[str]) -> int:
        if free <= 0:
            return 0
        busy = unread | self._flying | self.office.pace.busy()
        taken = await self.office.keep(partial(self._take, free=free, busy=busy))
        for held, known in taken:
            self._fly(held.row.place, send(self.office, held) if known else reconcile(self.office, held))
        return len(taken)

    def _take(self, session: Session, *, free: int, busy: set[str]) -> list[tuple[Held, bool]]:
        """Messages that are ours now, each with whether it is certain that it was not posted yet."""
        token, wall, lease = uuid4().hex, self.office.machine.wall(), self.office.lease
        until = self.office.machine.steady() + lease
        lost = outbox.expired(session, token=token, machine_now=wall, lease=lease, limit=free)
        more = free - len(lost)
        fresh = outbox.claim(session, token=token, machine_now=wall, lease=lease, limit=more, busy_places=busy)
        held = [(Held(row, token, until), False) for row in lost]
        return held + [(one, True) for one in self._written(session, [Held(row, token, until) for row in fresh])]

    def _written(self, session: Session, fresh: list[Held]) -> Iterator[Held]:
        """Each with what it says fixed, before its first attempt; what cannot be said is given up at once."""
        for held in fresh:
            if held.row.payload is not None or wants_file(held):
                yield held
                continue
            try:
                drawn = letter(session, held.row.id, self.office.reader(held.row.place))
            except UNWRITABLE:
                log.exception("message %s cannot be drawn", held.row.id)
                bury_in(session, self.office, held, "unwritable")
                continue
            payload = taken(session, drawn, self.office.machine.wall())
            outbox.fix_payload(session, held.row.id, held.token, payload)
            yield replace(held, row=replace(held.row, payload=payload))

    async def _start_showing(self) -> int:
        if METHOD in self._flying or self.office.pace.wait(METHOD):
            return 0
        stale = await self.office.read(lambda session: outbox.stale_messages(session, 1))
        for one in stale:
            self._fly(METHOD, show_anew(self.office, one))
        return len(stale)

    @property
    def _flying(self) -> set[str]:
        """What is on its way: places, or the method of an update."""
        return {*self._flights.values()}

    def _fly(self, what: str, flight: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(flight)
        self._flights[task] = what
        task.add_done_callback(self._landed)

    def _landed(self, task: asyncio.Task[None]) -> None:
        del self._flights[task]
        _failed(task)
        self._awake.set()

    async def _rest(self) -> None:
        """Until woken, or for the length of a poll."""
        waking = asyncio.create_task(self._awake.wait())
        await asyncio.wait({waking}, timeout=self._poll)
        waking.cancel()

    async def _land(self) -> None:
        while self._flights:
            await asyncio.wait(self._flights)


def _something_waits(session: Session) -> bool:
    return bool([*outbox.places_waiting(session)] or outbox.stale_messages(session, 1) or outbox.unfolded(session))


def _failed(task: asyncio.Task[object]) -> bool:
    """Whether the task ended with an error, which is logged: the next round goes on without it."""
    error = None if task.cancelled() else task.exception()
    if error:
        log.error("delivery: %s", error, exc_info=error)
    return error is not None
