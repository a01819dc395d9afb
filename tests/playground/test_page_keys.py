"""The page without a mouse, in the dark, narrow and in another language."""

import re

from playwright.sync_api import expect

from tests.playground.page_fixtures import MARKS, become, browser, say, wall
from tests.playground.page_home import asked_title
from tests.playground.page_shell import focused, page, person, place, stage, told
from tests.playground.page_stage import kept

__all__ = ["browser", "page", "stage", "wall"]
pytestmark = MARKS


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
