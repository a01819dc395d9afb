"""The playground's page in a real browser: every gesture, as one of its people makes it."""

from datetime import UTC, datetime

from playwright.sync_api import expect

from tests.playground.page_fixtures import MARKS, become, browser, open_form, page, say, stage
from tests.playground.page_stage import form

__all__ = ["browser", "page", "stage"]

pytestmark = MARKS


def test_another_person_sees_their_own_places_in_their_own_language(page):
    """The page's words follow the person's Slack language."""
    places = page.get_by_test_id("place")
    expect(places).to_have_text(["#理賠部", "管理層", "app"])

    become(page, "U2")
    expect(page.get_by_test_id("channels")).to_contain_text("客服部")
    expect(page.get_by_test_id("channels")).not_to_contain_text("管理層")
    expect(page.get_by_test_id("composer-input")).to_have_attribute(
        "placeholder", "发送消息到 #理賠部，或输入 / 使用命令"
    )

    become(page, "U3")
    expect(page.get_by_test_id("clock-event")).to_contain_text("Next event")
    assert page.evaluate("document.documentElement.lang") == "en"


def test_the_person_and_the_place_survive_a_reload(page):
    become(page, "U2")
    page.locator("[data-channel=C2]").click()
    expect(page.get_by_test_id("channel-head")).to_contain_text("客服部")

    page.reload()

    expect(page.get_by_test_id("me")).to_contain_text("李娜")
    expect(page.get_by_test_id("channel-head")).to_contain_text("客服部")


def test_the_answer_to_a_slash_command_is_seen_by_its_person_only(page):
    say(page, "/task 你好")

    answer = page.get_by_test_id("message").last
    expect(answer).to_contain_text("收到：你好")
    expect(answer.get_by_test_id("only-you")).to_have_text("只有您能看到")

    become(page, "U2")
    expect(page.get_by_test_id("message")).to_have_count(0)


def test_a_typed_name_reaches_the_app_as_a_mention_and_is_shown_as_a_name(page):
    page.get_by_test_id("composer-input").press_sequentially("/task 轉交 @李")
    expect(page.get_by_test_id("offers").get_by_role("option")).to_have_text(["@李娜"])
    page.get_by_test_id("composer-input").press("Tab")
    page.get_by_test_id("composer-input").press("Enter")

    expect(page.get_by_test_id("message").last).to_contain_text("收到：轉交 @李娜")
    expect(page.locator("[data-mention=U2]")).to_be_visible()


def test_a_slash_offers_the_command_and_arrow_up_brings_back_the_last_line(page):
    line = page.get_by_test_id("composer-input")
    line.press_sequentially("/ta")
    expect(page.get_by_test_id("offers")).to_contain_text("form · warn")
    line.press("Tab")
    expect(line).to_have_value("/task ")

    line.press_sequentially("甲")
    line.press("Enter")
    expect(line).to_have_value("")
    line.press("ArrowUp")
    expect(line).to_have_value("/task 甲")


def test_a_silent_app_is_told_as_slack_tells_it(page, stage):
    stage.workspace.wire.ack_timeout = 0.2

    say(page, "/task silent")

    expect(page.get_by_test_id("toast")).to_have_text("/task 沒有在 3 秒內回應（operation_timeout）")


def test_a_message_of_a_person_is_seen_by_the_others_and_counted_until_read(page):
    become(page, "U2")
    page.locator("[data-channel=C2]").click()
    expect(page.get_by_test_id("channel-head")).to_contain_text("客服部")
    become(page, "U1")
    page.locator("[data-channel=C1]").click()
    say(page, "早安 *各位*")
    expect(page.get_by_test_id("message").locator("strong").last).to_have_text("各位")
    page.locator("[data-channel=G1]").click()
    expect(page.get_by_test_id("channel-head")).to_contain_text("管理層")

    become(page, "U3")
    page.locator("[data-kind=app]").click()
    expect(page.get_by_test_id("home")).to_be_visible()
    place = page.locator("[data-testid=place][data-channel=C1]")
    expect(place).not_to_have_attribute("data-unread", "1")

    become(page, "U2")
    page.locator("[data-channel=C2]").click()
    expect(place).to_have_attribute("data-unread", "1")
    place.click()
    expect(page.get_by_test_id("message")).to_contain_text(["早安 各位"])
    expect(place).not_to_have_attribute("data-unread", "1")


