"""The shape of a rich_text block: sections, lists, quotes and code, made of inline pieces."""

from bot.playground.shapes import BRIEF, Check, Shape, by_type, flag, like, listed, text, typed, whole, word

LONG = 12_000
_MARKS = ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink")
_STYLE: dict[str, Check] = {"style": Shape({}, dict.fromkeys(_MARKS, flag))}
_INLINE: dict[str, Check] = {
    **typed("text", {"text": text(LONG)}, _STYLE),
    **typed("link", {"url": text(3000)}, {**_STYLE, "text": text(LONG), "unsafe": flag}),
    **typed("user", {"user_id": text(BRIEF)}, _STYLE),
    **typed("usergroup", {"usergroup_id": text(BRIEF)}, _STYLE),
    **typed("channel", {"channel_id": text(BRIEF)}, _STYLE),
    **typed("emoji", {"name": text(BRIEF)}, {**_STYLE, "unicode": text(BRIEF), "skin_tone": whole(1, 6)}),
    **typed(
        "date",
        {"timestamp": whole(0, 9_999_999_999), "format": text(BRIEF)},
        {**_STYLE, "url": text(3000), "fallback": text(BRIEF)},
    ),
    **typed("broadcast", {"range": word("here", "channel", "everyone")}, _STYLE),
    **typed("color", {"value": like(r"#[0-9A-Fa-f]{6}", "a colour")}, _STYLE),
}
_PIECES = listed(by_type(_INLINE), 0, 1000)
_SECTION = typed("rich_text_section", {"elements": _PIECES})
_BORDER: dict[str, Check] = {"border": whole(0, 1)}
_PARTS: dict[str, Check] = {
    **_SECTION,
    **typed(
        "rich_text_list",
        {"style": word("bullet", "ordered"), "elements": listed(by_type(_SECTION), 1, 1000)},
        {**_BORDER, "indent": whole(0, 8), "offset": whole(0, 10_000)},
    ),
    **typed("rich_text_preformatted", {"elements": _PIECES}, {**_BORDER, "language": text(BRIEF)}),
    **typed("rich_text_quote", {"elements": _PIECES}, _BORDER),
}
RICH_TEXT = typed("rich_text", {"elements": listed(by_type(_PARTS), 1, 1000)}, {"block_id": text(BRIEF)})
rich_text = by_type(RICH_TEXT)
