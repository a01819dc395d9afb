"""Where somebody looks at Home, as views remember it: in the Home tab, and in every view that was opened from it."""

import json
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from bot.domain.home import Colour, Looking, Scope
from bot.views.forms import LONGEST_METADATA
from bot.views.home import memory

LAST_PAGE = 9999
LONGEST_ID = 150
_FIGURES = re.compile(r"[0-9]{1,9}")
E = TypeVar("E", bound=StrEnum)


def marked(view: Mapping[str, Any], looking: Looking) -> dict[str, Any]:
    """The same view, which remembers that it was opened from Home and where its reader looked."""
    kept = json.loads(view.get("private_metadata") or "null") or {}  # a view without any is built with "null"
    text = json.dumps({**kept, "home": memory(looking)})
    return {**view, "private_metadata": text} if len(text) <= LONGEST_METADATA else dict(view)


def carried(view: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """A view that takes another's place, with what that one remembered of Home."""
    looking = looking_in(before)
    return marked(view, looking) if looking else dict(view)


def looking_in(view: object) -> Looking | None:
    """Where the reader of a view looks, or looked when they opened the form; None in a view that is not of Home.

    Nothing in it is trusted: what does not make sense is left out, what may not be seen is sorted out later.
    """
    try:
        match json.loads(view.get("private_metadata") or "") if isinstance(view, Mapping) else None:
            case {"home": Mapping() as kept}:
                return _looking(kept)
    except (ValueError, TypeError, RecursionError):
        return None
    return None


def _looking(kept: Mapping[str, Any]) -> Looking:
    return Looking(
        one_of(Scope, kept.get("scope")),
        one_of(Colour, kept.get("colour")),
        an_id(kept.get("standard")),
        an_id(kept.get("person")),
        a_page(kept.get("page")),
    )


def one_of(kind: type[E], value: object) -> E | None:
    """The word of that kind; None for anything else."""
    return next((one for one in kind if one.value == value), None)


def an_id(value: object) -> str:
    """A standard's or a person's id; empty for what cannot be one."""
    return value if isinstance(value, str) and len(value) <= LONGEST_ID else ""


def a_page(value: object) -> int:
    """A page, from 0; 0 for what is none."""
    number = int(value) if isinstance(value, str) and _FIGURES.fullmatch(value) else value
    return min(max(number, 0), LAST_PAGE) if isinstance(number, int) else 0
