"""How fast we may call Slack: one message a second in a channel, each method at its own rate. Machine time only."""

import time
from collections.abc import Callable, Mapping

CHANNEL = 1.0  # seconds between two messages in a channel
METHODS: Mapping[str, float] = {  # seconds between two calls in the workspace
    "chat.postMessage": 60 / 300,  # "several hundred a minute"
    "chat.update": 60 / 50,
    "chat.delete": 60 / 50,
    "conversations.history": 60 / 50,
    "conversations.open": 60 / 50,
    "users.info": 60 / 100,
    "files.getUploadURLExternal": 60 / 100,
    "files.completeUploadExternal": 60 / 100,
    "users.list": 60 / 20,
    "usergroups.users.list": 60 / 20,
}


class Pace:
    """Whose turn it is. A place or method that must wait holds no other up.

    Args:
        channel: seconds between two messages in one channel.
        methods: seconds between two calls of one method.
        monotonic: the machine's steady seconds.
    """

    def __init__(
        self,
        channel: float = CHANNEL,
        methods: Mapping[str, float] = METHODS,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._channel = channel
        self._methods = methods
        self._monotonic = monotonic
        self._free_at: dict[str, float] = {}

    def wait(self, key: str) -> float:
        """Seconds until that channel or method is free; 0 when it is."""
        return max(0.0, self._free_at.get(key, 0.0) - self._monotonic())

    def take(self, key: str) -> float:
        """Take the next turn: it is booked, and comes after the seconds returned."""
        wait = self.wait(key)
        every = self._methods.get(key, self._channel)
        self._free_at[key] = self._monotonic() + wait + every
        return wait

    def hold(self, key: str, seconds: float) -> None:
        """Nothing for that channel or method for so many seconds (Slack's Retry-After)."""
        self._free_at[key] = max(self._free_at.get(key, 0.0), self._monotonic() + seconds)

    def busy(self) -> frozenset[str]:
        """The channels and methods that must wait; those that are free again are forgotten."""
        now = self._monotonic()
        self._free_at = {key: at for key, at in self._free_at.items() if at > now}
        return frozenset(self._free_at)


def unhurried(*, monotonic: Callable[[], float] = time.monotonic) -> Pace:
    """A pace that waits only where Slack has said so."""
    return Pace(0.0, dict.fromkeys(METHODS, 0.0), monotonic=monotonic)
