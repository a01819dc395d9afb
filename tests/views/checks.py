"""Is a payload one that Slack takes? Slack's limits written down a second time, and the loopback Slack's own checks."""

from collections.abc import Iterator
from typing import Any

from bot.playground.shapes_surfaces import message_fault, view_fault
from bot.views.blocks import NEWER, spoken, without
from bot.views.reader import Block, Payload

LIMITS = {"section": 3000, "header": 150, "context": 2000}


def sound(payload: Payload) -> Payload:
    """The same payload, when Slack would take it as a message and as an update of one."""
    blocks = payload.blocks or []
    assert 0 < len(payload.text) <= 3900
    assert 0 < len(blocks) <= 50
    assert sum(len(text["text"]) for text in texts(blocks)) <= 10_000
    for block in blocks:
        for text in texts(block):
            assert 0 < len(text["text"]) <= LIMITS.get(block["type"], 75)
    for form in (blocks, plain_form(payload)):
        assert message_fault({"text": payload.text, "blocks": form}) is None
    assert spoken(plain_form(payload))[:3000] == payload.text[:3000], "a screen reader is told what the plain form says"
    return payload


def plain_form(payload: Payload) -> list[Block]:
    """The message where none of the newer blocks is taken."""
    return without(payload.blocks or [], payload.plain, frozenset(NEWER))[0]


def rows(payload: Payload, kind: str) -> list[list[str]]:
    """The cells of the one table of that type, the head first."""
    (table,) = [block for block in payload.blocks or [] if block["type"] == kind]
    return [[cell["text"] for cell in cells] for cells in table["rows"]]


def sound_view(view: Block) -> Block:
    """The same view, when Slack would open it."""
    assert len(view["private_metadata"]) <= 3000
    assert len(view["title"]["text"]) <= 24
    names = [block["block_id"] for block in view["blocks"] if "block_id" in block]
    assert len(names) == len(set(names))
    assert view_fault(view, "modal") is None
    return view


def texts(thing: Any) -> Iterator[dict[str, Any]]:
    """Every text object in it."""
    if isinstance(thing, list):
        for one in thing:
            yield from texts(one)
    elif isinstance(thing, dict):
        if thing.get("type") in ("mrkdwn", "plain_text"):
            yield thing
        else:
            yield from texts(list(thing.values()))


def picks(payload: Payload) -> list[str]:
    """What the menu of a message offers."""
    elements = [one for block in payload.blocks or [] if block["type"] == "actions" for one in block["elements"]]
    return [option["value"] for one in elements for option in one.get("options", ())]


def buttons(payload: Payload) -> list[tuple[str, str | None]]:
    """Verb and value of every button, in order."""
    pressed = []
    for block in payload.blocks or []:
        elements = block.get("elements", []) if block["type"] == "actions" else [block.get("accessory")]
        pressed += [(one["action_id"], one.get("value")) for one in elements if one and one["type"] == "button"]
    return pressed


def fields(view: Block) -> dict[str, Block]:
    """The elements of a form by the name of their field."""
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    assert all(block["block_id"] == block["element"]["action_id"] for block in inputs)
    return {block["block_id"]: block["element"] for block in inputs}


def sound_home(view: Block) -> Block:
    """The same Home, when Slack would publish it, and no two of its elements are called the same."""
    assert len(view["private_metadata"]) <= 3000
    assert len(view["blocks"]) <= 100
    elements = [one for block in view["blocks"] for one in [*block.get("elements", []), block.get("accessory")] if one]
    names = [one["action_id"] for one in elements if "action_id" in one]
    assert len(names) == len(set(names))
    assert view_fault(view, "home") is None
    return view
