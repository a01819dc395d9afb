"""Bad input: a clear refusal or no harm, never a broken block, a ping, or the number of an unexpected error."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.playground.messages import Message
from tests.world import whole
from tests.world_face.hands import ODD, having, kept, places, the, to_red, to_report

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the database cannot matter here

LONG = "長" * 3001
CONTROLS = "\x00\x01\x08\x1b[31m\x7f\u200b\u200e\u202e\ufeff"
RTL = "\u0645\u0637\u0627\u0644\u0628\u0629 \u202eabc"
TITLES = (
    f"{CONTROLS}詢價",
    RTL,
    "a&b <c> *d* `e` _f_ ~g~ > h",
    "\U00020bb7\U0001f468\u200d\U0001f469詢價",
    "一行\n二行\n> 引",
)
HIDDEN = ("\x00", "\x1b", "\u202e", "\u200b")
PING = "<!channel> <!here> <!everyone> <!subteam^S01> <@U0ZHAO> @channel"
LINES = {
    "nonsense": "囉哩囉嗦",
    "signs": "🙈 !!! ;;",
    "nearly": "opne sales.email 詢價",
    "later": "暫停 1",
    "standard": "開立 火箭 標題",
    "ambiguous": "開立 理賠 標題",
    "by system": "開立 service.hotline 來電",
    "by promise": "開立 sales.online 詢問",
    "by itself": "開立 support.statistics.monthly 統計",
    "number": "查看 一二八七",
    "big": "查看 99999999999999999999",
    "negative": "查看 -1",
    "zero": "查看 0",
    "fraction": "辦結 1.7 已回覆",
    "no such": "為何 424242",
    "date": "開立 sales.email 詢價 received:2026-13-45",
    "hour": "開立 sales.email 詢價 received:25:99",
    "before the calendar": "開立 sales.email 詢價 received:1901-01-01T10:00",
    "not a time": "開立 sales.email 詢價 received:昨天",
    "person": "開立 sales.email 詢價 @不存在的人",
    "two people": "開立 sales.email 詢價 @王小明 @徐文博",
    "outsider": "開立 sales.email 詢價 <@U9NOBODY|誰>",
    "too long": f"開立 sales.email {'長' * 151}",
    "huge": f"開立 sales.email {'長' * 33_334}",
    "huge verb": "長" * 100_000,
    "many words": "開立 sales.email " + "a " * 50_000,
    "list": "列表 火星",
    "list too much": "列表 紅 1 2 3",
    "list page": "列表 紅 負一",
    "report": "查看 報告 99",
    "accept": "接受 99",
    "stage": "辦結 1 火箭發射 已回覆 而且",
}
HARMLESS = {"stage"}  # no stage of that name: the words are the result


def test_nonsense_is_refused_in_words_that_help_and_changes_nothing(world):
    world.says("吳俊傑", "/task 開立 sales.email 詢價")
    before = kept(world)
    for name, line in LINES.items():
        if name in HARMLESS:
            continue
        answer = world.says("吳俊傑", f"/task {line}")
        assert "請" in answer or "可以" in answer, name
        assert ODD not in answer, name
        assert len(answer) < 600, name
        assert kept(world) == before, name


def test_far_pages_and_empty_words_do_no_harm(world):
    world.says("吳俊傑", "/task 開立 sales.email 詢價")
    before = kept(world)
    for line in ("列表 999999999", "列表 紅 999999999", f"標準 {LONG}", f"標準 {CONTROLS}", "標準 %", CONTROLS, "|｜|"):
        assert ODD not in world.says("吳俊傑", f"/task {line}")
    assert kept(world) == before


def marked_up(message: Message) -> str:
    """All of it in which Slack looks for mentions: not the plain words of headers, buttons and tables' cells."""
    return "\n".join((message.text, *_marked_up(message.blocks)))


def _marked_up(part: Any) -> Iterator[str]:
    match part:
        case {"type": "raw_text" | "plain_text"}:
            return
        case {"type": "mrkdwn" | "markdown", "text": str(text)}:
            yield text
        case dict():
            yield from (text for one in part.values() for text in _marked_up(one))
        case list():
            yield from (text for one in part for text in _marked_up(one))


def test_odd_titles_travel_through_every_message(world):
    """Opened, shown, explained, listed, yellow, red, morning: nothing breaks, markup stays text."""
    for number, title in enumerate(TITLES, 1):
        world.types("吳俊傑", "/task 開立 sales.phone")
        world.submits("吳俊傑", title=title, reference="R" * 80)
        for line in (f"查看 {number}", f"為何 {number}", "列表"):
            assert ODD not in world.says("吳俊傑", f"/task {line}")
        world.now = f"2026-11-23 1{number}:00"
        assert having(world, "sales", f"紅色預警：#{number}")
    world.now = "2026-11-24 09:00"
    for place in ("吳俊傑", "sales", "management"):
        for message in having(world, place):
            assert all(mark not in whole(message) for mark in HIDDEN)
            assert "<c>" not in marked_up(message)
        assert len(having(world, place, "早報")) == 1


