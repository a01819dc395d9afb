"""One message a second in a channel, each method at its rate, and nobody waits for another's turn."""

from bot.reminders.pace import Pace, unhurried
from tests.reminders.machine import Hands


def test_a_channel_has_one_message_a_second_and_holds_no_other_up():
    hands = Hands()
    pace = Pace(monotonic=hands.steady)

    assert pace.take("C0A") == 0
    assert pace.wait("C0A") == 1.0
    assert pace.wait("C0B") == 0
    hands.turn(1)
    assert pace.wait("C0A") == 0


def test_turns_are_booked_one_after_another():
    pace = Pace(1.0, monotonic=Hands().steady)

    assert [pace.take("C0A") for _ in range(3)] == [0, 1, 2]


def test_a_method_keeps_its_own_rate():
    pace = Pace(1.0, {"users.info": 0.6}, monotonic=Hands().steady)

    assert [pace.take("users.info") for _ in range(2)] == [0, 0.6]
    assert pace.take("chat.update") == 0


def test_retry_after_holds_that_channel_alone_and_is_never_shortened():
    hands = Hands()
    pace = Pace(monotonic=hands.steady)

    pace.hold("C0A", 30)
    pace.hold("C0A", 1)

    assert pace.wait("C0A") == 30
    assert pace.busy() == {"C0A"}
    hands.turn(30)
    assert pace.busy() == frozenset()


def test_an_unhurried_pace_waits_only_where_slack_said_so():
    pace = unhurried(monotonic=Hands().steady)

    assert [pace.take("C0A") for _ in range(3)] == [0, 0, 0]
    assert [pace.take("chat.update") for _ in range(3)] == [0, 0, 0]
    pace.hold("C0A", 5)
    assert pace.wait("C0A") == 5
