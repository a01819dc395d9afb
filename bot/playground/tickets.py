"""Things that live for a short while and work a few times: trigger ids, response urls, Socket Mode tickets."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field


class Stale(ValueError):  # noqa: N818 -- it names Slack's own error
    """The ticket does not work; the text is Slack's error."""


@dataclass
class Triggers:
    """Trigger ids: each opens one view within `life` seconds."""

    life: float = 3.0
    monotonic: Callable[[], float] = time.monotonic
    _born: dict[str, tuple[str, float]] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def mint(self, user: str) -> str:
        """A new trigger id for a gesture of this person."""
        trigger = f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self._born[trigger] = (user, self.monotonic())
        return trigger

    def take(self, trigger: str) -> str:
        """Whose gesture it was; the trigger is used up. Raises Stale."""
        if trigger not in self._born:
            raise Stale("invalid_trigger_id")
        if trigger in self._used:
            raise Stale("exchanged_trigger_id")
        user, born = self._born[trigger]
        if self.monotonic() - born >= self.life:
            raise Stale("expired_trigger_id")
        self._used.add(trigger)
        return user


@dataclass
class Door:
    """One response_url: where it leads, and which message it answers (None after a slash command)."""

    channel: str
    user: str
    original: str | None
    born: float
    uses: int = 0


@dataclass
class Doors:
    """Response urls: each takes `uses` answers within `life` seconds."""

    life: float = 1800.0
    uses: int = 5
    monotonic: Callable[[], float] = time.monotonic
    _doors: dict[str, Door] = field(default_factory=dict)

    def mint(self, channel: str, user: str, original: str | None = None) -> str:
        """The token of a new response url."""
        token = secrets.token_hex(12)
        self._doors[token] = Door(channel, user, original, self.monotonic())
        return token

    def take(self, token: str) -> Door:
        """Where the url leads, one use counted. Raises Stale."""
        door = self._doors.get(token)
        if door is None or self.monotonic() - door.born >= self.life:
            raise Stale("expired_url")
        if door.uses >= self.uses:
            raise Stale("used_url")
        door.uses += 1
        return door
