"""The bot's now: real time, or a virtual one that starts where it is told and runs at its own speed."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from threading import Lock

from bot.domain.refusal import Refusal

FASTEST = 1_000_000.0  # virtual seconds in one machine second


def _machine_now() -> datetime:
    return datetime.now(UTC)


class Clock:
    """Tells the time to everything that decides; leases, back-off and rate limits go by machine time instead.

    Safe to use from several threads.

    Args:
        start: an aware instant at which it starts; None for real time.
        speed: virtual seconds in one machine second, 0 or more; another speed than 1 makes it virtual.
        monotonic: the machine's steady seconds.
    """

    def __init__(
        self, start: datetime | None = None, speed: float = 1.0, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._lock = Lock()
        self._monotonic = monotonic
        self._anchor = monotonic()
        self._start = _utc(start) if start else None
        self._speed = 1.0
        if speed != 1.0:
            self.set_speed(speed)

    def now(self) -> datetime:
        """Aware UTC in whole seconds, the fraction cut off."""
        with self._lock:
            return self._exact().replace(microsecond=0)

    @property
    def speed(self) -> float:
        """Virtual seconds in one machine second; 0 when it stands still."""
        return self._speed

    @property
    def virtual(self) -> bool:
        """Whether it tells another time than the machine's."""
        return self._start is not None

    def set_speed(self, speed: float) -> None:
        """Run at that speed from now on.

        Raises:
            Refusal: `clock.bad` (text) for less than 0, and more than `FASTEST`.
        """
        if not 0 <= speed <= FASTEST:
            raise Refusal("clock.bad", text=str(speed))
        with self._lock:
            self._anchor_at(self._exact())
            self._speed = speed

    def still(self) -> None:
        """Stand still until told otherwise."""
        self.set_speed(0)

    def jump(self, to: datetime) -> None:
        """Go forward to an aware instant and run on from there.

        Raises:
            Refusal: `clock.backwards` (now, to) for an instant that is past.
        """
        with self._lock:
            if _utc(to) < self._exact().replace(microsecond=0):
                raise Refusal("clock.backwards", now=self._exact().replace(microsecond=0), to=_utc(to))
            self._anchor_at(max(_utc(to), self._exact()))

    def _exact(self) -> datetime:
        if self._start is None:
            return _machine_now()
        return self._start + timedelta(seconds=(self._monotonic() - self._anchor) * self._speed)

    def _anchor_at(self, instant: datetime) -> None:
        self._start, self._anchor = instant, self._monotonic()


def parse_clock(text: str, zone: tzinfo | None = None) -> Clock:
    """The clock of ``--clock 2026-02-13T17:00+08:00[@SPEED]``; a time written without a zone is in `zone`.

    Raises:
        Refusal: `clock.bad` (text) for no ISO instant, one without any zone, and a speed that is no number from 0 on.
    """
    instant, at, speed = text.partition("@")
    try:
        start = datetime.fromisoformat(instant.strip())
        aware = start.replace(tzinfo=zone) if start.utcoffset() is None else start
        return Clock(_utc(aware), float(speed) if at else 1.0)
    except (ValueError, OverflowError, Refusal):
        raise Refusal("clock.bad", text=text) from None


def _utc(instant: datetime) -> datetime:
    if instant.utcoffset() is None:
        raise ValueError(f"{instant!r} has no time zone")
    return instant.astimezone(UTC)