def test_a_pressed_button_changes_the_message_in_its_place(page):
    say(page, "/task warn")
    message = page.get_by_test_id("message").last
    ts = message.get_attribute("data-ts")
    expect(message.locator(".emoji.yellow")).to_have_attribute("aria-label", "large_yellow_circle")

    message.get_by_role("button", name="辦結").click()

    expect(message).to_contain_text("已辦結 #7")
    expect(message.get_by_test_id("edited")).to_have_text("（已編輯）")
    expect(message.locator(".content").get_by_role("button")).to_have_count(0)
    expect(message).to_have_attribute("data-ts", str(ts))


def test_a_button_that_asks_first_does_nothing_when_the_answer_is_no(page, stage):
    say(page, "/task warn")
    sent = stage.workspace.wire.sent
    page.get_by_role("button", name="退回").click()

    page.get_by_role("alertdialog", name="確定？").get_by_role("button", name="再想想").click()

    expect(page.get_by_test_id("confirm")).to_have_count(0)
    assert stage.workspace.wire.sent == sent


def test_another_persons_page_hears_of_a_message_without_being_asked(page, stage):
    stage.do(lambda: stage.workspace.post("C1", "U2", {"text": "新消息"}))

    expect(page.get_by_test_id("message")).to_contain_text(["新消息"])


def test_a_form_says_what_is_wrong_under_the_field_and_closes_when_all_is_right(page):
    """The client's own complaint first, then the app's, then success."""
    open_form(page)
    page.get_by_test_id("modal-submit").click()
    expect(page.locator("[data-error-for=standard]")).to_have_text("請填寫此欄位。")

    page.get_by_label("時效標準").fill("理賠")
    expect(page.get_by_role("option")).to_have_text(["簡單理賠", "複雜理賠"])
    page.get_by_role("option", name="簡單理賠").click()
    expect(page.locator("[data-error-for=standard]")).to_be_hidden()
    page.get_by_label("標題").fill("短")
    page.get_by_test_id("modal-submit").click()
    expect(page.locator("[data-error-for=title]")).to_have_text("標題太短")
    expect(page.get_by_label("標題")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("時效標準")).to_have_value("簡單理賠")

    page.get_by_label("標題").fill("車險理賠")
    page.get_by_label("標題").press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.locator("[data-kind=app]").click()
    expect(page.get_by_test_id("tab-messages")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_test_id("message").last).to_contain_text("已開立：簡單理賠 車險理賠")


def test_a_form_that_grows_keeps_what_was_typed(page):
    open_form(page)
    page.get_by_label("標題").fill("車險")
    page.get_by_label("措施 1").fill("每日核對")
    page.get_by_label("時效標準").fill("電話")
    page.get_by_label("時效標準").press("Enter")
    expect(page.get_by_label("時效標準")).to_have_value("電話諮詢")

    page.get_by_role("button", name="加一項措施").click()

    expect(page.get_by_label("措施 2")).to_be_visible()
    expect(page.get_by_label("標題")).to_have_value("車險")
    expect(page.get_by_label("措施 1")).to_have_value("每日核對")
    expect(page.get_by_label("時效標準")).to_have_value("電話諮詢")


def test_a_form_that_the_app_changes_by_itself_keeps_what_is_being_typed(page, stage):
    """Not only the words: the caret stays where it is."""
    open_form(page)
    page.get_by_label("標題").press_sequentially("車險")
    page.get_by_label("標題").press("ArrowLeft")
    [view] = stage.workspace.open_views("U1")

    stage.wait(stage.client.views_update(view_id=view.id, view=form(measures=3)))

    expect(page.get_by_label("措施 3")).to_be_visible()
    page.keyboard.type("輛保")
    expect(page.get_by_label("標題")).to_have_value("車輛保險")


