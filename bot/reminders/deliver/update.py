"""Messages shown anew when their tasks have moved on, so that no channel holds a stale warning."""

import logging
from functools import partial

from bot.reminders.deliver.answers import GONE, SHUT, UNFIT, Answer, Done, Refused, Slow
from bot.reminders.deliver.door import locale
from bot.reminders.deliver.forms import Json, plainer, remember, taken
from bot.reminders.deliver.office import Office
from bot.reminders.letters import UNWRITABLE, letter
from storage import outbox
from storage.database import Session
from storage.outbox import Stale

log = logging.getLogger(__name__)

METHOD = "chat.update"
HOPELESS = GONE | {"message_not_found", "cant_update_message", "edit_window_closed", "msg_too_long"}
MOST_TRIES = 5
PAUSE = 5.0  # seconds after an update that failed


async def show_anew(office: Office, stale: Stale) -> None:
    """Update one message. It said the right thing when it was sent, so after a few failures it is left as it is."""
    if office.languages.must_learn(office.company(), stale.place):
        await office.languages.learn(stale.place, lambda person: locale(office, person))
    try:
        payload = await office.read(partial(_drawn, office, stale))
    except UNWRITABLE:
        log.exception("message %s cannot be drawn anew", stale.id)
        await _shown(office, stale)
        return
    said = await _show(office, stale, payload)
    match said:
        case Done():
            await _shown(office, stale)
        case Slow():
            return
        case Refused(error) if error in SHUT:
            office.lock_up(error)
        case Refused(error) if error in HOPELESS:
            await _given_up(office, stale, error)
        case _:
            await _failed(office, stale, said.error)


def _drawn(office: Office, stale: Stale, session: Session) -> Json:
    return taken(session, letter(session, stale.id, office.reader(stale.place), news=False), office.machine.wall())


async def _show(office: Office, stale: Stale, payload: Json) -> Answer:
    """What became of it, in the first form that this Slack takes."""
    # Without blocks Slack takes the old ones away.
    words = {"text": payload["text"], "blocks": payload["blocks"]}
    said = await office.call(METHOD, lambda: office.slack.chat_update(channel=stale.channel, ts=stale.ts, **words))
    match said:
        case Refused(error) if error in UNFIT and (next_form := plainer(payload, said)):
            return await _show(office, stale, next_form)
        case Done() if payload.get("refused"):
            await office.keep(lambda session: remember(session, payload, office.machine.wall()))
    return said


async def _failed(office: Office, stale: Stale, error: str) -> None:
    office.tries[stale.id] += 1
    office.pace.hold(METHOD, PAUSE)
    if office.tries[stale.id] >= MOST_TRIES:
        await _given_up(office, stale, error)


async def _given_up(office: Office, stale: Stale, error: str) -> None:
    log.warning("message %s in %s stays as it is: %s", stale.id, stale.channel, error)
    await _shown(office, stale)


async def _shown(office: Office, stale: Stale) -> None:
    office.tries.pop(stale.id, None)

    def mark(session: Session) -> None:
        outbox.mark_shown(session, stale.id, stale.wanted)

    await office.keep(mark)
