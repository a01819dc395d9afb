"""Slack's payloads -> what a command takes: the verb, its words, a form's fields. Nothing in them is trusted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from bot.commands import by_id
from bot.commands.ask import Fields
from bot.commands.open import PREVIEW
from bot.commands.verbs import Verb
from bot.commands.words import split, visible
from bot.domain.refusal import Refusal

Json = Mapping[str, Any]
ADD_MEASURE = "add_measure"  # the one button that belongs to a form and not to a verb
TELLING = {"open": {"standard", "received", "documents"}}  # by form, the fields that tell of each change
PICKED = "task"  # the field of the form that asks for a task only


@dataclass(frozen=True)
class Gesture:
    """What somebody did.

    Attributes:
        words: typed after the verb, in a button's value, or remembered by a form.
        form: the fields of a submitted form; None for a command or a button.
        key: the same for every delivery of this gesture, and for no other.
    """

    verb: Verb
    words: tuple[str, ...]
    form: Fields | None
    key: str


@dataclass(frozen=True)
class Memory:
    """What a form remembers in its ``private_metadata``; `opened` is an instant as a person would type it, or empty."""

    verb: Verb
    words: tuple[str, ...]
    measures: int
    opened: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """What goes along with the fields that were filled in."""
        return {"measures": str(self.measures), "opened": self.opened}


def cleaned(gesture: Gesture) -> Gesture:
    """The gesture without control characters and halves of pairs, which no database takes and nobody sees."""
    fields = gesture.form
    if fields is not None:
        fields = {name: _clean(value) for name, value in fields.items()}
    words = tuple(word for word in map(visible, gesture.words) if word)
    return replace(gesture, words=words, form=fields, key=visible(gesture.key))


def _clean(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    return visible(value) if isinstance(value, str) else tuple(map(visible, value))


def pressed(body: Json) -> Gesture:
    """A button's gesture; ``add_measure`` is the form's own. Refused as ``button.unknown``, ``form.broken``."""
    action = next(iter(body.get("actions") or [{}]))
    name = str(action.get("action_id", "")).partition(":")[0]
    key = f"button:{body.get('trigger_id', '')}"
    if name == ADD_MEASURE:
        memory = remembered(body.get("view") or {})
        return Gesture(memory.verb, memory.words, {ADD_MEASURE: "1", **memory.fields}, key)
    if is_change(body):
        memory = remembered(body["view"])
        return Gesture(memory.verb, memory.words, {**_fields(body["view"]), **memory.fields, PREVIEW: "1"}, key)
    verb = by_id(name)
    if verb is None:
        raise Refusal("button.unknown")
    return Gesture(verb, split(_value(action)), None, key)


def is_change(body: Json) -> bool:
    """Whether a field of a form tells that it was changed, before the form is submitted."""
    view, action = body.get("view") or {}, next(iter(body.get("actions") or [{}]))
    return action.get("action_id") in TELLING.get(str(view.get("callback_id")), ())


def _value(action: Json) -> str:
    chosen = action.get("selected_option")
    value = chosen.get("value") if isinstance(chosen, Mapping) else action.get("value")
    return value if isinstance(value, str) else ""


def submitted(body: Json) -> Gesture:
    """A form's gesture; the form that asks for a task gives its verb a word. Refused as ``form.broken``."""
    view: Json = body["view"]
    memory, fields = remembered(view), _fields(view)
    telling = view.get("callback_id") in TELLING  # its hash changes by itself: a second click must be known without
    key = f"form:{view.get('id', '')}:{'' if telling else view.get('hash', '')}"
    if view.get("callback_id") == "pick":
        return Gesture(memory.verb, split(str(fields.get(PICKED, ""))) + memory.words, None, key)
    return Gesture(memory.verb, memory.words, {**fields, **memory.fields}, key)


def remembered(view: Json) -> Memory:
    """What the form remembers; anything that we did not write there is refused as ``form.broken``."""
    try:
        match json.loads(view.get("private_metadata") or ""):
            case {"verb": str(name), "words": list(words), "measures": int(measures), "opened": str(opened)} if all(
                isinstance(word, str) for word in words
            ):
                verb = by_id(name)
                if verb is not None and measures >= 0:
                    return Memory(verb, tuple(words), measures, opened)
    except (ValueError, RecursionError):
        raise Refusal("form.broken") from None
    raise Refusal("form.broken")


def _fields(view: Json) -> dict[str, str | tuple[str, ...]]:
    state = view.get("state") or {}
    rows = state.get("values") or {}
    try:
        return {name: _typed(entry) for row in rows.values() for name, entry in row.items()}
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError, OSError):
        raise Refusal("form.broken") from None


def _typed(entry: Json) -> str | tuple[str, ...]:
    """A field's value as a person would type it: a mention for a colleague, ISO for dates and times."""
    match entry:
        case {"selected_options": list(options)}:
            return tuple(str(option["value"]) for option in options)
        case {"selected_option": Mapping() as option}:
            return str(option["value"])
        case {"selected_user": str(user)}:
            return f"<@{user}>"
        case {"selected_date_time": int(seconds)}:
            return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"
        case {"value": str(text)} | {"selected_date": str(text)}:
            return text
    return ""


def field_below(view: Json, wanted: str | None) -> str | None:
    """The block under which a refusal stands: the field's own, else the first input; None in a form without any."""
    inputs = [str(block["block_id"]) for block in view.get("blocks", []) if block.get("type") == "input"]
    if wanted in inputs:
        return wanted
    return inputs[0] if inputs else None
