"""A calendar's days are copied in, so that a deadline can be explained by what it was counted with."""

from dataclasses import replace

import pytest

from bot.domain.calendar import Calendar
from bot.domain.refusal import Refusal
from storage.calendars import load_calendar, running_version, save_calendar
from storage.desk import SqlDesk
from tests.storage.threads import at_once


@pytest.fixture
def newer(company):
    """The same days but one, under another version."""
    first, *rest = company.calendar.days
    return Calendar("company-2", company.calendar.zone, (replace(first, name="改期"), *rest))


def save(database, calendar, now):
    with database.transaction() as session:
        save_calendar(session, calendar, now)


def test_a_calendar_comes_back_as_it_was_saved(kept, company):
    with kept.reading() as session:
        found = SqlDesk(session).calendar(company.calendar.version)
    assert (found.version, found.zone, found.days) == (
        company.calendar.version,
        company.calendar.zone,
        company.calendar.days,
    )


def test_a_new_version_runs_and_the_old_one_is_kept(kept, company, newer, book):
    save(kept, newer, book.at("2026-11-24 09:00"))
    with kept.reading() as session:
        assert running_version(session) == "company-2"
        assert load_calendar(session, "company-2").days == newer.days
        assert load_calendar(session, company.calendar.version).days == company.calendar.days


def test_a_known_version_runs_again_without_being_copied(kept, company, newer, book):
    save(kept, newer, book.at("2026-11-24 09:00"))
    save(kept, company.calendar, book.at("2026-11-25 09:00"))
    with kept.reading() as session:
        assert running_version(session) == company.calendar.version


def test_before_the_first_start_none_runs(database):
    with database.reading() as session:
        assert running_version(session) is None


def test_an_unknown_version_is_refused(database):
    with database.reading() as session, pytest.raises(Refusal) as refused:
        load_calendar(session, "company-9")
    assert (refused.value.key, refused.value.facts) == ("calendar.unknown", {"version": "company-9"})


def test_two_that_start_at_once_save_one_version(database, company, book):
    at_once(3, lambda _: save(database, company.calendar, book.at("2026-11-24 09:00")))
    with database.reading() as session:
        assert running_version(session) == company.calendar.version
