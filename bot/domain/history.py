"""The chain that makes a changed, reordered or removed line of history visible; one chain a task, and a daily seal."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC
from hashlib import sha256

from bot.domain.decision import Line

WORDS = tuple(field.name for field in fields(Line))
START = ""  # what the first line of every chain, and the first seal, is linked to


@dataclass(frozen=True, slots=True)
class Entry:
    """A line in its place: the n-th of its task's chain (from 1), with the link (hex) that proves it."""

    n: int
    line: Line
    link: str


@dataclass(frozen=True, slots=True)
class End:
    """The end of one task's chain at the moment of a seal."""

    task: int
    n: int
    link: str


def link(previous: str, n: int, line: Line) -> str:
    """SHA-256 (hex) over the link before, the place and every word of the line."""
    words = {name: getattr(line, name) for name in WORDS} | {"at": line.at.astimezone(UTC).isoformat()}
    text = json.dumps([previous, n, words], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def seal(previous: str, ends: Iterable[End]) -> str:
    """The digest over all chain ends that changed since the seal before, linked to that seal."""
    rows = sorted((end.task, end.n, end.link) for end in ends)
    return sha256(json.dumps([previous, rows], separators=(",", ":")).encode()).hexdigest()


def first_fault(entries: Sequence[Entry]) -> int | None:
    """The place of the first line that does not follow from the one before it, or None."""
    previous = START
    for place, entry in enumerate(entries, start=1):
        if entry.n != place or entry.link != link(previous, place, entry.line):
            return place
        previous = entry.link
    return None
