"""The whole main job, from the first gesture to the last, by virtual clock, on both databases and in each language."""

import pytest

from bot.domain.standards import Language

WORDS = {
    Language.HANT: ("已開立", "黃色預警", "紅色預警", "整改報告", "早報"),
    Language.HANS: ("已开立", "黄色预警", "红色预警", "整改报告", "早报"),
    Language.EN: ("Opened", "Yellow warning", "Red warning", "ectification report", "Morning summary"),
}


@pytest.mark.parametrize("language", list(Language))
def test_the_whole_main_job(make_world, language):
    """Opened, warned, reported, red, rectified, returned, bettered, accepted, carried out, and told each morning."""
    world = make_world("2026-11-23 10:00", language)
    opened, yellow, red, report, morning = WORDS[language]

    assert opened in world.says("王小明", "/task open claims.simple 車險理賠 CLM-1")
    world.says("王小明", "/task close 1 registration 已登記")

    world.now = "2026-11-26 10:42"
    assert yellow in world.hears("王小明")[-1]
    world.presses("王小明", "progress", world.last("王小明"))
    world.submits("王小明", cause="缺照片", measure="已請客戶補件", ready="明天中午")
    assert "缺照片" in world.hears("陳志強")[-1]

    world.now = "2026-11-26 18:00:01"
    assert red in world.reads_in("claims")[-1]
    assert "<@U0CHEN>" in world.reads_in("claims")[-1]
    assert red in world.reads_in("management")[-1]
    assert red in world.hears("王小明")[-1]

    world.now = "2026-11-27 09:00"
    for place in ("claims", "management"):
        assert morning in world.reads_in(place)[-1]

    world.presses("陳志強", "rectify", world.last("陳志強"))
    rectified = {"measure__1__what": "每日檢視", "measure__1__who": "U0WANG", "measure__1__on": "2026-12-01"}
    world.submits("陳志強", causes="人手不足", prevention="調整排班", **rectified)
    assert report in world.reads_in("management")[-1]
    assert "人手不足" in world.reads_in("management")[-1]

    handed_in = world.last("management")
    world.presses("趙建國", "return", handed_in)
    world.submits("趙建國", remark="請寫明根本原因")
    assert "請寫明根本原因" in world.hears("陳志強")[-1]

    world.presses("陳志強", "rectify", world.last("陳志強"))
    world.submits("陳志強", causes="根本原因是排班", prevention="調整排班", **rectified)
    world.presses("趙建國", "accept", world.last("management"))
    assert "每日檢視" in world.hears("王小明")[-1]

    world.says("王小明", "/task close 1 approved 已核定金額")
    world.says("王小明", "/task close 1 已賠付")
    measure = world.last("王小明")
    world.presses("王小明", "close", measure)
    world.submits("王小明", result="已執行三天")
    assert "已執行三天" in world.says("陳志強", "/task why 1")
