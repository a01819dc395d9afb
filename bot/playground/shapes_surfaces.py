"""What a whole message, view, ack or response_url body must be: the limits that no single block can know."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.playground.anatomy import elements, every_block, inputs, words_in
from bot.playground.people import Json
from bot.playground.shapes import BRIEF, Check, Problem, Shape, by_type, either, flag, listed, text, word
from bot.playground.shapes_blocks import EVERYWHERE, MARKDOWN, ONLY_IN
from bot.playground.shapes_text import group, option, plain

IN_MESSAGE = 50
IN_VIEW = 100
WHOLE_MESSAGE = 10_000  # characters of all blocks together
VIEW_BYTES = 250_000
METADATA_BYTES = 16_000
PRIVATE = 3000
AT_MOST = {"table": 1, "data_visualization": 2}
IN_TABLES = 10_000  # characters of all cells of a message together


@dataclass(frozen=True, slots=True)
class Fault:
    """Why something is refused: Slack's error and what it says about it."""

    error: str
    details: tuple[str, ...] = ()


def _twice(ids: Iterable[str], what: str, at: str) -> Iterator[Problem]:
    for one, times in Counter(ids).items():
        if times > 1:
            yield Problem(f"{what} {one!r} is used {times} times", at)


def _ids(blocks: list[Json], at: str) -> Iterator[Problem]:
    yield from _twice((b["block_id"] for b in every_block(blocks) if "block_id" in b), "block_id", at)
    for place, block in enumerate(blocks):
        yield from _twice((e["action_id"] for e in elements(block) if "action_id" in e), "action_id", f"{at}/{place}")


def _places(blocks: list[Json], surface: str, at: str) -> Iterator[Problem]:
    for block in every_block(blocks):
        if surface not in ONLY_IN.get(block["type"], (surface,)):
            yield Problem(f"{block['type']} is not allowed in a {surface}", at)
    if surface != "modal" and any(element["type"] == "file_input" for _, element in inputs(blocks)):
        yield Problem(f"file_input is not allowed in a {surface}", at)


def _counts(blocks: list[Json], at: str) -> Iterator[Problem]:
    found = Counter(block["type"] for block in every_block(blocks))
    for kind, most in AT_MOST.items():
        if found[kind] > most:
            yield Problem(f"only_{most}_{kind}_allowed", at)
    cells = [block["rows"] for block in every_block(blocks) if "rows" in block]
    if sum(map(len, words_in(cells))) > IN_TABLES:
        yield Problem(f"all tables together must be less than {IN_TABLES + 1} characters", at)
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > MARKDOWN:
        yield Problem(f"all markdown together must be less than {MARKDOWN + 1} characters", at)
    if sum(bool(element.get("focus_on_load")) for _, element in inputs(blocks)) > 1:
        yield Problem("focus_on_load may be set once", at)


def block_problems(blocks: Any, surface: str, at: str) -> list[Problem]:  # noqa: ANN401 -- decoded JSON may be anything
    """Everything wrong with the blocks of a `message`, `modal` or `home`."""
    most = IN_MESSAGE if surface == "message" else IN_VIEW
    found = [*listed(by_type(EVERYWHERE), 0, most)(blocks, at)]
    return found or [*_ids(blocks, at), *_places(blocks, surface, at), *_counts(blocks, at)]


def blocks_fault(blocks: Any) -> Fault | None:  # noqa: ANN401 -- decoded JSON may be anything
    """Why Slack would not take these blocks in a message."""
    if not isinstance(blocks, list):
        return Fault("invalid_blocks_format")
    if found := block_problems(blocks, "message", "/blocks"):
        return Fault("invalid_blocks", tuple(map(str, found)))
    weighed = [block for block in blocks if block["type"] != "markdown"]
    if sum(map(len, words_in(weighed))) > WHOLE_MESSAGE:
        return Fault("msg_blocks_too_long")
    return None


