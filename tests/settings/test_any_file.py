"""Whatever a company file says, it is read or refused; nothing else ever comes out of reading it."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.settings import FAULTS, Blueprint, Faults, read_company
from tests.settings.written import COMPANY, write

ADDED = """\
[[standard]]
id = "claims.simple"
department = "claims"
[[standard.stage]]
id = "payment"
after = "review"
implies = ["review"]
allowance = 2
unit = "working_days"
"""

LINES = (COMPANY + ADDED).splitlines()

VALUES = [
    "7",
    "-1",
    "1.5",
    "nan",
    "true",
    '""',
    '"x"',
    "[]",
    "[[]]",
    "[7]",
    '["x", "x"]',
    "{}",
    "{ id = 7 }",
    "2026-12-01",
]
SECTIONS = ["[person]", "[[hours]]", "[days.off]", "[[days]]", "[standard]", "[[management.people]]", "[x]", "[["]


def replaced(line, value):
    return f"{line.partition('=')[0]}= {value}"


edits = st.lists(
    st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from(["", *VALUES, *SECTIONS])), min_size=1, max_size=4
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits)
def test_any_file_is_read_or_refused_with_known_faults_on_lines_that_it_has(tmp_path, edits):
    """Values of every kind in every place, lines left out, tables begun where none belongs."""
    lines = list(LINES)
    for at, text in edits:
        lines[at] = text if not text or text in SECTIONS else replaced(lines[at], text)

    try:
        read = read_company(write(tmp_path, "\n".join(lines)))
    except Faults as refused:
        found = refused.faults
    else:
        found = ()
        assert isinstance(read, Blueprint)

    assert [fault for fault in found if fault.key not in FAULTS] == []
    assert [fault for fault in found if sorted(fault.facts) != sorted(FAULTS[fault.key])] == []
    assert [fault for fault in found if not 1 <= fault.line <= len(lines)] == []
