"""The restore drill: a backup of a bot at work, put back in a new place, verified, and gone on with."""

from contextlib import closing

import pytest

from bot.admin.backup import back_up
from storage.database import Database
from storage.schema import must_be_current
from storage.seals import verify
from tests.restoring import programs, restored

__all__ = ["programs"]
pytestmark = pytest.mark.usefixtures("programs")


def test_a_restored_bot_goes_on_and_says_nothing_twice(make_world, database_url, tmp_path):
    """All that was said before the backup stays said: warnings keep their keys, duties their clocks, seals hold."""
    world = make_world("2026-11-23 10:00")
    world.says("王小明", "/task open claims.simple 車險理賠 CLM-1")
    world.now = "2026-11-26 10:42"
    world.loop.run(_seal(world))
    said = said_by(world)
    assert len(said) >= 3
    made = back_up(database_url, tmp_path / "copy")
    world.loop.run(world.bot.stop())

    with restored(database_url, made.file, tmp_path) as url:
        with closing(Database(url)) as database:
            must_be_current(database)
            with database.reading() as session:
                assert verify(session) == []
        world.database_url = url
        world.loop.run(world.start())
        world.settle()
        assert said_by(world) == said
        world.now = "2026-11-26 18:00:01"
        fresh = said_by(world)[len(said) :]
        assert sum("紅色預警" in text for _, text in fresh) == 3
        assert len(set(fresh)) == len(fresh)
        assert "#2" in world.says("王小明", "/task open claims.simple 車險理賠 CLM-2")
        world.loop.run(world.bot.stop())
    world.database_url = database_url
    world.loop.run(world.start())


async def _seal(world):
    world.bot.seal.run()
    await world.bot.deliver.drain()


def said_by(world):
    """Everything that Slack has accepted, in order."""
    return [(row["channel"], row["text"]) for row in world.workspace.ledger if row["method"] == "chat.postMessage"]
