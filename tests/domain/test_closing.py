"""Ending stages and work (policy 1.3a, 1.3b, 3.3)."""

import pytest

from bot.domain.refusal import Refusal
from bot.domain.task import Outcome, TaskState
from tests.domain.book import WANG


def test_reviewing_means_registered_and_payment_starts_at_the_approval(book):
    """3.3.3: paid within 1 WD after approval."""
    book.open("claims.simple", "2026-11-23 10:00")
    book.end(1, "review", "2026-11-24 15:00", approved=True)
    assert book.clock(1, "registration").stopped_at == book.clock(1, "review").stopped_at
    assert book.local(book.clock(1, "payment").due_at) == "2026-11-25 18:00"
    assert book.tasks[1].state is TaskState.OPEN


def test_a_refused_claim_has_no_payment_and_is_closed(book):
    book.open("claims.simple", "2026-11-23 10:00")
    task = book.end(1, "review", "2026-11-24 15:00", approved=False)
    assert book.clocks(1, "payment") == []
    assert (task.state, task.result) == (TaskState.CLOSED, "已賠付")


def test_a_review_says_approved_or_refused(book):
    book.open("claims.simple", "2026-11-23 10:00")
    with pytest.raises(Refusal, match="approved_or_refused"):
        book.end(1, "review", "2026-11-24 15:00")


def test_solved_means_contacted(book):
    """3.2.3: contact and solve run side by side."""
    book.open("service.complaint.simple", "2026-11-23 10:00")
    task = book.end(1, "solve", "2026-11-24 10:00")
    assert [clock.outcome for clock in task.clocks] == [Outcome.MET, Outcome.MET]
    assert task.state is TaskState.CLOSED


def test_contacting_late_and_solving_in_time_misses_one_stage(book):
    book.open("service.complaint.simple", "2026-11-23 10:00")
    task = book.end(1, "solve", "2026-11-25 10:00")
    assert [clock.outcome for clock in task.clocks if clock.kind == "stage"] == [Outcome.MISSED, Outcome.MET]


def test_done_at_the_deadline_is_on_time(book):
    book.open("claims.simple", "2026-11-23 10:00")
    book.end(1, "registration", "2026-11-24 18:00:00")
    assert book.clock(1, "registration").outcome is Outcome.MET


def test_a_closed_task_is_closed(book):
    book.open("claims.simple", "2026-11-23 10:00")
    book.end(1, "review", "2026-11-24 15:00", approved=False)
    with pytest.raises(Refusal, match=r"task\.closed"):
        book.end(1, "review", "2026-11-24 15:01", approved=False)


def test_closing_names_the_result(book):
    """1.3b: right, not only fast."""
    book.open("claims.simple", "2026-11-23 10:00")
    assert book.end(1, "registration", "2026-11-23 11:00").result == ""
    assert book.lines[-1].why == "已賠付"
    assert book.lines[-1].who == book.person(WANG)


def test_an_untimed_stage_counts_in_no_rate(book):
    book.open("service.question.complex", "2026-11-23 10:00")
    book.end(1, "solve", "2026-12-30 10:00")
    assert book.clock(1, "solve").outcome is Outcome.UNTIMED
    assert book.clock(1, "reply").outcome is Outcome.MISSED
