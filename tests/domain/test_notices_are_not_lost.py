"""A key is fine enough: what happens a second time is told a second time."""

from dataclasses import replace
from datetime import date

from bot.domain.calendar import Calendar
from bot.domain.calendar_days import DayKind
from bot.domain.progress import Progress, report_progress, say_stuck
from bot.domain.recount import hand_over_duties, recount
from tests.domain.book import WANG


def told(book, kind):
    return [notice for notice in book.notices.values() if notice.kind == kind]


def with_day_off(company, on):
    days = [
        replace(day, kind=DayKind.HOLIDAY, name="颱風假", shifts=()) if day.date == on else day
        for day in company.calendar.days
    ]
    return replace(company, calendar=Calendar("next", company.calendar.zone, days))


def test_a_deadline_that_moves_back_and_moves_again_is_told_each_time(book, company):
    """A calendar version is named by its content, so it can come back."""
    book.open("claims.simple", "2026-11-23 10:00")
    far = with_day_off(company, date(2026, 11, 26))
    for calendar, now in ((far, "11:00"), (company, "12:00"), (far, "13:00")):
        book.keep(recount(book.tasks[1], book.at(f"2026-11-23 {now}"), calendar))
    assert len(told(book, "moved")) == 3


def test_a_head_who_comes_back_is_told_again_what_is_handed_over(book, company, head):
    book.open("claims.simple", "2026-11-23 10:00")
    book.tick("2026-11-24 18:01")
    for who, now in ((book.person(WANG), "09:00"), (head, "10:00"), (book.person(WANG), "11:00")):
        departments = {"claims": replace(company.departments["claims"], head=who, deputy=None)}
        changed = replace(company, departments=dict(company.departments) | departments)
        book.keep(hand_over_duties(book.tasks[1], book.at(f"2026-11-25 {now}"), changed))
    assert [notice.to for notice in told(book, "handed_over")] == [book.person(WANG), head, book.person(WANG)]


def test_two_things_said_in_one_second_are_both_heard(book, company):
    """The demo's clock may stand still."""
    task, now, who = book.open("claims.simple", "2026-11-23 10:00"), book.at("2026-11-23 11:00"), book.person(WANG)
    for text in ("缺照片", "客戶失聯", "客戶失聯"):
        book.keep(say_stuck(task, text, who=who, now=now, company=company))
        book.keep(report_progress(task, Progress(text, "補件", "明天"), who=who, now=now, company=company))
    assert [notice.facts["text"] for notice in told(book, "stuck")] == ["缺照片", "客戶失聯"]
    assert [notice.facts["cause"] for notice in told(book, "progress")] == ["缺照片", "客戶失聯"]
