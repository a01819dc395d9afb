"""The command line: what it prints, what it refuses in one clear line, and that `serve` ends with its work done."""

import json
import logging
import signal
import socket
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime

import httpx
import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from app import cli
from bot.settings import sample_company
from storage.database import Database
from tests.process import company_here, ready, serve
from tests.restoring import programs

__all__ = ["company_here", "programs", "serve"]


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run a command in an empty folder with an empty environment; returns exit code, output, errors."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
        "SLACK_SIGNING_SECRET",
        "API_PORT",
        "DATABASE_URL",
        "COMPANY_FILE",
        "LC_ALL",
        "LOG_LEVEL",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    for place in (sys, threading):  # the log takes them over, and the root's handlers
        monkeypatch.setattr(place, "excepthook", place.excepthook)
    monkeypatch.setattr(logging.getLogger(), "handlers", [*logging.getLogger().handlers])

    def run_it(*words, **environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        answer = CliRunner().invoke(cli, words, catch_exceptions=False)
        return answer.exit_code, answer.stdout, answer.stderr

    return run_it


def test_deadline_prints_every_stage_that_starts_then_and_why(run):
    """3.3.2: 3 WD from Wed 30 Sep 2026 16:00 is Sat 10 Oct 18:00; payment has not started."""
    code, out, _ = run("deadline", "claims.simple", "2026-09-30T16:00")
    assert code == 0
    assert "due Sat 10 Oct, 18:00" in out
    assert "Sat 10 Oct: make-up day, worked, working day 3" in out
    assert "Payment" not in out


def test_deadline_as_json_has_iso_times_in_the_companys_zone(run):
    code, out, _ = run("deadline", "support.document.urgent", "2026-11-20T08:30Z", "--json")
    assert code == 0
    assert json.loads(out) == [
        {
            "stage": "review",
            "started_at": "2026-11-20T16:30:00+08:00",
            "yellow_at": "2026-11-23T09:06:00+08:00",
            "due_at": "2026-11-23T09:30:00+08:00",
            "provisional": False,
        }
    ]


def test_repeated_feedback_and_what_is_not_timed_are_not_listed(run):
    _, out, _ = run("deadline", "support.technical.complex", "2026-11-20T10:00", "--json")
    assert [row["stage"] for row in json.loads(out)] == ["response", "offer"]


def test_a_deadline_into_a_year_that_is_not_published_is_provisional(run):
    _, out, _ = run("deadline", "claims.complex", "2026-12-28T10:00", "--json")
    assert [row["provisional"] for row in json.loads(out)] == [False, True]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("service.hotline", "2026-11-20T10:00"), "no deadline to work out", id="rings"),
        pytest.param(("claims.simpel", "2026-11-20T10:00"), "claims.simpel", id="unknown-standard"),
        pytest.param(("claims.simple", "yesterday"), "2026-11-20T10:30", id="no-time"),
        pytest.param(("claims.simple", "2099-01-05T10:00"), "calendar ends", id="past-the-table"),
    ],
)
def test_a_deadline_that_cannot_be_told_is_refused_in_one_line(run, words, said):
    code, out, err = run("deadline", *words)
    assert (code, out) == (1, "")
    assert said in err
    assert len(err.strip().splitlines()) == 1


def test_a_refusal_is_in_the_language_of_the_terminal(run):
    _, _, err = run("deadline", "claims.simple", "yesterday", LANG="zh_TW.UTF-8")
    assert err == "「yesterday」不是時間。請寫成 2026-11-20T10:30。\n"


def test_serve_without_tokens_says_what_to_do(run):
    code, _, err = run("serve")
    assert code == 1
    assert err.startswith("SLACK_BOT_TOKEN is not set.")


def test_serve_without_a_way_in_names_both(run):
    code, _, err = run("serve", SLACK_BOT_TOKEN="xoxb-1")
    assert (code, len(err.strip().splitlines())) == (1, 1)
    assert "SLACK_APP_TOKEN" in err
    assert "SLACK_SIGNING_SECRET" in err


