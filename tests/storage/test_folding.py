"""Notices become messages: one for each place, some by themselves, each notice in one message only."""

import pytest
from sqlalchemy import select

from bot.domain.decision import Decision
from storage import outbox
from storage.desk import SqlDesk
from storage.outbox import ALONE, MESSAGE, NOTICE, URGENT
from tests.storage.post import claimed, does, keys_in, notice, told
from tests.storage.threads import at_once


def rows(database, what):
    with database.reading() as session:
        return session.execute(select(what).order_by(what.c.id)).all()


def test_there_is_one_message_for_each_place(database):
    made = told(database, notice("a"), notice("b", "U0WANG"), notice("c", kind="red"), notice("d", "U0WANG", "opened"))
    assert made == 2
    messages = rows(database, MESSAGE)
    assert [(row.place, row.family, row.state) for row in messages] == [
        ("C0CLAIMS", "warnings", "pending"),
        ("U0WANG", "warnings", "pending"),
    ]
    assert [keys_in(database, row.id) for row in messages] == [["a", "c"], ["b", "d"]]


@pytest.mark.parametrize("kind", sorted(ALONE))
def test_some_kinds_stand_alone_even_among_their_own(database, kind):
    assert told(database, notice("a", kind=kind), notice("b"), notice("c", kind=kind)) == 3
    assert [row.family for row in rows(database, MESSAGE)] == [kind, "warnings", kind]


@pytest.mark.parametrize("kind", sorted(URGENT))
def test_a_message_with_a_red_is_urgent(database, kind):
    told(database, notice("a"), notice("b", kind=kind), notice("c", "U0WANG"))
    assert [(row.place, row.urgency) for row in rows(database, MESSAGE)] == [("C0CLAIMS", 0), ("U0WANG", 1)]


def test_what_was_folded_is_not_folded_again(database):
    assert told(database, notice("a")) == 1
    assert told(database) == 0
    assert told(database, notice("a"), notice("b")) == 1
    assert [keys_in(database, row.id) for row in rows(database, MESSAGE)] == [["a"], ["b"]]


def test_a_message_s_key_comes_from_its_notices(database):
    told(database, notice("a"), notice("b", "U0WANG"))
    first, second = rows(database, MESSAGE)
    assert first.key != second.key
    with database.transaction() as session:
        session.execute(NOTICE.update().values(message=None))
        session.execute(MESSAGE.delete())
    told(database)
    assert [row.key for row in rows(database, MESSAGE)] == [first.key, second.key]


def test_many_who_fold_at_once_fold_nothing_twice_and_split_no_place(database):
    with database.transaction() as session:
        notices = tuple(notice(f"n{n}", f"C{n % 7}") for n in range(700))
        SqlDesk(session).record(Decision(notices=notices))
    made = at_once(4, lambda _: does(database, outbox.fold))
    assert sorted(made) == [0, 0, 0, 7]
    messages = rows(database, MESSAGE)
    assert sorted(row.place for row in messages) == [f"C{n}" for n in range(7)]
    assert sum(len(keys_in(database, row.id)) for row in messages) == 700


def test_it_is_known_what_waits(database):
    with database.transaction() as session:
        SqlDesk(session).record(Decision(notices=(notice("a"), notice("b", "U0WANG"))))
    assert (does(database, outbox.unfolded), does(database, outbox.oldest_waiting)) == (2, None)
    told(database)
    one, _ = claimed(database)
    does(database, outbox.mark_sent, one.id, "mine", "C0CLAIMS", "1.1")
    assert does(database, outbox.unfolded) == 0
    assert does(database, outbox.counts) == {"pending": 0, "sending": 1, "sent": 1, "dead": 0}
    assert does(database, outbox.places_waiting) == ["U0WANG"]
    assert does(database, outbox.oldest_waiting) > 1_700_000_000
