"""How the page draws the blocks that came since 2025, and what can be done in them, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.playground.page_fixtures import MARKS, browser, wall
from tests.playground.page_stage import asked, kept, words
from tests.playground.test_page_blocks import echo, post, rich, run, section

__all__ = ["browser", "wall"]
pytestmark = MARKS

DEPARTMENTS = ["理賠部", "承保部", "客服部", "財務部", "資訊部", "法務部"]
SIZES = (9, 10, 2, 3, 30, 1)


def raw(text):
    return {"type": "raw_text", "text": text}


def number(value, **more):
    return {"type": "raw_number", "value": value, **more}


def series(name, values):
    points = zip(DEPARTMENTS, values, strict=False)
    return {"name": name, "data": [{"label": label, "value": value} for label, value in points]}


def chart(kind, *rows, title="各部門"):
    axis = {"categories": DEPARTMENTS[: len(rows[0]["data"])], "x_label": "部門", "y_label": "件"}
    return {
        "type": "data_visualization",
        "title": title,
        "chart": {"type": kind, "series": [*rows], "axis_config": axis},
    }


def press(text, name, **more):
    return {"type": "button", "action_id": name, "text": words(text), "value": name, **more}


def test_a_data_table_is_sorted_by_the_reader_and_turned_page_by_page(wall):
    stage, page = wall
    rows = [[raw(name), number(size, text=f"{size} 天")] for name, size in zip(DEPARTMENTS, SIZES, strict=True)]
    table = {"type": "data_table", "caption": "各部門用時", "page_size": 4, "rows": [[raw("部門"), raw("用時")], *rows]}
    content = post(stage, page, table)
    names = content.locator("tbody th[scope=row]")

    expect(content.locator("caption")).to_have_text("各部門用時")
    expect(names).to_have_text(DEPARTMENTS[:4])
    content.get_by_role("button", name="下一頁").click()
    expect(names).to_have_text(DEPARTMENTS[4:])
    expect(content.get_by_role("status")).to_have_text("第 2 頁，共 2 頁")
    content.get_by_role("button", name="用時").click()
    expect(names).to_have_text(["法務部", "客服部", "財務部", "理賠部"])  # as numbers: 1, 2, 3, 9, not 1, 10, 2
    content.get_by_role("button", name="用時").click()
    expect(names.first).to_have_text("資訊部")
    expect(content.get_by_role("columnheader", name="用時")).to_have_attribute("aria-sort", "descending")


def test_charts_are_drawn_and_told_to_who_cannot_see_them(wall):
    stage, page = wall
    content = post(
        stage,
        page,
        chart("bar", series("紅", (3, 1, 0)), series("黃", (2, 4, -1))),
        chart("area", series("件", (1, 2))),
    )
    bars, area = content.locator(".chart").first, content.locator(".chart").last

    expect(bars.get_by_role("img", name="長條圖：各部門")).to_be_visible()
    expect(bars.locator("rect")).to_have_count(6)
    expect(bars.locator("rect.hue-red")).to_have_count(3)
    heights = bars.locator("rect.hue-red").evaluate_all("all => all.map((one) => +one.getAttribute('height'))")
    assert heights[0] == pytest.approx(3 * heights[1])
    assert heights[2] == 0
    expect(bars.locator(".legend li")).to_have_text(["紅", "黃"])
    expect(bars.locator("table.unseen tbody tr")).to_have_text(["理賠部32", "承保部14", "客服部0-1"])
    expect(area.locator("polygon")).to_have_count(1)
    expect(area.locator(".legend")).to_have_count(0)
    kept(page, "blocks-bar-area")
    expect(content.locator("[data-unknown]")).to_have_count(0)


def test_lines_and_pies_show_every_figure(wall):
    stage, page = wall
    segments = [{"label": "理賠部", "value": 3}, {"label": "承保部", "value": 1}]
    pie = {"type": "data_visualization", "title": "占比", "chart": {"type": "pie", "segments": segments}}
    content = post(stage, page, chart("line", series("甲", (1, 2, 3)), series("乙", (3, 2, 1))), pie)
    line, round_one = content.locator(".chart").first, content.locator(".chart").last

    expect(line.locator("polyline")).to_have_count(2)
    expect(line.locator("circle")).to_have_count(6)
    expect(round_one.locator("path")).to_have_count(2)
    kept(page, "blocks-line-pie")
    expect(round_one.locator(".share")).to_have_text(["75%", "25%"])
    expect(round_one.locator("table.unseen tbody tr")).to_have_text(["理賠部375%", "承保部125%"])


def test_cards_containers_plans_and_videos_are_what_they_hold(wall):
    stage, page = wall
    picture = {"type": "image", "image_url": f"{stage.url}/play/static/icon.svg", "alt_text": "圖"}
    card = {"type": "card", "hero_image": picture, "title": words("七號"), "subtitle": words("理賠")}
    tasks = [
        {"task_id": "1", "title": "排班", "status": "complete", "output": rich(run("已排"))},
        {"task_id": "2", "title": "訓練", "status": "pending"},
    ]
    folded = {"is_collapsible": True, "default_collapsed": True, "child_blocks": [section("*裡面*")]}
    link = "https://example.com/v"
    video = {"title": words("教學"), "video_url": link, "thumbnail_url": link, "alt_text": "縮圖"}
    content = post(
        stage,
        page,
        {"type": "carousel", "elements": [card, {**card, "title": words("八號")}]},
        {"type": "container", "title": words("兩筆"), **folded},
        {"type": "plan", "title": "整改", "tasks": tasks},
        {"type": "task_card", "task_id": "3", "title": "查詢", "status": "error"},
        {"type": "video", **video},
    )

    expect(content.locator(".carousel .card-title")).to_have_text(["七號", "八號"])
    expect(content.get_by_text("裡面")).to_be_hidden()
    content.get_by_text("兩筆").click()
    expect(content.locator(".container-body strong")).to_be_visible()
    expect(content.locator(".plan-title")).to_contain_text("已完成 1 / 2")
    kept(page, "blocks-cards-plan")
    expect(content.get_by_role("img", name="已完成")).to_have_text("✓")
    expect(content.get_by_role("img", name="失敗")).to_be_visible()
    expect(content.get_by_role("link", name="觀看影片：教學")).to_have_attribute("href", link)
    expect(content.locator("[data-unknown]")).to_have_count(0)


def test_markdown_is_drawn_as_far_as_slack_draws_it(wall):
    stage, page = wall
    text = "***粗斜*** _斜_ snake_case \\*星\\* ![圖](https://example.com/a.png)\n- [x] 完\n- [ ] 未\n\n"
    text += "|部門|件|\n|---|--:|\n|理賠|3|"
    content = post(stage, page, {"type": "markdown", "text": text})

    expect(content.locator("strong em")).to_have_text("粗斜")
    expect(content.locator("p > em")).to_have_text("斜")
    expect(content.locator("p")).to_contain_text("snake_case *星* 圖")
    expect(content.get_by_role("checkbox", checked=True)).to_have_count(1)
    expect(content.locator("thead th")).to_have_text(["部門", "件"])
    expect(content.locator("tbody td").last).to_have_class("align-right")


def test_a_file_comes_with_its_message_and_can_be_fetched(wall):
    stage, page = wall
    stage.wait(stage.client.files_upload_v2(content=b"a" * 2048, filename="報告.docx", title="整改報告", channel="C1"))
    link = page.get_by_role("link", name="下載 整改報告")

    expect(link).to_contain_text("DOCX · 2 kB")
    with page.expect_download() as fetched:
        link.click()
    assert fetched.value.suggested_filename == "報告.docx"
    assert fetched.value.path().read_bytes() == b"a" * 2048


def test_buttons_in_cards_containers_and_under_an_answer_tell_the_app(wall):
    stage, page = wall
    stage.heard.clear()
    feedback = {
        "type": "feedback_buttons",
        "action_id": "pick_f",
        "positive_button": {"text": words("有用"), "value": "up"},
        "negative_button": {"text": words("沒用"), "value": "down"},
    }
    trash = {"type": "icon_button", "icon": "trash", "text": words("刪除"), "action_id": "pick_t", "value": "gone"}
    inside = {"type": "actions", "elements": [press("裡面", "pick_i")]}
    content = post(
        stage,
        page,
        {"type": "card", "title": words("七號"), "actions": [press("查看", "pick_c")]},
        {"type": "container", "title": words("筆"), "child_blocks": [inside]},
        {"type": "context_actions", "elements": [feedback, trash]},
    )

    for name in ("查看", "裡面", "沒用", "刪除"):
        with page.expect_response("**/play/press"):
            content.get_by_role("button", name=name).click()

    expect(content.get_by_role("button", name="沒用")).to_have_attribute("aria-pressed", "true")
    assert [(one["action_id"], one["value"]) for one in stage.heard] == [
        ("pick_c", "pick_c"),
        ("pick_i", "pick_i"),
        ("pick_f", "down"),
        ("pick_t", "gone"),
    ]


def test_fields_for_places_rich_words_and_files_send_what_was_chosen(wall, tmp_path):
    stage, page = wall
    stage.heard.clear()
    (tmp_path / "附件.txt").write_text("內容", encoding="utf-8")
    form = echo(
        stage,
        page,
        {"type": "alert", "level": "warning", "text": words("逾期將記錄")},
        asked("room", "頻道", {"type": "channels_select"}),
        asked("rooms", "對話", {"type": "multi_conversations_select"}),
        asked("rich", "說明", {"type": "rich_text_input", "initial_value": rich(run("原文"))}),
        asked("file", "附件", {"type": "file_input", "filetypes": ["txt"], "max_files": 1}),
    )
    expect(form.get_by_role("note")).to_have_text("逾期將記錄")
    expect(form.get_by_role("note")).to_have_class(re.compile("is-warning"))
    for label, name in (("頻道", "#理賠部"), ("對話", "#管理層")):
        form.get_by_label(label, exact=True).click()
        page.get_by_role("option", name=name).click()
    expect(form.get_by_label("說明")).to_have_value("原文")
    form.get_by_label("說明").fill("第一行\n第二行")
    form.get_by_label("附件").set_input_files(tmp_path / "附件.txt")
    expect(form.locator(".file-names li")).to_have_text("附件.txt")

    page.get_by_test_id("modal-submit").click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    sent = {name: row[name] for name, row in stage.heard[0].items()}
    assert sent["room"]["selected_channel"] == "C1"
    assert sent["rooms"]["selected_conversations"] == ["G1"]
    assert sent["rich"]["rich_text_value"] == rich(run("第一行\n第二行"))
    (file,) = sent["file"]["files"]
    assert stage.workspace.files.find(file["id"]).content == "內容".encode()


WIDE = {"type": "table", "rows": [[raw("很長的欄位名稱" * 2)] * 8] * 2}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_wide_blocks_scroll_in_their_own_box_in_both_schemes(wall, scheme):
    """Nothing is wider than the page; words stand out from what is under them by 4.5 to 1."""
    stage, page = wall
    page.set_viewport_size({"width": 390, "height": 800})
    page.emulate_media(color_scheme=scheme)
    content = post(stage, page, WIDE, chart("bar", series("紅", (3, 1, 2, 5, 1, 1))), section("*粗* `碼`"))

    box = content.locator(".table")
    expect(content.locator("rect").first).to_be_visible()
    assert box.evaluate("n => n.scrollWidth > n.clientWidth")
    assert content.evaluate("n => n.scrollWidth <= n.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    for spot in ("th >> nth=0", "td >> nth=0", "figcaption", ".axis >> nth=0", "code"):
        assert contrast(content.locator(spot)) >= 4.5, spot
    kept(page, f"blocks-phone-{scheme}")
    page.set_viewport_size({"width": 1280, "height": 800})


def contrast(spot) -> float:
    """How far the colour of some words is from what is behind them, as WCAG reckons."""
    ink, paper = spot.evaluate(
        """node => {
          const style = getComputedStyle(node);
          const ink = node instanceof SVGElement ? style.fill : style.color;
          let under = node;
          const paper = () => getComputedStyle(under).backgroundColor;
          while (under && /, 0\\)$/.test(paper())) under = under.parentElement;
          return [ink, paper()];
        }"""
    )

    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        red, green, blue = [part / 12.92 if part <= 0.04 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted([light(ink), light(paper)])
    return (high + 0.05) / (low + 0.05)
