"""Two designs that look right and are not: the harness must find them out, or it proves nothing about the third."""

from functools import partial

from bot.reminders.deliver.answers import Answer, Done, Slow, answer
from bot.reminders.deliver.door import door
from bot.reminders.deliver.lookup import metadata
from bot.reminders.deliver.office import Held, Office
from bot.reminders.deliver.rounds import Deliver
from storage import outbox


async def post(office: Office, held: Held, channel: str) -> Answer:
    payload = held.row.payload or {}
    call = office.slack.chat_postMessage(channel=channel, metadata=metadata(held.row.key), **payload)
    return await answer(call)


async def channel_of(office: Office, held: Held) -> str:
    """Asked for until it is known: that is not what these designs are about."""
    while True:
        channel = await door(office, held.row.place)
        if isinstance(channel, str):
            return channel


class Naive(Deliver):
    """Claims as the real one does, and tells what it holds without ever looking up what became of it."""

    async def _send(self, free: int, unread: set[str]) -> int:
        taken = await self.office.keep(partial(self._take, free=free, busy=unread | self._flying))
        for held, _ in taken:
            self._fly(held.row.place, self.tell(held))
        return len(taken)

    async def tell(self, held: Held) -> None:
        raise NotImplementedError


class PostThenMark(Naive):
    """Whatever has no good answer is posted again."""

    async def tell(self, held: Held) -> None:
        said = await post(self.office, held, await channel_of(self.office, held))
        if isinstance(said, Done):
            where = str(said.data["channel"]), str(said.data["ts"])
            await self.office.keep(lambda s: outbox.mark_sent(s, held.row.id, held.token, *where))
        else:
            await self.office.keep(lambda s: outbox.put_back(s, held.row.id, held.token, 0.0, "again"))


class MarkThenPost(Naive):
    """Written down as sent, then sent; only a 429 is tried again."""

    async def tell(self, held: Held) -> None:
        channel = await channel_of(self.office, held)
        await self.office.keep(lambda s: outbox.mark_sent(s, held.row.id, held.token, channel, "0"))
        while isinstance(await post(self.office, held, channel), Slow):
            continue
