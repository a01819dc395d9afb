"""What a standard would allow work received at a given moment, without opening any."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.calendar import Calendar, Counted, Span
from bot.domain.explain import ARTICLES, counted
from bot.domain.refusal import Refusal
from bot.domain.standards import Allowance, Stage, Standard, Unit

NOT_COUNTED = (Unit.RINGS, Unit.PROMISED)


@dataclass(frozen=True)
class Deadline:
    """A stage's span with the count behind it; `article` is the law that fixes the count, or empty."""

    stage: Stage
    allowance: Allowance
    span: Span
    days: tuple[Counted, ...]
    article: str


def deadlines(standard: Standard, received: datetime, calendar: Calendar) -> tuple[Deadline, ...]:
    """Every timed stage that starts at `received` (aware), in the standard's order.

    Raises:
        Refusal: ``standard.no_deadline`` when nothing there is counted from receipt; the calendar's own refusals.
    """
    stages = [(stage, stage.allowance) for stage in standard.starting()]
    found = tuple(
        _deadline(stage, allowance, received, calendar)
        for stage, allowance in stages
        if allowance and allowance.unit not in NOT_COUNTED
    )
    if not found:
        raise Refusal("standard.no_deadline", standard=standard.id)
    return found


def _deadline(stage: Stage, allowance: Allowance, received: datetime, calendar: Calendar) -> Deadline:
    span = calendar.span(allowance.unit, allowance.amount, received, stage.yellow)
    days = counted(span.started_at, span.due_at, calendar)
    return Deadline(stage, allowance, span, days, ARTICLES.get(allowance.unit, ""))
