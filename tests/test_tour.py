"""The guided tour: its data fits the sample company and every language; a learner reaches the accepted report by it."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from bot.commands import VERBS
from bot.demo.tour import FIRST_REFERENCE, STEPS, fits
from bot.domain.standards import Language
from tests.playground.page_fixtures import MARKS, browser
from tests.playground.page_stage import kept
from tests.world import World

__all__ = ["browser"]

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
WANG, CHEN, ZHAO = "王小明", "陳志強", "趙建國"
PATIENCE = 15_000  # milliseconds until something that does not show counts as missing


def acts(world: World, language: Language = Language.HANT) -> dict[str, dict]:
    """Every act of the tour as it is told now, by id."""
    return {act["id"]: act for step in world.tour.told(language)["steps"] for act in step["acts"]}


def reached(world: World) -> set[str]:
    return set(world.tour.told("zh-Hant")["reached"])


def leaps(world: World, act: str) -> None:
    """Let time go to where the act leads."""
    to = datetime.fromisoformat(acts(world)[act]["do"]["jump"])
    world.now = f"{to.astimezone(world.blueprint.zone):%Y-%m-%d %H:%M:%S}"


def fills(world: World, name: str, act: str) -> None:
    """Hand in the form on top with the tour's example in it."""
    form = acts(world)[act]["form"]
    assert world.form(name).body["callback_id"] == form["callback_id"]
    typed = {field: next(iter(state.values())) for field, state in form["values"].items()}
    seen = world.submits(name, **{field.replace(".", "__"): value for field, value in typed.items()})
    assert not seen.errors


@SQLITE
def test_the_tour_fits_the_company_and_speaks_every_language(world):
    """People, places, verbs and buttons exist; no sentence is empty, has a blank left, or stands there twice."""
    assert fits(world.blueprint)
    assert len(STEPS) == 7
    verbs = {verb.name for verb in VERBS}
    channels = {*world.blueprint.channel_names, "dm", "home", None}
    for language in Language:
        told = acts(world, language)
        assert [*told] == [act.id for step in STEPS for act in step.acts]
        assert all(act["user"] in {*world.blueprint.people, None} and act["place"] in channels for act in told.values())
        assert {act["target"]["press"] for act in told.values() if act["target"].get("press")} <= verbs
        sentences = [act[part] for act in told.values() for part in ("say", "why")]
        assert all(sentences)
        assert len({*sentences}) == len(sentences)
        assert not [one for one in sentences if "{" in one]
    hant, hans, english = (acts(world, language)["opened"] for language in Language)
    assert hant["do"]["type"] == f"/task 開立 claims.simple 車險理賠 CLM-2026-{FIRST_REFERENCE:04d}"
    assert hans["do"]["type"].startswith("/task 开立 claims.simple 车险理赔")
    assert english["do"]["type"].startswith("/task open claims.simple Motor")


@SQLITE
def test_a_company_without_the_tours_people_has_no_tour(world):
    """The negative control of what fits."""
    people = {id_: person for id_, person in world.blueprint.people.items() if id_ != "U0WANG"}
    object.__setattr__(world.blueprint, "people", people)
    assert not fits(world.blueprint)


