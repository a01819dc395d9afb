"""Small bar charts of counts, as plain dicts: the Block Kit builder has no class for `data_visualization`."""

from collections.abc import Mapping, Sequence

from bot.views.blocks import cut
from bot.views.reader import Block

LONGEST_TITLE = 50
LONGEST_LABEL = 20  # of a bar and of a series
MOST_POINTS = 20
MOST_SERIES = 6
MOST_CHARTS = 2  # a message
FEWEST = 2  # bars that can be compared


def bars(title: str, names: Sequence[str], series: Mapping[str, Sequence[int]], *, counted: str = "") -> Block | None:
    """A bar for each name and series; None when there is nothing to compare.

    Args:
        title: cut to 50 characters.
        names: of the bars, at most 20 are shown; two of the same name are told apart by a number.
        series: counts by the name of the series, one for each bar; those that are nothing but zeros are left out.
        counted: what the figures count, beside the axis.
    """
    shown = {name: counts[:MOST_POINTS] for name, counts in series.items() if any(counts)}
    if len(names) < FEWEST or not shown:
        return None
    labels = _apart(names[:MOST_POINTS])
    return {
        "type": "data_visualization",
        "title": cut(title, LONGEST_TITLE),
        "chart": {
            "type": "bar",
            "series": [_series(name, labels, counts) for name, counts in [*shown.items()][:MOST_SERIES]],
            "axis_config": {"categories": labels} | ({"y_label": cut(counted, LONGEST_TITLE)} if counted else {}),
        },
    }


def _series(name: str, labels: Sequence[str], counts: Sequence[int]) -> Block:
    points = [{"label": label, "value": count} for label, count in zip(labels, counts, strict=True)]
    return {"name": cut(name, LONGEST_LABEL), "data": points}


def _apart(names: Sequence[str]) -> list[str]:
    """Labels that differ: Slack matches a series to its bars by them."""
    labels: list[str] = []
    for name in names:
        label, again = cut(name, LONGEST_LABEL), 2
        while label in labels:
            label, again = f"{cut(name, LONGEST_LABEL - 3)} {again}", again + 1
        labels.append(label)
    return labels
