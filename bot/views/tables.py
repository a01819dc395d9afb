"""Tables and the menu beside them, as plain dicts: the Block Kit builder has no class for all of them.

A `table` is read at a glance; a `data_table` is turned over page by page and sorted by its reader. Slack takes one
`table` a message; cells hold plain text, in which nothing has a meaning but itself.
"""

from collections.abc import Sequence
from typing import Literal

from blockkit import Option, StaticSelect

from bot.views.blocks import cut, plain
from bot.views.reader import Block

MOST_COLUMNS = 20
MOST_ROWS = 100  # below the head
LONGEST_CELL = 120
LONGEST_CELLS = 4500  # of one table; Slack takes 10,000 a message, and other blocks need room
LONGEST_CAPTION = 255
LONGEST_OPTION = 75
MOST_OPTIONS = 100
PAGE = 10  # rows that a data table shows at once

Align = Literal["left", "center", "right"]
Cell = str | int
Rows = Sequence[Sequence[Cell]]


def table(head: Sequence[str], rows: Rows, align: Sequence[Align] = ()) -> Block:
    """A table for a glance: a head and rows of the same width.

    Args:
        align: of the first columns; the others are left-aligned. Every column wraps.
    """
    settings = [{"align": align[place] if place < len(align) else "left", "is_wrapped": True} for place in _each(head)]
    return {"type": "table", "rows": [[_raw(cell) for cell in cells] for cells in _kept(head, rows)],
            "column_settings": settings}  # fmt: skip


def data_table(caption: str, head: Sequence[str], rows: Rows, *, header_column: int = 0, page: int = PAGE) -> Block:
    """A table to turn over and sort: a head and at least one row; whole numbers are sorted as such.

    Args:
        caption: what a screen reader says of it.
        header_column: the column that names each row.
        page: rows shown at once.
    """
    first, *rest = _kept(head, rows)
    return {
        "type": "data_table",
        "caption": cut(caption, LONGEST_CAPTION),
        "rows": [[_raw(cell) for cell in first], *([_cell(cell) for cell in cells] for cells in rest)],
        "row_header_column_index": header_column,
        "page_size": page,
    }


def menu(placeholder: str, action: str, options: Sequence[tuple[str, str]]) -> StaticSelect:
    """A menu whose choice runs a verb; each option is its words and the verb's words."""
    listed = [Option(text=plain(words, LONGEST_OPTION), value=value) for words, value in options[:MOST_OPTIONS]]
    return StaticSelect(action_id=action, placeholder=plain(placeholder, 150), options=listed)


def _each(head: Sequence[str]) -> range:
    return range(min(len(head), MOST_COLUMNS))


def _kept(head: Sequence[str], rows: Rows) -> list[list[Cell]]:
    """The head and as many rows as Slack takes, the first ones; never half a row."""
    kept: list[list[Cell]] = [list(head[:MOST_COLUMNS])]
    used = 0
    for cells in rows[: MOST_ROWS - 1]:
        used += sum(len(_words(cell)) for cell in cells)
        if used > LONGEST_CELLS:
            break
        kept.append(list(cells[:MOST_COLUMNS]))
    return kept


def _words(cell: Cell) -> str:
    return cut(str(cell), LONGEST_CELL) or "—"


def _raw(cell: Cell) -> Block:
    return {"type": "raw_text", "text": _words(cell)}


def _cell(cell: Cell) -> Block:
    return {"type": "raw_number", "value": cell, "text": str(cell)} if isinstance(cell, int) else _raw(cell)
