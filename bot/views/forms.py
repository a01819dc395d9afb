"""Forms: a modal view for each verb whose words are missing."""

from collections.abc import Sequence

from bot.domain.reply import Open
from bot.domain.standards import Standard
from bot.views.reader import Block, Reader


def form(answer: Open, reader: Reader) -> Block:
    """The modal view; its callback_id is the verb."""
    raise NotImplementedError


def options(standards: Sequence[Standard], reader: Reader) -> list[Block]:
    """Options of the standard's external select; the value is the standard's id."""
    raise NotImplementedError
