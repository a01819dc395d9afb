"""What the page is handed by whoever starts it: a clock to show and move, and the app's shortcuts."""

from datetime import datetime, tzinfo
from typing import Literal, Protocol, TypedDict


class ClockWords(TypedDict):
    """What stands beside the time, in a reader's language; empty where there is nothing to tell."""

    hours: str
    next_event: str
    next_working_day: str
    passed: str


class ClockBar(Protocol):
    """The clock that the page shows and moves; all instants are aware."""

    @property
    def speed(self) -> float:
        """Seconds of this clock for one second of the machine; 0 when it stands still."""

    @property
    def zone(self) -> tzinfo:
        """The zone in which the page shows times."""

    def now(self) -> datetime:
        """The time it shows."""

    def set_speed(self, speed: float) -> None:
        """Run at that speed from now on."""

    async def jump(self, to: datetime) -> None:
        """Go on to `to`, which lies ahead; ends when the app has seen to what fell due on the way."""

    def next_event(self) -> datetime | None:
        """When something falls due next, None when nothing is waiting."""

    def next_working_day(self) -> datetime | None:
        """When the next working day begins, None when it is not known."""

    def words(self, locale: str) -> ClockWords:
        """Whether business is open, when and what comes next, and what the last move of the clock has brought."""


class Shortcut(TypedDict):
    """One of the app's shortcuts: `global` stands in the menu beside the composer, `message` in each message's."""

    callback_id: str
    name: str
    kind: Literal["global", "message"]