def test_nobody_is_pinged_by_what_was_typed(world):
    """Only the bot's own call upon the head is a mention in a channel."""
    world.types("吳俊傑", "/task 開立 sales.email")
    world.submits("吳俊傑", title=PING, reference="<!channel>")
    world.says("吳俊傑", "/task 開立 sales.email 快 &lt;!channel&gt; <!here>")
    world.says("吳俊傑", f"/task 受阻 1 {PING}")
    world.now = "2026-11-24 15:12"
    world.types("吳俊傑", "/task 進展 1")
    world.submits("吳俊傑", cause=PING, measure=PING, ready=PING)
    world.now = "2026-11-24 18:00:01"
    world.types("李美華", "/task 整改")
    measure = {"measure__1__what": PING, "measure__1__who": "U0WU", "measure__1__on": "2026-12-01"}
    world.submits("李美華", causes=PING, prevention=PING, **measure)
    report = the(world, "management", "整改報告第 1 號")
    world.presses("趙建國", "return", report)
    world.submits("趙建國", remark=PING)
    world.now = "2026-11-25 09:00"

    for place in places(world):
        for message in having(world, place):
            said = marked_up(message)
            assert "<!" not in said
            assert "<@U0ZHAO" not in said
            assert "<@" not in said.replace("<@U0LI>", "")
    assert any("&lt;!channel&gt;" in marked_up(message) for message in having(world, "李美華"))


def test_texts_as_long_as_a_field_holds_are_told(world):
    """3,000 characters in every field, also of those that grow when they are escaped; one more is refused by Slack."""
    full = "&<>" * 1000
    to_red(world)
    world.types("吳俊傑", "/task 進展 1")
    assert world.submits("吳俊傑", cause=LONG, measure="已催", ready="明天").errors
    world.submits("吳俊傑", cause=full, measure=full, ready=full)
    assert having(world, "李美華", "報告進展：#1")

    world.types("李美華", "/task 整改")
    for _ in range(9):
        world.presses("李美華", "add_measure")
    measures = {}
    for place in range(1, 11):
        measures[f"measure__{place}__what"] = full
        measures[f"measure__{place}__who"] = "U0WU"
        measures[f"measure__{place}__on"] = "2026-12-01"
    world.submits("李美華", causes=full, prevention=full, **measures)
    report = the(world, "management", "提交整改報告第 1 號")
    assert ODD not in world.says("趙建國", "/task 查看 報告 1")
    world.presses("趙建國", "return", report)
    world.submits("趙建國", remark=full)
    assert having(world, "李美華", "退回整改報告第 1 號")
    world.types("李美華", "/task 整改")
    assert world.form("李美華").values["causes"]["causes"]["value"] == full  # nothing typed is lost
    world.submits("李美華")
    world.presses("錢慧敏", "accept", the(world, "management", "提交整改報告第 1 號", "第 2 版"))
    assert having(world, "吳俊傑", "整改措施")


def test_a_typed_text_of_3001_characters_is_refused_with_its_length(world):
    to_report(world)
    world.says("吳俊傑", "/task 開立 sales.email 詢價")
    before = kept(world)
    lines = ("退回 1", "受阻 2", "進展 2 因 | 措施 |", "辦結 2")
    for who, line in zip(("趙建國", "吳俊傑", "吳俊傑", "吳俊傑"), lines, strict=True):
        assert "最多 3,000 個字，現在有 3,001 個字" in world.says(who, f"/task {line} {LONG}")
    assert kept(world) == before


def test_blank_and_invisible_words_are_no_words(world):
    world.types("吳俊傑", "/task 開立 sales.email")
    before = kept(world)
    for title in ("   ", "\u200b\u200e", "\u3000", "\x00"):
        assert list(world.submits("吳俊傑", title=title).errors) == ["title"]
    assert kept(world) == before


def test_a_form_refuses_below_the_right_field(world):
    to_red(world)
    world.types("李美華", "/task 整改")
    before = kept(world)
    filled = {"causes": "因", "prevention": "防", "measure__1__what": "檢視", "measure__1__who": "U0WU"}
    past = world.submits("李美華", **filled, measure__1__on="2026-11-20").errors
    assert list(past) == ["measure.1.on"]
    beyond = world.submits("李美華", **filled, measure__1__on="2199-01-01").errors
    assert list(beyond) == ["measure.1.on"]
    outsider = world.submits("李美華", **{**filled, "measure__1__who": "U0BOT"}, measure__1__on="2026-12-01").errors
    assert list(outsider) == ["measure.1.who"]
    assert kept(world) == before
