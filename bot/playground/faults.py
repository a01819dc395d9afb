"""How the workspace fails on demand: failures planned one by one or by chance, and limits on the rate of calls."""

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Literal

ANY = "*"


@dataclass(frozen=True, slots=True)
class Failure:
    """One way to fail a call.

    `ratelimited`: 429 with Retry-After `seconds`. `status`: HTTP `code`, and the call counts only when `accepted`.
    `drop_before`, `drop_after`: the line goes dead, without or with the call accepted. `late`: the call is accepted
    and answered `seconds` later. `error`: Slack's `error`.
    """

    kind: Literal["ratelimited", "status", "drop_before", "drop_after", "late", "error"]
    seconds: float = 1
    code: int = 503
    error: str = "internal_error"
    accepted: bool = False


class Faults:
    """What fails next, method by method; `*` stands for every method. Planned failures come before chance."""

    def __init__(self, random: Random | None = None) -> None:
        self.random = random or Random(0)  # noqa: S311 -- failures must be replayable, not secret
        self.planned: dict[str, deque[Failure]] = defaultdict(deque)
        self.odds: dict[str, list[tuple[float, Failure]]] = defaultdict(list)
        self.happened: list[tuple[str, Failure]] = []

    def plan(self, method: str, *failures: Failure) -> None:
        """The next calls of the method fail in this way, one each."""
        self.planned[method].extend(failures)

    def chance(self, method: str, probability: float, failure: Failure) -> None:
        """Every call of the method fails in this way with this probability."""
        self.odds[method].append((probability, failure))

    def clear(self) -> None:
        """Nothing fails any more."""
        self.planned.clear()
        self.odds.clear()

    def next(self, method: str) -> Failure | None:
        """How this call fails, None when it does not."""
        failure = self._planned(method) or self._by_chance(method)
        if failure:
            self.happened.append((method, failure))
        return failure

    def _planned(self, method: str) -> Failure | None:
        waiting = self.planned[method] or self.planned[ANY]
        return waiting.popleft() if waiting else None

    def _by_chance(self, method: str) -> Failure | None:
        rows = [*self.odds[method], *self.odds[ANY]]
        drawn = self.random.random() if rows else 1.0
        for probability, failure in rows:
            if drawn < probability:
                return failure
            drawn -= probability
        return None


PER_MINUTE = {
    **dict.fromkeys(
        ["views.open", "views.update", "views.push", "views.publish", "users.info", "chat.postEphemeral"], 100
    ),
    **dict.fromkeys(["files.getUploadURLExternal", "files.completeUploadExternal", "files.info"], 100),
    **dict.fromkeys(
        [
            "files.delete",
            "chat.update",
            "chat.delete",
            "conversations.info",
            "conversations.history",
            "conversations.replies",
        ],
        50,
    ),
    **dict.fromkeys(["conversations.open", "conversations.join", "conversations.members", "bots.info"], 50),
    **dict.fromkeys(["users.list", "conversations.list", "usergroups.list", "usergroups.users.list"], 20),
    "apps.connections.open": 10,
    "chat.postMessage": 300,
}
"""Calls a minute for the whole workspace. Slack tells about 1 for `apps.connections.open` and forgives bursts."""


@dataclass
class _Bucket:
    level: float
    seen: float


@dataclass
class Limits:
    """Rates as Slack holds them, on machine time (seconds); off unless `enabled`."""

    enabled: bool = False
    per_channel: float = 1.0
    channel_burst: int = 5
    per_minute: dict[str, int] = field(default_factory=lambda: dict(PER_MINUTE))
    monotonic: Callable[[], float] = time.monotonic
    _buckets: dict[tuple[str, ...], _Bucket] = field(default_factory=dict)

    def wait(self, method: str, channel: str | None = None) -> int:
        """Whole seconds until such a call is let through; 0 lets this one through and counts it."""
        if not self.enabled:
            return 0
        dues: list[tuple[tuple[str, ...], float, float]] = []
        if method in self.per_minute:
            most = self.per_minute[method]
            dues.append(((method,), float(most), most / 60))
        if method == "chat.postMessage" and channel:
            dues.append(((method, channel), float(self.channel_burst), self.per_channel))
        waits = [self._missing(*due) for due in dues]
        if not any(waits):
            for key, _, _ in dues:
                self._buckets[key].level -= 1
        return max(waits, default=0)

    def _missing(self, key: tuple[str, ...], most: float, rate: float) -> int:
        now = self.monotonic()
        bucket = self._buckets.setdefault(key, _Bucket(most, now))
        bucket.level, bucket.seen = min(most, bucket.level + (now - bucket.seen) * rate), now
        return 0 if bucket.level >= 1 else math.ceil((1 - bucket.level) / rate)
