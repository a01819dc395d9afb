"""The page around the blocks, as people know it from Slack: news, threads, Home, shortcuts, finding, switches."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.playground.page_fixtures import MARKS, become, browser, say, wall
from tests.playground.page_home import asked_title
from tests.playground.page_stage import Stage, kept

__all__ = ["browser", "wall"]
pytestmark = MARKS
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


@pytest.fixture
def stage(wall: tuple[Stage, Page]) -> Stage:
    return wall[0]


@pytest.fixture
def page(wall: tuple[Stage, Page]) -> Iterator[Page]:
    """The one page of this file, as 王小明 at his desk in #理賠部."""
    stage, page = wall
    page.set_viewport_size(DESK)
    visit(page, stage, "U1", "C1")
    yield page
    page.evaluate("localStorage.clear()")


def visit(page: Page, stage: Stage, user: str, place: str) -> None:
    page.goto("about:blank")
    page.goto(f"{stage.url}/#{user}/{place}")
    expect(page.locator(f"[data-testid=person][data-user={user}]")).to_have_attribute("aria-pressed", "true")


def post(stage: Stage, channel: str, user: str, text: str, thread: str | None = None) -> str:
    """A message of somebody's, without their page; its ts."""
    return stage.do(lambda: stage.workspace.post(channel, user, {"text": text, "thread_ts": thread})).ts


def told(stage: Stage, user: str, text: str) -> None:
    """The app's direct message."""
    post(stage, stage.do(lambda: stage.workspace.open_dm(user)), "U0BOT", text)


def place(page: Page, channel: str) -> Locator:
    return page.locator(f"[data-testid=place][data-channel={channel}]")


def person(page: Page, user: str) -> Locator:
    return page.locator(f"[data-testid=person][data-user={user}]")


def message(page: Page, ts: str) -> Locator:
    return page.locator(f"#messages [data-testid=message][data-ts='{ts}']")


def menu_of(page: Page, ts: str) -> Locator:
    """The menu of one message, opened as the pointer does."""
    message(page, ts).hover()
    message(page, ts).get_by_test_id("message-more").click()
    return page.get_by_test_id("menu-pop")


def focused(page: Page, name: str) -> str:
    return str(page.evaluate(f"document.activeElement.{name} ?? ''"))


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


def test_everything_is_found_without_a_mouse(page, stage):
    """Ctrl+K, arrows in every list and menu, F6 between the parts; completion says what it marks."""
    told(stage, "U3", "hello")
    expect(page.locator("[data-testid=person][data-user=U3] .count")).to_have_text("1")
    page.keyboard.press("Control+k")
    found = page.get_by_test_id("jump").get_by_role("option")
    expect(found.first).to_have_text("管理層")
    expect(found.filter(has_text="Anna Weber")).to_have_accessible_name(re.compile("^Anna Weber, . 則未讀$"))
    kept(page, "shell-jump")
    page.keyboard.type("anna")
    expect(found).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("me")).to_contain_text("Anna Weber")
    become(page, "U1")

    place(page, "C1").focus()
    page.keyboard.press("ArrowDown")
    assert focused(page, "dataset.channel") == "G1"
    page.keyboard.press("F6")
    assert focused(page, "id") == "messages"
    page.keyboard.press("F6")
    assert focused(page, "dataset.testid") == "composer-input"

    page.keyboard.type("/task 轉交 @")
    line, offers = page.get_by_test_id("composer-input"), page.get_by_test_id("offers")
    expect(offers.get_by_role("option")).to_have_text(["@王小明", "@李娜", "@Anna Weber", "@app"])
    page.keyboard.press("ArrowDown")
    marked = offers.get_by_role("option", selected=True)
    expect(marked).to_have_text("@李娜")
    expect(line).to_have_attribute("aria-activedescendant", str(marked.get_attribute("id")))
    page.keyboard.press("Tab")
    expect(line).to_have_value("/task 轉交 @李娜 ")

    place(page, "G1").click()
    expect(line).to_have_value("")
    place(page, "C1").click()
    expect(line).to_have_value("/task 轉交 @李娜 ")
    line.fill("")
    say(page, "@Anna Weber 早")
    page.get_by_test_id("messages").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("menu-pop")).to_be_visible()
    page.keyboard.press("Escape")
    assert focused(page, "dataset.testid") == "message-more"
    become(page, "U3")
    expect(page.locator("[data-mention=U3]").last).to_have_class(re.compile("me"))


def test_dark_and_light_and_the_page_s_language_are_kept(page, stage):
    """The system's wish and the person's language, unless somebody chose otherwise on this machine."""

    def colour() -> str:
        return str(page.evaluate("getComputedStyle(document.querySelector('.room')).backgroundColor"))

    def choose(name: str) -> None:
        page.get_by_test_id("preferences").click()
        page.get_by_role("menuitemradio", name=name).click()

    light = colour()
    page.emulate_media(color_scheme="dark")
    dark = colour()
    choose("淺色")
    assert colour() == light != dark
    choose("深色")
    page.emulate_media(color_scheme="light")
    choose("English")
    expect(page.get_by_test_id("channels")).to_contain_text("Channels")
    stage.do(lambda: stage.workspace.shelf.open("U1", asked_title("")))
    stage.do(stage.workspace.touch)
    page.get_by_test_id("modal-submit").click()
    error = page.locator("[data-error-for=title]")
    expect(error).to_have_text("Please complete this required field.")
    assert error.get_attribute("id") in str(page.get_by_label("工作名稱").get_attribute("aria-describedby"))
    page.keyboard.press("Escape")

    page.reload()
    expect(page.get_by_test_id("channels")).to_contain_text("Channels")
    assert colour() == dark
    kept(page, "shell-dark-english")
    page.set_viewport_size({"width": 640, "height": 400})
    assert page.evaluate("document.documentElement.scrollWidth") == 640
    page.get_by_test_id("menu").click()
    expect(person(page, "U3")).to_be_in_viewport()
    kept(page, "shell-drawer")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("people")).not_to_be_in_viewport()
