"""The page around the blocks, as people know it from Slack: news, threads, people, Home, shortcuts."""

import re

from playwright.sync_api import expect

from tests.playground.page_fixtures import MARKS, become, browser, say, wall
from tests.playground.page_shell import PHONE, focused, menu_of, message, page, person, place, post, stage, told
from tests.playground.page_stage import kept

__all__ = ["browser", "page", "stage", "wall"]
pytestmark = MARKS


def test_what_is_new_stands_out_until_it_is_looked_at(page, stage):
    """Bold for anything new, a figure for what is said to the person; through a reload and a change of person."""
    post(stage, "C1", "U2", "早安")
    expect(page.get_by_test_id("message")).to_contain_text(["早安"])
    place(page, "G1").click()
    expect(page.get_by_test_id("channel-head")).to_contain_text("管理層")
    first = post(stage, "C1", "U2", "<@U1> 請看 CLM-1")
    told(stage, "U1", ":large_yellow_circle: *黃色預警* #7")

    notes = page.get_by_test_id("notice")
    expect(notes).to_have_text([re.compile("李娜 在 #理賠部 提到您.*@王小明 請看 CLM-1"), re.compile("app 傳訊息給您")])
    expect(page).to_have_title("(2) #管理層")
    expect(place(page, "C1")).to_have_attribute("data-unread", "1")
    expect(place(page, "C1")).to_have_accessible_name("理賠部, 1 則未讀")
    expect(place(page, "app").get_by_test_id("unread")).to_have_text("1")
    expect(person(page, "U1").get_by_test_id("unread")).to_have_text("2")
    expect(person(page, "U3").get_by_test_id("fresh")).to_be_visible()
    kept(page, "shell-new")

    page.reload()
    expect(place(page, "C1").get_by_test_id("unread")).to_have_text("1")
    expect(notes).to_have_count(0)
    second = post(stage, "C1", "U3", "<@U1> and CLM-2")
    notes.click()

    expect(page.get_by_test_id("channel-head")).to_contain_text("理賠部")
    expect(page.locator(".message-row", has=page.get_by_test_id("new-line"))).to_contain_text("CLM-1")
    expect(message(page, second)).to_be_focused()
    expect(place(page, "C1")).not_to_have_attribute("data-unread", re.compile("."))
    expect(notes).to_have_count(0)

    become(page, "U2")
    become(page, "U1")
    expect(message(page, first)).to_be_visible()
    expect(page.get_by_test_id("new-line")).to_have_count(0)
    menu_of(page, first).get_by_role("menuitem", name="標示為未讀").click()
    place(page, "G1").click()
    expect(place(page, "C1")).to_have_attribute("data-unread", "2")


def test_two_people_write_to_each_other_without_the_app(page, stage):
    """A direct message stands in both their sidebars; everything in it is said to the other one."""
    page.get_by_test_id("write-to").click()
    page.get_by_test_id("jump").get_by_role("option", name="李娜").click()
    expect(page.get_by_test_id("channel-head")).to_have_text("李娜李娜")
    sent = stage.workspace.wire.sent
    say(page, "CLM-4 的照片到了")
    expect(page.get_by_test_id("message").last).to_contain_text("CLM-4 的照片到了")
    become(page, "U2")
    place(page, "C1").click()
    become(page, "U1")
    direct = page.locator("[data-testid=place][data-kind=dm]")
    direct.click()
    say(page, "收到請回")
    become(page, "U2")
    expect(page.get_by_test_id("channel-head")).to_contain_text("王小明")
    expect(page.get_by_test_id("message")).to_have_count(2)
    kept(page, "shell-direct")
    become(page, "U3")
    expect(direct).to_have_count(0)
    assert stage.workspace.wire.sent == sent


