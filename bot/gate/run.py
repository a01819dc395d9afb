"""From a gesture to its answer, in a worker thread and one transaction; what goes wrong becomes a refusal or an id."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.commands.ask import Ask
from bot.domain.company import Company
from bot.domain.desk import Desk
from bot.domain.home import Board
from bot.domain.may import must
from bot.domain.refusal import Refusal
from bot.domain.reply import Done, Open, Reply, Say
from bot.gate.errors import log_unexpected
from bot.gate.forms import Gesture, Json, cleaned
from bot.gate.guard import Guarded
from bot.gate.home_guard import no_board
from bot.gate.people import Hear, hear_nothing
from bot.gate.watch import Nobody, Watch, watching
from bot.gate.who import Door, Languages, Visitor
from bot.views.forms import form
from bot.views.reader import Block, Payload, Reader
from bot.views.replies import broken, refusal, refusal_text, reply


@dataclass(frozen=True)
class Gate:
    """What the gate is handed by `app`.

    Attributes:
        open_desk: a transaction: commits when left, rolls back when left by an exception. May block.
        company: the company as it is now.
        now: the bot's clock, aware UTC in whole seconds.
        wake: called on the event loop after a commit, so that the outbox is looked at at once.
        languages: keeps the language of everybody who comes by.
        hear: keeps Slack's events about people.
        open_board: one moment's state, only read, for Home. May block.
        watch: told of every gesture and ack, to count them.
        pending: gestures that are being answered, and work that goes on after its gesture was acknowledged.
    """

    open_desk: Callable[[], AbstractContextManager[Desk]]
    company: Callable[[], Company]
    now: Callable[[], datetime]
    wake: Callable[[], None]
    languages: Languages
    watch: Watch = field(default_factory=Nobody)
    hear: Hear = hear_nothing
    open_board: Callable[[], AbstractContextManager[Board]] = no_board
    pending: set[asyncio.Task[Any]] = field(default_factory=set)

    def hold(self, work: Coroutine[object, object, None]) -> None:
        """Let work go on after its gesture was acknowledged."""
        self.keep(asyncio.get_running_loop().create_task(work))

    def keep(self, task: asyncio.Task[Any] | None) -> None:
        """Let `finish` wait for that task."""
        if task:
            self.pending.add(task)
            task.add_done_callback(self.pending.discard)

    async def finish(self) -> None:
        """Wait for all work that still goes on: nothing is left half said when the process ends."""
        await asyncio.gather(*self.pending, return_exceptions=True)


@dataclass(frozen=True)
class Message:
    """To be shown as a message; `below` and `words` are set for a refusal, which a form shows under that field."""

    payload: Payload
    reader: Reader
    refused: bool = False
    below: str | None = None
    words: str = ""


@dataclass(frozen=True)
class Form:
    """A view to be opened."""

    view: Block
    reader: Reader


@dataclass(frozen=True)
class Nothing:
    """Nothing to show."""


Answer = Message | Form | Nothing


def reader_of(gate: Gate, visitor: Visitor) -> Reader:
    """The one who will read the answer."""
    company = gate.company()
    return Reader(visitor.reads(company), company, gate.now(), visitor.id)


def refused(no: Refusal, reader: Reader) -> Message:
    """A refusal, ready for a message and for a form."""
    return Message(refusal(no, reader), reader, refused=True, below=no.field, words=refusal_text(no, reader))


def failed(error: BaseException, reader: Reader) -> Message:
    """An unexpected error: logged under an id that the person is shown."""
    payload = broken(log_unexpected(error), reader)
    return Message(payload, reader, refused=True, words=payload.text)


async def answer(gate: Gate, door: Door, body: Json, read: Callable[[Json], Gesture]) -> Answer:
    """What the person is answered who made the gesture in `body`; never raises.

    `read` makes the gesture out of the body and may refuse, as anything after it may: a refusal has changed nothing.
    """
    try:
        visitor = await door.visitor(body)
        return await _answer(gate, visitor, body, read)
    except Exception as error:  # noqa: BLE001 -- the one place: the person must hear something, the log gets the rest
        return failed(error, reader_of(gate, door.seen(body)))


async def _answer(gate: Gate, visitor: Visitor, body: Json, read: Callable[[Json], Gesture]) -> Answer:
    reader = reader_of(gate, visitor)
    try:
        said = await asyncio.to_thread(_act, gate, visitor, body, read)
    except Refusal as no:
        return refused(no, reader)
    if isinstance(said, Say):
        gate.wake()
    return _drawn(said, reader)


def _act(gate: Gate, visitor: Visitor, body: Json, read: Callable[[Json], Gesture]) -> Reply:
    """One transaction. A gesture that was delivered before does nothing; a refused one may come again."""
    company = gate.company()
    with watching(gate.watch) as seen:
        who = company.person(visitor.person(company))
        gesture = cleaned(read(body))
        seen.verb = gesture.verb.name
        with gate.open_desk() as desk:
            now = gate.now()
            if not desk.once(gesture.key):
                seen.result = "again"
                return Done()
            must(company, who.id, gesture.verb.action, None, now)
            guarded = Guarded(desk, company, who.id, gesture.verb.action, now)
            return gesture.verb.function(Ask(who, now, company, gesture.words, gesture.form), guarded)


def _drawn(said: Reply, reader: Reader) -> Answer:
    match said:
        case Done():
            return Nothing()
        case Open():
            return Form(form(said, reader), reader)
        case _:
            return Message(reply(said, reader), reader)
