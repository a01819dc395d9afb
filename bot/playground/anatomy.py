"""How blocks are built: their elements, nested ones included, and the ids that Slack fills in when there are none."""

import copy
import secrets
from collections.abc import Iterable, Iterator
from typing import Any

from bot.playground.people import Json

_SINGLE = ("accessory", "element")
_ROWS = ("elements", "actions")
_PASSIVE = {"image", "plain_text", "mrkdwn", "card"}


def every_block(blocks: Iterable[Json]) -> Iterator[Json]:
    """The blocks and those inside containers and carousels."""
    for block in blocks:
        yield block
        yield from block.get("child_blocks", [])
        if block["type"] == "carousel":
            yield from block["elements"]


def elements(block: Json) -> Iterator[Json]:
    """The interactive elements of one block."""
    if block["type"] == "rich_text":
        return
    row = [block[name] for name in _SINGLE if name in block]
    row += [one for name in _ROWS for one in block.get(name, [])]
    yield from (one for one in row if one["type"] not in _PASSIVE)


def inputs(blocks: Iterable[Json]) -> Iterator[tuple[Json, Json]]:
    """Every interactive element with its block."""
    for block in every_block(blocks):
        yield from ((block, element) for element in elements(block))


def with_ids(blocks: Iterable[Json]) -> list[Json]:
    """A copy in which every block has a block_id and every interactive element an action_id."""
    copied = copy.deepcopy([*blocks])
    for block in every_block(copied):
        block.setdefault("block_id", secrets.token_urlsafe(4))
        for element in elements(block):
            element.setdefault("action_id", secrets.token_urlsafe(4))
    return copied


def find(
    blocks: Iterable[Json], action_id: str, block_id: str | None = None, value: str | None = None
) -> tuple[Json, Json] | None:
    """The first element with that action id (and block id, and value), with its block."""
    for block, element in inputs(blocks):
        fits = element["action_id"] == action_id and block_id in (None, block["block_id"])
        if fits and value in (None, element.get("value")):
            return block, element
    return None


def strings_in(value: Any) -> Iterator[str]:  # noqa: ANN401 -- decoded JSON may be anything
    """Every string in it, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings_in(item)


def words_in(value: Any) -> Iterator[str]:  # noqa: ANN401 -- decoded JSON may be anything
    """Every `text` string in it, however deep."""
    if isinstance(value, list):
        for item in value:
            yield from words_in(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name == "text" and isinstance(item, str):
                yield item
            else:
                yield from words_in(item)
