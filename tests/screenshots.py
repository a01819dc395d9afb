"""`uv run python -m tests.screenshots [--language zh-Hant] [--readme]`: the demo's tour, driven and photographed.

The pictures go to `artefacts/`, wide and on a phone; with `--readme` the README's four go to `.github/pictures`.
"""

import argparse
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
ARTEFACTS, PICTURES = ROOT / "artefacts", ROOT / ".github" / "pictures"
START = "2026-11-23T10:00+08:00"
LOOKS = {"wide": (1280, 800, "light"), "phone-dark": (390, 844, "dark"), "readme": (1010, 600, "light")}
README = {"explained": "deadline", "progressed-form": "progress", "called": "red", "accepted": "report"}
"""Which pictures the README shows, and what they are called there."""
READY, BUSY = 60, 40_000  # seconds until the demo is there; milliseconds that an act of the tour may take
OFFERS = ("become", "go", "next", "do")
IDLE = "() => document.querySelector('#tour').ariaBusy !== 'true'"
FORM = "() => document.querySelector('dialog[open][data-callback-id=progress], dialog[open][data-callback-id=rectify]')"


@contextmanager
def demo(language: str) -> Iterator[str]:
    """The demo on a free port; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["app.py", "demo", "--port", str(port), "--clock", START, "--language", language]
    process = subprocess.Popen([sys.executable, *words], cwd=ROOT, stdout=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for_tour(f"{url}/play/tour?language={language}")
        yield url
    finally:
        process.terminate()
        process.wait()


def wait_for_tour(url: str) -> None:
    """Until the tour has begun, after the demo's past."""
    for _ in range(READY * 10):
        time.sleep(0.1)
        try:
            with urllib.request.urlopen(url) as answer:  # noqa: S310 -- our own demo
                if '"run":""' not in answer.read().decode():
                    return
        except URLError:
            continue
    raise SystemExit("the demo did not start")


def walk(page: Page) -> Iterator[str]:
    """Take the tour by its offers; the name of what is to be seen, each time there is something."""
    yield "intro"
    page.get_by_test_id("tour-start").click()
    while True:
        page.wait_for_function(IDLE, timeout=BUSY)
        page.wait_for_timeout(700)
        act = page.get_by_test_id("tour").get_attribute("data-act") or "end"
        offers = [name for name in OFFERS if page.get_by_test_id(f"tour-{name}").count()]
        if act == "end" or not offers:
            break
        if offers[0] in {"next", "do"}:
            yield act
        page.get_by_test_id(f"tour-{offers[0]}").click()
        if offers[0] == "do" and act in {"progressed", "handed_in"}:
            page.wait_for_function(FORM, timeout=BUSY)
            page.wait_for_timeout(900)
            yield f"{act}-form"
    yield "end"


def photograph(browser: Browser, language: str, look: str) -> None:
    """One demo, one walk, one look."""
    width, height, scheme = LOOKS[look]
    with demo(language) as url:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(url)
        for n, name in enumerate(walk(page)):
            path = ARTEFACTS / f"tour-{language}-{look}-{n:02d}-{name}.png"
            page.screenshot(path=path, animations="disabled")
            if look == "readme" and name in README:
                shutil.copy(path, PICTURES / f"{README[name]}.png")
        context.close()


def main() -> None:
    """Photograph the tour."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", default="zh-Hant", choices=["zh-Hant", "zh-Hans", "en"])
    parser.add_argument("--readme", action="store_true", help="renew the README's pictures instead")
    wanted = parser.parse_args()
    for folder in (ARTEFACTS, *([PICTURES] if wanted.readme else [])):
        folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for look in ["readme"] if wanted.readme else ["wide", "phone-dark"]:
            photograph(browser, wanted.language, look)
        browser.close()


if __name__ == "__main__":
    main()
