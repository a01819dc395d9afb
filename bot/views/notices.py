"""Warnings and other notices, as others hear them: one message for one place, from one notice or from many."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from bot.views import news, people, warning
from bot.views.blocks import Part, payload, small
from bot.views.reader import Block, Payload, Reader
from bot.views.several import several
from bot.views.told import Told
from bot.views.words import Words

__all__ = ["KINDS", "Told", "message"]

KINDS: Mapping[str, Callable[[Told, Reader], list[Block]]] = MappingProxyType(
    {
        "yellow": warning.yellow,
        "red": warning.red,
        "duty_yellow": warning.duty,
        "duty_red": warning.duty,
        "given": news.given,
        "entered_late": news.entered_late,
        "progress": news.progress,
        "stuck": news.stuck,
        "handed_in": news.handed_in,
        "accepted": news.accepted,
        "document": news.document,
        "returned": news.returned,
        "measure": news.measure,
        "moved": news.moved,
        "handed_over": people.handed_over,
        "undeliverable": news.undeliverable,
        "audit": news.audit,
        "seal": news.seal,
        "welcome": people.welcome,
        "left": people.left,
    }
)
"""Every kind of notice but the summary, which `bot.views.summary` draws from the standing."""


def message(told: Sequence[Told], reader: Reader, *, late: bool) -> Payload:
    """One message for one place: a single notice in full with its buttons, many as a table of the worst with counts.

    Drawn again later it shows how things stand by then, and only the buttons that still make sense.

    Args:
        told: at least one notice.
        reader: a person for a direct message, nobody for a channel.
        late: whether to say that the message comes later than it should have.
    """
    one = KINDS[told[0].notice.kind]
    drawn: Sequence[Part] = one(told[0], reader) if len(told) == 1 else several(told, reader)
    return payload(drawn, _late(told, reader) if late else [])


def _late(told: Sequence[Told], reader: Reader) -> list[Block]:
    first = min(one.notice.fell_at for one in told)
    return [small(Words(reader).say("late", at=first))]
