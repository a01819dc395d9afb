"""Typed words: the tokens of a line, a word folded for comparison, text without invisible characters."""

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import category, normalize

BRIEF = 60  # characters of a person's word that a refusal repeats

_TOKEN = re.compile(r"<[@#!][^<>]*>|(?:(?!<[@#!])\S)+")
_MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|([^<>]*))?>")
_LINK = re.compile(r"<([a-z]+:[^<>|]*)(?:\|[^<>]*)?>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))  # what Slack escapes in a command; & comes last
_INVISIBLE = {"Cc", "Cf", "Cs"}  # controls, zero-width and direction marks, halves of pairs


def split(line: str) -> tuple[str, ...]:
    """The words of a line; a mention is one word even where it touches its neighbours or holds a space."""
    return tuple(word for word in _TOKEN.findall(line) if visible(word).strip())


@lru_cache(maxsize=4096)  # the names of standards and verbs are compared with again and again
def folded(word: str) -> str:
    """The word for comparison: full-width letters, digits and colons made plain, capitals made small."""
    return visible(normalize("NFKC", word)).casefold().strip()


def visible(text: str) -> str:
    """The text without control, zero-width and direction characters; line ends stay."""
    return "".join(_seen(letter) for letter in text)


def _seen(letter: str) -> str:
    if letter == "\n" or category(letter) not in _INVISIBLE:
        return letter
    return " " if letter.isspace() else ""


def plain(words: Iterable[str]) -> str:
    """The words of a command as the person typed them: mentions by name, links by address, entities undone."""
    return " ".join(text for text in map(_plain, words) if text)


def _plain(word: str) -> str:
    text = _MENTION.sub(lambda found: f"@{found[2] or found[1]}", word)
    text = _LINK.sub(lambda found: found[1], text)
    for entity, letter in _ENTITIES:
        text = text.replace(entity, letter)
    return visible(text).strip()


def mentioned(word: str) -> str | None:
    """The Slack id in a mention, ``<@U1|name>`` or ``<@U1>``; None for any other word."""
    found = _MENTION.fullmatch(word)
    return found[1] if found else None


def brief(word: str) -> str:
    """The word as a refusal repeats it: visible, and not longer than a line."""
    text = _plain(word)
    return text if len(text) <= BRIEF else f"{text[: BRIEF - 1]}…"


def cut(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The words between the bars ``|`` and ``｜``; a bar inside a mention is none."""
    found: list[list[str]] = [[]]
    for word in words:
        first, *rest = [word] if mentioned(word) else word.replace("｜", "|").split("|")
        found[-1].append(first)
        found.extend([piece] for piece in rest)
    return tuple(tuple(piece for piece in part if piece) for part in found)


def opening(words: tuple[str, ...], names: Iterable[str], longest: int = 8) -> int:
    """How many of the first words make up one of the folded names; 0 when they make none. The longest wins."""
    known = set(names)
    for count in range(min(longest, len(words)), 0, -1):
        if folded(plain(words[:count])) in known:
            return count
    return 0
