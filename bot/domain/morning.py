"""Who is told on a working day's morning how things stand (policy 4.1.1): once a place and day."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from bot.domain.company import Company
from bot.domain.decision import Notice
from bot.domain.standing import Standing
from bot.domain.task import ClockKind, ClockState

SUMMARY = "summary"


def morning_of(company: Company, now: datetime) -> datetime:
    """The instant at which today's summaries fall, whether it is past or to come; refused beyond the calendar."""
    at = company.choices.morning
    return company.calendar.local(now).replace(hour=at.hour, minute=at.minute, second=0).astimezone(UTC)


def is_time(company: Company, now: datetime) -> bool:
    """Whether today is a working day and its morning has come."""
    return company.calendar.is_working_day(company.calendar.local(now).date()) and now >= morning_of(company, now)


def days_left(company: Company, now: datetime) -> int:
    """How many days of the calendar are still to come after today; less than 0 when today is beyond it."""
    return (company.calendar.days[-1].date - company.calendar.local(now).date()).days


def morning(standing: Standing, company: Company, now: datetime) -> tuple[Notice, ...]:
    """A summary for each place that has something to hear; none before the hour of the morning, none on days off.

    A department's channel hears of its own running work, management's of all; so does a channel that several
    departments share. A person hears of red work and of duties until they are closed, and the acting head of red work
    in the department. What a summary says is read when it is delivered; one that comes late says so.
    """
    if not is_time(company, now):
        return ()
    on, at = company.calendar.local(now).date(), morning_of(company, now)
    departments = _departments(company)
    return tuple(
        Notice(SUMMARY, place, f"{SUMMARY}:{place}:{on}", at, facts={"department": departments.get(place, "")})
        for place in dict.fromkeys(_places(standing, company, now))
    )


def _departments(company: Company) -> Mapping[str, str]:
    """The department that a channel's summary is about; none for a channel of several, or of management."""
    channels = Counter([d.channel for d in company.departments.values()] + [company.management.channel])
    return {d.channel: d.id for d in company.departments.values() if channels[d.channel] == 1}


def _places(standing: Standing, company: Company, now: datetime) -> Iterator[str]:
    concerned = {row.department for row in standing.rows}
    yield from (d.channel for d in company.departments.values() if d.id in concerned)
    if standing.rows:
        yield company.management.channel
    yield from _people(standing, company, now)


def _people(standing: Standing, company: Company, now: datetime) -> Iterator[str]:
    red = [row for row in standing.rows if row.state is ClockState.RED and row.kind is ClockKind.STAGE]
    owed = [row for row in standing.rows if row.kind is ClockKind.DUTY]
    heads = {company.acting_head(row.department, now) for row in red if row.department in company.departments}
    concerned = {row.bearer for row in (*red, *owed)} | heads
    yield from (person for person in company.people if person in concerned)
