"""Days of a demo that everybody uses at random: Slack's strict checks refuse nothing, and nothing goes wrong."""

import logging

import pytest

from bot.admin.manifest import manifest
from bot.demo import relive
from bot.domain.standards import Language
from tests.world import World
from tests.world_face.crowd import Crowd

BUSY = 6  # gestures between two waits


def shortcuts(language: Language) -> list[tuple[str, str]]:
    return [(one["type"], one["callback_id"]) for one in manifest(language)["features"]["shortcuts"]]


def live(world: World, seed: int, language: Language, waits: int) -> Crowd:
    """So many waits with gestures between them, up to the first thing that Slack refuses or that nobody answers."""
    crowd = Crowd(world, seed, shortcuts(language))
    for _ in range(waits):
        for _ in range(BUSY):
            seen = crowd.move()
            assert seen is None or seen.error is None, (seen.error, crowd.did[-3:])
            assert crowd.refused() == [], crowd.did[-3:]
        crowd.wait()
        assert crowd.refused() == [], crowd.did[-3:]
    return crowd


def errors(caplog) -> list[str]:
    """What the bot did not expect, from its own log."""
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


def test_an_hour_of_a_crowd_is_taken_by_slack(make_world, caplog):
    world = make_world("2026-11-23 10:00")

    crowd = live(world, 7, Language.HANT, 6)

    assert len(crowd.did) > 24
    assert errors(caplog) == []


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("seed", range(3))
def test_weeks_of_a_crowd_are_taken_by_slack(make_world, caplog, language, seed):
    """After the demo's own past: fifteen working days and more, six hundred gestures."""
    world = make_world("2026-11-02 09:00", language)
    world.loop.run(relive(world.bot, world.workspace, world.at("2026-11-23 10:00"), language))

    crowd = live(world, seed, language, 100)

    assert world.now > "2026-12-01"
    assert len(crowd.did) > 500
    assert errors(caplog) == []
