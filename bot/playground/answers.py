"""What is typed and chosen: plain values to Slack's `state.values` and back, and what the client itself checks."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.playground.anatomy import inputs
from bot.playground.people import Impossible, Json
from bot.playground.shapes_text import every_option

Typed = str | int | list[str] | Json | None
"""A plain typed value.

Text, number, e-mail and url inputs: a string. Selects and radio buttons: the option's value (users, channels and
conversations: the id). Multi selects and checkboxes: a list of those. datepicker `YYYY-MM-DD`, timepicker `HH:MM`,
datetimepicker seconds. rich_text_input: the rich_text block. None clears the field.
"""
Values = dict[str, dict[str, Json]]

SLOTS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(
        ["plain_text_input", "number_input", "email_text_input", "url_text_input"], ("value", "initial_value")
    ),
    **dict.fromkeys(
        ["static_select", "external_select", "radio_buttons", "overflow"], ("selected_option", "initial_option")
    ),
    **dict.fromkeys(
        ["multi_static_select", "multi_external_select", "checkboxes"], ("selected_options", "initial_options")
    ),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "file_input": ("files", "initial_files"),
}
"""Where a type keeps its value in `state.values`, and what the app gave it at first."""

_FORMS = {
    "email_text_input": (re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"), "Enter a valid email address."),
    "url_text_input": (re.compile(r"https?://\S+"), "Enter a valid URL."),
    "datepicker": (re.compile(r"\d{4}-\d\d-\d\d"), "Enter a valid date."),
    "timepicker": (re.compile(r"([01]\d|2[0-3]):[0-5]\d"), "Enter a valid time."),
}


def _empty(slot: str) -> list[Json] | None:
    return [] if slot.endswith("s") else None


def initial(element: Json) -> Json:
    """The value of an untouched element."""
    slot, first = SLOTS[element["type"]]
    return {"type": element["type"], slot: element.get(first, _empty(slot))}


def plain(value: Json) -> Typed:
    """The plain value in one entry of `state.values`."""
    slot, _ = SLOTS[value["type"]]
    held = value[slot]
    if slot == "selected_option":
        return held["value"] if held else None
    if slot == "selected_options":
        return [option["value"] for option in held]
    typed: Typed = held
    return typed


def _option(wanted: Typed, offered: list[Json]) -> Json:
    for option in offered:
        if wanted in (option["value"], option):
            return option
    raise Impossible(f"{wanted!r} is not among the options")


def fill(element: Json, typed: Typed, offered: Iterable[Json] = ()) -> Json:
    """The entry of `state.values` after typing; `offered` are options that the app suggested."""
    slot, first = SLOTS[element["type"]]
    if typed is None or typed == "":
        return {"type": element["type"], slot: _empty(slot)}
    among = [*every_option(element), *offered]
    if slot == "selected_option":
        return {
            "type": element["type"],
            slot: _option(typed, [*among, *([element[first]] if first in element else [])]),
        }
    if slot == "selected_options" and isinstance(typed, list):
        among += element.get(first, [])
        return {"type": element["type"], slot: [_option(one, among) for one in typed]}
    return {"type": element["type"], slot: typed}


def stateful(blocks: Iterable[Json]) -> Iterator[tuple[Json, Json]]:
    """The elements that hold a value, with their blocks; menus of three dots hold none."""
    return ((b, e) for b, e in inputs(blocks) if e["type"] in SLOTS and e["type"] != "overflow")


def carry(blocks: Iterable[Json], before: Values | None = None) -> Values:
    """The values of a view: those typed before where block_id, action_id and type stay, initial ones elsewhere."""
    values: Values = {}
    for block, element in stateful(blocks):
        kept = (before or {}).get(block["block_id"], {}).get(element["action_id"])
        fits = kept is not None and kept["type"] == element["type"]
        values.setdefault(block["block_id"], {})[element["action_id"]] = kept if kept and fits else initial(element)
    return values


def _figure(element: Json, written: str) -> str | None:
    try:
        figure = float(written)
    except ValueError:
        return "Enter a number."
    if not element["is_decimal_allowed"] and not figure.is_integer():
        return "Enter a whole number."
    low, high = float(element.get("min_value", "-inf")), float(element.get("max_value", "inf"))
    return None if low <= figure <= high else f"Enter a number between {low:g} and {high:g}."


def _length(element: Json, written: str) -> str | None:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    return None if least <= len(written) <= most else f"Write between {least} and {most} characters."


def complaint(block: Json, element: Json, value: Json) -> str | None:
    """What Slack's own client says under a field before anything is sent, None when it is content."""
    held = value[SLOTS[element["type"]][0]]
    if not held:
        return None if block.get("optional") else "Please complete this required field."
    if isinstance(held, str) and element["type"] in _FORMS:
        form, words = _FORMS[element["type"]]
        return None if form.fullmatch(held) else words
    if element["type"] == "number_input":
        return _figure(element, held)
    return _length(element, held) if element["type"] == "plain_text_input" else None
