"""Opening work under its standard (policy 3)."""

import pytest

from bot.domain.refusal import Refusal
from tests.domain.book import WANG


def test_a_simple_claim_is_registered_within_one_day_and_reviewed_within_three(book):
    """3.3.1, 3.3.2: both stages count from the documents, side by side; payment has not started."""
    book.open("claims.simple", "2026-11-23 10:00")

    assert book.local(book.clock(1, "registration").due_at) == "2026-11-24 18:00"
    assert book.local(book.clock(1, "review").due_at) == "2026-11-26 18:00"
    assert book.clocks(1, "payment") == []


def test_a_claim_received_before_national_day_is_due_on_the_make_up_saturday(book):
    """3.3.2: 3 WD from Wed 30 Sep 2026 16:00 is Sat 10 Oct 18:00, because 1-7 Oct are off and 10 Oct is worked."""
    book.open("claims.simple", "2026-09-30 16:00")
    assert book.local(book.clock(1, "review").due_at) == "2026-10-10 18:00"


def test_a_deadline_in_a_year_without_official_schedule_is_provisional(book):
    """How time is counted: 2027 was not published in November 2026."""
    book.open("claims.complex", "2026-12-28 10:00")
    assert book.clock(1, "review").provisional
    assert not book.clock(1, "registration").provisional


def test_a_complex_question_runs_without_the_repeated_feedback(book):
    """3.2.2: the first reply is timed; solving ends the work and has no allowance of its own."""
    book.open("service.question.complex", "2026-11-23 10:00")
    assert {clock.name: book.local(clock.due_at) for clock in book.tasks[1].clocks} == {
        "reply": "2026-11-26 18:00",
        "solve": "",
    }


@pytest.mark.parametrize(
    ("standard", "key"),
    [
        pytest.param("service.hotline", "standard.by_system", id="rings-are-recorded-not-timed"),
        pytest.param("sales.online", "standard.by_promise", id="a-promised-time-comes-later"),
        pytest.param("support.statistics.requested", "standard.by_promise", id="an-agreed-date-comes-later"),
        pytest.param("support.statistics.monthly", "standard.by_itself", id="monthly-opens-itself"),
        pytest.param("support.analysis.quarterly", "standard.by_itself", id="quarterly-opens-itself"),
        pytest.param("claims.nonsense", "standard.unknown", id="nonsense"),
    ],
)
def test_what_nobody_opens_by_hand_is_refused(book, standard, key):
    with pytest.raises(Refusal) as refused:
        book.open(standard, "2026-11-23 10:00")
    assert refused.value.key == key
    assert book.tasks == {}


def test_received_may_not_lie_in_the_future(book):
    with pytest.raises(Refusal) as refused:
        book.open("claims.simple", "2026-11-23 10:01", entered="2026-11-23 10:00")
    assert (refused.value.key, refused.value.field) == ("open.future", "received")


def test_past_the_calendar_is_refused_never_guessed(book):
    with pytest.raises(Refusal, match=r"calendar\.horizon"):
        book.open("claims.complex", "2028-12-29 10:00")


def test_opening_for_another_tells_them(book):
    book.open("claims.simple", "2026-11-23 10:00", by="黃思琪")
    given = [notice for notice in book.notices.values() if notice.kind == "given"]
    assert [notice.to for notice in given] == [book.person(WANG)]


def test_the_head_is_told_of_an_entry_that_is_already_yellow(book, head):
    """Typed in on Thursday 17:00, received on Monday: registration is long past, review near."""
    book.open("claims.simple", "2026-11-23 10:00", entered="2026-11-26 17:00")
    assert [(notice.kind, notice.to) for notice in book.notices.values()] == [("entered_late", head)]


def test_an_entry_in_time_tells_nobody(book):
    """The negative control of the test above."""
    book.open("claims.simple", "2026-11-23 10:00")
    assert book.notices == {}


def test_a_task_keeps_what_it_was_promised(book):
    """The stage, allowance, calendar version and yellow point are copied into its clocks."""
    clock = book.open("claims.simple", "2026-11-23 10:00").clocks[1]
    assert (clock.allowance.amount, clock.allowance.unit, clock.yellow_point) == (3, "working_days", 0.8)
    assert clock.calendar == book.company.calendar.version
    assert clock.first_due_at == clock.due_at
