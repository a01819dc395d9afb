"""How the page draws Block Kit, and what its fields send: through the strict workspace, in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.playground.page_fixtures import MARKS, browser, page, stage, wall
from tests.playground.page_stage import Stage, asked, option, words

__all__ = ["browser", "page", "stage", "wall"]
pytestmark = MARKS

Json = dict[str, Any]


def run(text: str, **style: bool) -> Json:
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def rich(*parts: Json) -> Json:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [*parts]}]}


def post(stage: Stage, page: Page, *blocks: Json, text: str = "文字") -> Locator:
    """The message on the page after the app has posted it through the Web API."""
    answer = stage.wait(stage.client.chat_postMessage(channel="C1", text=text, blocks=[*blocks]))
    return page.locator(f"[data-testid=message][data-ts='{answer['ts']}'] .content")


def section(text: str, **more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def echo(stage: Stage, page: Page, *blocks: Json) -> Locator:
    """A form with these blocks, open in front of 王小明."""
    body = {
        "type": "modal",
        "callback_id": "echo",
        "title": words("表單"),
        "submit": words("送出"),
        "blocks": [*blocks],
    }
    stage.do(lambda: stage.workspace.shelf.open("U1", body))
    stage.do(stage.workspace.touch)
    return page.get_by_role("dialog", name="表單")


DRAWN = {
    "*粗* _斜_ ~刪~ `碼`": {"strong": "粗", "em": "斜", "s": "刪", "code": "碼"},
    "_斜 *又粗*_": {"em": "斜 又粗", "em strong": "又粗"},
    "```if (1 &lt; 2)\n  *x*```": {"pre": "if (1 < 2)\n  *x*"},
    "&gt; 引用 *粗*\n後": {"blockquote": "引用 粗", "blockquote strong": "粗", ".para": "後"},
    "• 一\n• 二": {".item:nth-of-type(1)": "•一", ".item:nth-of-type(2)": "•二"},
    "<https://example.com/?a=1&amp;b=2|連結>": {"a[href='https://example.com/?a=1&b=2']": "連結"},
    "<@U2> <#C1> <!here>": {"[data-mention=U2]": "@李娜", ".mention.link": "#理賠部", ".broadcast": "@here"},
    ":white_check_mark: :tada:": {"[aria-label=white_check_mark]": "✅", "[aria-label=tada]": "🎉"},
    "🔴 紅 ☀️ 早 *🟡 粗*": {".drawn.red": "🔴", ".picture-sign.sun": "☀️", "strong .drawn.yellow": "🟡"},
    "<!date^1770973200^{date_num} {time}^https://example.com|後備>": {"time[title=後備]": "2026-02-13 17:00"},
}


@pytest.mark.parametrize(("text", "wanted"), DRAWN.items(), ids=DRAWN)
def test_mrkdwn_is_drawn_as_slack_draws_it(wall, text, wanted):
    content = post(*wall, section(text))

    for selector, shown in wanted.items():
        expect(content.locator(selector)).to_have_text(shown)


def test_emoji_are_drawn_in_headers_buttons_and_options_too(wall):
    """Not every machine has a font of emoji; what is copied or read aloud is the character."""
    option = {"text": words("❌ 退回"), "value": "1"}
    radio = {"type": "radio_buttons", "action_id": "pick", "options": [option]}
    button = {"type": "button", "action_id": "done", "text": words("✅ 辦結")}
    content = post(*wall, {"type": "header", "text": words("⚠️ 注意")}, {"type": "actions", "elements": [button, radio]})

    expect(content.locator(".header .picture-sign.warning")).to_have_attribute("aria-label", "⚠️")
    expect(content.locator(".header")).to_have_text("⚠️ 注意")
    expect(content.get_by_role("button").locator(".drawn.tick")).to_be_visible()
    expect(content.locator(".choice .drawn.cross")).to_be_visible()


@pytest.mark.parametrize(
    "text", ["2*3*4", "甲*乙*丙", "snake_case_name", "10:30:45", "* 星號", "a ~ b ~ c", "*粗\n體*"], ids=repr
)
def test_what_slack_leaves_as_typed_stays_as_typed(wall, text):
    content = post(*wall, section(text))

    expect(content).to_contain_text(text.replace("\n", "").replace("* ", "*"))
    expect(content.locator("strong, em, s, .emoji")).to_have_count(0)


def test_nothing_in_a_message_becomes_markup(wall):
    evil = "<img src=x onerror=alert(1)> &lt;b&gt;粗&lt;/b&gt; <javascript:alert(1)|按我>"
    content = post(*wall, section(evil), {"type": "header", "text": words("<i>斜</i>")}, text=evil)

    expect(content).to_contain_text("<b>粗</b>")
    expect(content).to_contain_text("<i>斜</i>")
    expect(content.locator("img, b, i, a")).to_have_count(0)


def test_every_block_that_an_app_of_ours_sends_is_drawn(wall):
    stage, page = wall
    cell = {"type": "raw_text", "text": "工作"}
    content = post(
        stage,
        page,
        {"type": "header", "text": words(":red_circle: 紅色預警")},
        section("*欄*", fields=[{"type": "mrkdwn", "text": "*左*"}, words("右")]),
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "條款 *3.3.2*"}]},
        {"type": "divider"},
        rich(run("粗", bold=True), {"type": "user", "user_id": "U3"}, {"type": "emoji", "name": "warning"}),
        {"type": "table", "rows": [[cell, cell], [cell, rich(run("截止"))]], "column_settings": [{"align": "right"}]},
        {"type": "markdown", "text": "# 標題\n- **一**\n- 二\n\n[連](https://example.com)"},
        {"type": "image", "image_url": f"{stage.url}/play/static/icon.svg", "alt_text": "圖"},
    )

    expect(content.locator("h3")).to_contain_text("紅色預警")
    expect(content.locator(".fields .text")).to_have_text(["左", "右"])
    expect(content.locator(".context strong")).to_have_text("3.3.2")
    expect(content.locator(".rich")).to_have_text("粗@Anna Weber⚠️")
    expect(content.locator(".block-table tr")).to_have_text(["工作工作", "工作截止"])
    expect(content.locator(".markdown li")).to_have_text(["一", "二"])
    expect(content.get_by_role("img", name="圖")).to_have_count(1)
    expect(content.locator("hr")).to_have_count(1)
    expect(content.locator("[data-unknown]")).to_have_count(0)


def test_menus_in_a_message_tell_the_app_what_was_chosen(page, stage):
    two = [option("a", "甲"), option("b", "乙")]
    content = post(
        stage,
        page,
        section(
            "選", accessory={"type": "static_select", "action_id": "pick1", "placeholder": words("選"), "options": two}
        ),
        {"type": "actions", "elements": [{"type": "overflow", "action_id": "pick2", "options": two}]},
        {"type": "actions", "elements": [{"type": "datepicker", "action_id": "pick3"}]},
    )

    content.get_by_role("combobox").click()
    with page.expect_response("**/play/press"):
        page.get_by_role("option", name="乙").click()
    content.get_by_role("button", name="更多動作").click()
    with page.expect_response("**/play/press"):
        content.get_by_role("menuitem", name="甲").click()
    with page.expect_response("**/play/press"):
        content.locator("[data-action-id=pick3]").fill("2026-02-14")

    expect(content.get_by_role("combobox")).to_have_value("乙")
    heard = {one["action_id"]: one for one in stage.heard}
    assert heard["pick1"]["selected_option"]["value"] == "b"
    assert heard["pick2"]["selected_option"]["value"] == "a"
    assert heard["pick3"]["selected_date"] == "2026-02-14"


def test_every_field_sends_what_was_typed_and_chosen(page, stage):
    """state.values as the app gets them; the date and time are read in the person's own zone."""
    two = [option("a", "甲"), option("b", "乙")]
    form = echo(
        stage,
        page,
        asked("text", "文字", {"type": "plain_text_input", "multiline": True}),
        asked("number", "數量", {"type": "number_input", "is_decimal_allowed": False}),
        asked("one", "一項", {"type": "static_select", "options": two}),
        asked("many", "多項", {"type": "multi_static_select", "options": two}),
        asked("who", "責任人", {"type": "users_select"}),
        asked("day", "日期", {"type": "datepicker"}),
        asked("hour", "時間", {"type": "timepicker"}),
        asked("when", "收到", {"type": "datetimepicker"}),
        asked("radio", "結果", {"type": "radio_buttons", "options": two}),
        asked("boxes", "核對", {"type": "checkboxes", "options": two}),
    )
    form.get_by_label("文字").fill("第一行\n第二行")
    form.get_by_label("數量").fill("12")
    for label, name in (("一項", "乙"), ("多項", "甲"), ("多項", "乙"), ("責任人", "李娜")):
        form.get_by_label(label, exact=True).click()
        page.get_by_role("option", name=name).click()
    form.get_by_label("日期").fill("2026-02-14")
    form.get_by_label("時間").fill("09:30")
    form.get_by_label("收到").fill("2026-02-13T17:00")
    form.get_by_role("radio", name="甲").check()
    form.get_by_role("checkbox", name="甲").check()
    form.get_by_role("checkbox", name="乙").check()

    page.get_by_test_id("modal-submit").click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    [values] = stage.heard
    sent = {name: row[name] for name, row in values.items()}
    assert sent["text"]["value"] == "第一行\n第二行"
    assert sent["number"]["value"] == "12"
    assert sent["one"]["selected_option"]["value"] == "b"
    assert [one["value"] for one in sent["many"]["selected_options"]] == ["a", "b"]
    assert sent["who"]["selected_user"] == "U2"
    assert sent["day"]["selected_date"] == "2026-02-14"
    assert sent["hour"]["selected_time"] == "09:30"
    assert sent["when"]["selected_date_time"] == 1770973200
    assert sent["radio"]["selected_option"]["value"] == "a"
    assert [one["value"] for one in sent["boxes"]["selected_options"]] == ["a", "b"]


