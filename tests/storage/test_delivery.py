"""What may become of a message: claimed by one, put back, sent, given up, taken over when its lease is over."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from storage import outbox
from storage.outbox import MESSAGE_MOVES, STATES
from tests.databases import KINDS
from tests.storage.post import LEASE, claimed, does, expired, notice, told
from tests.storage.threads import at_once


def test_every_state_has_a_sentence_and_every_move_leads_from_state_to_state():
    assert {state for state, _ in MESSAGE_MOVES} | set(MESSAGE_MOVES.values()) == set(STATES)


def test_reds_go_first_then_the_oldest(database):
    told(database, notice("a", "C1"))
    told(database, notice("b", "C2"))
    told(database, notice("c", "C3", "red"))
    assert [one.place for one in claimed(database)] == ["C3", "C1", "C2"]


def test_a_place_is_told_one_message_at_a_time_and_in_order(database):
    told(database, notice("a", "C1"))
    told(database, notice("b", "C1"))
    told(database, notice("c", "C1", "red"))
    (red,) = claimed(database)
    assert claimed(database, "other") == []
    does(database, outbox.mark_sent, red.id, "mine", "C1", "1.1")
    (first,) = claimed(database)
    does(database, outbox.mark_sent, first.id, "mine", "C1", "1.2")
    (second,) = claimed(database)
    assert [red.id, first.id, second.id] == [3, 1, 2]


def test_a_message_that_must_wait_is_not_overtaken_in_its_place(database):
    told(database, notice("a", "C1"))
    told(database, notice("b", "C1"))
    (first,) = claimed(database, now=1000.0)
    assert does(database, outbox.put_back, first.id, "mine", 1060.0, "ratelimited")
    assert claimed(database, now=1059.9) == []
    (again,) = claimed(database, now=1060.0)
    assert (again.id, again.attempts, again.started_at) == (first.id, 2, 1060.0)


def test_busy_places_and_more_than_the_limit_are_left(database):
    told(database, notice("a", "C1"), notice("b", "C2"), notice("c", "C3"))
    assert [one.place for one in claimed(database, limit=1, busy={"C1"})] == ["C2"]


def test_none_is_claimed_twice_by_many_at_once(database):
    """Four threads drain 120 messages to 30 places: each is sent by one, and a place never has two on their way."""
    for turn in range(4):
        told(database, *(notice(f"{turn}:{n}", f"C{n}") for n in range(30)))

    def drain(number):
        mine, token = [], f"t{number}"
        while found := claimed(database, token, limit=5):
            for one in found:
                assert does(database, outbox.mark_sent, one.id, token, one.place, "1.1")
            mine += [one.id for one in found]
        return mine

    taken = [one for mine in at_once(4, drain) for one in mine]
    taken += drain(9)  # a thread may end while another still holds a place
    assert sorted(taken) == list(range(1, 121))


def test_a_place_has_one_on_its_way_however_many_claim_at_once(database):
    for turn in range(8):
        told(database, notice(f"{turn}", "C1", "red" if turn % 2 else "yellow"))
    assert sorted(len(found) for found in at_once(4, lambda n: claimed(database, f"t{n}"))) == [0, 0, 0, 1]


@pytest.mark.parametrize("database_url", KINDS[1:], indirect=True)
def test_a_red_that_comes_while_another_claims_does_not_overtake_what_is_being_claimed(database):
    """On PostgreSQL whoever claims waits for its turn; on SQLite writers are alone anyway."""
    told(database, notice("a", "C1"))
    with ThreadPoolExecutor(1) as pool:
        with database.transaction() as session:
            first = outbox.claim(session, token="mine", machine_now=1000.0, lease=LEASE, limit=1)
            told(database, notice("b", "C1", "red"))
            second = pool.submit(claimed, database, "other")
            assert wait({second}, timeout=0.5).done == set()
        assert ([one.id for one in first], second.result()) == ([1], [])


def test_who_lost_the_lease_can_do_nothing(database):
    told(database, notice("a"))
    (old,) = claimed(database, "old", now=1000.0)
    assert expired(database, "early", 1000.0 + LEASE) == []
    (new,) = expired(database, "new", 1000.0 + LEASE + 0.1)
    assert (new.id, new.started_at, new.attempts) == (old.id, 1000.0, 1)
    does(database, outbox.fix_payload, old.id, "old", {"text": "old", "blocks": None})
    assert not does(database, outbox.mark_sent, old.id, "old", "C", "1.1")
    assert not does(database, outbox.put_back, old.id, "old", 0.0, "no")
    assert not does(database, outbox.mark_dead, old.id, "old", "no")
    assert does(database, outbox.counts)["sending"] == 1
    assert does(database, outbox.mark_sent, old.id, "new", "C", "1.2")
    assert not does(database, outbox.put_back, old.id, "new", 0.0, "sent is sent")


def test_a_lost_lease_is_taken_over_by_one_only(database):
    told(database, *(notice(f"n{n}", f"C{n}") for n in range(20)))
    claimed(database, "gone", limit=20)
    found = at_once(4, lambda n: expired(database, f"t{n}", 2000.0, limit=20))
    assert sorted(one.id for mine in found for one in mine) == list(range(1, 21))


def test_what_a_message_says_is_kept_when_it_is_put_back(database):
    told(database, notice("a"))
    (first,) = claimed(database)
    assert first.payload is None
    said = {"text": "黃燈", "blocks": [{"type": "divider"}]}
    does(database, outbox.fix_payload, first.id, "mine", said)
    does(database, outbox.put_back, first.id, "mine", 0.0, "ratelimited")
    (again,) = claimed(database)
    assert again.payload == said


def test_a_message_that_was_given_up_is_never_claimed_again(database):
    told(database, notice("a"))
    (one,) = claimed(database)
    assert does(database, outbox.mark_dead, one.id, "mine", "channel_not_found")
    assert (claimed(database), expired(database, "other", 9e9)) == ([], [])
    assert does(database, outbox.counts) == {"pending": 0, "sending": 0, "sent": 0, "dead": 1}


@pytest.mark.parametrize("gesture", [outbox.mark_sent, outbox.mark_dead, outbox.put_back])
def test_what_nobody_claimed_cannot_be_moved(database, gesture):
    told(database, notice("a"))
    words = {outbox.mark_sent: ("C", "1.1"), outbox.mark_dead: ("no",), outbox.put_back: (0.0, "no")}[gesture]
    assert not does(database, gesture, 1, "mine", *words)
    assert does(database, outbox.counts)["pending"] == 1
