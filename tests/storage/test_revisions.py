"""A message is shown anew when what it is about moves on, whatever became of it meanwhile."""

from dataclasses import replace

import pytest

from bot.domain.decision import Decision
from bot.domain.report import Report, ReportState, Version
from storage import outbox
from storage.desk import SqlDesk
from tests.storage.post import AT, claimed, does, expired, notice, told
from tests.storage.test_desk import opened, recorded

SAID = {"text": "黃燈", "blocks": None}


@pytest.fixture
def task(kept, book):
    return opened(kept, book)


@pytest.fixture
def about(kept, task):
    """The number of the one message, about the task."""
    with kept.transaction() as session:
        outbox.fold(session)
    told(kept, notice("a", "C-OURS", task=task.number))
    while (one := claimed(kept, limit=1)[0]).place != "C-OURS":
        does(kept, outbox.mark_dead, one.id, "mine", "not of interest")
    does(kept, outbox.put_back, one.id, "mine", 0.0, "not yet")
    return one.id


def moves_on(database, task):
    recorded(database, Decision((replace(task, result=f"{task.result}!"),)))


def stale(database):
    return [one.wanted for one in does(database, outbox.stale_messages, 10)]


def send(database, message):
    does(database, outbox.fix_payload, message, "mine", SAID)
    assert does(database, outbox.mark_sent, message, "mine", "C", "1.1")


def test_a_message_that_was_sent_is_shown_anew_once(kept, task, about):
    claimed(kept)
    send(kept, about)
    assert stale(kept) == []
    moves_on(kept, task)
    assert stale(kept) == [1]
    does(kept, outbox.mark_shown, about, 1)
    assert stale(kept) == []


def test_what_moves_while_a_message_is_shown_anew_is_shown_next(kept, task, about):
    claimed(kept)
    send(kept, about)
    moves_on(kept, task)
    moves_on(kept, task)
    does(kept, outbox.mark_shown, about, 1)
    assert stale(kept) == [2]


def test_a_message_that_moved_before_it_was_written_says_what_is_so(kept, task, about):
    moves_on(kept, task)
    claimed(kept)
    send(kept, about)
    assert stale(kept) == []


def test_what_moves_while_a_message_is_being_sent_is_shown_after(kept, task, about):
    claimed(kept)
    does(kept, outbox.fix_payload, about, "mine", SAID)
    moves_on(kept, task)
    does(kept, outbox.mark_sent, about, "mine", "C", "1.1")
    assert stale(kept) == [1]


def test_a_message_that_was_written_and_put_back_is_shown_anew_after_it_was_sent(kept, task, about):
    """Its words are fixed before the first attempt; that they grew old while it waited must not be forgotten."""
    claimed(kept)
    does(kept, outbox.fix_payload, about, "mine", SAID)
    does(kept, outbox.put_back, about, "mine", 0.0, "ratelimited")
    moves_on(kept, task)
    claimed(kept)
    does(kept, outbox.mark_sent, about, "mine", "C", "1.1")
    assert stale(kept) == [1]


def test_other_words_for_the_same_do_not_make_it_fresh(kept, task, about):
    claimed(kept)
    does(kept, outbox.fix_payload, about, "mine", SAID)
    moves_on(kept, task)
    does(kept, outbox.fix_payload, about, "mine", SAID)
    does(kept, outbox.mark_sent, about, "mine", "C", "1.1")
    assert stale(kept) == [1]


def test_a_message_that_was_taken_over_knows_what_it_says(kept, task, about):
    claimed(kept, now=1000.0)
    does(kept, outbox.fix_payload, about, "mine", SAID)
    moves_on(kept, task)
    (again,) = expired(kept, "other", 2000.0)
    assert again.payload == SAID
    does(kept, outbox.mark_sent, about, "other", "C", "1.1")
    assert stale(kept) == [1]


def test_another_task_s_message_stays_as_it_is(kept, book, about):
    claimed(kept)
    send(kept, about)
    moves_on(kept, opened(kept, book))
    assert stale(kept) == []


def test_a_report_that_moves_on_shows_its_messages_anew(kept):
    version = Version("U0CHEN", AT, "原因", (), "預防")
    report = Report(1, "claims", ReportState.HANDED_IN, ((1, 1),), (version,))
    recorded(kept, Decision(reports=(report,)))
    told(kept, notice("a", "C1", "handed_in", report=1))
    (one,) = claimed(kept)
    send(kept, one.id)
    recorded(kept, Decision(reports=(report.moved("accept"),)))
    assert stale(kept) == [1]
    with kept.transaction() as session:
        assert SqlDesk(session).report(1).state is ReportState.ACCEPTED
