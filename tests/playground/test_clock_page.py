"""The clock bar in Chromium: it waits for a leap, tells what it brought, says when it failed, and folds on a phone."""

import asyncio
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from bot.playground.people import Impossible
from tests.playground.page_fixtures import MARKS, browser, page, stage
from tests.playground.page_stage import Stage

__all__ = ["browser", "page", "stage"]

pytestmark = MARKS


@pytest.fixture
def gate(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """A leap takes until this is set."""
    opened, jump = asyncio.Event(), stage.clock.jump

    async def slow(to: datetime) -> None:
        await opened.wait()
        await jump(to)

    monkeypatch.setattr(stage.clock, "jump", slow)
    return opened


def test_the_bar_waits_for_a_leap_and_tells_what_it_brought(page: Page, stage: Stage, gate: asyncio.Event):
    """No second leap while one is under way; afterwards the pressed button has the focus still."""
    told, leap = page.get_by_test_id("clock-told"), page.get_by_test_id("clock-working_day")
    expect(page.get_by_test_id("clock-hours")).to_have_text("上班中")
    expect(told).to_be_empty()

    page.get_by_test_id("clock-event").press("Enter")
    expect(told).to_contain_text("時間前進中")
    expect(leap).to_be_disabled()
    stage.do(gate.set)

    expect(told).to_have_text("18:00 → 3 red")
    expect(told).to_have_attribute("aria-live", "polite")
    expect(leap).to_be_enabled()
    leap.press("Enter")
    expect(page.get_by_test_id("clock-now")).to_contain_text("2026-02-14")
    expect(leap).to_be_focused()


def test_a_leap_that_fails_says_so(page: Page, stage: Stage, monkeypatch: pytest.MonkeyPatch):
    async def refuse(_: datetime) -> None:
        raise Impossible("no time")

    with monkeypatch.context() as broken:
        broken.setattr(stage.clock, "jump", refuse)
        page.get_by_test_id("clock-event").click()
        expect(page.get_by_test_id("clock-told")).to_have_text("時間沒有順利前進，請再試一次。")

    page.get_by_test_id("clock-event").click()
    expect(page.get_by_test_id("clock-told")).to_have_text("18:00 → 3 red")


def test_the_bar_folds_on_a_telephone(page: Page):
    """The next event stays in sight; the speeds and the rest are behind the arrow."""
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.get_by_test_id("clock-event")).to_be_in_viewport()
    speeds = page.get_by_test_id("clock").get_by_role("button", name="600×")
    expect(speeds).to_be_hidden()

    page.get_by_test_id("clock-fold").click()

    expect(page.get_by_test_id("clock-fold")).to_have_attribute("aria-expanded", "true")
    expect(speeds).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
