"""How answers reach a person at Home, and how their Home is shown anew: after each gesture, gently, one at a time."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.commands.home import home
from bot.domain.home import Looking
from bot.domain.refusal import Refusal
from bot.gate.errors import log_unexpected
from bot.gate.forms import Json
from bot.gate.home_guard import GuardedBoard
from bot.gate.home_marks import marked
from bot.gate.run import Answer, Form, Gate, Message, Nothing, reader_of
from bot.gate.ways import SILENT, Ack, Channel, FormButton, Submission
from bot.gate.who import Door, Visitor
from bot.views.forms import result
from bot.views.home import closed
from bot.views.home import home as drawn
from bot.views.reader import Block, Payload, Reader
from bot.views.replies import broken, refusal

TRIES = 2
PAUSE, LONGEST_PAUSE = 1.0, 30.0  # machine seconds before the second try, unless Slack names its own
log = logging.getLogger("bot.gate")


class Homes:
    """Shows people their Home. What fails is logged, never raised: nobody waits for it.

    Args:
        pause: waits so many machine seconds.
    """

    def __init__(
        self,
        client: AsyncWebClient,
        gate: Gate,
        door: Door,
        *,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._client, self._gate, self._door, self._pause = client, gate, door, pause
        self._turns: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def soon(self, body: Json, looking: Looking, said: Payload | None = None, view_hash: str | None = None) -> None:
        """Show it while the gesture is being acknowledged."""
        self._gate.hold(self.show(body, looking, said, view_hash))

    async def show(
        self, body: Json, looking: Looking, said: Payload | None = None, view_hash: str | None = None
    ) -> None:
        """Show the person of that body their Home as it stands now.

        Args:
            said: what came of their gesture, to stand on top.
            view_hash: of the Home that they see; when it is another one by now, this one is drawn anew first.
        """
        try:
            visitor = await self._door.visitor(body)
            async with self._turns[visitor.id]:  # what is drawn later is shown later
                await self._publish(visitor, looking, said, view_hash)
        except Exception as error:  # noqa: BLE001 -- nobody waits for this; the log has it
            log_unexpected(error)

    async def _publish(self, visitor: Visitor, looking: Looking, said: Payload | None, view_hash: str | None) -> None:
        for left in reversed(range(TRIES)):
            view = await asyncio.to_thread(self._drawn, visitor, looking, said)
            try:
                await self._client.views_publish(user_id=visitor.id, view=view, hash=view_hash)
            except (SlackApiError, ClientError, TimeoutError) as error:
                pause = _pause(error)
                if pause is None or not left:
                    log.warning("a Home could not be shown: %s", _called(error))
                    return
                view_hash = None
                await self._pause(pause)
            else:
                return

    def _drawn(self, visitor: Visitor, looking: Looking, said: Payload | None) -> Block:
        """Their Home; a word to those who have none, and to those whose cannot be read."""
        reader = reader_of(self._gate, visitor)
        company = reader.company
        try:
            person = company.person(visitor.person(company)).id
            with self._gate.open_board() as board:
                guarded = GuardedBoard(board, company, person, reader.now)
                return drawn(home(person, looking, guarded, company, reader.now), reader, said)
        except Refusal as no:
            return closed(refusal(no, reader))
        except Exception as error:  # noqa: BLE001 -- as in `run.answer`: the person must see something
            return closed(broken(log_unexpected(error), reader))


def _pause(error: SlackApiError | ClientError | TimeoutError) -> float | None:
    """How long to wait before the second try; None when there shall be none."""
    if not isinstance(error, SlackApiError):
        return PAUSE
    match error.response.get("error"):
        case "hash_conflict":
            return 0.0
        case "ratelimited":
            return min(float(error.response.headers.get("Retry-After", PAUSE)), LONGEST_PAUSE)
        case "internal_error" | "fatal_error" | "service_unavailable" | "request_timeout":
            return PAUSE
        case _:
            return None


def _called(error: SlackApiError | ClientError | TimeoutError) -> str:
    return str(error.response.get("error")) if isinstance(error, SlackApiError) else type(error).__name__


def _marked(answer: Answer, looking: Looking) -> Answer:
    """An answer in a form's place, as a view that remembers where it came from."""
    match answer:
        case Form(view, reader):
            return Form(marked(view, looking), reader)
        case Message(payload, reader):
            return Form(marked(result(payload, reader), looking), reader)
        case Nothing():
            return answer


def _changes(answer: Answer) -> bool:
    """Whether something may have come of the gesture; a form that opens has changed nothing yet."""
    return not isinstance(answer, Form)


class HomeButton(Channel):
    """A button at Home: it has a trigger and no response url. A short word stands on Home itself, else in a view."""

    def __init__(self, client: AsyncWebClient, body: Json, homes: Homes, looking: Looking) -> None:
        super().__init__(client, body)
        self._body, self._homes, self._looking = body, homes, looking

    async def in_time(self, answer: Answer) -> Ack:
        """The ack says nothing."""
        await self.late(answer)
        return SILENT

    def wait(self, working: Payload, reader: Reader) -> Ack:  # noqa: ARG002 -- see Channel
        """Nothing: Home will change."""
        return SILENT

    async def late(self, answer: Answer) -> None:
        """Open a view where there is one to open, and show Home anew."""
        said = await self._opened(answer)
        if said or _changes(answer):
            view_hash = (self._body.get("view") or {}).get("hash")
            self._homes.soon(self._body, self._looking, said.payload if said else None, view_hash)

    async def _opened(self, answer: Answer) -> Message | None:
        """What is left to say on Home, if anything."""
        if isinstance(answer, Message) and not answer.refused and len(answer.payload.blocks or []) <= 1:
            return answer
        match _marked(answer, self._looking):
            case Form(view, reader):
                failure = await self._open(view, reader)
                return answer if failure and isinstance(answer, Message) and answer.refused else failure
            case _:
                return None


class HomeForm(FormButton):
    """A button in a view that was opened from Home."""

    def __init__(self, client: AsyncWebClient, body: Json, homes: Homes, looking: Looking) -> None:
        super().__init__(client, body)
        self._body, self._homes, self._looking = body, homes, looking

    async def late(self, answer: Answer) -> None:
        """The answer takes the view's place; Home behind it is shown anew."""
        await super().late(_marked(answer, self._looking))
        if _changes(answer):
            self._homes.soon(self._body, self._looking)


class HomeSubmission(Submission):
    """A submitted form that was opened from Home."""

    def __init__(self, client: AsyncWebClient, body: Json, homes: Homes, looking: Looking) -> None:
        super().__init__(client, body)
        self._gesture, self._homes, self._looking = body, homes, looking

    async def in_time(self, answer: Answer) -> Ack:
        """As for any form; Home behind it is shown anew."""
        if isinstance(answer, Message) and answer.refused:
            return await super().in_time(answer)
        self._show(answer)
        return await super().in_time(_marked(answer, self._looking))

    async def late(self, answer: Answer) -> None:
        """The same, after the ack."""
        self._show(answer)
        await super().late(_marked(answer, self._looking))

    def _show(self, answer: Answer) -> None:
        if _changes(answer):
            self._homes.soon(self._gesture, self._looking)
