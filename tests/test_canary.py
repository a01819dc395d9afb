"""A canary for each secret, and words that somebody types: whatever goes wrong, none turns up where it should not."""

import json
import os
import subprocess
from contextlib import closing
from urllib.parse import urlencode

import httpx
import psycopg
import pytest
from sqlalchemy import text

from bot.admin.backup import back_up
from bot.playground.delivery import JSON, HttpDelivery
from bot.playground.faults import Failure
from storage.database import Database
from tests.process import company_here, ready, serve
from tests.restoring import programs

__all__ = ["company_here", "programs", "serve"]
pytestmark = pytest.mark.usefixtures("programs")

TYPED = "canary-typed-words"
TOKENS = {
    "SLACK_BOT_TOKEN": "xoxb-canary-4711",
    "SLACK_APP_TOKEN": "xapp-canary-4712",
    "SLACK_SIGNING_SECRET": "canary-signing-4713",
    "API_TOKENS": "canary-api-4714",
}
PASSWORD = "canary-password-4715"


def leaks(places, canaries):
    """Which canary is found where."""
    return {(place, one) for place, words in places.items() for one in canaries if one.encode() in words}


def test_the_scan_finds_what_is_there():
    """The negative control."""
    assert leaks({"log": b"so xoxb-canary-4711 it is", "empty": b""}, TOKENS.values()) == {("log", "xoxb-canary-4711")}


class Run:
    """A bot with canaries for secrets, and everything that it lets out."""

    def __init__(self, world, serve, url, log):
        self.world, self.log, self.answers = world, log, []
        world.workspace.bot_token, world.workspace.app_token = TOKENS["SLACK_BOT_TOKEN"], TOKENS["SLACK_APP_TOKEN"]
        self.url = url.replace("postgres@", f"postgres:{PASSWORD}@")
        form = "json" if url.startswith("postgresql") else "text"
        with log.open("wb") as file:
            known = {**TOKENS, "DATABASE_URL": self.url, "LOG_FORMAT": form, "LOG_LEVEL": "DEBUG"}
            self.process, self.door = serve(log=file, **known)
        self.slack = HttpDelivery(f"{self.door}/slack/events", TOKENS["SLACK_SIGNING_SECRET"])

    def types(self, line):
        seen = self.world.loop.run(self.world.workspace.slash(self.world.person("徐文博"), "C0CLAIMS", line))
        return self.world.words(seen)

    def posts(self, body, content=JSON, **how):
        answer = self.world.loop.run(self.slack.post(self.slack.signed(body, content, **how)))
        self.answers.append(answer.body.encode())
        return answer.status

    def asks(self, path, **how):
        answer = httpx.get(f"{self.door}{path}", **how)
        self.answers += [answer.content, repr(answer.headers).encode()]


@pytest.fixture
def run(world, serve, database_url, tmp_path):
    made = Run(world, serve, database_url, tmp_path / "log")
    assert ready(made.process, made.door), made.log.read_text()
    yield made
    world.workspace.refusals.clear()


def everything_goes_wrong(run):
    """Slack refuses, the database fails, a handler breaks, payloads make no sense, somebody knocks who should not."""
    faults = run.world.workspace.faults
    faults.plan("chat.postMessage", Failure("error", error="internal_error"), Failure("error", error="invalid_blocks"))
    faults.plan("users.info", Failure("error", error="fatal_error"), Failure("drop_before"))
    run.types(f"/task open claims.simple {TYPED} CLM-1 @王小明")
    run.types(f"/task open claims.simple {TYPED} CLM-1 @王小明")
    assert "#" in run.types(f"/task open claims.simple {TYPED} CLM-1 @王小明")
    with broken_database(run.url):
        assert any(len(word) >= 8 for word in run.types(f"/task open claims.simple {TYPED} CLM-2").split())
    for payload in (
        {"type": "block_actions", "user": [TYPED]},
        {"type": "view_submission", "view": TYPED},
        {"a": TYPED},
    ):
        run.posts(json.dumps(payload | {"team_id": "T0DEMO"}).encode())
    assert run.posts(f'{{"{TYPED}'.encode()) == 400
    assert run.posts(urlencode({"text": TYPED}).encode(), secret=TYPED) == 401
    for path in ("/healthz", "/readyz", "/metrics", f"/nowhere/{TYPED}", "/slack/events"):
        run.asks(path, headers={"Authorization": f"Bearer {TOKENS['API_TOKENS']}"})


class broken_database:  # noqa: N801 -- reads as a sentence
    """History cannot be written."""

    def __init__(self, url):
        self._url = url

    def _rename(self, old, new):
        with closing(Database(self._url)) as database, database.engine.begin() as connection:
            connection.execute(text(f"alter table {old} rename to {new}"))

    def __enter__(self):
        self._rename("line", "away")

    def __exit__(self, *_):
        self._rename("away", "line")


def kept_in(url, tmp_path):
    """The whole database and a backup of it, as bytes that can be read."""
    made = back_up(url, tmp_path / "copy").file
    if url.startswith("sqlite"):
        file = tmp_path / "timeliness.db"
        return {
            "database": b"".join(one.read_bytes() for one in tmp_path.glob(f"{file.name}*")),
            "backup": made.read_bytes(),
        }
    environment = os.environ | {"LC_ALL": "C"}
    dumped = subprocess.run(["pg_restore", "--file=-", made], check=True, capture_output=True, env=environment).stdout
    with psycopg.connect(url) as connection:
        names = connection.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
        rows = [connection.execute(f'select t::text from "{name}" t').fetchall() for (name,) in names]  # noqa: S608
    return {"database": repr(rows).encode(), "backup": dumped}


def test_no_secret_and_nothing_typed_turns_up_where_it_should_not(run, tmp_path):
    """Secrets nowhere at all; what was typed in the database and its backup, and nowhere else."""
    everything_goes_wrong(run)
    run.process.terminate()
    assert run.process.wait(30) == 0
    said = {"log": run.log.read_bytes(), "answers": b"\n".join(run.answers)}
    kept = kept_in(run.url, tmp_path)
    posted = {"slack": json.dumps(run.world.workspace.ledger).encode()}
    assert leaks(said | kept | posted, [*TOKENS.values(), PASSWORD]) == set()
    assert leaks(said, [TYPED]) == set()
    assert leaks(kept, [TYPED]) == {("database", TYPED), ("backup", TYPED)}, "the scan is blind"
    assert b"unexpected error" in said["log"]
    assert b"OperationalError" in said["log"] or b"UndefinedTable" in said["log"]
    if b"{" in said["log"][:1]:
        lines = [json.loads(line) for line in said["log"].splitlines()]
        assert {"event", "level", "logger", "timestamp"} <= set.intersection(*(set(line) for line in lines))


def test_an_unreachable_database_is_named_without_its_password(serve, tmp_path):
    with (tmp_path / "log").open("wb") as file:
        process, _ = serve(log=file, DATABASE_URL=f"postgresql://me:{PASSWORD}@127.0.0.1:9/none?password={PASSWORD}")
    assert process.wait(30) == 1
    told = (tmp_path / "log").read_bytes()
    assert b"127.0.0.1:9" in told
    assert leaks({"log": told}, [PASSWORD]) == set()
