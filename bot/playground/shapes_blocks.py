"""Shapes of the blocks: the long-known ones, those that came since 2025, and where each may stand."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.playground.anatomy import words_in
from bot.playground.people import Json
from bot.playground.shapes import (
    BRIEF,
    Check,
    Problem,
    Rule,
    Shape,
    by_type,
    either,
    flag,
    like,
    listed,
    number,
    text,
    typed,
    whole,
    word,
)
from bot.playground.shapes_elements import ACCESSORIES, ACTIONS, ASKING, BUTTONS, CONTEXT_ACTIONS
from bot.playground.shapes_rich_text import RICH_TEXT, rich_text
from bot.playground.shapes_text import IMAGE, image, plain, url, words

MARKDOWN = 12_000
CELL = 10_000


def block(
    name: str, required: Mapping[str, Check], optional: Mapping[str, Check] | None = None, *rules: Rule
) -> dict[str, Check]:
    """One entry of the table of blocks; each may have a block_id."""
    return typed(name, required, {"block_id": text(BRIEF), **(optional or {})}, *rules)


BLOCKS: dict[str, Check] = {
    **block("actions", {"elements": listed(by_type(ACTIONS), 1, 25)}),
    **block(
        "context",
        {"elements": listed(by_type(
            {**image, **typed("plain_text", {"text": text(2000)}, {"emoji": flag}),
             **typed("mrkdwn", {"text": text(2000)}, {"verbatim": flag})}), 1, 10)},
    ),
    **block("context_actions", {"elements": listed(by_type(CONTEXT_ACTIONS), 1, 5)}),
    **block("divider", {}),
    **block("header", {"text": plain(150)}, {"level": whole(1, 4)}),
    **block("image", {"alt_text": text(2000)}, {**IMAGE, "title": plain(2000)}, either("image_url", "slack_file")),
    **block(
        "input",
        {"label": plain(2000), "element": by_type(ASKING)},
        {"hint": plain(2000), "optional": flag, "dispatch_action": flag},
    ),
    **block("markdown", {"text": text(MARKDOWN)}),
    **RICH_TEXT,
    **block(
        "section",
        {},
        {"text": words(3000), "fields": listed(words(2000), 1, 10), "accessory": by_type(ACCESSORIES), "expand": flag},
        either("text", "fields", many=True),
    ),
    **block(
        "video",
        {"alt_text": text(2000), "title": plain(200), "thumbnail_url": url, "video_url": url},
        {
            "author_name": text(50),
            "description": plain(200),
            "provider_icon_url": url,
            "provider_name": text(BRIEF),
            "title_url": url,
        },
    ),
}  # fmt: skip

RAW = typed("raw_text", {"text": text(CELL)})
FIGURE = typed("raw_number", {"value": number}, {"text": text(BRIEF)})
ALIGNED = Shape({}, {"align": word("left", "center", "right"), "is_wrapped": flag})


def _column(value: Any, at: str) -> Iterator[Problem]:  # noqa: ANN401 -- decoded JSON may be anything
    """The settings of a column; null skips it."""
    if value is not None:
        yield from ALIGNED(value, at)


def _even(value: Json) -> str | None:
    widths = {len(row) for row in value["rows"]}
    return None if len(widths) == 1 else "all rows must have the same number of cells"


def _plain_header(value: Json) -> str | None:
    return "rich_text is not allowed in the header" if any(c["type"] == "rich_text" for c in value["rows"][0]) else None


def _cells_short(value: Json) -> str | None:
    together = sum(len(shown) for shown in words_in(value["rows"]))
    return f"all cells together must be less than {CELL + 1} characters" if together > CELL else None


def _divider_fits(value: Json) -> str | None:
    both = value.get("is_collapsible") and value.get("has_header_divider")
    return "has_header_divider cannot be set when is_collapsible is true" if both else None


def _points_match(value: Json) -> str | None:
    names = sorted(value["axis_config"]["categories"])
    fits = all(sorted(point["label"] for point in one["data"]) == names for one in value["series"])
    return None if fits else "every series must have exactly one point for each of the categories"


def _names_differ(value: Json) -> str | None:
    names = [one["name"] for one in value["series"]]
    return None if len({*names}) == len(names) else "the names of the series must be unique"


def _above_zero(value: Json) -> str | None:
    return None if value["value"] > 0 else "value must be greater than 0"


def _one_icon(value: Json) -> str | None:
    return "only one of icon, slack_icon may be there" if {"icon", "slack_icon"} <= value.keys() else None


def _stands_alone(value: Json) -> str | None:
    return "status must be a valid enum value" if value.get("status") == "pending" else None


SERIES: dict[str, Check] = {
    "series": listed(
        Shape({"name": text(20), "data": listed(Shape({"label": text(20), "value": number}), 1, 20)}), 1, 6
    ),
    "axis_config": Shape({"categories": listed(text(20), 1, 20)}, {"x_label": text(50), "y_label": text(50)}),
}
CHARTS: dict[str, Check] = {
    **typed("pie", {"segments": listed(Shape({"label": text(20), "value": number}, {}, [_above_zero]), 1, 6)}),
    **typed("bar", SERIES, {}, _points_match, _names_differ),
    **typed("line", SERIES, {}, _points_match, _names_differ),
    **typed("area", SERIES, {}, _points_match, _names_differ),
}
CARD = block(
    "card",
    {},
    {
        "hero_image": by_type(image),
        "icon": by_type(image),
        "slack_icon": Shape({"type": word("icon"), "name": like(r"[a-z0-9_-]{1,40}", "the name of an icon")}),
        "title": words(150),
        "subtitle": words(150),
        "body": words(200),
        "subtext": words(200),
        "actions": listed(by_type(BUTTONS), 1, 3),
    },
    either("hero_image", "title", "actions", "body", many=True),
    _one_icon,
)
TASK: Mapping[str, Check] = {"task_id": text(BRIEF), "title": text(BRIEF)}
TASK_MORE: Mapping[str, Check] = {
    "status": word("pending", "in_progress", "complete", "error"),
    "details": rich_text,
    "output": rich_text,
    "sources": listed(Shape({"type": word("url"), "url": url, "text": text(BRIEF)}), 0, 100),
}
PLANNED = Shape(TASK, {**TASK_MORE, "type": word("task_card"), "block_id": text(BRIEF)})
SINCE_2025: dict[str, Check] = {
    **block(
        "table",
        {"rows": listed(listed(by_type({**RAW, **FIGURE, **RICH_TEXT}), 1, 20), 1, 100)},
        {"column_settings": listed(_column, 0, 20)},
        _cells_short,
    ),
    **block(
        "data_table",
        {"caption": text(BRIEF), "rows": listed(listed(by_type({**RAW, **FIGURE, **RICH_TEXT}), 1, 20), 2, 101)},
        {"page_size": whole(1, 100), "row_header_column_index": whole(0, 19)},
        _even,
        _plain_header,
        _cells_short,
    ),
    **block("data_visualization", {"title": text(50), "chart": by_type(CHARTS)}),
    **block("alert", {"text": words(200)}, {"level": word("default", "info", "warning", "error", "success")}),
    **CARD,
    **block("carousel", {"elements": listed(by_type(CARD), 1, 10)}),
    **block("task_card", TASK, TASK_MORE, _stands_alone),
    **block("plan", {"title": text(BRIEF)}, {"tasks": listed(PLANNED, 0, 50)}),
}
INSIDE = ("actions", "context", "divider", "header", "image", "input", "rich_text", "section", "table", "video")
CONTAINER = block(
    "container",
    {"child_blocks": listed(by_type({name: {**BLOCKS, **SINCE_2025}[name] for name in INSIDE}), 1, 10)},
    {
        "title": plain(150),
        "rich_text_title": rich_text,
        "subtitle": words(150),
        "width": word("narrow", "standard", "wide", "full"),
        "icon": by_type(image),
        "is_collapsible": flag,
        "default_collapsed": flag,
        "has_header_divider": flag,
    },
    either("title", "rich_text_title", many=True),
    _divider_fits,
)
EVERYWHERE: dict[str, Check] = {**BLOCKS, **SINCE_2025, **CONTAINER}

ONLY_IN: Mapping[str, tuple[str, ...]] = {
    "alert": ("modal",),
    **dict.fromkeys(["table", "data_table", "carousel", "container"], ("message", "home")),
    **dict.fromkeys(["markdown", "data_visualization", "context_actions", "plan", "task_card"], ("message",)),
}
"""Blocks that do not stand on every kind of surface (a message, a modal, the Home tab), and where they do."""
