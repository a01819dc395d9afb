"""The main job over signed HTTP, and behind two copies of the bot on one database and one workspace."""

import asyncio
from contextlib import contextmanager
from urllib.parse import urlencode

import httpx
import pytest

from bot.assembly import Bot
from bot.playground.delivery import HttpDelivery
from bot.reminders.pace import unhurried
from storage.database import Database
from storage.measures import figures
from tests.port import SECRET, Port


@pytest.fixture
def world(make_world):
    """Slack speaks to the bot by signed HTTP."""
    return make_world(http=True)


def test_the_main_job_over_http(world):
    """Command, button, form, event: opened, warned, red, rectified, accepted."""
    assert world.loop.run(world.workspace.http.verify())
    assert "已開立" in world.says("王小明", "/task open claims.simple 車險理賠 CLM-1")
    world.says("王小明", "/task close 1 registration 已登記")
    world.now = "2026-11-26 10:42"
    world.presses("王小明", "progress", world.last("王小明"))
    world.submits("王小明", cause="缺照片", measure="補件", ready="明天")
    assert "缺照片" in world.hears("陳志強")[-1]
    world.now = "2026-11-26 18:00:01"
    world.presses("陳志強", "rectify", world.last("claims"))
    measure = {"measure__1__what": "檢視", "measure__1__who": "U0WANG", "measure__1__on": "2026-12-01"}
    world.submits("陳志強", causes="人手", prevention="排班", **measure)
    world.presses("趙建國", "accept", world.last("management"))
    assert "檢視" in world.hears("王小明")[-1]
    assert not world.loop.run(world.workspace.open_home(world.person("王小明"))).error
    assert world.workspace.wire.connections == 0, "something may have gone by Socket Mode"
    readiness_and_figures(world.port.url)


def readiness_and_figures(url):
    ready = httpx.get(f"{url}/readyz")
    assert (ready.status_code, ready.json()) == (200, dict.fromkeys(("tick", "database", "slack", "token"), True))
    told = httpx.get(f"{url}/metrics").text
    assert 'timeliness_tasks_red{department="claims"} 1.0' in told
    assert 'timeliness_gestures_total{result="done",verb="rectify"} 2.0' in told
    assert 'timeliness_ack_seconds_count{kind="view_submission"} 2.0' in told
    assert "王小明" not in told
    assert "U0WANG" not in told
    assert httpx.get(f"{url}/slack/events").status_code == 405


def test_without_a_signing_secret_there_is_no_door(make_world):
    world = make_world()
    port = world.loop.run(Port.open(world.bot))
    assert httpx.post(port.events, content=b"{}").status_code == 404
    world.loop.run(port.close())


async def copy_of(world):
    """A second copy of the bot on the same database and workspace."""
    return Bot(
        Database(world.database_url),
        world.blueprint,
        world.clock,
        token=world.workspace.bot_token,
        api_url=world.playground.api_url,
        signing_secret=SECRET,
        pace=unhurried(),
    )


@contextmanager
def second(world):
    copy = world.loop.run(copy_of(world))
    port = world.loop.run(Port.open(copy))
    yield HttpDelivery(port.events, SECRET)
    world.loop.run(port.close())
    world.loop.run(copy.stop())


def command(number):
    fields = {"command": "/task", "text": f"open claims.simple 車險 CLM-{number}", "user_id": "U0WANG"}
    return urlencode({**fields, "team_id": "T0DEMO", "channel_id": "C0CLAIMS", "trigger_id": number}).encode()


def test_behind_two_copies_each_gesture_acts_once(world):
    """The same request at both copies at once, as a proxy that repeats would send it: one task each time."""

    async def at_both(there, request):
        return await asyncio.gather(world.workspace.http.post(request), there.post(request))

    with second(world) as there:
        for number in range(5):
            answers = world.loop.run(at_both(there, there.signed(command(number))))
            assert [answer.status for answer in answers] == [200, 200]
            assert sorted("#" in answer.body for answer in answers) == [False, True]
    assert figures(world.bot.database).open == {"claims": 5}
