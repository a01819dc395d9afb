"""`why`: the count day by day with clause, article, calendar version and changes; make-up days and provisional ones."""

import pytest

from bot.domain.standards import Language
from tests.world import whole
from tests.world_face.hands import having, the

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the database cannot matter here


def test_why_counts_day_by_day(world):
    """The day of receipt is not counted; Saturday and Sunday are off; then the clause, the article, the version."""
    world.now = "2026-11-26 10:00"
    world.says("吳俊傑", "/task 開立 簡單投保 住宅火險投保")
    told = world.says("吳俊傑", "/task 為何 1")
    lines = told.splitlines()

    def day(which: str) -> str:
        return next(line for line in lines if line.startswith(which))

    assert "不計入" in day("11月26日")
    assert "第 1 個工作日" in day("11月27日")
    assert "休" in day("11月28日")
    assert "休" in day("11月29日")
    assert "第 2 個工作日" in day("11月30日")
    assert "第 3 個工作日" in day("12月1日")
    assert "12月1日（二）18:00" in told
    assert "3.1.2" in told
    assert "第 201、203 條" in told
    assert "行事曆版本" in told
    assert "吳俊傑開立工作" in told.replace(" ", "")


def test_why_names_the_holiday_and_the_make_up_saturday(make_world):
    """3.3.2: 3 WD from Wed 30 Sep 2026 16:00 is Sat 10 Oct 18:00: 1-7 Oct are off, 8, 9 and 10 Oct are worked."""
    world = make_world("2026-09-30 16:00")
    assert "10月10日（六）18:00" in world.says("王小明", "/task 開立 claims.simple 車險 CLM-1")
    told = world.says("王小明", "/task 為何 1")
    assert "國慶節" in told
    assert "調休上班" in told
    assert "10月10日（六）18:00" in told

    world.says("王小明", "/task 辦結 1 立案 已登記")
    world.now = "2026-10-10 18:00"
    assert having(world, "claims", "紅色預警：#1") == []
    world.now = "2026-10-10 18:00:01"
    assert the(world, "claims", "紅色預警：#1")


def test_why_tells_every_change_and_who_made_it(world):
    world.says("王小明", "/task 開立 claims.simple 車險")
    world.says("王小明", "/task 辦結 1 registration 已登記")
    world.now = "2026-11-26 10:42"
    world.says("王小明", "/task 進展 1 缺照片 | 已催 | 明天")
    told = world.says("王小明", "/task 為何 1").split("歷史紀錄")[1].replace(" ", "")
    for line in ("開立工作", "按時完成「立案」", "「審核」發出黃色預警", "王小明報告進展"):
        assert line in told


def test_a_deadline_in_a_year_without_an_official_schedule_is_provisional_everywhere(make_world):
    """2027 was not published in November 2026."""
    world = make_world("2026-12-30 10:00")
    said = [world.says("吳俊傑", "/task 開立 簡單投保 住宅火險")]
    said += [world.says("吳俊傑", f"/task {line}") for line in ("查看 1", "為何 1", "列表")]
    due = next(line for line in said[0].splitlines() if "期限" in line)
    world.now = "2027-01-20 10:00"
    yellow_or_red = [whole(the(world, place, "#1「")) for place in ("sales", "management")]
    for told in (*said, *yellow_or_red, *world.hears("吳俊傑")):
        assert "暫定" in told
    assert "1月" in due


def test_why_in_english_reads_as_english(make_world):
    world = make_world("2026-11-26 10:00", Language.EN)
    world.says("吳俊傑", "/task open sales.application.simple Home insurance")
    told = world.says("吳俊傑", "/task why 1")
    assert "3.1.2" in told
    assert "201" in told
    assert "working day 3" in told.casefold() or "3rd working day" in told.casefold()


def test_wall_clock_minutes_are_told_as_such(world):
    world.says("吳俊傑", "/task 開立 sales.phone 來電")
    told = world.says("吳俊傑", "/task 為何 1")
    assert "按時鐘連續計算" in told
    assert "10:10" in told


def test_working_hours_leave_the_lunch_break_out(make_world):
    world = make_world("2026-11-23 11:00")
    opened = world.says("何曉東", "/task 開立 support.document.urgent 合作契約")
    assert "14:30" in opened
    assert "14:30" in world.says("何曉東", "/task 為何 1")
