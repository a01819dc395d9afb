"""A duty that ends late before any tick saw it is red all the same, and goes one step up (4.2.x)."""

from datetime import date

import pytest

from bot.domain.closing import finish_measure
from bot.domain.rectification import accept, hand_in
from bot.domain.report import Measure, Version
from bot.domain.task import Duty, Outcome
from tests.domain.book import WANG


def duty_reds(book):
    return {notice.to for notice in book.notices.values() if notice.kind == "duty_red"}


def hand_in_at(book, head, now):
    measures = (Measure("每日檢視", book.person(WANG), date(2026, 11, 30)),)
    version = Version(head, book.at(now), "人手不足", measures, "排班")
    book.keep(hand_in(1, list(book.owed(Duty.RECTIFICATION)), version, former=None, company=book.company))


def red_claim(book):
    book.open("claims.simple", "2026-11-23 10:00")
    book.end(1, "registration", "2026-11-25 09:00")


def end_progress(book, _head, now):
    book.open("claims.simple", "2026-11-23 10:00")
    book.end(1, "registration", "2026-11-23 11:00")
    book.tick("2026-11-26 15:00")
    book.progress(1, now)


def end_rectification(book, head, now):
    red_claim(book)
    hand_in_at(book, head, now)


def end_measure(book, head, now):
    red_claim(book)
    hand_in_at(book, head, "2026-11-25 10:00")
    manager = book.company.management.people[0]
    accepted = accept(
        book.reports[1], [book.tasks[1]], who=manager, now=book.at("2026-11-25 15:00"), company=book.company
    )
    book.keep(accepted)
    seq = book.clock(1, Duty.MEASURE).seq
    who = book.person(WANG)
    book.keep(finish_measure(book.tasks[1], seq, result="好", who=who, now=book.at(now), company=book.company))


@pytest.mark.parametrize(
    ("end", "name", "deadline", "up"),
    [
        pytest.param(end_progress, Duty.PROGRESS, "2026-11-27 18:00", "head", id="progress"),
        pytest.param(end_rectification, Duty.RECTIFICATION, "2026-11-27 18:00", "management", id="report"),
        pytest.param(end_measure, Duty.MEASURE, "2026-11-30 18:00", "head", id="measure"),
    ],
)
def test_a_duty_that_ends_late_is_red_and_the_next_one_up_hears_of_it(book, head, end, name, deadline, up):
    end(book, head, f"{deadline}:01")
    duty = book.clock(1, name)
    assert (duty.outcome, duty.breached_at) == (Outcome.MISSED, book.at(f"{deadline}:01"))
    assert {"head": head, "management": book.company.management.channel}[up] in duty_reds(book)
    assert [line.what for line in book.lines if line.clock == duty.seq][-2:] == ["red", "stopped"]


@pytest.mark.parametrize(
    ("end", "name", "deadline"),
    [
        pytest.param(end_progress, Duty.PROGRESS, "2026-11-27 18:00:00", id="progress"),
        pytest.param(end_rectification, Duty.RECTIFICATION, "2026-11-27 18:00:00", id="report"),
        pytest.param(end_measure, Duty.MEASURE, "2026-11-30 18:00:00", id="measure"),
    ],
)
def test_one_that_ends_at_its_deadline_is_not(book, head, end, name, deadline):
    """The negative control."""
    end(book, head, deadline)
    assert (book.clock(1, name).outcome, duty_reds(book)) == (Outcome.MET, set())
