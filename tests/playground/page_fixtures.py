"""Chromium, the stage and a page on it, for the tests of the playground's page."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.playground.page_stage import Stage

CHROMIUM = shutil.which("chromium")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MARKS = [pytest.mark.browser]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window. A machine without it skips and says so, but for CI, where that is a failure."""
    if CHROMIUM is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Chromium: not found")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def stage() -> Iterator[Stage]:
    with Stage() as stage:
        yield stage


@pytest.fixture
def page(browser: Browser, stage: Stage) -> Iterator[Page]:
    """The page as 王小明 in #理賠部; a script error or a refusal of the workspace fails the test."""
    with looking_at(browser, stage) as page:
        yield page


@pytest.fixture(scope="module")
def wall(browser: Browser) -> Iterator[tuple[Stage, Page]]:
    """A stage and a page for all tests of a file that only post something and look at it."""
    with Stage() as stage, looking_at(browser, stage) as page:
        yield stage, page


@contextmanager
def looking_at(browser: Browser, stage: Stage) -> Iterator[Page]:
    errors: list[str] = []
    context = browser.new_context(locale="zh-TW", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{stage.url}/#U1/C1")
    expect(page.get_by_test_id("me")).to_contain_text("王小明")
    yield page
    context.close()
    assert not errors, errors
    assert not stage.workspace.refusals, stage.workspace.refusals


def become(page: Page, user: str) -> None:
    page.locator(f"[data-testid=person][data-user={user}]").click()
    expect(page.locator(f"[data-testid=person][data-user={user}]")).to_have_attribute("aria-pressed", "true")


def say(page: Page, line: str) -> None:
    page.get_by_test_id("composer-input").fill(line)
    page.get_by_test_id("composer-input").press("Enter")


def open_form(page: Page) -> None:
    say(page, "/task form")
    expect(page.get_by_role("dialog", name="開立工作")).to_be_visible()
