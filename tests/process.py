"""`app.py serve` as a process of its own, against the world's Slack."""

import os
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from bot.settings import sample_company
from tests.databases import free_port

ROOT = Path(__file__).parents[1]


@pytest.fixture
def company_here(tmp_path):
    """A company file in the working folder."""
    (tmp_path / "company.toml").write_text(sample_company().read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def serve(world, company_here, database_url):
    """Start `serve` against the world's Slack; returns a function that does. Its log goes to a pipe or into `log`."""
    world.loop.run(world.bot.stop())
    started = []

    def start(*words, log=None, **environment):
        port = free_port()
        known = {
            "SLACK_BOT_TOKEN": world.workspace.bot_token,
            "SLACK_APP_TOKEN": world.workspace.app_token,
            "SLACK_API_URL": world.playground.api_url,
            "DATABASE_URL": database_url,
            "API_PORT": str(port),
        }
        process = subprocess.Popen(
            [sys.executable, ROOT / "app.py", "serve", *words],
            cwd=company_here,
            env=os.environ | known | environment,
            stderr=log or subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process, f"http://127.0.0.1:{port}"

    yield start
    for process in started:
        process.kill()
        process.communicate()
    world.loop.run(world.start())


def ready(process, url):
    """Ask until the answer is yes; the process itself must not end meanwhile."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        assert process.poll() is None, process.stderr.read()
        try:
            if httpx.get(f"{url}/readyz").status_code == 200:
                return True
        except httpx.TransportError:
            continue
    return False