def test_a_form_shows_what_the_app_put_in_at_first(page, stage):
    two = [option("a", "甲"), option("b", "乙")]
    form = echo(
        stage,
        page,
        asked("text", "文字", {"type": "plain_text_input", "initial_value": "已有"}),
        asked("one", "一項", {"type": "static_select", "options": two, "initial_option": two[1]}),
        asked("many", "多項", {"type": "multi_static_select", "options": two, "initial_options": two}, optional=True),
        asked("when", "收到", {"type": "datetimepicker", "initial_date_time": 1770973200}),
    )

    expect(form.get_by_label("文字")).to_have_value("已有")
    expect(form.get_by_label("一項")).to_have_value("乙")
    expect(form.locator(".chip")).to_have_text(["甲×", "乙×"])
    expect(form.get_by_label("收到")).to_have_value("2026-02-13T17:00")
    form.get_by_role("button", name="移除 甲").click()
    expect(form.locator(".chip")).to_have_text(["乙×"])


def test_a_form_on_top_of_another_is_the_one_that_is_seen(page, stage):
    echo(stage, page, asked("text", "文字", {"type": "plain_text_input"}))
    page.get_by_label("文字").fill("下面")
    upper = {"type": "modal", "title": words("上面"), "blocks": [section("看")]}
    stage.do(lambda: stage.workspace.shelf.push("U1", upper))
    stage.do(stage.workspace.touch)
    expect(page.get_by_role("dialog", name="上面")).to_be_visible()
    expect(page.get_by_role("dialog", name="表單")).to_have_count(0)

    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog", name="表單")).to_be_visible()
    expect(page.get_by_label("文字")).to_have_value("下面")


def test_the_pages_own_words_have_the_same_keys_and_blanks_in_every_language(wall):
    languages = wall[1].evaluate("import('/play/static/labels.js').then(({ LABELS }) => LABELS)")

    def blanks(text: str) -> list[str]:
        return sorted(part.split("}")[0] for part in text.split("{")[1:])

    shapes = [{key: blanks(text) for key, text in one.items()} for one in languages.values()]
    assert len(shapes) == 3
    assert shapes[0] == shapes[1] == shapes[2]
