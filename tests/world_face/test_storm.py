"""No storms: whatever falls due at one closing time is one message a place, with counts and a button to the rest."""

import json

import pytest

from tests.world import whole
from tests.world_face.hands import buttons, having, now, opens_many, pressed, warnings

MANY = 500
RECTIFIED = {"measure__1__what": "每日檢視", "measure__1__who": "U0WU", "measure__1__on": "2026-12-01"}


def size(message):
    """All text of the blocks together; Slack refuses near 11,000 characters, we stay below 10,000."""
    return sum(len(part) for part in whole(message).splitlines())


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_five_hundred_at_one_closing_time_are_one_message_a_place(world):
    """Yellow: one to the bearer. Red: one each to bearer, channel and management, and one report answers all."""
    opens_many(world, "sales.email", MANY, "吳俊傑")

    world.now = "2026-11-24 15:12"
    (yellow,) = warnings(world, "吳俊傑")
    assert f"黃色預警 {MANY} 件" in whole(yellow)

    world.now = "2026-11-24 18:00:01"
    assert [len(warnings(world, place)) for place in ("吳俊傑", "sales", "management")] == [2, 1, 1]
    for place in ("吳俊傑", "sales", "management"):
        red = warnings(world, place)[-1]
        assert f"紅色預警 {MANY} 件" in whole(red)
        assert "list" in buttons(red)
        assert len(red.blocks) <= 50
        assert size(red) < 10_000
        assert len(json.dumps(red.metadata)) < 500
    red = warnings(world, "sales")[-1]
    assert "<@U0LI>" in whole(red)
    assert f"共 {MANY} 件" in pressed(world, "李美華", "list", red)
    assert f"共 {MANY} 件" in pressed(world, "趙建國", "list", warnings(world, "management")[-1])

    world.says("李美華", "/task 辦結 1 已回覆")
    assert "其中 1 件已完成" in whole(now(world, red))
    assert len(warnings(world, "sales")) == 1

    world.presses("李美華", "rectify", red)
    world.submits("李美華", causes="當日來件過多", prevention="調整排班", **RECTIFIED)
    assert f"另有 {MANY - 20} 項" in world.says("趙建國", "/task 查看 報告 1")
    (_, report) = warnings(world, "management")
    assert size(report) < 10_000

    world.now = "2026-11-25 09:00"
    for place in ("sales", "management"):
        morning = having(world, place, "早報")[-1]
        assert f"紅色預警 {MANY - 1} 件" in whole(morning)
        assert size(morning) < 10_000


def test_several_departments_at_one_closing_time(world):
    """Each channel hears of its own; management hears of all in one message."""
    opens_many(world, "sales.email", 3, "吳俊傑")
    opens_many(world, "service.question.general", 2, "黃思琪")
    world.now = "2026-11-24 18:00:01"
    assert [len(warnings(world, place)) for place in ("sales", "service", "management")] == [1, 1, 1]
    assert "紅色預警 5 件" in whole(warnings(world, "management")[-1])
    assert "紅色預警 3 件" in whole(warnings(world, "sales")[-1])
