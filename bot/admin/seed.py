"""What the demo's company has done before the visitor comes: real gestures, made while the clock runs up to now."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.calendar import Calendar
from bot.domain.standards import Language


@dataclass(frozen=True, slots=True)
class Step:
    """A gesture of the past: so many working days ago, at a local time, by whom (Slack id), and where."""

    days_ago: int
    at: time
    who: str
    channel: str
    zh: str
    en: str

    def words(self, language: Language) -> str:
        """What is typed after ``/task``."""
        return self.en if language is Language.EN else self.zh


def _open(days_ago: int, at: str, who: str, channel: str, standard: str, zh: str, en: str, reference: str) -> Step:
    words = tuple(f"open {standard} {title} {reference}" for title in (zh, en))
    return Step(days_ago, time.fromisoformat(at), who, channel, *words)


def _say(days_ago: int, at: str, who: str, channel: str, zh: str, en: str) -> Step:
    return Step(days_ago, time.fromisoformat(at), who, channel, zh, en)


PAST: tuple[Step, ...] = (
    _open(4, "10:05", "U0XU", "C0CLAIMS", "claims.simple", "車損理賠", "Car damage", "CLM-2026-0031"),
    _say(4, "15:20", "U0XU", "C0CLAIMS", "close 1 registration 已登記", "close 1 registration entered"),
    _open(
        3, "09:40", "U0HUANG", "C0SERVICE", "service.complaint.simple", "保費扣款爭議", "Premium dispute", "CMP-0117"
    ),
    _say(3, "11:10", "U0HUANG", "C0SERVICE", "close 2 contact 已致電說明", "close 2 contact called the customer"),
    _open(3, "14:30", "U0WU", "C0SALES", "sales.application.simple", "住宅火險投保", "Home insurance", "APP-2026-0209"),
    _open(
        2, "10:15", "U0HUANG", "C0SERVICE", "service.question.general", "保單地址變更", "Change of address", "Q-0552"
    ),
    _say(2, "16:00", "U0HUANG", "C0SERVICE", "close 4 已回覆", "close 4 answered"),
    _open(1, "09:30", "U0HE", "C0SUPPORT", "support.document.regular", "合作契約審核", "Contract review", "DOC-0083"),
    _open(1, "11:45", "U0LIN", "C0CLAIMS", "claims.complex", "工程險理賠", "Construction claim", "CLM-2026-0038"),
)


async def live_through(
    calendar: Calendar,
    now: datetime,
    language: Language,
    *,
    say: Callable[[Step, str], Awaitable[None]],
    go_on: Callable[[datetime], Awaitable[None]],
) -> None:
    """Make every gesture at its time, in order.

    Args:
        now: aware; the days are counted back from it.
        say: makes one gesture.
        go_on: lets the clock run to an instant, with everything that falls due on the way.
    """
    for step in PAST:
        await go_on(moment(calendar, now, step.days_ago, step.at))
        await say(step, step.words(language))


def moment(calendar: Calendar, now: datetime, days_ago: int, at: time) -> datetime:
    """That local time, so many working days before today."""
    on = calendar.local(now).date()
    for _ in range(days_ago):
        on = _working_day_before(calendar, on)
    return datetime.combine(on, at, calendar.zone)


def _working_day_before(calendar: Calendar, on: date) -> date:
    on -= timedelta(days=1)
    return on if calendar.is_working_day(on) else _working_day_before(calendar, on)
