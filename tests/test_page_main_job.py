"""The whole main job as people do it: on the page, in Chinese, in headless Chromium."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.playground.page_fixtures import MARKS, become, browser, say
from tests.world import World

__all__ = ["browser"]

pytestmark = MARKS
WANG, CHEN, ZHAO = "U0WANG", "U0CHEN", "U0ZHAO"
CLAIMS, MANAGEMENT, MESSAGES = "C0CLAIMS", "C0MGMT", "messages"
PATIENCE = 10_000  # milliseconds until something that does not show counts as missing


@pytest.fixture
def world(make_world) -> World:
    return make_world("2026-11-23 10:00", page=True)


@pytest.fixture
def page(world, browser):
    """王小明's page; a script error fails the test."""
    errors: list[str] = []
    context = browser.new_context(locale="zh-TW", viewport={"width": 1280, "height": 900})
    expect.set_options(timeout=PATIENCE)
    opened = context.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(f"{world.playground.url}/#{WANG}/{CLAIMS}")
    yield opened
    context.close()
    expect.set_options(timeout=5_000)
    assert not errors, errors


def go(page: Page, user: str, place: str) -> None:
    """Look as somebody at a channel, or at their direct messages."""
    become(page, user)
    if place == MESSAGES:
        page.locator("[data-testid=place][data-kind=app]").click()
        page.get_by_test_id("tab-messages").click()
    else:
        page.locator(f"[data-testid=place][data-channel={place}]").click()


def message(page: Page, *words: str) -> Locator:
    """The newest message with all those words."""
    found = page.get_by_test_id("message")
    for word in words:
        found = found.filter(has_text=word)
    expect(found.last).to_be_visible()
    return found.last


def form(page: Page) -> Locator:
    return page.get_by_role("dialog")


def pick(page: Page, field: str, typed: str, option: str) -> None:
    """Choose in a field that one types into."""
    field_ = form(page).get_by_role("combobox", name=field)
    field_.click()
    field_.fill(typed)
    page.get_by_role("option", name=option).click()


def fill(page: Page, **fields: str) -> None:
    """Fill fields by their labels; an underscore stands for the space and colon of `措施 1：做什麼`."""
    for label, value in fields.items():
        form(page).get_by_label(re.sub(r"(\d)_", r" \1：", label), exact=True).fill(value)


def send(page: Page, said: str) -> None:
    """Hand the form in, read the answer in its place, and close it."""
    page.get_by_test_id("modal-submit").click()
    expect(form(page)).to_contain_text(said)
    page.get_by_test_id("modal-close").click()
    expect(form(page)).to_have_count(0)


def leap(page: Page, until: str) -> None:
    """Press "next event" until the clock shows that time."""
    now, button = page.get_by_test_id("clock-now"), page.get_by_test_id("clock-event")
    while until not in (now.text_content() or ""):
        at = button.get_attribute("data-at") or ""
        button.click()
        expect(button).not_to_have_attribute("data-at", at)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_whole_main_job_on_the_page(page):
    """Opened by form, explained, warned, reported, red, rectified, returned, bettered, accepted, done, summed up."""
    open_by_form(page)
    warned_and_reported(page)
    red_and_rectified(page)
    returned_bettered_accepted(page)
    measure_done(page)
    summed_up(page)


def open_by_form(page: Page) -> None:
    say(page, "/task 開立")
    pick(page, "時效標準", "簡單", "簡單理賠")
    fill(page, 工作名稱="車險理賠")
    form(page).get_by_label("案號").fill("CLM-2026-0042")
    send(page, "已開立工作 #1 車險理賠")

    say(page, "/task 為何 1")
    message(page, "期限怎麼算", "期限 11月26日（四）18:00", "第 3 個工作日", "《民法典》第 201、203 條")
    say(page, "/task 辦結 1 立案 已登記")
    message(page, "立案", "按時完成")


def warned_and_reported(page: Page) -> None:
    leap(page, "10:42:00")
    go(page, WANG, MESSAGES)
    message(page, "黃色預警", "車險理賠").get_by_role("button", name="報告進展").click()
    fill(page, 已查明的原因="缺照片", 已採取的措施="已請客戶補件")
    form(page).get_by_label("預計完成時間").fill("明天中午")
    send(page, "已將 #1 的進展報告交給陳志強")

    go(page, CHEN, MESSAGES)
    message(page, "王小明報告進展", "缺照片", "已請客戶補件", "明天中午")


def red_and_rectified(page: Page) -> None:
    leap(page, "18:00:01")
    go(page, ZHAO, MANAGEMENT)
    message(page, "紅色預警", "車險理賠")
    go(page, CHEN, CLAIMS)
    message(page, "紅色預警", "@陳志強").get_by_role("button", name="寫整改報告").click()
    fill(page, 原因="人手不足", 措施1_做什麼="每日檢視", 措施1_完成日期="2026-12-01", 預防再發="調整排班")
    pick(page, "措施 1：責任人", "小明", "王小明")

    form(page).get_by_role("button", name="增加一項措施").click()
    fill(page, 措施2_做什麼="加派人手", 措施2_完成日期="2026-12-02")
    pick(page, "措施 2：責任人", "淑芬", "林淑芬")
    for label, kept in (("原因", "人手不足"), ("措施 1：做什麼", "每日檢視"), ("措施 1：責任人", "王小明")):
        expect(form(page).get_by_label(label, exact=True)).to_have_value(kept)
    send(page, "整改報告第 1 號（第 1 版）已提交")
    message(page, "紅色預警", "陳志強已於 11月26日（四）18:00 提交整改報告")


def returned_bettered_accepted(page: Page) -> None:
    go(page, ZHAO, MANAGEMENT)
    message(page, "第 1 版", "每日檢視", "加派人手").get_by_role("button", name="退回").click()
    fill(page, 退回意見="請寫明根本原因")
    send(page, "已退回整改報告第 1 號")

    go(page, CHEN, MESSAGES)
    message(page, "退回整改報告第 1 號", "請寫明根本原因").get_by_role("button", name="寫整改報告").click()
    expect(form(page).get_by_label("措施 2：做什麼")).to_have_value("加派人手")
    fill(page, 原因="根本原因是排班")
    send(page, "第 2 版")

    go(page, ZHAO, MANAGEMENT)
    message(page, "第 2 版", "根本原因是排班").get_by_role("button", name="接受").click()
    message(page, "已接受整改報告第 1 號", "2 項措施已列為責任事項")


def measure_done(page: Page) -> None:
    go(page, WANG, MESSAGES)
    message(page, "您負責一項整改措施", "每日檢視").get_by_role("button", name="措施已完成").click()
    form(page).get_by_role("textbox").fill("已執行三天")
    send(page, "#1")
    go(page, CHEN, CLAIMS)
    say(page, "/task 為何 1")
    message(page, "歷史紀錄", "已執行三天")


def summed_up(page: Page) -> None:
    page.get_by_test_id("clock-working_day").click()
    for user, place in ((CHEN, CLAIMS), (ZHAO, MANAGEMENT)):
        go(page, user, place)
        message(page, "11月27日（五）", "早報", "車險理賠")
