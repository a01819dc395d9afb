"""The small language in which Slack's shapes are written: a check tells what is wrong with a value, and where."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.playground.people import Json

BRIEF = 255  # the longest block_id, action_id, callback_id


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, in Slack's manner of saying it."""

    words: str
    at: str

    def __str__(self) -> str:
        return f"[ERROR] {self.words} [json-pointer:{self.at}]"


Check = Callable[[Any, str], Iterator[Problem]]
Rule = Callable[[Json], str | None]
"""Looks at a whole object whose fields are right and says what does not fit together, or None."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An object: its fields, and rules between them. Other fields are refused."""

    required: Mapping[str, Check] = field(default_factory=dict)
    optional: Mapping[str, Check] = field(default_factory=dict)
    rules: Sequence[Rule] = ()

    def __call__(self, value: Any, at: str) -> Iterator[Problem]:  # noqa: ANN401 -- decoded JSON may be anything
        """Every problem of the object and in it."""
        if not isinstance(value, dict):
            yield Problem("must be an object", at)
            return
        found = [*self._fields(value, at)]
        yield from found
        if not found:
            yield from (Problem(words, at) for rule in self.rules if (words := rule(value)))

    def _fields(self, value: Json, at: str) -> Iterator[Problem]:
        known = {**self.required, **self.optional}
        yield from (Problem(f"missing required field: {name}", at) for name in self.required if name not in value)
        for name, inner in value.items():
            if name in known:
                yield from known[name](inner, f"{at}/{name}")
            else:
                yield Problem(f"invalid additional property: {name}", at)


def typed(
    name: str, required: Mapping[str, Check], optional: Mapping[str, Check] | None = None, *rules: Rule
) -> dict[str, Check]:
    """One entry of a table of types: an object whose `type` is the name."""
    return {name: Shape({"type": word(name), **required}, optional or {}, rules)}


def by_type(table: Mapping[str, Check]) -> Check:
    """The shape that the object's `type` names; types outside the table are refused."""

    def check(value: Any, at: str) -> Iterator[Problem]:  # noqa: ANN401 -- decoded JSON may be anything
        if not isinstance(value, dict):
            yield Problem("must be an object", at)
        elif "type" not in value:
            yield Problem("missing required field: type", at)
        elif not isinstance(value["type"], str) or value["type"] not in table:
            yield Problem(f"unsupported type: {value['type']}", f"{at}/type")
        else:
            yield from table[value["type"]](value, at)

    return check


def text(most: int, least: int = 1) -> Check:
    """A string of so many characters."""

    def check(value: Any, at: str) -> Iterator[Problem]:  # noqa: ANN401 -- decoded JSON may be anything
        if not isinstance(value, str):
            yield Problem("must be a string", at)
        elif len(value) < least:
            yield Problem(f"must be more than {least - 1} characters", at)
        elif len(value) > most:
            yield Problem(f"must be less than {most + 1} characters", at)

    return check


def whole(least: int, most: int) -> Check:
    """An integer between two bounds, both allowed."""

    def check(value: Any, at: str) -> Iterator[Problem]:  # noqa: ANN401 -- decoded JSON may be anything
        if not isinstance(value, int) or isinstance(value, bool):
            yield Problem("must be an integer", at)
        elif not least <= value <= most:
            yield Problem(f"must be between {least} and {most}", at)

    return check


def number(value: Any, at: str) -> Iterator[Problem]:  # noqa: ANN401 -- decoded JSON may be anything
    """Any number."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        yield Problem("must be a number", at)


def flag(value: Any, at: str) -> Iterator[Problem]:  # noqa: ANN401 -- decoded JSON may be anything
    """True or false."""
    if not isinstance(value, bool):
        yield Problem("must be a boolean", at)


def word(*allowed: str) -> Check:
    """One of the words."""

    def check(value: Any, at: str) -> Iterator[Problem]:  # noqa: ANN401 -- decoded JSON may be anything
        if value not in allowed:
            yield Problem(f"must be one of: {', '.join(allowed)}", at)

    return check


def like(pattern: str, what: str) -> Check:
    """A string of a form."""
    form = re.compile(pattern)

    def check(value: Any, at: str) -> Iterator[Problem]:  # noqa: ANN401 -- decoded JSON may be anything
        if not isinstance(value, str) or not form.fullmatch(value):
            yield Problem(f"must be {what}", at)

    return check


def listed(inner: Check, least: int, most: int) -> Check:
    """An array of so many items."""

    def check(value: Any, at: str) -> Iterator[Problem]:  # noqa: ANN401 -- decoded JSON may be anything
        if not isinstance(value, list):
            yield Problem("must be an array", at)
            return
        if len(value) < least:
            yield Problem(f"must have at least {least} items", at)
        if len(value) > most:
            yield Problem(f"no more than {most} items allowed", at)
        for place, item in enumerate(value):
            yield from inner(item, f"{at}/{place}")

    return check


def either(*names: str, many: bool = False) -> Rule:
    """Exactly one of the fields is there; with `many`, at least one."""

    def rule(value: Json) -> str | None:
        there = sum(name in value for name in names)
        fits = there >= 1 if many else there == 1
        return None if fits else f"must have {'at least' if many else 'exactly'} one of: {', '.join(names)}"

    return rule


def ordered(low: str, high: str) -> Rule:
    """The first number is not above the second."""

    def rule(value: Json) -> str | None:
        if low in value and high in value and float(value[low]) > float(value[high]):
            return f"{low} must not be above {high}"
        return None

    return rule
