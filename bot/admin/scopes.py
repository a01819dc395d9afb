"""The Web API methods that the bot calls, with the scopes that Slack's reference asks for each."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.gate.subscribed import EVENTS

METHODS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "apps.connections.open": (),  # takes the app token, with connections:write
        "auth.test": (),
        "chat.delete": ("chat:write",),
        "chat.getPermalink": (),
        "chat.postMessage": ("chat:write",),
        "chat.update": ("chat:write",),
        "conversations.history": ("channels:history", "groups:history", "im:history"),
        "conversations.info": ("channels:read", "groups:read"),
        "conversations.open": ("im:write",),
        "files.completeUploadExternal": ("files:write",),
        "files.getUploadURLExternal": ("files:write",),
        "usergroups.list": ("usergroups:read",),
        "usergroups.users.list": ("usergroups:read",),
        "users.info": ("users:read",),
        "users.list": ("users:read",),
        "views.open": (),
        "views.publish": (),
        "views.update": (),
    }
)
"""Every method that is called anywhere in the code. A method with no scope works with any bot token."""

COMMANDS = "commands"  # the scope of slash commands and shortcuts


def scopes() -> tuple[str, ...]:
    """What the bot token must be allowed, no more and no less."""
    asked = [*METHODS.values(), *EVENTS.values(), (COMMANDS,)]
    return tuple(sorted({scope for each in asked for scope in each}))
