"""Wrong people are told no in a clear sentence, whatever they type, press or submit, and nothing has changed."""

import pytest

from bot.playground.people import Person
from tests.world_face.hands import (
    ODD,
    RECTIFIED,
    answered,
    kept,
    pressed,
    puts_before,
    sits_in,
    the,
    to_red,
    to_report,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the database cannot matter here

OUTSIDERS = {
    "訪客": (Person("U0GUEST", "訪客", "zh-TW", is_restricted=True), "訪客帳號不能使用"),
    "單頻道訪客": (Person("U0SINGLE", "單頻道訪客", "zh-TW", is_ultra_restricted=True), "訪客帳號不能使用"),
    "外部": (Person("U0STRANGE", "外部", "zh-TW", is_stranger=True), "只有本公司工作區的同事"),
    "別家公司": (Person("U0OTHER", "別家公司", "zh-TW", team_id="T9OTHER"), "只有本公司工作區的同事"),
    "機器": (Person("U0ROBOT", "機器", "zh-TW", is_bot=True), "只有本公司工作區的同事"),
    "離職": (Person("U0GONE", "離職", "zh-TW", deleted=True), "只有本公司工作區的同事"),
    "新人": (Person("U0NEW", "新人", "zh-TW"), "不在公司名冊上"),
}
LINES = (
    "開立 sales.email 詢價",
    "辦結 1 已回覆",
    "查看 1",
    "為何 1",
    "列表",
    "進展 1 因 | 措施 | 明天",
    "受阻 1 等回覆",
    f"整改 {RECTIFIED}",
    "接受 1",
    "退回 1 再寫",
    "標準",
    "幫助",
    "",
)
VALUES = {"show": "1", "close": "1", "progress": "1", "rectify": "1", "accept": "1", "return": "1", "list": "red 0"}
FILLED = {"measure__1__what": "每日檢視", "measure__1__who": "U0WU", "measure__1__on": "2026-12-01"}


def lets_in(world, name):
    """They are in the channel, as Slack allows; `said` is what they must be told."""
    person, said = OUTSIDERS[name]
    world.workspace.set_person(person)
    world.workspace.connect_commands = True
    for channel in world.workspace.channels.values():
        if not channel.is_im:
            channel.members.append(person.id)
    world.place = lambda _: "C0SALES"
    return said


@pytest.mark.parametrize("name", OUTSIDERS)
def test_an_outsider_gains_nothing_by_verbs_buttons_and_forms(world, name):
    world.says("吳俊傑", "/task 開立 sales.email 詢價 Q-77")
    world.types("吳俊傑", "/task 辦結 1")
    form = world.form("吳俊傑")
    world.now = "2026-11-24 18:00:01"
    red, said = the(world, "sales", "紅色預警：#1"), lets_in(world, name)
    before = kept(world)

    for line in LINES:
        answer = world.says(name, f"/task {line}".rstrip())
        assert said in answer
        assert "Q-77" not in answer
    for action, value in VALUES.items():
        assert said in pressed(world, name, action, red, tampered_value=value)
    puts_before(world, name, form)
    seen = world.submits(name, result="已回覆")
    assert said in " ".join(seen.errors.values())

    assert kept(world) == before
    assert world.hears(name) == []


def test_an_outsider_is_offered_no_standards(world):
    world.types("吳俊傑", "/task 開立")
    form = world.form("吳俊傑")
    lets_in(world, "訪客")
    view = puts_before(world, "訪客", form)
    found = world.workspace.suggest("U0GUEST", action_id="standard", query="sales", view_id=view.id)
    assert world.loop.run(found) == []


def test_a_colleague_of_another_department_may_not_touch_the_work(world):
    """Neither see it, close it, report on it, nor say that it is stuck; nor by buttons with a forged value."""
    red = to_red(world)
    sits_in(world, "王小明", "C0SALES")
    before = kept(world)
    for line in LINES[1:4] + LINES[5:10]:
        answer = world.says("王小明", f"/task {line}")
        assert "沒有" in answer
        assert "Q-1" not in answer
        assert ODD not in answer
    for action in ("show", "close", "progress", "rectify", "accept", "return"):
        said = pressed(world, "王小明", action, red, tampered_value="1")
        assert "沒有" in said
        assert "Q-1" not in said
    assert kept(world) == before


def test_a_colleague_of_the_department_sees_but_does_not_act(make_world):
    world = make_world()
    world.says("王小明", "/task 開立 claims.simple 車險 CLM-7")
    before = kept(world)
    assert "CLM-7" in world.says("徐文博", "/task 查看 1")
    for line in ("辦結 1 立案 已登記", "進展 1 因 | 措施 | 明天", "受阻 1 等回覆"):
        assert "您沒有權限" in world.says("徐文博", f"/task {line}")
    assert kept(world) == before


def test_only_the_head_writes_the_report_only_management_answers_it_and_management_does_not_close(world):
    report = to_report(world)
    red = the(world, "sales", "紅色預警：#1")
    before = kept(world)

    refused = [pressed(world, "吳俊傑", "rectify", red, tampered_value="1")]
    refused += [pressed(world, "趙建國", "close", the(world, "management", "紅色預警：#1"), tampered_value="1")]
    refused += [pressed(world, "李美華", action, report) for action in ("accept", "return")]
    refused += [world.says("李美華", f"/task {line}") for line in ("接受 1", "退回 1 再寫")]
    refused += [world.says("趙建國", "/task 辦結 1 已回覆")]
    for said in refused:
        assert "沒有" in said
        assert ODD not in said
    assert kept(world) == before
    assert "沒有權限" in answered(world, "趙建國")


@pytest.mark.parametrize(
    "memory",
    [
        '{"verb": "close", "words": ["1"], "measures": 0}',
        '{"verb": "accept", "words": ["1"], "measures": 0}',
        '{"verb": "return", "words": ["1"], "measures": 0}',
        '{"verb": "rectify", "words": ["1"], "measures": 1}',
        '{"verb": "progress", "words": ["1"], "measures": 0}',
        '{"verb": "open; drop table task", "words": [], "measures": 0}',
        '{"verb": "close", "words": [1], "measures": -1}',
        "[[[[",
        "",
        "null",
    ],
)
def test_a_tampered_private_metadata_gains_nothing(world, memory):
    """王小明 of claims puts sales' task and report into the form of his own work."""
    to_report(world)
    world.says("王小明", "/task 開立 claims.simple 車險")
    world.types("王小明", "/task 受阻 2")
    form, before = world.form("王小明"), kept(world)
    puts_before(world, "王小明", form, private_metadata=memory)
    seen = world.submits("王小明", text="等再保公司回覆")
    said = " ".join(seen.errors.values())
    assert said
    assert ODD not in said
    assert kept(world) == before


@pytest.mark.parametrize("value", ["", "1 2 3", "99999999999", "-1", "1.999", "x" * 2000, "１", "1;drop table task"])
def test_a_tampered_button_value_gains_nothing(world, value):
    """What the person may do to their own work, they may; everything else is a clear word, and nothing changed."""
    red = to_red(world)
    for name in ("王小明", "趙建國"):
        sits_in(world, name, "C0SALES")
    before = kept(world)
    for name in ("王小明", "趙建國"):
        for action in ("close", "progress", "rectify", "nonsense", "open:1"):
            world.presses(name, action, red, tampered_value=value)
            assert ODD not in answered(world, name)
    assert kept(world) == before


def test_nobody_lists_another_s_work_but_their_head_and_management(world):
    world.says("吳俊傑", "/task 開立 sales.email 詢價 Q-1")
    for name, may in {"吳俊傑": True, "李美華": True, "趙建國": True, "王小明": False, "陳志強": False}.items():
        answer = world.says(name, "/task 列表 @吳俊傑")
        assert ("#1" in answer) == may
        assert may or "不能查看" in answer


def test_a_form_of_one_person_does_not_work_in_another_s_hands(world):
    """The head's rectification form, as it stands, before the bearer."""
    to_red(world)
    world.types("李美華", "/task 整改")
    form, before = world.form("李美華"), kept(world)
    puts_before(world, "吳俊傑", form)
    seen = world.submits("吳俊傑", causes="因", prevention="防", **FILLED)
    assert seen.errors
    assert kept(world) == before
