"""What was decided once for all: who owes when the head is away or is the one, what counts as late, who hears."""

from datetime import date

import pytest

from tests.world import whole
from tests.world_face.hands import having, kept, now, sends_away, the, to_red

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the database cannot matter here

EMAIL = "/task 開立 sales.email 詢價 Q-1"


def test_while_the_head_is_away_the_deputy_owes_the_report(world):
    """The one who acted when red fell keeps the duty after the head is back."""
    sends_away(world, "陳志強", date(2026, 11, 23), date(2026, 11, 26))
    world.says("王小明", "/task 開立 claims.simple 車險理賠")
    world.says("王小明", "/task 受阻 1 等再保公司回覆")
    assert "等再保公司回覆" in world.hears("林淑芬")[-1]
    assert world.hears("陳志強") == []

    world.now = "2026-11-24 18:00:01"
    red = whole(the(world, "claims", "紅色預警：#1「立案」"))
    assert "<@U0LIN>" in red
    assert "林淑芬須立即查明原因" in red

    world.now = "2026-11-27 10:00"
    assert "整改報告" in world.says("林淑芬", "/task 整改 1 因 | 檢視 @王小明 2026-12-01 | 防")
    assert the(world, "management", "提交整改報告第 1 號")


def test_a_head_who_is_responsible_reports_to_management(world):
    world.says("李美華", EMAIL)
    world.now = "2026-11-24 15:12"
    assert "向公司管理層報告進展" in whole(the(world, "李美華", "黃色預警：#1"))
    assert "公司管理層" in world.says("李美華", "/task 進展 1 等核保 | 已催 | 今天")
    assert "等核保" in whole(the(world, "management", "報告進展：#1"))


@pytest.mark.parametrize("typed", ["收件:10:01", "received:2026-11-24T09:00", "文件:11:00"])
def test_work_received_in_the_future_is_refused(world, typed):
    before = kept(world)
    answer = world.says("吳俊傑", f"{EMAIL} {typed}")
    assert "還沒到" in answer
    assert kept(world) == before


def test_a_future_receipt_in_the_form_stands_below_its_field(world):
    world.types("吳俊傑", "/task 開立 sales.email")
    before = kept(world)
    errors = world.submits("吳俊傑", title="詢價", received=int(world.at("2026-11-23 10:01").timestamp())).errors
    assert list(errors) == ["received"]
    assert "還沒到" in errors["received"]
    assert kept(world) == before


@pytest.mark.parametrize("received", ["2026-11-20T17:00", "2026-11-16T10:00"], ids=["yellow", "red"])
def test_the_head_is_told_of_an_entry_that_is_already_yellow_or_red(world, received):
    world.now = "2026-11-23 17:30"
    world.says("吳俊傑", f"{EMAIL} received:{received}")
    assert "吳俊傑" in whole(the(world, "李美華", "登記的 #1 已臨近或超過期限"))


def test_an_entry_in_time_is_no_news_to_the_head(world):
    world.says("吳俊傑", EMAIL)
    assert world.hears("李美華") == []


def test_ending_a_stage_ends_those_that_must_have_come_before_it(world):
    """Reviewed means registered; solved means contacted: at the same instant."""
    world.says("王小明", "/task 開立 claims.simple 車險理賠")
    world.says("黃思琪", "/task 開立 service.complaint.simple 保費爭議")
    assert "賠付" in world.says("王小明", "/task 辦結 1 審核 核准 已核定金額")
    assert "立案：11月23日（一）10:00 按時完成" in world.says("王小明", "/task 查看 1").replace("（一） ", "（一）")
    assert "已辦結工作 #2" in world.says("黃思琪", "/task 辦結 2 解決並告知 已退費")


def test_closing_the_earlier_stage_leaves_the_later_one_running(world):
    world.says("王小明", "/task 開立 claims.simple 車險理賠")
    world.says("王小明", "/task 辦結 1 立案 已登記")
    assert "進行中｜審核：" in world.says("王小明", "/task 查看 1")


