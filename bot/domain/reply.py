"""What a command answers: a value that the gate renders. Nothing here knows Slack or a language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Say:
    """One sentence, to the one who asked, named by its key. With a `number`, a button shows that task."""

    key: str
    facts: Mapping[str, object]
    number: int | None = None


@dataclass(frozen=True)
class Open:
    """A form. `words` are what is known already and come back with the form; `facts` fill it."""

    form: str
    words: tuple[str, ...] = ()
    facts: Mapping[str, object] | None = None


@dataclass(frozen=True)
class Show:
    """A picture of values: ``task``, ``why``, ``list``, ``standards``, ``help``, ``report``."""

    what: str
    facts: Mapping[str, object]


@dataclass(frozen=True)
class Done:
    """Nothing to say: it was done before, or the form just closes."""


Reply = Say | Open | Show | Done


def say(key: str, number: int | None = None, /, **facts: object) -> Say:
    """A sentence with its facts."""
    return Say(key, facts, number)
