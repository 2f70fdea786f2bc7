"""Figures written at bars: right of rows, above stacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from charts.base import margins


def row_texts(rows: Sequence[str | int], texts: list[str], axis: dict[str, Any]) -> dict[str, Any]:
    """Figures in a column right of the bars, where no bar and no mark can cross them; wants a right margin."""
    return {
        "type": "scatter",
        "mode": "text",
        "y": list(rows),
        "x": [axis["range"][1]] * len(rows),
        "text": texts,
        "textposition": "middle right",
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
        "textfont": {"size": 13},
    }


def sums_above(sums: Mapping[Any, float], texts: list[str], size: int = margins.FONT_PX) -> dict[str, Any]:
    """The sum of each stack above it, by its place on the axis, written as these texts."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(sums),
        "y": list(sums.values()),
        "text": texts,
        "textposition": "top center",
        "textfont": {"size": size},
        "hoverinfo": "skip",
        "showlegend": False,
    }
