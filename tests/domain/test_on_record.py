"""Every change writes who, when, what, from, to and why, for people's pay hangs on it (DESIGN, engine)."""

import pytest

from bot.domain.task import Duty
from tests.domain.book import WANG


def lines(book, what):
    return [line for line in book.lines if line.what == what]


def test_who_typed_which_time_of_receipt_is_on_record(book, head):
    book.open("claims.simple", "2026-11-20 10:30", by=book.company.people[head].name, entered="2026-11-23 09:00")
    (opened,) = lines(book, "opened")
    assert (opened.who, opened.at) == (head, book.at("2026-11-23 09:00"))
    assert opened.before == book.at("2026-11-20 10:30").isoformat()


def test_who_bears_each_clock_is_on_record(book, head):
    """1.3c: one named person is responsible at each moment; the duty of 4.2.2c is the head's."""
    book.open("claims.simple", "2026-11-23 10:00")
    book.end(1, "registration", "2026-11-25 09:00")
    borne = {line.why: line.before for line in lines(book, "started")}
    assert borne == {"registration": book.person(WANG), "review": book.person(WANG), Duty.RECTIFICATION: head}


@pytest.mark.parametrize(("approved", "what"), [(True, "approved"), (False, "refused")])
def test_whether_a_claim_was_approved_is_on_record(book, approved, what):
    """3.3.3: there is a payment only after an approval."""
    book.open("claims.simple", "2026-11-23 10:00")
    book.end(1, "review", "2026-11-24 15:00", approved=approved)
    assert [line.what for line in book.lines if line.what in ("approved", "refused")] == [what]
    assert [(line.who, line.before) for line in lines(book, what)] == [(book.person(WANG), "review")]


def test_a_stage_that_decides_nothing_says_nothing_of_it(book):
    """The negative control."""
    book.open("claims.simple", "2026-11-23 10:00")
    book.end(1, "registration", "2026-11-23 11:00")
    assert lines(book, "approved") == lines(book, "refused") == []