def _types(value: Any, at: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 -- decoded JSON may be anything
    """Every `type` in it, however deep, with its place."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inner:
        if name == "type" and isinstance(item, str):
            yield item, f"{at}/type"
        yield from _types(item, f"{at}/{name}")


def unsupported_fault(body: Json, kinds: Collection[str], error: str = "invalid_blocks") -> Fault | None:
    """Why a workspace that does not know these kinds of blocks yet would not take what holds them."""
    found = [Problem(f"unsupported type: {kind}", at) for kind, at in _types(body, "") if kind in kinds]
    return Fault(error, tuple(map(str, found))) if found else None


def _an_object(value: Any, at: str) -> Iterator[Problem]:  # noqa: ANN401 -- decoded JSON may be anything
    if not isinstance(value, dict):
        yield Problem("must be an object", at)


_METADATA = Shape({"event_type": text(BRIEF), "event_payload": _an_object})


def message_fault(message: Json) -> Fault | None:
    """Why Slack would not take a message: `text`, `blocks`, `metadata`."""
    blocks, words, metadata = message.get("blocks"), message.get("text"), message.get("metadata")
    if words is not None and not isinstance(words, str):
        return Fault("invalid_arguments", ("[ERROR] must be a string [json-pointer:/text]",))
    if not blocks and not (words or "").strip():
        return Fault("no_text")
    if metadata is not None and (found := [*_METADATA(metadata, "/metadata")]):
        return Fault("invalid_metadata_format", tuple(map(str, found)))
    if metadata is not None and len(json.dumps(metadata)) > METADATA_BYTES:
        return Fault("metadata_too_large")
    return blocks_fault(blocks) if blocks is not None else None


_COMMON: dict[str, Check] = {
    "private_metadata": text(PRIVATE, 0),
    "callback_id": text(BRIEF, 0),
    "external_id": text(BRIEF, 0),
}
_BLOCKS: dict[str, Check] = {"blocks": listed(by_type(EVERYWHERE), 0, IN_VIEW)}
_MODAL = Shape(
    {"type": word("modal"), "title": plain(24), **_BLOCKS},
    {
        **_COMMON,
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": flag,
        "notify_on_close": flag,
        "submit_disabled": flag,
    },
)
_HOME = Shape({"type": word("home"), **_BLOCKS}, _COMMON)


def _needs_submit(view: Json) -> Iterator[Problem]:
    asks = any(block["type"] == "input" for block in every_block(view["blocks"]))
    if view["type"] == "modal" and asks and "submit" not in view:
        yield Problem("missing required field: submit (the view has inputs)", "/view")


def view_fault(view: Any, *kinds: str) -> Fault | None:  # noqa: ANN401 -- decoded JSON may be anything
    """Why Slack would not take a view of one of these kinds (`modal`, `home`)."""
    shapes: dict[str, Check] = {"modal": _MODAL, "home": _HOME}
    found = [*by_type({kind: shapes[kind] for kind in kinds})(view, "/view")]
    if not found:
        found = [*block_problems(view["blocks"], view["type"], "/view/blocks"), *_needs_submit(view)]
    if found:
        return Fault("invalid_arguments", tuple(map(str, found)))
    return Fault("view_too_large") if len(json.dumps(view).encode()) > VIEW_BYTES else None


_ANSWER: dict[str, Check] = {
    "text": text(40_000, 0),
    "blocks": lambda _value, _at: iter(()),  # looked at as a whole by message_fault
    "response_type": word("ephemeral", "in_channel"),
    "metadata": _an_object,
    "mrkdwn": flag,
    "unfurl_links": flag,
    "unfurl_media": flag,
}
_RESPONSE: dict[str, Check] = {
    **_ANSWER,
    "replace_original": flag,
    "delete_original": flag,
    "thread_ts": text(BRIEF),
}
_OPTIONS = Shape(
    {},
    {"options": listed(option, 0, 100), "option_groups": listed(group, 0, 100)},
    [either("options", "option_groups")],
)


def answer_fault(body: Json) -> Fault | None:
    """Why Slack would not show an ack to a slash command; an empty one is silence."""
    if found := [*Shape({}, _ANSWER)(body, "")]:
        return Fault("invalid_command_response", tuple(map(str, found)))
    return message_fault(body) if body.get("text") or body.get("blocks") else None


def response_fault(body: Any) -> Fault | None:  # noqa: ANN401 -- decoded JSON may be anything
    """Why a response_url would not take a body."""
    if found := [*Shape({}, _RESPONSE)(body, "")]:
        return Fault("invalid_payload", tuple(map(str, found)))
    return None if body.get("delete_original") else message_fault(body)


def options_fault(body: Json) -> Fault | None:
    """Why an ack to a block_suggestion is no list of options."""
    found = [*_OPTIONS(body, "")]
    return Fault("invalid_options_response", tuple(map(str, found))) if found else None


def _errors_fault(body: Json, view: Json) -> Fault | None:
    asked = [block["block_id"] for block in every_block(view["blocks"]) if block["type"] == "input"]
    shape = Shape({"response_action": word("errors"), "errors": Shape({}, dict.fromkeys(asked, text(3000)))})
    found = [*shape(body, "")]
    if not found and not body["errors"]:
        found = [Problem("must have at least 1 items", "/errors")]
    return Fault("invalid_response_action", tuple(map(str, found))) if found else None


def _view_reply_fault(body: Json) -> Fault | None:
    shape = Shape({"response_action": word("update", "push"), "view": _an_object})
    found = [*shape(body, "")]
    return Fault("invalid_response_action", tuple(map(str, found))) if found else view_fault(body["view"], "modal")


def submission_fault(body: Json, view: Json) -> Fault | None:
    """Why an ack to a view_submission of this view means nothing to Slack; an empty one closes the form."""
    match body.get("response_action"):
        case None:
            return Fault("invalid_response_action", ("response_action is missing",)) if body else None
        case "errors":
            return _errors_fault(body, view)
        case "update" | "push":
            return _view_reply_fault(body)
        case "clear":
            return None
        case other:
            return Fault("invalid_response_action", (f"unknown response_action: {other}",))


def silence_fault(body: Json) -> Fault | None:
    """An ack to a button, event or shortcut says nothing: Slack would not show what it carries."""
    return Fault("ignored_ack_body", (json.dumps(body, ensure_ascii=False)[:BRIEF],)) if body else None
