"""A new calendar counts running deadlines again; a new head takes over open reports ("How time is counted")."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.calendar import Calendar
from bot.domain.calendar_days import DayKind
from bot.domain.recount import hand_over_duties, recount
from bot.domain.task import ClockState, Duty
from tests.domain.book import WANG


def with_day_off(company, on):
    """The company with one more holiday."""
    days = [
        replace(day, kind=DayKind.HOLIDAY, name="颱風假", shifts=()) if day.date == on else day
        for day in company.calendar.days
    ]
    return replace(company, calendar=Calendar("next", company.calendar.zone, days))


@pytest.fixture
def task(book):
    return book.open("claims.simple", "2026-11-23 10:00")


def test_only_what_moved_is_written_and_its_bearer_is_told_what_and_why(book, task, company):
    after = with_day_off(company, date(2026, 11, 26))
    decision = recount(task, book.at("2026-11-24 09:00"), after)
    moved = {clock.name: book.local(clock.due_at) for clock in decision.task.clocks}
    assert moved == {"registration": "2026-11-24 18:00", "review": "2026-11-27 18:00"}
    assert [line.what for line in decision.lines] == ["recounted"]
    (notice,) = decision.notices
    assert (notice.kind, notice.to, notice.facts["calendar"]) == ("moved", book.person(WANG), "next")
    assert decision.task.clock(1).calendar == company.calendar.version


def test_a_calendar_that_moves_nothing_writes_nothing(book, task, company):
    """The negative control."""
    decision = recount(task, book.at("2026-11-24 09:00"), with_day_off(company, date(2026, 12, 1)))
    assert (decision.lines, decision.notices, decision.task) == ((), (), task)


def test_a_deadline_is_never_moved_into_the_past(book, company):
    book.company = with_day_off(company, date(2026, 11, 24))
    task = book.open("claims.simple", "2026-11-23 10:00")
    decision = recount(task, book.at("2026-11-25 09:00"), company)
    assert book.local(decision.task.clock(1).due_at) == "2026-11-25 18:00"
    assert book.local(decision.task.clock(2).due_at) == "2026-11-26 18:00"


def test_the_first_deadline_is_kept_beside_the_moved_one(book, task, company):
    decision = recount(task, book.at("2026-11-24 09:00"), with_day_off(company, date(2026, 11, 26)))
    assert book.local(decision.task.clock(2).first_due_at) == "2026-11-26 18:00"


def test_a_breach_stays_and_its_clock_is_not_counted_again(book, company):
    book.open("claims.simple", "2026-11-23 10:00")
    book.tick("2026-11-24 18:01")
    decision = recount(book.tasks[1], book.at("2026-11-24 19:00"), with_day_off(company, date(2026, 11, 24)))
    assert decision.task.clock(1) == book.tasks[1].clock(1)


def test_a_yellow_issued_for_a_deadline_now_further_off_is_issued_again(book, company):
    book.open("claims.simple", "2026-11-23 10:00")
    book.end(1, "registration", "2026-11-23 11:00")
    book.tick("2026-11-26 11:00")
    far = with_day_off(with_day_off(company, date(2026, 11, 27)), date(2026, 11, 26))
    decision = recount(book.tasks[1], book.at("2026-11-26 11:01"), far)
    book.keep(decision)
    book.company = far
    assert decision.task.clock(2).state is ClockState.GREEN
    again = book.tick("2026-11-30 17:00")
    assert [notice.kind for notice in again].count("yellow") == 1


def test_when_the_head_changes_open_reports_are_handed_over_on_record(book, company, head):
    book.open("claims.simple", "2026-11-23 10:00")
    book.tick("2026-11-24 18:01")
    successor = book.person(WANG)
    departments = {"claims": replace(company.departments["claims"], head=successor, deputy=None)}
    changed = replace(company, departments=dict(company.departments) | departments)
    decision = hand_over_duties(book.tasks[1], book.at("2026-11-25 09:00"), changed)
    (duty,) = decision.task.duties_running(Duty.RECTIFICATION)
    assert duty.bearer == successor
    assert [(line.what, line.before, line.after) for line in decision.lines] == [("handed_over", head, successor)]
    assert [(notice.kind, notice.to) for notice in decision.notices] == [("handed_over", successor)]


def test_a_deputy_who_came_to_owe_a_report_keeps_it(book, company):
    """The negative control: nothing changes while the bearer is still head or deputy."""
    book.open("claims.simple", "2026-11-23 10:00")
    book.tick("2026-11-24 18:01")
    assert hand_over_duties(book.tasks[1], book.at("2026-11-25 09:00"), company).lines == ()
