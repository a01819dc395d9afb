"""The few blocks that the bot uses, built by `blockkit` 2.1, and the cutting that keeps them within Slack's limits.

`blockkit` rather than `slack_sdk.models`: it refuses more malformed payloads when they are built, and a message of
seven blocks takes 0.3 ms instead of 0.5 (measured, 2-core machine). Under mypy strict its one gap is `build`, which
has no annotations: it is called in one place, here. It guesses whether a text is mrkdwn; here that is always said.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Literal, cast

from blockkit import Actions, Button, Context, Divider, Header, Section, StaticSelect, Text
from blockkit.core import Component

from bot.views.reader import Block, Payload

LONGEST_TEXT = 3900  # chat.update refuses more than 4000
LONGEST_BLOCKS = 9500  # all texts of a message together; Slack refuses from about 10,000
LONGEST_SECTION = 3000
LONGEST_CONTEXT = 2000
LONGEST_HEADING = 150
LONGEST_BUTTON = 75
MOST_BLOCKS = 50
NEWER = frozenset({"table", "data_table", "data_visualization"})  # blocks that an older Slack may refuse

_HALF = re.compile(r"(&[a-z]{0,3}|<[@!#][^<>]{0,80})$")
_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))


def escape(typed: str) -> str:
    """What a person typed, made harmless inside mrkdwn: no mention, no link, no `<!channel>`."""
    for sign, entity in _ENTITIES:
        typed = typed.replace(sign, entity)
    return typed


def cut(words: str, longest: int) -> str:
    """At most so many characters, with an ellipsis when words were left out; no half entity or mention at the end."""
    if len(words) <= longest:
        return words
    return _HALF.sub("", words[: longest - 1]) + "…"


def plain(words: str, longest: int) -> Text:
    """A text in which nothing has a meaning but itself; an empty one becomes a dash, since Slack refuses it."""
    return Text(cut(words, longest) or "-", type="plain_text")


def marked(words: str, longest: int) -> Text:
    """A text in mrkdwn; what a person typed must have been escaped."""
    return Text(cut(words, longest) or "-", type="mrkdwn")


def built(component: Component) -> Block:
    """The plain dict, after blockkit's checks."""
    return cast("Block", component.build())  # type: ignore[no-untyped-call] # the gap named above


def heading(words: str) -> Block:
    """A large line of plain text."""
    return built(Header(text=plain(words, LONGEST_HEADING)))


def paragraph(words: str, beside: Button | None = None) -> Block:
    """Words in mrkdwn, with a button beside them if given."""
    return built(Section(text=marked(words, LONGEST_SECTION), accessory=beside))


def small(words: str) -> Block:
    """A line in small grey letters."""
    return built(Context([marked(words, LONGEST_CONTEXT)]))


def line_between() -> Block:
    """A thin line."""
    return built(Divider())


def button(
    words: str, action: str, value: str | None = None, style: Literal["primary", "danger"] | None = None
) -> Button:
    """A button that runs a verb: its action is the verb, its value the verb's words."""
    return Button(text=plain(words, LONGEST_BUTTON), action_id=action, value=value, style=style)


def row(elements: Sequence[Button | StaticSelect]) -> list[Block]:
    """The buttons and menus side by side; nothing when there is none."""
    return [built(Actions(list(elements)))] if elements else []


@dataclass(frozen=True)
class Either:
    """A block that not every Slack takes, and the plain ones that stand in its place where it is refused.

    The plain ones say all that it says; they are what a screen reader is told.
    """

    rich: Block
    plain: list[Block]


Part = Block | Either


def payload(*parts: Part | Sequence[Part]) -> Payload:
    """A message of those parts: within Slack's limits in both its forms, with all their words as its text."""
    flat = [one for part in parts for one in (part if isinstance(part, Sequence) else [part])][:MOST_BLOCKS]
    plain_form = [block for part in flat for block in (part.plain if isinstance(part, Either) else [part])]
    text = cut(spoken(fitted(deepcopy(plain_form[:MOST_BLOCKS]))), LONGEST_TEXT)
    blocks = fitted([part.rich if isinstance(part, Either) else part for part in flat])
    return Payload(text, blocks, {str(at): part.plain for at, part in enumerate(flat) if isinstance(part, Either)})


def without(
    blocks: Sequence[Block], instead: Mapping[str, list[Block]], refused: frozenset[str]
) -> tuple[list[Block], dict[str, list[Block]]]:
    """The same message without those types of block, and what is left of its plain forms.

    Args:
        blocks: of a payload.
        instead: the plain forms of some of them, by their place.
        refused: types that a workspace does not take; a block without a plain form stays.
    """
    kept: list[Block] = []
    left: dict[str, list[Block]] = {}
    for place, block in enumerate(blocks):
        plain_form = instead.get(str(place))
        if plain_form is None or block["type"] not in refused:
            if plain_form is not None:
                left[str(len(kept))] = plain_form
            kept.append(block)
        else:
            kept += deepcopy(plain_form)
    return fitted(kept[:MOST_BLOCKS]), left


def spoken(blocks: Sequence[Block]) -> str:
    """What a screen reader says: every text in order, as mrkdwn."""
    return "\n".join(_as_marked(text) for block in blocks for text in _texts(block))


def fitted(blocks: list[Block]) -> list[Block]:
    """The same blocks; when all texts together are too long, the longest are cut to one length that fits."""
    texts = [text for block in blocks for text in _texts(block)]
    room = LONGEST_BLOCKS - sum(len(label) for block in blocks for label in _labels(block))
    longest = _longest_that_fits([len(text["text"]) for text in texts], room)
    for text in texts:
        text["text"] = cut(text["text"], longest)
    return blocks


def _longest_that_fits(lengths: Sequence[int], room: int) -> int:
    """The greatest length to which all may be cut so that together they take no more than the room."""
    for place, length in enumerate(ascending := sorted(lengths)):
        share = room // (len(ascending) - place)
        if length > share:
            return share
        room -= length
    return max(lengths, default=0)


def _texts(block: Block) -> Iterator[dict[str, Any]]:
    """The texts of a block that are read, not pressed."""
    if block["type"] in ("section", "header"):
        yield block["text"]
    elif block["type"] == "context":
        yield from block["elements"]


def _labels(block: Block) -> Iterator[str]:
    """The words that are never cut: on a block's buttons and menus, in the cells of a table."""
    pressed = block.get("elements", []) if block["type"] == "actions" else [block.get("accessory")]
    for one in pressed:
        if one:
            yield (one.get("text") or one["placeholder"])["text"]
            yield from (option["text"]["text"] for option in one.get("options", ()))
    yield from (str(cell.get("text", "")) for cells in block.get("rows", ()) for cell in cells)


def _as_marked(text: dict[str, Any]) -> str:
    words = str(text["text"])
    return words if text["type"] == "mrkdwn" else escape(words)
