"""One row of the benches: what was measured, beside its peer or limit in the same run, and the mark it should reach."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A figure of ours with the figure beside it. `holds` is None for a comparison without a mark."""

    what: str
    ours: str
    beside: str
    ratio: str = ""
    mark: str = ""
    holds: bool | None = None


def lines(rows: Iterable[Row]) -> list[str]:
    """The rows as a Markdown table, to paste."""
    head = ["| what | ours | beside it | ratio | mark | |", "|---|---|---|---|---|---|"]
    words = {True: "holds", False: "**falls short**", None: ""}
    return head + [f"| {r.what} | {r.ours} | {r.beside} | {r.ratio} | {r.mark} | {words[r.holds]} |" for r in rows]


def best_of(rounds: int, *measured: Callable[[], float]) -> list[float]:
    """The smallest figure of each, taken in turns, so that a busy moment of the machine falls on all alike."""
    turns = [[one() for one in measured] for _ in range(rounds)]
    return [min(figures) for figures in zip(*turns, strict=True)]


def took(work: Callable[[], object]) -> float:
    """Seconds by the wall."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def share(figures: list[float], part: float) -> float:
    """The value below which that part of the figures lies: 0.95 is p95."""
    return sorted(figures)[min(len(figures) - 1, int(len(figures) * part))]


def seconds(figure: float) -> str:
    """A time in the unit that reads best."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if figure >= size:
            return f"{figure / size:.{2 if figure / size < 10 else 1}f} {unit}"
    return f"{figure / 1e-9:.1f} ns"
