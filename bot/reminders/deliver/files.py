"""The file that a message names: uploaded unshared before the message is posted, and shared by being named in it.

An upload may happen twice, after a crash: nobody sees a file that no message names. The message is posted once, by its
key. A Slack that takes no files from us does not hold the message up: it goes without, and the audit channel hears.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import httpx

from bot.domain.decision import Decision
from bot.reminders.deliver.answers import SCOPE, SERVER_FAULT, SHUT, TOO_MANY, Answer, Done, Lost, Refused, Slow, Unsent
from bot.reminders.deliver.forms import taken
from bot.reminders.deliver.office import Held, Office
from bot.reminders.findings import Finding, finding
from bot.reminders.letters import letter, report_of
from storage import outbox
from storage.database import Session
from storage.desk import SqlDesk

log = logging.getLogger(__name__)

FAMILY = "document"  # of messages that name a file
MOST_ATTEMPTS = 4  # at an upload; then the message goes without
NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file that Slack has, and nobody sees yet."""

    id: str
    link: str


def wants_file(held: Held) -> bool:
    """Whether it is not known yet which file the message names."""
    return held.row.family == FAMILY and held.row.payload is None


async def with_file(office: Office, held: Held) -> Held | Answer:
    """The message with what it says fixed, and with it the file; or why that is not possible now.

    Raises:
        Refusal, LookupError, ValueError, TypeError: what it should say cannot be drawn.
    """
    reader = office.reader(held.row.place)
    name, written = await office.read(lambda session: report_of(session, held.row.id, reader))
    said = await upload(office, name, written)
    match said:
        case Uploaded(file, link):
            return await _fixed(office, held, {"id": file, "link": link, "name": name})
        case Refused(error) if error in SHUT - SCOPE:
            return said
        case Refused(error):
            return await _without(office, held, error)
        case Lost(error) | Unsent(error) if held.row.attempts >= MOST_ATTEMPTS:
            return await _without(office, held, error)
        case Lost(error):  # nobody has seen anything of it
            return Unsent(error)
        case _:
            return said


async def upload(office: Office, name: str, content: bytes) -> Uploaded | Answer:
    """Three steps, none of which shows anybody anything."""
    slack = office.slack
    ticket = await office.call(
        "files.getUploadURLExternal", lambda: slack.files_getUploadURLExternal(filename=name, length=len(content))
    )
    match ticket:
        case Done({"upload_url": str(url), "file_id": str(file)}):
            sent = await _put(office, url, content)
        case Done():
            return Lost("files.getUploadURLExternal without an address")
        case _:
            return ticket
    if sent is not None:
        return sent
    listed: list[dict[str, str | None]] = [{"id": file, "title": name}]
    completed = await office.call(
        "files.completeUploadExternal", lambda: slack.files_completeUploadExternal(files=listed)
    )
    match completed:
        case Done({"files": [{"permalink": str(link)}]}):
            return Uploaded(file, link)
        case Done():
            return Refused("no_permalink")
        case _:
            return completed


async def _put(office: Office, url: str, content: bytes) -> Answer | None:
    """The bytes themselves; None when Slack has them."""
    try:
        async with httpx.AsyncClient(timeout=office.timeout) as http:
            answer = await http.post(url, content=content, headers={"Content-Type": "application/octet-stream"})
    except httpx.HTTPError as error:
        return Lost(type(error).__name__)
    if answer.status_code == TOO_MANY:
        return Slow(1.0)
    if answer.status_code >= SERVER_FAULT:
        return Lost(f"HTTP {answer.status_code}")
    return None if answer.is_success else Refused(f"HTTP {answer.status_code}")


async def _without(office: Office, held: Held, error: str) -> Held:
    log.error("the file of message %s to %s is refused: %s; it goes without", held.row.id, held.row.place, error)
    return await _fixed(office, held, NONE)


async def _fixed(office: Office, held: Held, file: Mapping[str, str]) -> Held:
    payload = await office.keep(partial(_fix, office, held, file))
    return replace(held, row=replace(held.row, payload=payload))


def _fix(office: Office, held: Held, file: Mapping[str, str], session: Session) -> dict[str, Any]:
    """One transaction: what the message says, and what the audit channel hears when the file is missing."""
    drawn = letter(session, held.row.id, office.reader(held.row.place), file=file)
    payload = taken(session, drawn, office.machine.wall())
    outbox.fix_payload(session, held.row.id, held.token, payload)
    if not file:
        notice = finding(Finding.FILES, 1, office.company(), office.now())
        SqlDesk(session).record(Decision(notices=(notice,)))
    return payload
