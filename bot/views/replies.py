"""What a person is answered: sentences, pictures of values, refusals."""

from bot.domain.refusal import Refusal
from bot.domain.reply import Say, Show
from bot.views.reader import Payload, Reader


def reply(answer: Say | Show, reader: Reader) -> Payload:
    """The answer as a message."""
    raise NotImplementedError


def refusal(no: Refusal, reader: Reader) -> Payload:
    """Why not, and what to type instead, as a message."""
    raise NotImplementedError


def refusal_text(no: Refusal, reader: Reader) -> str:
    """The same as plain text, to stand below a form's field."""
    raise NotImplementedError


def broken(error_id: str, reader: Reader) -> Payload:
    """An unexpected error, with the id under which it was logged."""
    raise NotImplementedError


def working(reader: Reader) -> Payload:
    """It takes longer; the answer follows."""
    raise NotImplementedError