@pytest.mark.usefixtures("company_here")
def test_serve_on_a_port_that_is_taken_says_so_and_touches_nothing(run, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        code, _, err = run("serve", SLACK_BOT_TOKEN="xoxb-1", SLACK_SIGNING_SECRET="s", API_PORT=port)
    assert (code, f"Port {port} is taken" in err) == (1, True)
    assert not (tmp_path / "timeliness.db").exists()


@pytest.mark.usefixtures("company_here")
def test_serve_at_an_address_that_is_not_ours_says_so(run):
    code, _, err = run("serve", SLACK_BOT_TOKEN="xoxb-1", SLACK_SIGNING_SECRET="s", API_HOST="192.0.2.1")
    assert (code, "192.0.2.1" in err, "API_HOST" in err) == (1, True, True)


def test_serve_without_a_company_says_how_to_make_one(run):
    code, _, err = run("serve", SLACK_BOT_TOKEN="xoxb-1", SLACK_APP_TOKEN="xapp-1")
    assert code == 1
    assert "company.toml" in err


def test_a_faulty_company_file_names_every_fault_with_its_line(run, tmp_path):
    words = sample_company().read_text(encoding="utf-8")
    faulty = words.replace('head = "U0LI"', 'head = "U0NOBODY"').replace('zone = "Asia/Shanghai"', 'zone = "Asia/Moon"')
    (tmp_path / "company.toml").write_text(faulty, encoding="utf-8")
    lines = faulty.splitlines()
    wanted = [1 + next(n for n, line in enumerate(lines) if bad in line) for bad in ("Asia/Moon", "U0NOBODY")]
    code, _, err = run("deadline", "claims.simple", "2026-11-20T10:00")
    assert code == 1
    assert [int(line.split(":")[1]) for line in err.strip().splitlines()] == wanted


def test_a_wrong_variable_is_named_without_its_value(run):
    code, _, err = run("serve", LOG_LEVEL="secret-value")
    assert code == 1
    assert "LOG_LEVEL" in err
    assert "secret-value" not in err


@pytest.mark.usefixtures("company_here")
def test_calendar_shows_the_running_version_against_the_librarys(run):
    code, out, _ = run("calendar")
    assert code == 0
    assert "The library has the same days." in out
    assert "provisional: 2027, 2028" in out


def test_calendar_update_takes_the_new_days_over(run, company_here):
    run("calendar")
    file = company_here / "company.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('# 2026-12-31 = "年終盤點"', '2026-12-31 = "年終盤點"'))
    _, before, _ = run("calendar")
    assert "2026-12-31: working day → company day off 年終盤點" in before
    code, out, _ = run("calendar", "update")
    assert (code, "No running deadline moved." in out) == (0, True)
    assert "The library has the same days." in run("calendar")[1]


def test_verify_says_that_all_holds_and_finds_what_was_changed(run, make_world, database_url):
    world = make_world("2026-11-23 10:00")
    world.says("王小明", "/task open claims.simple 車險理賠 CLM-1")
    where = {"DATABASE_URL": database_url, "COMPANY_FILE": str(sample_company())}
    code, out, _ = run("verify", **where)
    assert (code, "Tasks: 1." in out) == (0, True)

    with closing(Database(database_url)) as database, database.engine.begin() as connection:
        connection.execute(text("update line set why = 'something else' where n = 1"))
    code, _, err = run("verify", **where)
    assert (code, "Task 1: the chain of history breaks at line 1" in err) == (1, True)


@pytest.mark.usefixtures("programs")
def test_backup_says_what_it_has_kept_and_overwrites_nothing(run, make_world, database_url, tmp_path):
    """It needs no company file, works beside a bot, and a second one under the same name is refused."""
    make_world("2026-11-23 10:00").says("王小明", "/task open claims.simple 車險理賠 CLM-1")
    code, out, _ = run("backup", "kept", DATABASE_URL=database_url)
    size = (tmp_path / "kept").stat().st_size
    assert (code, out) == (
        0,
        f"Backed up to kept: {size:,} bytes, one task; the file is whole and its history holds.\n",
    )
    code, _, err = run("backup", "kept", LANG="zh_CN.UTF-8")
    assert (code, err) == (1, "kept 已经存在，不会覆盖。请换一个文件名。\n")
    assert (tmp_path / "kept").stat().st_size == size


@pytest.mark.usefixtures("programs")
def test_a_backup_of_history_that_does_not_hold_is_kept_and_said(run, make_world, database_url, tmp_path):
    world = make_world("2026-11-23 10:00")
    world.says("王小明", "/task open claims.simple 車險理賠 CLM-1")
    with world.bot.database.transaction() as session:
        session.execute(text("update line set why = 'something else' where n = 1"))
    code, _, err = run("backup", "kept", DATABASE_URL=database_url)
    assert (code, "one fault stands" in err, (tmp_path / "kept").exists()) == (1, True, True)


@pytest.mark.usefixtures("company_here")
@pytest.mark.parametrize(
    ("revision", "said"), [("9999", "newer version"), ("0001", "older version")], ids=["newer", "older"]
)
def test_tables_of_another_version_are_named_and_left_as_they_are(run, database, database_url, revision, said):
    with database.transaction() as session:
        session.execute(text("update alembic_version set version_num = :to"), {"to": revision})
    code, _, err = run("verify", DATABASE_URL=database_url)
    assert (code, said in err, revision in err) == (1, True, True)
    with database.reading() as session:
        assert session.execute(text("select version_num from alembic_version")).scalar_one() == revision


# ---- serve as a process ---------------------------------------------------------------------------------------------


def test_serve_becomes_ready_answers_and_ends_with_its_work_done(serve, world):
    """SIGTERM finishes what it holds: what was typed is told before the process ends, with exit code 0."""
    process, url = serve()
    assert ready(process, url)
    assert httpx.get(f"{url}/healthz").json() == {"status": "ok"}
    now = f"{datetime.now(UTC).astimezone(world.blueprint.zone):%Y-%m-%dT%H:%M}"
    line = f"/task open claims.simple 車險理賠 CLM-1 @王小明 received:{now}"
    seen = world.loop.run(world.workspace.slash(world.person("徐文博"), "C0CLAIMS", line))
    assert "#1" in world.words(seen)
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    assert len(world.hears("王小明")) == 1


def test_serve_says_loudly_that_its_clock_is_not_real_and_refuses_one_before_history(serve, world):
    process, url = serve("--clock", "2026-11-25T10:00+08:00@60")
    assert ready(process, url)
    world.loop.run(world.workspace.slash(world.person("王小明"), "C0CLAIMS", "/task open claims.simple 車險 CLM-1"))
    process.send_signal(signal.SIGTERM)
    process.wait(20)
    assert "2026-11-25T02:00" in process.stderr.read()
    early, _ = serve("--clock", "2026-11-25T09:00+08:00")
    assert early.wait(30) == 1
    assert "2026-11-25 01:00" in early.stderr.read()


def test_serve_with_a_token_that_slack_refuses_ends_with_one_line(serve, world):
    process, _ = serve(SLACK_APP_TOKEN="xapp-wrong")
    assert process.wait(30) == 1
    assert "invalid_auth" in process.stderr.read()
    assert {refusal.error for refusal in world.workspace.refusals} == {"invalid_auth"}
    world.workspace.refusals.clear()
