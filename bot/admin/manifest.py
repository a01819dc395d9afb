"""The app's manifest for Slack, made from what the code listens to and calls, so that the two cannot drift."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from bot.admin.scopes import scopes
from bot.domain.standards import Language
from bot.gate.http import PATH
from bot.gate.subscribed import COMMAND, EVENTS, SHORTCUTS, Shortcut
from bot.texts.texts import Texts, texts_in

NAMED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "open_task": ("manifest.open_task", "manifest.open_task_about"),
        "task_from_message": ("manifest.task_from_message", "manifest.task_from_message_about"),
    }
)
"""The sentences that name and describe each shortcut."""

Json = dict[str, Any]


def manifest(language: Language, url: str | None = None) -> Json:
    """The manifest, to be pasted at api.slack.com.

    Args:
        language: of everything that people see in Slack's menus.
        url: where Slack reaches the bot over HTTP, such as ``https://bot.example.com``; None for Socket Mode.
    """
    texts = texts_in(language)
    door = f"{url.rstrip('/')}{PATH}" if url else None
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {"name": texts.say("manifest.name"), "description": texts.say("manifest.description")},
        "features": _features(texts, door),
        "oauth_config": {"scopes": {"bot": [*scopes()]}},
        "settings": _settings(door),
    }


def _features(texts: Texts, door: str | None) -> Json:
    command = {
        "command": COMMAND,
        "description": texts.say("manifest.command"),
        "usage_hint": texts.say("manifest.hint"),
        "should_escape": True,  # mentions arrive as ids: nobody is ever recognised by name
        **_at("url", door),
    }
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": True,
        },
        "bot_user": {"display_name": texts.say("manifest.name"), "always_online": True},
        "shortcuts": [_shortcut(one, texts) for one in SHORTCUTS],
        "slash_commands": [command],
    }


def _shortcut(one: Shortcut, texts: Texts) -> Json:
    name, about = NAMED[one.id]
    kind = "message" if one.on_message else "global"
    return {"name": texts.say(name), "type": kind, "callback_id": one.id, "description": texts.say(about)}


def _settings(door: str | None) -> Json:
    return {
        "event_subscriptions": {**_at("request_url", door), "bot_events": sorted(EVENTS)},
        "interactivity": {
            "is_enabled": True,
            **_at("request_url", door),
            **_at("message_menu_options_url", door),
        },
        "org_deploy_enabled": False,
        "socket_mode_enabled": door is None,
        "token_rotation_enabled": False,
    }


def _at(name: str, door: str | None) -> Json:
    return {name: door} if door else {}
