"""One message out of the outbox: posted, put back, looked up, or given up."""

import logging
from functools import partial

from bot.reminders.deliver.answers import GONE, SCOPE, SHUT, UNFIT, Answer, Done, Lost, Refused, Slow, Unsent, answer
from bot.reminders.deliver.dead import bury
from bot.reminders.deliver.door import door
from bot.reminders.deliver.files import wants_file, with_file
from bot.reminders.deliver.forms import plainer, remember
from bot.reminders.deliver.lookup import metadata, posted, take_back
from bot.reminders.deliver.office import SHUT_FOR, Held, Office
from bot.reminders.letters import UNWRITABLE
from storage import outbox
from storage.database import Session

log = logging.getLogger(__name__)

METHOD = "chat.postMessage"
MOST_ATTEMPTS = 8  # of a message that Slack refuses without saying that it is hopeless
LONGEST_WAIT = 60.0  # seconds between two attempts


async def send(office: Office, held: Held) -> None:
    """Post a message that was not posted before."""
    channel = await door(office, held.row.place)
    if isinstance(channel, Lost):
        await _settle(office, held, Unsent(channel.error))
    elif isinstance(channel, str):
        await _say(office, held, channel)
    else:
        await _settle(office, held, channel)


async def reconcile(office: Office, held: Held) -> None:
    """Find out about a message that may have been posted, since whoever held it came to no end; else post it.

    As long as Slack does not tell, it stays as it is: a later look-up will.
    """
    channel = await door(office, held.row.place)
    if not isinstance(channel, str):
        await _unknown(office, held, channel)
        return
    found = await posted(office, channel, held.row.key, held.row.started_at)
    if not isinstance(found, list):
        await _unknown(office, held, found)
        return
    office.unsure.pop(held.row.id, None)
    if found:
        await _mark(office, held, channel, found[0], again=True)
        await take_back(office, channel, found[1:])
    else:
        await _say(office, held, channel, again=True)


async def _say(office: Office, held: Held, channel: str, *, again: bool = False) -> None:
    """Post it, with the file that it names uploaded before."""
    if wants_file(held):
        try:
            ready = await with_file(office, held)
        except UNWRITABLE:
            log.exception("message %s cannot be drawn", held.row.id)
            await bury(office, held, "unwritable")
            return
        if not isinstance(ready, Held):
            await _settle(office, held, ready)
            return
        held = ready
    await _settle(office, held, await _post(office, held, channel), again=again)


async def _post(office: Office, held: Held, channel: str) -> Answer:
    """The request itself, unless it could end after our lease."""
    await office.machine.sleep(max(office.pace.take(held.row.place), office.pace.take(METHOD)))
    if office.machine.steady() + office.timeout >= held.until:
        return Unsent("lease")
    payload = held.row.payload or {}
    names_file = bool(payload.get("file"))  # a file is shared by being named, and shown where links unfold
    return await answer(
        office.slack.chat_postMessage(
            channel=channel,
            text=payload["text"],
            blocks=payload["blocks"],
            metadata=metadata(held.row.key),
            unfurl_links=names_file,
            unfurl_media=names_file,
        )
    )


async def _settle(office: Office, held: Held, said: Answer, *, again: bool = False) -> None:
    """Write down what became of it. Nothing is written when nobody knows: the look-up after the lease will tell."""
    office.count(type(said).__name__.lower())
    match said:
        case Done({"channel": str(channel), "ts": str(ts)}):
            office.shut = None
            await _mark(office, held, channel, ts, again=again)
        case Slow(seconds):
            office.pace.hold(held.row.place, seconds)
            await _put_back(office, held, seconds, "ratelimited")
        case Unsent(error):
            await _put_back(office, held, wait(held.row.attempts), error)
        case Refused():
            await _refused(office, held, said)
        case _:
            log.warning("message %s to %s: %s; it will be looked up", held.row.id, held.row.place, said)


async def _mark(office: Office, held: Held, channel: str, ts: str, *, again: bool = False) -> None:
    """It is sent. Where an earlier attempt may still arrive, and where another holds it by now, there may be a copy."""
    wall = office.machine.wall()
    ours = await office.keep(partial(_sent, held, channel, ts, wall, wall + office.lease if again else None))
    office.told += ours
    if not ours:
        await office.keep(lambda session: outbox.doubt(session, held.row.id, wall + office.lease))


def _sent(held: Held, channel: str, ts: str, wall: float, doubt_at: float | None, session: Session) -> bool:
    remember(session, held.row.payload or {}, wall)
    return outbox.mark_sent(session, held.row.id, held.token, channel, ts, doubt_at)


async def _refused(office: Office, held: Held, no: Refused) -> None:
    error = no.error
    if error in SHUT:
        office.lock_up(error)
        await _put_back(office, held, SHUT_FOR, error)
    elif error in UNFIT and held.row.payload and (payload := plainer(held.row.payload, no)):
        log.warning("message %s to %s: %s; going on in a plainer form", held.row.id, held.row.place, error)
        await office.keep(lambda s: outbox.fix_payload(s, held.row.id, held.token, payload))
        await _put_back(office, held, 0.0, error)
    elif error in GONE or held.row.attempts >= MOST_ATTEMPTS:
        await bury(office, held, error)
    else:
        await _put_back(office, held, wait(held.row.attempts), error)


async def _unknown(office: Office, held: Held, said: Answer) -> None:
    """Slack does not tell whether it was posted."""
    match said:
        case Refused(error) if error in SHUT - SCOPE:
            office.lock_up(error)
        case Refused(error) if error in GONE:
            await bury(office, held, error)
        case _:
            now = office.machine.steady()
            first, _ = office.unsure.get(held.row.id, (now, now))
            office.unsure[held.row.id] = first, now
            log.warning("message %s to %s: no look-up: %s", held.row.id, held.row.place, said)


async def _put_back(office: Office, held: Held, seconds: float, error: str) -> None:
    not_before = office.machine.wall() + seconds
    await office.keep(lambda s: outbox.put_back(s, held.row.id, held.token, not_before, error))


def wait(attempts: int) -> float:
    """Seconds until the next attempt after so many."""
    return min(LONGEST_WAIT, 2.0 ** (min(attempts, 10) - 1))
