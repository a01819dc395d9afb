"""Who and where: the people, the channels and the shown clock that a workspace is made from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

Json = dict[str, Any]
"""A decoded JSON object, as Slack sends and takes them."""


class Impossible(ValueError):  # noqa: N818 -- not an error of ours: the gesture does not exist
    """A gesture that Slack's own client would not offer: no such button, a channel they are not in, no open form."""


class Clock(Protocol):
    """The clock whose time stands beside messages; it may be virtual and decides nothing."""

    def now(self) -> datetime:
        """The shown time, aware."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the workspace; `team_id` is set for people of another workspace (Slack Connect)."""

    id: str
    name: str
    locale: str
    tz: str = "Asia/Shanghai"
    team_id: str | None = None
    is_bot: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    deleted: bool = False


@dataclass(slots=True)
class Channel:
    """A channel (C..., G...) or a direct message with the bot or a colleague (D..., `is_im`); `members` are ids."""

    id: str
    name: str
    private: bool = False
    members: list[str] = field(default_factory=list)
    archived: bool = False
    is_im: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A user group (S...), as `usergroups.list` gives it."""

    id: str
    handle: str
    name: str
    users: Sequence[str] = ()
