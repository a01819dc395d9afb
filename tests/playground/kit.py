"""Small well-formed pieces of Block Kit, from which the tests build good and bad payloads."""

from typing import Any

Json = dict[str, Any]


def plain(words: str = "words", **more: Any) -> Json:
    return {"type": "plain_text", "text": words, **more}


def marked(words: str = "*words*", **more: Any) -> Json:
    return {"type": "mrkdwn", "text": words, **more}


def option(value: str = "a", **more: Any) -> Json:
    return {"text": plain(value[:75]), "value": value, **more}


def options(count: int) -> list[Json]:
    return [option(f"o{place}") for place in range(count)]


def element(kind: str, **more: Any) -> Json:
    return {"type": kind, **more}


def button(words: str = "press", **more: Any) -> Json:
    return {"type": "button", "action_id": "press", "text": plain(words), **more}


def select(**more: Any) -> Json:
    return {"type": "static_select", "action_id": "choose", "options": options(3), **more}


def section(words: str = "words", **more: Any) -> Json:
    return {"type": "section", "text": marked(words), **more}


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": [*elements], **more}


def context(*elements: Json) -> Json:
    return {"type": "context", "elements": [*elements]}


def asked(field: Json, **more: Any) -> Json:
    return {"type": "input", "block_id": "asked", "label": plain("label"), "element": field, **more}


def line(**more: Any) -> Json:
    return {"type": "plain_text_input", "action_id": "line", **more}


def modal(*blocks: Json, **more: Any) -> Json:
    asks = any(block.get("type") == "input" for block in blocks)
    submit = {"submit": plain("send")} if asks else {}
    return {"type": "modal", "title": plain("title"), "callback_id": "form", "blocks": [*blocks], **submit, **more}


def home(*blocks: Json, **more: Any) -> Json:
    return {"type": "home", "blocks": [*blocks], **more}


def table(rows: int = 2, columns: int = 2, **more: Any) -> Json:
    return {"type": "table", "rows": [[cell()] * columns for _ in range(rows)], **more}


def cell(words: str = "cell") -> Json:
    return {"type": "raw_text", "text": words}


def data_table(rows: int = 3, columns: int = 2, **more: Any) -> Json:
    return {"type": "data_table", "caption": "caption", "rows": [[cell()] * columns for _ in range(rows)], **more}


def chart(kind: str = "bar", points: int = 2, series: int = 1) -> Json:
    names = [f"p{place}" for place in range(points)]
    data = [{"label": name, "value": 1} for name in names]
    rows = [{"name": f"s{place}", "data": data} for place in range(series)]
    drawn = {"type": kind, "series": rows, "axis_config": {"categories": names}}
    return {"type": "data_visualization", "title": "chart", "chart": drawn}


def rich(*pieces: Json) -> Json:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [*pieces]}]}


def picture(**more: Any) -> Json:
    return {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a picture", **more}


CONFIRM: Json = {"title": plain(), "text": plain(), "confirm": plain("yes"), "deny": plain("no")}
