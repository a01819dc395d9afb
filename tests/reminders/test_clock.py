"""The bot's now: real, or virtual with a speed of its own."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.refusal import Refusal
from bot.reminders.clock import Clock, parse_clock
from tests.reminders.machine import Hands

START = datetime(2026, 2, 13, 9, 0, tzinfo=UTC)


def test_by_default_it_tells_real_time_in_whole_seconds():
    before = datetime.now(UTC).replace(microsecond=0)

    now = Clock().now()

    assert before <= now <= datetime.now(UTC)
    assert now.microsecond == 0
    assert not Clock().virtual


@pytest.mark.parametrize(
    ("speed", "machine_seconds", "passed"),
    [
        pytest.param(1, 10, 10, id="as fast as the machine"),
        pytest.param(60, 2.5, 150, id="a minute a second"),
        pytest.param(0.5, 3, 1, id="half as fast, and cut off"),
        pytest.param(0, 1000, 0, id="standing still"),
    ],
)
def test_a_virtual_clock_runs_at_its_speed(speed, machine_seconds, passed):
    hands = Hands()
    clock = Clock(START, speed, monotonic=hands.steady)

    hands.turn(machine_seconds)

    assert clock.now() == START + timedelta(seconds=passed)


def test_a_new_speed_counts_from_now_on():
    hands = Hands()
    clock = Clock(START, 10, monotonic=hands.steady)

    hands.turn(6)
    clock.set_speed(2)
    hands.turn(5)

    assert clock.now() == START + timedelta(seconds=70)
    assert clock.speed == 2


def test_it_jumps_forward_and_runs_on():
    hands = Hands()
    clock = Clock(START, monotonic=hands.steady)

    clock.jump(START + timedelta(days=3))
    hands.turn(4)

    assert clock.now() == START + timedelta(days=3, seconds=4)


def test_it_never_goes_backwards():
    clock = Clock(START, 0)

    with pytest.raises(Refusal, match=r"clock\.backwards"):
        clock.jump(START - timedelta(seconds=1))

    assert clock.now() == START


def test_a_jump_to_now_is_no_step_back_though_a_fraction_of_a_second_is_gone():
    hands = Hands()
    clock = Clock(START, monotonic=hands.steady)
    hands.turn(0.75)

    clock.jump(clock.now())
    hands.turn(0.25)

    assert clock.now() == START + timedelta(seconds=1)


def test_stopped_it_stands_still():
    hands = Hands()
    clock = Clock(START, monotonic=hands.steady)
    hands.turn(1)

    clock.still()
    hands.turn(100)

    assert clock.now() == START + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("text", "now", "speed"),
    [
        ("2026-02-13T17:00+08:00", START, 1.0),
        ("2026-02-13T09:00Z", START, 1.0),
        ("2026-02-13T17:00+08:00@600", START, 600.0),
        ("2026-02-13T17:00+08:00@0", START, 0.0),
    ],
)
def test_it_is_read_from_the_command_line(text, now, speed):
    clock = parse_clock(text)

    assert clock.speed == speed
    assert now <= clock.now() < now + timedelta(minutes=10)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "2026-02-13T17:00",
        "2026-02-13",
        "2026-02-13T17:00+08:00@",
        "2026-02-13T17:00+08:00@fast",
        "2026-02-13T17:00+08:00@-1",
        "2026-02-13T17:00+08:00@nan",
        "2026-02-13T17:00+08:00@inf",
        "2026-02-13T17:00+08:00@1e99",
        "0001-01-01T00:00+08:00",
    ],
)
def test_what_is_no_instant_with_a_zone_and_a_speed_is_refused(text):
    with pytest.raises(Refusal) as caught:
        parse_clock(text)

    assert caught.value.key == "clock.bad"
    assert caught.value.facts == {"text": text}


def test_a_time_without_a_zone_is_in_the_companys():
    clock = parse_clock("2026-02-13T17:00@0", ZoneInfo("Asia/Shanghai"))
    assert clock.now() == datetime(2026, 2, 13, 9, tzinfo=UTC)
