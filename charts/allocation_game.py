"""Figure and sentence of the Rechenspiel; both carry its name, so that nobody takes them for a fact."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from charts import numbers, style
from charts.rows import each_row

MARK = "Rechenspiel – keine Zuteilung"


def shares(frame: pd.DataFrame) -> style.Figure:
    """Per county a bar for the share in the game and a mark for the budget as it is."""
    known = frame[frame["euros"].notna()]
    largest = max((float(known[name].max()) for name in ("euros", "agreed") if known[name].notna().any()), default=0.0)
    axis = style.euro_axis(largest)
    figure = style.figure(
        [
            {
                "type": "bar",
                "orientation": "h",
                "name": "Rechenspiel",
                "y": list(known["short_name"]),
                "x": list(known["euros"]),
                "marker": {
                    "color": style.PREVIOUS,
                    "pattern": {"shape": ".", "fgcolor": style.ACTUAL, "size": 5},
                },
                "hovertext": [_hover(row) for row in each_row(known)],
                "hoverinfo": "text",
            },
            {
                "type": "scatter",
                "mode": "markers",
                "name": "Budget wie festgehalten",
                "y": list(known["short_name"]),
                "x": list(known["agreed"]),
                "marker": {"symbol": "line-ns", "size": 14, "line": {"width": 3, "color": style.MARK}},
                "hoverinfo": "skip",
            },
        ],
        height=style.row_height(len(known)),
        margin={"l": 8, "r": 16, "t": 36, "b": 8},
        xaxis=axis,
        yaxis={"range": [len(known) - 0.5, -0.5], "fixedrange": True, "ticksuffix": "  "},
        showlegend=True,
    )
    return style.mark(figure, MARK)


def _hover(row: object) -> str:
    own = getattr(row, "agreed", None)
    known = numbers.euro(own) if not numbers.is_missing(own) else "ohne Angabe"
    return f"{row.short_name}: Rechenspiel {numbers.euro(row.euros)}<br>festgehalten: {known}"  # type: ignore[attr-defined]


def _change(value: float) -> str:
    return numbers.signed(numbers.euro(value), value)


def say_shares(frame: pd.DataFrame, total: Decimal) -> str:
    """Who would gain and lose most, and who takes no part for want of a figure."""
    known = frame[frame["euros"].notna()]
    if known.empty:
        return "Rechenspiel: Kein Gebiet hat alle gewichteten Bezugsgrößen; es lässt sich nichts verteilen."
    compared = known[known["difference"].notna()]
    parts = [f"Rechenspiel mit {numbers.euro(total)} auf {numbers.count_of(len(known), 'Gebiet', 'Gebiete')}"]
    if len(compared):
        most, least = compared.loc[compared["difference"].idxmax()], compared.loc[compared["difference"].idxmin()]
        if most["difference"] > 0:
            parts.append(f"am meisten mehr: {most['short_name']} ({_change(most['difference'])})")
        if least["difference"] < 0:
            parts.append(f"am meisten weniger: {least['short_name']} ({_change(least['difference'])})")
    if out := list(frame.loc[frame["euros"].isna(), "short_name"]):
        parts.append(f"ohne alle Bezugsgrößen und deshalb nicht dabei: {', '.join(out)}")
    return "; ".join(parts) + "."
