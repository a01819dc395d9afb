import tomllib

import pytest

from bot.settings import read_standards, sample_company
from bot.settings.lines import Lines
from bot.settings.standards import PACKAGED_STANDARDS

TRICKY = r'''# a comment with = and [brackets]
plain = 1 # [not.a.table]
a.b.c = 2
"quoted.key" = "text with # and ] and \" inside"
'literal key' = 'C:\path'
long = """
[not.a.table]
key = "no key" """
literal_long = \'\'\'
[[nor.this]] '\'\'\'
list = [
  1, # one
  [2, 3],
  { x = 1, "y z" = [4,
    5] },
]
when = 2026-12-01T09:30:00.5+08:00
share = 0.8
[table]
key = { inner = { deepest = true } }
[table.child]
2026-12-31 = "a day"
[[array]]
id = 1
[[array.inner]]
id = 2
[[array.inner]]
id = 3
[array.inner.table]
key = 4
[[array]]
[[array.inner]]
id = 5
[implied.table]
'''.replace(r"\'", "'")


def places(value, loc=()):
    """Every place inside a parsed value, its own aside."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, each in inner:
        yield (*loc, part)
        yield from places(each, (*loc, part))


@pytest.mark.parametrize(
    ("loc", "line"),
    [
        (("plain",), 2),
        (("a",), 3),
        (("a", "b", "c"), 3),
        (("quoted.key",), 4),
        (("literal key",), 5),
        (("long",), 6),
        (("literal_long",), 9),
        (("list",), 11),
        (("list", 0), 12),
        (("list", 1, 1), 13),
        (("list", 2, "x"), 14),
        (("list", 2, "y z", 1), 15),
        (("when",), 17),
        (("share",), 18),
        (("table",), 19),
        (("table", "key", "inner", "deepest"), 20),
        (("table", "child"), 21),
        (("table", "child", "2026-12-31"), 22),
        (("array",), 23),
        (("array", 0), 23),
        (("array", 0, "inner", 0), 25),
        (("array", 0, "inner", 1, "id"), 28),
        (("array", 0, "inner", 1, "table", "key"), 30),
        (("array", 1), 31),
        (("array", 1, "inner", 0, "id"), 33),
        (("implied",), 34),
    ],
)
def test_a_place_is_found_on_its_line(loc, line):
    assert Lines(TRICKY).at(loc) == line


@pytest.mark.parametrize(
    "text",
    [TRICKY, PACKAGED_STANDARDS.read_text(encoding="utf-8"), sample_company().read_text(encoding="utf-8")],
    ids=["tricky", "standards.toml", "company.toml"],
)
def test_everything_that_is_written_has_a_line_and_nothing_else_has(text):
    written = set(places(tomllib.loads(text)))
    lines = Lines(text)

    assert not [loc for loc in written if loc not in lines]
    assert set(lines._found) == written


def test_what_is_not_written_is_looked_for_around_its_place():
    lines = Lines("\n[table]\nkey = 1\n")

    assert lines.at(("table", "missing")) == 2
    assert lines.at(("table", "key", "inside")) == 3
    assert lines.at(("missing",)) == 1


def test_the_packaged_standards_are_where_they_are_read_from():
    assert list(read_standards(PACKAGED_STANDARDS).standards) == list(read_standards().standards)
