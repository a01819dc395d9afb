"""What the audit can find, and how it is said: once a kind and day, in the audit channel."""

from datetime import datetime
from enum import StrEnum

from bot.domain.company import Company
from bot.domain.decision import Notice

AUDIT = "audit"


class Finding(StrEnum):
    """What should have happened and did not; the texts have a sentence for each, ``audit.<value>``."""

    CLOCKS = "clocks"  # clocks stand past their event; the tick was run
    REFUSED = "refused"  # tasks whose rule refuses at the tick; their clocks stand still until somebody mends it
    UNTOLD = "untold"  # notices wait too long in the outbox
    UNSURE = "unsure"  # messages that may have been posted, and Slack does not let us look
    SUMMARIES = "summaries"  # the morning summary was missing; it was sent
    COPIES = "copies"  # messages that stood in Slack twice; the copies were deleted
    FILES = "files"  # reports went without their file: Slack takes none from us
    CALENDAR_ENDS = "calendar_ends"  # few days are left of the calendar
    CALENDAR_ENDED = "calendar_ended"  # today is beyond the calendar; no summaries
    DUTIES = "duties"  # duties whose bearer is no longer head; they were handed over


def finding(what: Finding, count: int, company: Company, now: datetime) -> Notice:
    """The notice of a finding; its key lets it be said once a day."""
    on = company.calendar.local(now).date()
    return Notice(AUDIT, company.audit_channel, f"{AUDIT}:{what}:{on}", now, facts={"what": what.value, "count": count})
