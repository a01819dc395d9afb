"""The chain shows every changed, removed or reordered line."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.decision import Line
from bot.domain.history import End, Entry, first_fault, link, seal

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)


def chain(length=4):
    entries, previous = [], ""
    for n in range(1, length + 1):
        line = Line(7, AT, "U0WANG", f"what{n}", why="因為")
        previous = link(previous, n, line)
        entries.append(Entry(n, line, previous))
    return entries


def test_an_untouched_chain_has_no_fault():
    assert first_fault(chain()) is None


@pytest.mark.parametrize(
    ("tamper", "place"),
    [
        pytest.param(lambda e: [e[0], replace(e[1], line=replace(e[1].line, why="x")), *e[2:]], 2, id="changed"),
        pytest.param(lambda e: [e[0], *e[2:]], 2, id="removed"),
        pytest.param(lambda e: [e[0], e[2], e[1], e[3]], 2, id="reordered"),
        pytest.param(lambda e: [replace(e[0], n=2), *e[1:]], 1, id="renumbered"),
    ],
)
def test_a_fault_is_found_where_it_is(tamper, place):
    assert first_fault(tamper(chain())) == place


def test_a_seal_depends_on_every_end_and_on_the_seal_before():
    ends = [End(1, 3, "aa"), End(2, 1, "bb")]
    assert seal("", ends) == seal("", reversed(ends))
    assert len({seal("", ends), seal("x", ends), seal("", ends[:1]), seal("", [End(1, 2, "aa"), ends[1]])}) == 4