@SQLITE
def test_the_tour_sees_by_itself_how_far_one_has_come(world):
    """An act counts however it was done; a returned report leads back to its head; again starts anew."""
    first = world.tour.stamp()
    assert reached(world) == set()
    world.says(CHEN, "/task open claims.simple 別人的 CLM-9")
    assert reached(world) == set()

    world.says(WANG, acts(world)["opened"]["do"]["type"])
    assert reached(world) == {"opened"}
    assert "#2" in acts(world)["explained"]["say"]
    world.says(WANG, "/task why 2")
    assert reached(world) == {"opened", "explained"}

    leaps(world, "yellow")
    assert "yellow" in reached(world)
    world.presses(WANG, "progress", world.last(WANG))
    fills(world, WANG, "progressed")
    assert "progressed" in reached(world)

    leaps(world, "red")
    assert "red" in reached(world)
    world.says(CHEN, "/task rectify 2")
    fills(world, CHEN, "handed_in")
    assert {"handed_in", "accepted"} & reached(world) == {"handed_in"}

    world.says(ZHAO, "/task return 1 請寫明根本原因")
    assert "handed_in" not in reached(world)
    assert acts(world)["handed_in"]["place"] == "dm"
    world.says(CHEN, "/task rectify 2")
    fills(world, CHEN, "handed_in")
    world.says(ZHAO, acts(world)["accepted"]["do"]["else"])
    assert {"handed_in", "accepted"} <= reached(world)

    world.tour.begin()
    assert reached(world) == set()
    assert world.tour.stamp() != first
    assert acts(world)["opened"]["do"]["type"].endswith(f"{FIRST_REFERENCE + 1:04d}")


@pytest.fixture
def page(make_world, browser) -> Iterator[Page]:
    """The page as somebody sees it who has never been here."""
    errors: list[str] = []
    world = make_world("2026-11-23 10:00", page=True, guided=True)
    context = browser.new_context(locale="zh-TW", viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
    expect.set_options(timeout=PATIENCE)
    opened = context.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(world.playground.url)
    yield opened
    context.close()
    expect.set_options(timeout=5_000)
    assert not errors, errors


def offer(page: Page, name: str) -> None:
    page.get_by_test_id(f"tour-{name}").click()


def now_at(page: Page, step: int, words: str) -> None:
    """The tour is at that step, and says so; kept as a picture."""
    panel = page.get_by_test_id("tour")
    expect(panel).to_contain_text(f"第 {step} 步，共 7 步")
    expect(page.get_by_test_id("tour-say")).to_contain_text(words)
    kept(page, f"tour-{step}-{words.strip('「」#')[:6]}")


@SQLITE
@MARKS[0]
def test_a_learner_reaches_the_accepted_report_by_the_tours_offers(page):
    """All seven steps, some by hand and some by "do it for me"; left and taken up on the way; then once more."""
    offer(page, "start")
    now_at(page, 1, "您現在是王小明")
    offer(page, "type")
    page.get_by_test_id("composer-input").press("Enter")

    now_at(page, 2, "#1 開立好了")
    expect(page.locator(".tour-ring")).to_be_visible()
    page.get_by_test_id("message").get_by_role("button", name="期限怎麼算").last.click()
    now_at(page, 2, "往上捲")
    offer(page, "next")

    now_at(page, 3, "讓時間往前走")
    offer(page, "do")
    now_at(page, 3, "王小明收到了一則私訊")
    offer(page, "leave")
    expect(page.get_by_test_id("tour")).to_be_hidden()
    page.reload()
    offer(page, "open")
    offer(page, "go")
    page.get_by_test_id("message").get_by_role("button", name="報告進展").click()
    offer(page, "example")
    expect(page.get_by_label("已查明的原因")).to_have_value(re.compile("照片"))
    page.get_by_test_id("modal-submit").click()
    offer(page, "shut")

    now_at(page, 4, "再讓時間往前走")
    offer(page, "do")
    offer(page, "become")
    now_at(page, 4, "您現在是陳志強")
    offer(page, "next")

    now_at(page, 5, "寫整改報告")
    offer(page, "do")
    now_at(page, 6, "您現在是趙建國")
    offer(page, "do")

    now_at(page, 7, "報告已經接受")
    for _ in range(2):
        offer(page, "become")
        offer(page, "next")
    offer(page, "become")
    now_at(page, 7, "主頁")
    offer(page, "next")
    expect(page.get_by_test_id("tour")).to_contain_text("您走完了全程")
    kept(page, "tour-end")

    offer(page, "again")
    now_at(page, 1, "您現在是王小明")
    expect(page.get_by_test_id("tour-line")).to_contain_text("CLM-2026-0043")