def test_a_half_filled_form_waits_while_another_person_looks(page):
    open_form(page)
    page.get_by_label("標題").fill("車險")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    open_form(page)
    expect(page.get_by_label("標題")).to_have_value("")
    page.get_by_label("標題").fill("火險")
    page.evaluate("document.querySelector('[data-testid=person][data-user=U2]').click()")
    expect(page.get_by_test_id("me")).to_contain_text("李娜")
    expect(page.get_by_role("dialog")).to_have_count(0)

    become(page, "U1")

    expect(page.get_by_label("標題")).to_have_value("火險")


def test_the_home_tab_is_drawn_when_it_is_opened(page):
    page.locator("[data-kind=app]").click()

    expect(page.get_by_test_id("home")).to_contain_text("我的工作")
    expect(page.get_by_test_id("home").get_by_role("button", name="開立工作")).to_be_visible()


def test_the_clock_bar_shows_runs_and_leaps(page, stage):
    bar = page.get_by_test_id("clock")
    expect(page.get_by_test_id("clock-now")).to_contain_text("17:00:00")
    expect(page.get_by_test_id("clock-event")).to_contain_text("18:00")

    page.get_by_test_id("clock-event").click()
    expect(page.get_by_test_id("clock-now")).to_contain_text("18:00:00")
    expect(page.get_by_test_id("clock-event")).to_be_disabled()
    page.get_by_test_id("clock-working_day").click()
    expect(page.get_by_test_id("clock-now")).to_contain_text("2026-02-14 週六")
    assert stage.clock.time == datetime(2026, 2, 14, 1, 0, tzinfo=UTC)

    bar.get_by_role("button", name="60×").click()
    expect(bar).to_have_attribute("data-speed", "60")
    assert stage.clock.speed == 60
    bar.get_by_role("button", name="暫停").click()
    expect(bar).to_have_attribute("data-speed", "0")
    assert stage.clock.speed == 0


def test_the_page_works_on_a_telephone(page):
    """390 px wide: nothing sticks out, and the places are behind the menu."""
    page.set_viewport_size({"width": 390, "height": 844})
    say(page, "/task warn")
    expect(page.get_by_role("button", name="辦結")).to_be_in_viewport()
    expect(page.get_by_test_id("people")).not_to_be_in_viewport()

    page.get_by_test_id("menu").click()
    become(page, "U2")

    expect(page.get_by_test_id("people")).not_to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_escape_closes_the_form_wherever_the_focus_is(page):
    """An open list of options takes the first Escape for itself."""
    open_form(page)
    page.get_by_label("時效標準").fill("理賠")
    expect(page.get_by_role("option")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    page.get_by_test_id("modal-title").click()

    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_page_notices_that_the_clock_was_moved_elsewhere(page, stage):
    expect(page.get_by_test_id("clock-now")).to_contain_text("17:00:00")

    stage.wait(stage.clock.jump(datetime(2026, 2, 14, 2, 0, tzinfo=UTC)))

    expect(page.get_by_test_id("clock-now")).to_contain_text("10:00:00")


def test_a_gesture_that_slack_would_not_offer_is_refused_in_words(page, stage):
    """Such as a button that is gone since the page was drawn."""
    say(page, "/task warn")
    button = page.get_by_role("button", name="辦結")
    expect(button).to_be_visible()
    page.route("**/play/state*", lambda route: route.abort())
    stage.do(lambda: stage.workspace.log.delete(stage.workspace.messages("C1", "U1")[-1]))

    button.click()

    expect(page.get_by_test_id("toast")).to_contain_text("Slack 拒絕了")
    expect(page.locator("#lost")).to_have_text("連線中斷，正在重新連線…")
