"""When the bot ends, whoever is in the middle of a gesture is still answered."""

import asyncio

import pytest

from tests.company import WANG
from tests.gate.conftest import CHANNEL, HELD_AT_MOST

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("app")]


async def test_a_gesture_that_has_begun_is_finished_and_answered_before_the_line_is_cut(slack, office):
    """Else the work would be kept and the person told that it failed, and they would do it again."""
    office.free.clear()
    office.begun.clear()
    typing = asyncio.create_task(slack.slash(WANG, CHANNEL, "/task open sales.email 詢價"))
    assert await asyncio.to_thread(office.begun.wait, HELD_AT_MOST)

    asyncio.get_running_loop().call_soon(office.free.set)  # once the end has begun
    await office.gate.finish()

    assert office.visits == 1
    assert "詢價" in (await typing).text
