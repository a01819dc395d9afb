"""The door of a place: a channel's own id, or the direct message with a person, opened once and remembered."""

from bot.reminders.deliver.answers import SCOPE, Answer, Done, Lost, Refused, Unsent
from bot.reminders.deliver.office import Office
from bot.reminders.languages import is_person
from storage import people


async def door(office: Office, place: str) -> str | Answer:
    """The channel to post in, or why there is none. Asking changes nothing, so a lost answer is asked for again."""
    if not is_person(place):
        return place
    known = await office.read(lambda session: people.direct_message(session, place))
    return known or await _open(office, place)


async def _open(office: Office, place: str) -> str | Answer:
    said = await office.call("conversations.open", lambda: office.slack.conversations_open(users=[place]))
    match said:
        case Done({"channel": {"id": str(opened)}}):
            await office.keep(lambda session: people.remember_direct_message(session, place, opened))
            return opened
        case Done():
            return Lost("conversations.open without a channel")
        case Refused(error) if error in SCOPE:  # channels can still be told
            return Unsent(error)
        case _:
            return said


async def locale(office: Office, person: str) -> str | None:
    """The person's locale as Slack says it; None when it does not answer."""
    said = await office.call("users.info", lambda: office.slack.users_info(user=person, include_locale=True))
    match said:
        case Done({"user": {"locale": str(spoken)}}):
            return spoken
        case _:
            return None
