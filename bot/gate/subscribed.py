"""What the app asks Slack for: a command, shortcuts, events to be told of. The manifest is made from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

COMMAND = "/task"
HOME_OPENED = "app_home_opened"
PEOPLE = ("team_join", "user_change", "subteam_updated", "subteam_members_changed")

EVENTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        HOME_OPENED: (),
        "team_join": ("users:read",),
        "user_change": ("users:read",),
        "subteam_updated": ("usergroups:read",),
        "subteam_members_changed": ("usergroups:read",),
    }
)
"""Every event type that is listened to, with the scopes that Slack asks for it."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut: its callback id, and whether it stands on a message (else in the menu beside the message field)."""

    id: str
    on_message: bool


SHORTCUTS = (Shortcut("open_task", on_message=False), Shortcut("task_from_message", on_message=True))