def test_a_thread_is_answered_beside_the_channel(page, stage):
    """Only those who take part hear of a reply; commands do not work there; a phone gives it the whole width."""
    root = post(stage, "C1", "U2", "誰看過 CLM-3？")
    message(page, root).hover()
    message(page, root).get_by_test_id("message-reply").click()
    line = page.get_by_test_id("thread-input")
    expect(line).to_be_focused()

    line.fill("/task 你好")
    line.press("Enter")
    expect(page.get_by_test_id("toast").last).to_contain_text("/task 不能在討論串中使用")
    line.fill("我看過，@李娜")
    line.press("Enter")
    expect(page.get_by_test_id("thread-messages")).to_contain_text("我看過，@李娜")
    expect(message(page, root).get_by_test_id("replies")).to_contain_text("1 則回覆")
    expect(page.locator("#messages")).not_to_contain_text("我看過")
    kept(page, "shell-thread")
    line.press("Escape")
    expect(page.get_by_test_id("thread")).to_be_hidden()
    expect(message(page, root)).to_be_focused()

    expect(person(page, "U3").get_by_test_id("unread")).to_have_count(0)
    page.set_viewport_size(PHONE)
    page.get_by_test_id("menu").click()
    become(page, "U2")
    expect(message(page, root).get_by_test_id("reply-new")).to_have_text("1 条新回复")
    message(page, root).get_by_test_id("replies").click()
    expect(page.get_by_test_id("thread-messages")).to_contain_text("我看過，@李娜")
    assert page.get_by_test_id("thread").bounding_box() == {"x": 0, "y": 0, **PHONE}
    kept(page, "shell-thread-phone")
    page.reload()
    expect(page.get_by_test_id("thread-messages")).to_contain_text("我看過，@李娜")
    page.get_by_test_id("thread-close").click()
    expect(page.get_by_test_id("reply-new")).to_have_count(0)


def test_home_shows_what_the_app_publishes_and_takes_its_gestures(page, stage):
    """Buttons, menus and forms work there; a new view keeps the focus; the tabs lead to the app's messages."""
    place(page, "app").click()
    page.get_by_test_id("tab-home").click()
    home = page.get_by_test_id("home")
    expect(home.get_by_role("heading")).to_have_text("我的工作（3）")

    home.locator("[data-block-id=row8]").get_by_role("button", name="辦結").click()
    expect(home.get_by_role("heading")).to_have_text("我的工作（2）")
    expect(home).to_be_focused()
    home.get_by_role("combobox").fill("理")
    home.get_by_role("combobox").press("Enter")
    expect(home.get_by_role("heading")).to_have_text("我的工作（1）")
    expect(home.get_by_role("combobox")).to_have_value("理賠")
    expect(home.get_by_role("combobox")).to_be_focused()
    kept(page, "shell-home")

    home.get_by_role("button", name="開立工作").click()
    page.get_by_label("工作名稱").fill("水險")
    page.get_by_test_id("modal-submit").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert stage.heard[-1]["title"]["title"]["value"] == "水險"
    stage.wait(stage.client.views_publish(user_id="U1", view={"type": "home", "blocks": [{"type": "divider"}]}))
    expect(home.get_by_role("heading")).to_have_count(0)

    page.get_by_test_id("tab-home").press("ArrowRight")
    assert focused(page, "dataset.tab") == "messages"
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("messages")).to_be_visible()
    assert page.get_by_test_id("composer-input").evaluate("line => line.offsetHeight") > 20


def test_shortcuts_and_links_of_messages(page, stage):
    """The lightning beside the composer and the menu on each message; a copied link leads back to its message."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_test_id("composer-shortcuts").click()
    page.get_by_role("menuitem", name="開立工作").click()
    expect(page.get_by_label("工作名稱")).to_have_value("新工作")
    page.keyboard.press("Escape")

    ts = post(stage, "C1", "U3", "CLM-9 water damage")
    menu = menu_of(page, ts)
    expect(menu.get_by_role("menuitem")).to_have_text(
        ["在討論串中回覆", "標示為未讀", "複製連結", re.compile("轉成工作")]
    )
    kept(page, "shell-message-menu")
    menu.get_by_role("menuitem", name="轉成工作").click()
    expect(page.get_by_label("工作名稱")).to_have_value("CLM-9 water damage")
    kept(page, "shell-form")
    page.get_by_test_id("modal-close").click()

    reply = post(stage, "C1", "U3", "inside", thread=ts)
    for one, where in ((ts, "#messages"), (reply, "#thread")):
        page.evaluate("document.querySelectorAll('.toast').forEach((one) => one.remove())")
        if one == reply:
            message(page, ts).get_by_test_id("replies").click()
        page.locator(f"{where} article[data-ts='{one}']").focus()
        page.locator(f"{where} article[data-ts='{one}'] [data-testid=message-more]").press("Enter")
        page.get_by_role("menuitem", name="複製連結").press("Enter")
        expect(page.get_by_test_id("toast")).to_have_text("已複製連結")
        link = page.evaluate("navigator.clipboard.readText()")
        assert f"/archives/C1/p{one.replace('.', '')}" in link
        page.goto(link)
        expect(page.locator(f"{where} article[data-ts='{one}']")).to_be_focused()
