"""Buttons on warnings and reports: which stand there, for whom, what they do, and messages that change in place."""

import pytest

from tests.world import whole
from tests.world_face.hands import answered, buttons, having, now, pressed, the, to_red, to_report, words_of

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the database cannot matter here


def test_the_buttons_of_a_yellow_warning_show_report_and_close(world):
    world.says("吳俊傑", "/task 開立 sales.email 詢價 Q-1")
    world.now = "2026-11-24 15:12"
    yellow = the(world, "吳俊傑", "黃色預警：#1")
    assert buttons(yellow) == ["show", "progress", "close"]
    assert "李美華" in whole(yellow)  # to whom progress is owed

    assert "Q-1" in pressed(world, "吳俊傑", "show", yellow)
    world.presses("吳俊傑", "progress", yellow)
    world.submits("吳俊傑", cause="等核保", measure="已催", ready="今天")
    assert "已於" in whole(now(world, yellow))
    assert buttons(now(world, yellow)) == ["show", "close"]
    assert "等核保" in whole(the(world, "李美華", "報告進展：#1"))

    world.presses("吳俊傑", "close", now(world, yellow))
    world.submits("吳俊傑", result="已回覆")
    closed = now(world, yellow)
    assert "按時完成" in whole(closed)
    assert buttons(closed) == ["show"]
    assert len(having(world, "吳俊傑", "#1")) == 1  # changed in place, nothing posted anew


def test_the_buttons_of_a_red_warning(world):
    """4.2.2: the department's channel can show, close and write the report; management's channel looks."""
    red = to_red(world)
    assert sorted(buttons(red)) == ["close", "rectify", "show"]
    assert buttons(the(world, "management", "紅色預警：#1")) == ["show"]
    assert "rectify" not in buttons(world.last("吳俊傑"))

    assert "Q-1" in pressed(world, "李美華", "show", red)
    assert "Q-1" in pressed(world, "趙建國", "show", the(world, "management", "紅色預警：#1"))
    world.presses("李美華", "rectify", red)
    filled = {"measure__1__what": "每日檢視", "measure__1__who": "U0WU", "measure__1__on": "2026-12-01"}
    world.submits("李美華", causes="人手不足", prevention="調整排班", **filled)
    assert "已於" in whole(now(world, red))
    assert "rectify" not in buttons(now(world, red))

    world.presses("李美華", "close", now(world, red))
    world.submits("李美華", result="已回覆")
    for place in ("sales", "management", "吳俊傑"):
        for stands in having(world, place, "#1「"):
            assert "逾期完成" in whole(stands)
            assert "close" not in buttons(stands)


def test_a_return_asks_for_its_remark(world):
    report = to_report(world)
    assert {"accept", "return"} <= set(buttons(report))
    world.presses("趙建國", "return", report)
    assert world.submits("趙建國", remark="").errors
    assert world.submits("趙建國", remark=" \n ").errors
    assert "等待公司管理層答覆" in world.says("趙建國", "/task 查看 報告 1")

    assert "退回" in words_of(world.submits("趙建國", remark="請寫明根本原因").view)
    assert "請寫明根本原因" in whole(the(world, "李美華", "退回整改報告第 1 號"))
    assert "已退回" in whole(now(world, report))
    assert not {"accept", "return"} & set(buttons(now(world, report)))


def test_an_accepted_report_loses_its_buttons_and_starts_its_measures(world):
    report = to_report(world)
    assert "1 項措施" in pressed(world, "趙建國", "accept", report)
    assert "已接受" in whole(now(world, report))
    assert not {"accept", "return"} & set(buttons(now(world, report)))
    measure = the(world, "吳俊傑", "您負責一項整改措施")
    assert "每日檢視" in whole(measure)
    assert the(world, "李美華", "已接受整改報告第 1 號")

    world.presses("吳俊傑", "close", measure)
    world.submits("吳俊傑", result="每天都看")
    assert "已按時完成" in whole(now(world, measure))


def test_a_button_that_comes_too_late_says_why(world):
    """The form was open when somebody else closed the work."""
    red = to_red(world)
    world.presses("吳俊傑", "close", red)
    world.says("李美華", "/task 辦結 1 已回覆")
    errors = world.submits("吳俊傑", result="我也回覆了").errors
    assert "辦結" in " ".join(errors.values())
    assert "已回覆" in world.says("吳俊傑", "/task 查看 1")
    assert "我也回覆了" not in world.says("吳俊傑", "/task 查看 1")


def test_a_head_s_rectification_button_stands_on_the_morning_message_of_red_work(world):
    """The way from the morning's summary to the report is a list, one press away."""
    to_red(world)
    world.now = "2026-11-25 09:00"
    morning = the(world, "李美華", "早報")
    assert "list" in buttons(morning)
    pressed(world, "李美華", "list", morning)
    assert "#1" in answered(world, "李美華")
