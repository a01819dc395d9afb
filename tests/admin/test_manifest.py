"""The manifest asks Slack for exactly what the code uses: methods, events, command, shortcuts."""

import ast
from pathlib import Path

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.admin.manifest import manifest
from bot.admin.scopes import COMMANDS, METHODS, scopes
from bot.domain.standards import Language
from bot.gate.app import build_app
from bot.gate.run import Gate
from bot.gate.subscribed import EVENTS
from bot.playground.web_api import METHODS as SLACKS
from tests.company import NOW, make_company
from tests.fakes import FakeBooks, FakeLanguages

BOT = Path(__file__).parents[2] / "bot"
WRAPPED = {name for name in dir(AsyncWebClient) if "_" in name and not name.startswith("_")}
KINDS_OF_CHANNEL = {"conversations.history", "conversations.replies"}  # Slack asks by the kind of channel


def methods_in(source: str) -> set[str]:
    """Web API methods that a source calls, by the library's names for them or by their own."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(attr=name) if name in WRAPPED and name != "api_call":
                found.add(name.replace("_", "."))
            case ast.Call(func=ast.Attribute(attr="api_call"), args=[ast.Constant(value=str() as name), *_]):
                found.add(name)
    return found


def called() -> set[str]:
    files = [file for file in BOT.rglob("*.py") if "playground" not in file.parts]
    return {method for file in files for method in methods_in(file.read_text(encoding="utf-8"))}


def listened(monkeypatch) -> dict[str, set[str]]:
    """What the app listens to by name: events, shortcuts, commands."""
    found: dict[str, set[str]] = {"event": set(), "shortcut": set(), "command": set()}
    for kind, names in found.items():
        original = getattr(AsyncApp, kind)

        def recording(app, constraint, *rest, original=original, names=names, **more):
            if isinstance(constraint, str):
                names.add(constraint)
            return original(app, constraint, *rest, **more)

        monkeypatch.setattr(AsyncApp, kind, recording)
    company = make_company()
    books = FakeBooks(company.calendar)
    build_app(Gate(books.open_desk, lambda: company, lambda: NOW, lambda: None, FakeLanguages()), token="xoxb-1")
    return found


def test_every_method_that_the_code_calls_has_its_scopes_in_the_manifest_and_no_other_is_listed():
    assert called() == set(METHODS)


@pytest.mark.parametrize(
    "source", ["await slack.reactions_add(name='x')", "await client.api_call('reactions.add', json={})"]
)
def test_a_method_that_the_manifest_does_not_know_would_be_seen(source):
    """The negative control: this is how a new call looks."""
    assert methods_in(f"async def f(slack, client):\n    {source}\n") - set(METHODS) == {"reactions.add"}


def test_each_method_s_scopes_are_those_that_the_playground_asks_for():
    """Two tables, written apart: the bot's by what it needs, the playground's by what Slack refuses."""
    lacking = {
        method: SLACKS[method].scope
        for method, asked in METHODS.items()
        if method not in KINDS_OF_CHANNEL and SLACKS[method].scope not in (*asked, "")
    }
    assert lacking == {}


def test_no_scope_is_asked_for_that_nothing_needs():
    needed = {scope for asked in (*METHODS.values(), *EVENTS.values()) for scope in asked} | {COMMANDS}
    printed = manifest(Language.EN)["oauth_config"]["scopes"]["bot"]
    assert set(printed) == set(scopes()) == needed
    assert len(printed) == len(set(printed))


def test_whatever_the_app_listens_to_stands_in_the_manifest_and_nothing_else(monkeypatch):
    found, printed = listened(monkeypatch), manifest(Language.HANT)
    assert found["event"] == set(printed["settings"]["event_subscriptions"]["bot_events"])
    assert found["shortcut"] == {one["callback_id"] for one in printed["features"]["shortcuts"]}
    assert found["command"] == {one["command"] for one in printed["features"]["slash_commands"]}
    assert all(one["should_escape"] for one in printed["features"]["slash_commands"])
    assert all(found.values())


@pytest.mark.parametrize("language", list(Language))
def test_every_name_fits_into_slack(language):
    printed = manifest(language)
    shown, features = printed["display_information"], printed["features"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert all(len(one["name"]) <= 24 and len(one["description"]) <= 150 for one in features["shortcuts"])
    assert {one["type"] for one in features["shortcuts"]} == {"global", "message"}


def test_over_http_every_door_has_its_address_and_socket_mode_is_off():
    printed = manifest(Language.EN, "https://bot.example.com/")
    door, settings = "https://bot.example.com/slack/events", printed["settings"]
    assert not settings["socket_mode_enabled"]
    assert settings["event_subscriptions"]["request_url"] == door
    assert settings["interactivity"] == {"is_enabled": True, "request_url": door, "message_menu_options_url": door}
    assert [one["url"] for one in printed["features"]["slash_commands"]] == [door]
    assert "url" not in str(manifest(Language.EN))