def test_work_closed_late_between_two_ticks_is_red_all_the_same(world):
    """The breach is written, everybody hears of it once, and the report is owed."""
    world.says("吳俊傑", EMAIL)
    world.clock.jump(world.at("2026-11-24 18:00:01"))  # no tick in between
    world.says("吳俊傑", "/task 辦結 1 已回覆")
    for place in ("吳俊傑", "sales", "management"):
        assert "逾期完成" in whole(the(world, place, "#1「"))
    assert "李美華須" in whole(the(world, "sales", "#1「"))
    assert "整改報告第 1 號" in world.says("李美華", "/task 整改 1 因 | 檢視 @吳俊傑 2026-12-01 | 防")


def test_done_at_the_deadline_is_on_time(world):
    """Late means strictly after."""
    world.says("吳俊傑", EMAIL)
    world.now = "2026-11-24 18:00"
    assert having(world, "sales", "紅色預警：#1") == []
    world.says("吳俊傑", "/task 辦結 1 已回覆")
    assert "按時完成" in world.says("吳俊傑", "/task 查看 1")
    world.now = "2026-11-25 08:00"
    assert having(world, "sales", "紅色預警：#1") == []
    assert "沒有" in world.says("李美華", "/task 整改")


def test_closing_on_time_lets_the_progress_report_lapse_and_closing_late_does_not(world):
    for _ in range(2):
        world.says("吳俊傑", EMAIL)
    world.now = "2026-11-24 15:12"
    world.says("吳俊傑", "/task 辦結 1 已回覆")
    world.now = "2026-11-24 18:00:01"
    world.says("吳俊傑", "/task 辦結 2 已回覆")
    world.now = "2026-11-25 18:00:01"  # 1 WD after the yellow warning's issue
    assert having(world, "李美華", "#1 的「進展報告") == []
    assert "已逾期" in whole(the(world, "李美華", "#2 的「進展報告"))
    assert "#2" in world.says("吳俊傑", "/task 進展 2 等核保 | 已催 | 已辦")


def test_a_progress_report_that_is_late_goes_to_the_head(world):
    world.says("王小明", "/task 開立 claims.general 車險理賠")
    world.says("王小明", "/task 辦結 1 立案 已登記")
    world.now = "2026-11-27 18:00:01"
    assert having(world, "陳志強", "進展報告") == []
    world.now = "2026-11-30 18:00:01"
    late = the(world, "陳志強", "#1 的「進展報告")
    assert "已逾期" in whole(late)
    assert having(world, "management", "進展報告", "已逾期") == []

    world.says("王小明", "/task 進展 1 等鑑定 | 已催 | 明天")
    assert "逾期完成" in whole(now(world, late))


def test_a_head_s_late_rectification_report_goes_to_management(world):
    """Red at Tue 18:00; 2 WD from its issue is Thu 18:00."""
    to_red(world)
    world.now = "2026-11-26 18:00"
    assert having(world, "management", "整改報告」已逾期") == []
    world.now = "2026-11-26 18:00:01"
    assert "已逾期" in whole(the(world, "management", "#1 的「整改報告"))
    assert "已逾期" in whole(having(world, "李美華", "#1 的「整改報告")[-1])


def test_red_falls_once_ever(world):
    to_red(world)
    world.now = "2026-12-03 10:00"
    for place in ("sales", "management"):
        assert len(having(world, place, "#1「")) == 1


def test_one_report_answers_many_reds(world):
    for _ in range(3):
        world.says("吳俊傑", EMAIL)
    world.now = "2026-11-24 18:00:01"
    world.types("李美華", "/task 整改")
    filled = {"measure__1__what": "每日檢視", "measure__1__who": "U0WU", "measure__1__on": "2026-12-01"}
    world.submits("李美華", causes="人手不足", prevention="調整排班", **filled)
    assert "沒有" in world.says("李美華", "/task 整改")
    shown = world.says("趙建國", "/task 查看 報告 1")
    assert all(f"#{number}" in shown for number in (1, 2, 3))
