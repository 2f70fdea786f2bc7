"""The funnel of the Kreisvergleich: which shares differ from the Land by more than chance?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.positions import FEW_CASES, Z_95, Z_998, funnel
from charts.base import style
from charts.comparison.parts import DOTTED, hover, provisional, provisional_dot_entry, value_axis
from charts.comparison.view import View, judged, read
from data import numbers
from queries import comparison as questions


def cases_funnel(figures: pd.DataFrame, view: View) -> style.Figure:
    """Shares against their cases, with the limits of chance around the value of the Land (95 and 99,8 %)."""
    found = read(figures)
    rows = [row for row in found.counties if row.place in found.known and not numbers.is_missing(row.cases)]
    middle = found.land_value
    most = max([FEW_CASES, *(int(row.cases) for row in rows)])
    steps = [10 + (most * 1.08 - 10) * i / 60 for i in range(61)]
    traces: list[dict[str, Any]] = []
    if middle is not None:
        for name, z, dash in (("95-%-Grenzen", Z_95, "dash"), ("99,8-%-Grenzen", Z_998, "dot")):
            limits = [funnel(middle, cases, z) for cases in steps]
            for side in (0, 1):
                traces.append(
                    {
                        "type": "scatter",
                        "mode": "lines",
                        "name": name,
                        "x": steps,
                        "y": [each[side] for each in limits],
                        "line": {"color": style.MUTED, "width": 1.5, "dash": dash},
                        "hoverinfo": "skip",
                        "showlegend": side == 0,
                    }
                )
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": f"Hessen: {numbers.percent(middle)}",
                "x": [steps[0], steps[-1]],
                "y": [middle, middle],
                "line": {"color": style.MARK, "width": 2},
                "hoverinfo": "skip",
            }
        )
    # The legend shows the sign of the first: one without the point of provisional ones.
    rows = sorted(rows, key=provisional)
    shown = [row for row in rows if row.place in view.shown]
    for name, some, size in (("übrige Gebiete", [row for row in rows if row not in shown], 10), ("", shown, 13)):
        traces.append(
            {
                "type": "scatter",
                "mode": "markers+text" if some is shown else "markers",
                "name": name or "ausgewählte Gebiete",
                "x": [row.cases for row in some],
                "y": [row.value for row in some],
                "text": [style.safe(row.short_name) for row in some],
                "textposition": _apart(some, most),
                "marker": {
                    "size": size,
                    "color": [
                        judged(row, view.measure, middle)[1] if some is shown else style.PREVIOUS for row in some
                    ],
                    "symbol": [DOTTED if provisional(row) else "circle" for row in some],
                    "line": {"color": style.INK, "width": 1},
                },
                "hovertext": [hover(row, view.measure) for row in some],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "customdata": [row.place for row in some],
            }
        )
    traces += provisional_dot_entry(rows)
    across = value_axis([0.0, *(row.value for row in rows)], view.measure)
    return style.figure(
        traces,
        height=460,
        margin={"t": 84, "l": 8, "r": 16, "b": 8},
        xaxis={
            "range": [0, most * 1.08],
            "title": {"text": "Fälle", "font": {"color": style.MUTED, "size": 13}},
            "fixedrange": True,
        },
        yaxis={**across, "fixedrange": True, "title": {"text": "Prozent", "font": across["title"]["font"]}},
        legend=style.legend_above(460),
    )


def _apart(rows: Sequence[questions.Figures], most: float) -> list[str]:
    """Where each label stands: above and below in turn, by height, so that close dots keep their names apart."""
    order = sorted(range(len(rows)), key=lambda number: -rows[number].value)
    turn = {number: ("top", "bottom")[place % 2] for place, number in enumerate(order)}
    return [f"{turn[number]} {'left' if row.cases > most * 0.6 else 'right'}" for number, row in enumerate(rows)]
