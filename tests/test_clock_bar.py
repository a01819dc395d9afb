"""The demo's clock bar: a leap is over when everything that fell due on it has been told."""

import pytest

from tests.world import Bar, World


@pytest.fixture
def world(make_world) -> World:
    return make_world("2026-11-23 10:00", page=True)


@pytest.fixture
def leap(world):
    """Leap to a local time, as a click on the bar does."""
    return lambda to: world.loop.run(Bar(world).jump(world.at(to)))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_two_leaps_in_a_hurry_make_no_summary_late(world, leap):
    """The summary of 09:00 is told at 09:00, although the clock goes on to the afternoon at once."""
    work = world.workspace.slash("U0WANG", "C0CLAIMS", "/task open claims.simple 車險理賠 CLM-1")
    world.loop.run(work)

    leap("2026-11-24 09:00")
    leap("2026-11-24 14:00")

    (summary,) = world.reads_in("claims")
    assert "早報" in summary
    assert "遲到" not in summary
    assert world.last("claims").shown_at == world.at("2026-11-24 09:00")
