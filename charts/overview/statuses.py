"""How many targets stand in which status, as a figure and in a sentence."""

from __future__ import annotations

import pandas as pd

from charts.base import style
from charts.base.status import STATUS, summary
from data import numbers
from data.rows import rows_of
from queries import overview as questions


def status_counts(frame: pd.DataFrame) -> style.Figure:
    """One bar per status in the fixed order, labelled with symbol, word and number."""
    counts = _counted(frame)
    codes = [code for code in STATUS if counts.get(code)]
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": [STATUS[code].label for code in codes],
        "x": [counts[code] for code in codes],
        "text": [numbers.integer(counts[code]) for code in codes],
        "textposition": "outside",
        "cliponaxis": False,
        "customdata": codes,
        "hovertext": [f"{STATUS[code].label}: {numbers.count_of(counts[code], 'Ziel', 'Ziele')}" for code in codes],
        "marker": {
            "color": [STATUS[code].colour for code in codes],
            "pattern": {"shape": [STATUS[code].pattern for code in codes], "fgcolor": style.PAPER, "size": 6},
        },
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    return style.figure(
        [trace],
        height=style.row_height(len(codes), per_row=36, around=30),
        xaxis={"visible": False, "range": [0, max([1, *counts.values()]) * 1.15], "fixedrange": True},
        yaxis={"autorange": "reversed", "fixedrange": True, "ticksuffix": "  "},
        showlegend=False,
    )


def say_status_counts(frame: pd.DataFrame, *, over: bool = False) -> str:
    """Counts per status in words, never a mean over unlike targets; what „gefährdet“ says of a year that is `over`."""
    counts = _counted(frame)
    total = sum(counts.values())
    if not total:
        return "Für diese Auswahl sind keine Ziele erfasst."
    return f"Von {numbers.count_of(total, 'Ziel', 'Zielen')}: {summary(counts, over=over)}."


def _counted(frame: pd.DataFrame) -> dict[str, int]:
    return {row.status: row.targets for row in rows_of(frame, questions.StatusCounts)}
