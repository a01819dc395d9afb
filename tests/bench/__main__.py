"""Every bench in one run: ``uv run --group bench python -m tests.bench [PART ...]`` prints one table to paste.

Parts: deadlines, commands, scale, storm, start, load. Without a part: all of them, about ten minutes on two cores.
"""

import sys
from collections.abc import Callable

from tests.bench import commands, deadlines, load, scale, start, storm
from tests.bench.table import Row, lines

PARTS: dict[str, Callable[[], list[Row]]] = {
    "deadlines": deadlines.run,
    "commands": commands.run,
    "scale": scale.run,
    "storm": storm.run,
    "start": start.run,
    "load": load.run,
}


def main(wanted: list[str]) -> None:
    """Run the parts in order; the table at the end."""
    unknown = set(wanted) - PARTS.keys()
    if unknown:
        sys.exit(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    rows: list[Row] = []
    for name in wanted or PARTS:
        sys.stderr.write(f"{name} ...\n")
        rows += PARTS[name]()
    sys.stdout.write("\n".join(lines(rows)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
