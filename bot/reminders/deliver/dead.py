"""What cannot be delivered: it stays on record, the audit channel hears of it, and the next person up is told."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.company import Company
from bot.domain.decision import Decision, Notice
from bot.reminders.deliver.office import Held, Office
from storage import outbox
from storage.database import Session
from storage.desk import SqlDesk
from storage.loading import load_reports, load_tasks
from storage.outbox import Claimed

log = logging.getLogger(__name__)

UNDELIVERABLE = "undeliverable"
UP = ">"  # stands in a notice's key before the place that hears of it instead


async def bury(office: Office, held: Held, error: str) -> None:
    """The message is dead; all of it in one transaction."""
    log.error("message %s cannot be delivered to %s: %s", held.row.id, held.row.place, error)
    await office.keep(lambda session: bury_in(session, office, held, error))


def bury_in(session: Session, office: Office, held: Held, error: str) -> None:
    """The same inside an open transaction."""
    if not outbox.mark_dead(session, held.row.id, held.token, error):
        return
    SqlDesk(session).record(Decision(notices=_instead(session, office, held)))


def _instead(session: Session, office: Office, held: Held) -> tuple[Notice, ...]:
    notices = outbox.notices_of(session, held.row.id)
    about = {notice.key: _department(session, notice) for notice in notices}
    return tuple(said_instead(held.row, notices, about, office.company(), office.now()))


def said_instead(
    row: Claimed, notices: Sequence[Notice], about: Mapping[str, str | None], company: Company, now: datetime
) -> Iterator[Notice]:
    """What is said because a message is dead. Each place hears of each notice at most once, so it never goes round.

    Args:
        row: the dead message.
        notices: what it should have told.
        about: the department that each of them is about, by its key; None where there is none.
    """
    if row.place != company.audit_channel:
        yield _report(row, notices[0], company, now)
    for notice in notices:
        department = about[notice.key]
        up = _next_up(row.place, department, company, now) if department else None
        if up:
            yield replace(notice, to=up, key=f"{notice.key.partition(UP)[0]}{UP}{up}")


def _report(row: Claimed, notice: Notice, company: Company, now: datetime) -> Notice:
    facts = {"place": row.place, "kind": notice.kind, "number": str(notice.task or "")}
    return Notice(UNDELIVERABLE, company.audit_channel, f"{UNDELIVERABLE}:{row.key}", now, facts=facts)


def _next_up(place: str, department: str, company: Company, now: datetime) -> str | None:
    """From a person or the department's channel to its acting head, then management's channel, then nobody."""
    if place == company.management.channel:
        return None
    up = company.step_up(place, department, now)
    return up if up != place else None


def _department(session: Session, notice: Notice) -> str | None:
    if notice.task is not None:
        return next((task.department for task in load_tasks(session, [notice.task])), None)
    if notice.report is not None:
        return next((report.department for report in load_reports(session, [notice.report])), None)
    return None
