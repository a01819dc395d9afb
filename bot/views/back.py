"""A form given back as a person had filled it, with a word in it: why it was refused."""

from collections.abc import Mapping
from typing import Any

from bot.views.blocks import paragraph
from bot.views.reader import Block

REFUSED = "refused"  # id of the block with the word, above all fields
_PARTS = ("type", "title", "submit", "close", "callback_id", "private_metadata", "clear_on_close", "notify_on_close")
_FIRST = {
    "plain_text_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "datepicker": ("selected_date", "initial_date"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}
"""By type of field: what it holds, in a payload's state, and what it begins with, in a view."""


def given_back(view: Mapping[str, Any], words: str, place: str = REFUSED) -> Block:
    """The form of a payload again, every field as it was filled, and `words` (mrkdwn) in the block of that id.

    That block takes the place of a former one, or stands on top.
    """
    typed = (view.get("state") or {}).get("values") or {}
    blocks = [_filled(block, typed) for block in view.get("blocks", ())]
    places = [block.get("block_id") for block in blocks]
    at = places.index(place) if place in places else 0
    word = {**paragraph(f"⚠️ {words}"), "block_id": place}
    told = [*blocks[:at], word, *blocks[at + (place in places) :]]
    return {**{part: view[part] for part in _PARTS if view.get(part) is not None}, "blocks": told}


def _filled(block: Mapping[str, Any], typed: Mapping[str, Any]) -> Block:
    element = block.get("element")
    if block.get("type") != "input" or not isinstance(element, Mapping) or element.get("type") not in _FIRST:
        return dict(block)
    held, first = _FIRST[element["type"]]
    value = (typed.get(block["block_id"]) or {}).get(element["action_id"], {}).get(held)
    kept = {name: part for name, part in element.items() if name != first}
    return {**block, "element": kept | ({first: value} if value else {})}
