"""The shell's stage and page, one for all tests of a file, and what these tests do on them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.playground.page_stage import Stage

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
