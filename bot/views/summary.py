"""The morning summary."""

from bot.domain.standing import Standing
from bot.views.reader import Payload, Reader


def message(standing: Standing, reader: Reader, *, department: str | None, late: bool) -> Payload:
    """How things stand this morning, for a person, a department's channel or management's."""
    raise NotImplementedError
