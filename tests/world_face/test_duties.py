"""Duties run on: a returned report, measures, a new head, no head at all, and work that is not one's department's."""

from dataclasses import replace

import pytest

from tests.world import whole
from tests.world_face.hands import having, now, restart, the, to_red, to_report, warnings

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the database cannot matter here


def heads(world, department, person):
    """The company's file names another head; the bot reads it when it starts."""
    changed = replace(world.blueprint.departments[department], head=person, deputy=None)
    world.blueprint = replace(world.blueprint, departments={**world.blueprint.departments, department: changed})
    restart(world)


def test_a_returned_report_is_owed_again_within_a_working_day(world):
    """Returned on Tuesday after closing: that day is still the day of receipt, so Wednesday 18:00."""
    report = to_report(world)
    world.presses("趙建國", "return", report)
    world.submits("趙建國", remark="請寫明根本原因")
    assert "11月25日（三）18:00" in whole(the(world, "李美華", "退回整改報告"))
    world.now = "2026-11-25 18:00"
    assert having(world, "management", "#1 的「整改報告」已逾期") == []
    world.now = "2026-11-25 18:00:01"
    late = the(world, "management", "#1 的「整改報告")
    assert "已逾期" in whole(late)

    world.says("李美華", "/task 整改 1 根本原因是排班 | 檢視 @吳俊傑 2026-12-01 | 防")
    assert "逾期完成" in whole(now(world, late))
    assert "已有新版本" in whole(now(world, report))
    assert {"accept", "return"} & set(actions(now(world, report))) == set()


def actions(message):
    return [part["action_id"] for block in message.blocks for part in block.get("elements", []) if "action_id" in part]


def test_a_late_measure_goes_to_the_head_and_the_head_s_own_to_management(world):
    to_red(world)
    world.says("李美華", "/task 整改 1 因 | 檢視 @吳俊傑 2026-12-01 | 補人 @李美華 2026-12-02 | 防")
    world.says("趙建國", "/task 接受 1")
    assert "已辦結工作 #1" in world.says("吳俊傑", "/task 辦結 1 回覆 已回覆")
    world.says("吳俊傑", "/task 進展 1 因 | 措施 | 已辦")

    world.now = "2026-12-01 18:00"
    assert having(world, "李美華", "整改措施", "已逾期") == []
    world.now = "2026-12-01 18:00:01"
    assert len(having(world, "李美華", "已逾期", "檢視")) == 1
    assert having(world, "management", "#1 的「整改措施", "已逾期") == []
    world.now = "2026-12-02 18:00:01"
    assert len(having(world, "management", "#1 的「整改措施", "已逾期")) == 1


def test_a_duty_near_its_deadline_is_yellow_to_its_bearer_only(world):
    to_red(world)
    world.now = "2026-11-26 16:00"
    assert len(having(world, "李美華", "#1 的「整改報告」即將到期")) == 1
    assert having(world, "management", "#1 的「整改報告") == []


def test_a_new_head_takes_over_the_report_on_record(world):
    to_red(world)
    heads(world, "sales", "U0WU")
    for _ in range(2):
        world.loop.run(world.bot.audit.run())
    world.settle()
    assert the(world, "吳俊傑", "#1 的整改報告轉由您負責")
    assert "轉交" in world.says("吳俊傑", "/task 為何 1")
    assert "整改報告第 1 號" in world.says("吳俊傑", "/task 整改 1 因 | 檢視 @李美華 2026-12-01 | 防")
    assert "沒有" in world.says("李美華", "/task 整改")


def test_a_department_without_a_head_leaves_its_report_to_management(world):
    """Nobody's duty is lost: somebody of management is named, owes the report, and can hand it in."""
    heads(world, "sales", None)
    red = to_red(world)
    for message in (red, the(world, "management", "紅色預警：#1")):
        assert "趙建國須立即查明原因" in whole(message)
    world.says("趙建國", "/task 整改 1 因 | 檢視 @吳俊傑 2026-12-01 | 防")
    assert the(world, "management", "提交整改報告第 1 號")
    assert "已接受" in world.says("錢慧敏", "/task 接受 1")


def test_management_may_be_responsible_and_reports_to_the_department_s_head(world):
    world.says("趙建國", "/task 開立 sales.email 詢價 Q-1")
    world.now = "2026-11-24 15:12"
    assert "李美華" in world.says("趙建國", "/task 進展 1 因 | 措施 | 今天")
    assert the(world, "李美華", "報告進展：#1")
    world.now = "2026-11-24 18:00:01"
    assert having(world, "趙建國", "紅色預警：#1")


def test_work_given_to_another_department_stays_with_its_standard_s(world):
    """A task's department is its standard's: sales' channel hears of it, and the head of sales owes the report."""
    world.says("吳俊傑", "/task 開立 sales.email 詢價 @王小明")
    assert the(world, "王小明", "交給您一件工作：#1")
    world.now = "2026-11-24 18:00:01"
    assert "<@U0LI>" in whole(the(world, "sales", "紅色預警：#1"))
    assert warnings(world, "claims") == []
    assert "已辦結" in world.says("王小明", "/task 辦結 1 已回覆")


def test_two_stages_that_run_side_by_side_are_warned_of_one_by_one(world):
    world.says("王小明", "/task 開立 claims.simple 車險理賠")
    world.now = "2026-11-26 18:00:01"
    assert [len(having(world, "claims", f"#1「{stage}」")) for stage in ("立案", "審核")] == [1, 1]
    world.says("王小明", "/task 辦結 1 審核 核准 已核定金額")
    for stage in ("立案", "審核"):
        assert "逾期完成" in whole(the(world, "claims", f"#1「{stage}」"))
    assert "進行中｜賠付：" in world.says("王小明", "/task 查看 1")


def test_a_stage_first_seen_past_its_deadline_goes_straight_to_red(world):
    """No yellow for work whose time was over when it was entered; the head and management hear at once."""
    world.says("吳俊傑", "/task 開立 sales.email 詢價 received:2026-11-16T10:00")
    assert having(world, "吳俊傑", "黃色預警") == []
    assert [len(having(world, place, "紅色預警：#1")) for place in ("吳俊傑", "sales", "management")] == [1, 1, 1]
