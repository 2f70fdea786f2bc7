"""The parts of the Mittelverteilung one level down: figure and sentence."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.precision import joint
from charts.allocation.figures import paint
from charts.base import style
from charts.base.bar_texts import row_texts
from charts.base.bounds import beside_bar
from data import numbers


def breakdown(frame: pd.DataFrame, level: str) -> style.Figure:
    """Bars of the parts one level down, provisional ones hatched; what is not split that far stands last, in grey."""
    labels = [style.safe(numbers.shorten(label, 46)) for label in frame["label"]]
    # Two projects may bear one name: the rows are told apart by position, the label is only written.
    rows = [str(position) for position in range(len(frame))]
    paints: list[dict[str, Any]] = [
        ({"color": style.UNSPLIT} if part == "0" else {"color": style.CATEGORY[int(part)]})
        if level == "category" and not numbers.is_missing(part)
        else paint(0)
        if numbers.is_missing(part)
        else {"color": style.ACTUAL}
        for part in frame["part"]
    ]
    axis = style.euro_axis(float(frame["euros"].max()) if len(frame) else 0)
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "orientation": "h",
            "y": rows,
            "x": list(frame["euros"]),
            "customdata": ["" if numbers.is_missing(part) else str(part) for part in frame["part"]],
            "text": [style.safe(label) for label in frame["label"]],
            "hovertext": [numbers.stated("", precision) for precision in frame["precision"]],
            "textposition": "none",
            "marker": {
                "color": [each["color"] for each in paints],
                # Each bar has a colour of its own: without a ground Plotly.js complains of the list.
                "pattern": {
                    "shape": [
                        "/" if "pattern" in each or state == "provisional" else ""
                        for each, state in zip(paints, frame["state"], strict=True)
                    ],
                    "fillmode": "overlay",
                    "fgcolor": [style.MUTED if "pattern" in each else style.PAPER for each in paints],
                    "size": 6,
                    "solidity": [0.25 if "pattern" in each else style.RUNNING["solidity"] for each in paints],
                    "bgcolor": style.PAPER,
                },
                "line": {"color": style.MISSING_LINE, "width": [1 if "line" in each else 0 for each in paints]},
            },
            "hovertemplate": "%{text}: %{hovertext}%{x:,.0f} €<extra></extra>",
            "showlegend": False,
        },
        *style.provisional_entry(list(frame["state"]), across=True),
        row_texts(
            rows,
            [
                beside_bar(numbers.euro_short(value), precision)
                for value, precision in zip(frame["euros"], frame["precision"], strict=True)
            ],
            axis,
        ),
    ]
    return style.figure(
        traces,
        height=style.row_height(len(frame)),
        margin={"t": 36 if "provisional" in set(frame["state"]) else 8, "l": 8, "r": 8, "b": 8},
        xaxis={**axis, "fixedrange": True},
        yaxis={
            "tickvals": rows,
            # Plotly.js adds no suffix to words set here.
            "ticktext": [f"{label}  " for label in labels],
            "type": "category",
            "range": [len(frame) - 0.5, -0.5],
            "fixedrange": True,
        },
        legend=style.LEGEND,
        showlegend=True,
    )


def say_breakdown(frame: pd.DataFrame, level: str, *, existing: int = 0) -> str:
    """Sum of the level, number of parts, what Maßnahmen without a Maßnahmenart hold, and what is not split.

    To the cent, but not what is no exact sum. `existing`: how many counties there are to state a sum.
    """
    if frame.empty:
        return "Auf dieser Ebene gibt es zu der Auswahl keine Beträge."
    one, many = {
        "county": ("Gebiet", "Gebieten"),
        "category": ("Maßnahmenart", "Maßnahmenarten"),
        "project": ("Maßnahme", "Maßnahmen"),
    }[level]
    total = _stated(frame["euros"].sum(), frame["whole_precision"].iloc[0])
    apart = frame[frame["part"].isna()]
    rest = apart["euros"].sum()
    loose = frame[has_no_category(frame, level)]
    parts = int(frame["part"].notna().sum()) - len(loose)
    if not parts and loose.empty:
        return f"{numbers.capital(total)}; eine weitere Aufteilung ist nicht bekannt."
    of = f"{numbers.integer(parts)} von {numbers.count_of(existing, one, many)}"
    held = [f"in {of if existing > parts else numbers.count_of(parts, one, many)}"] if parts else []
    if len(loose):
        projects = numbers.count_of(int(loose["projects"].sum()), "Maßnahme", "Maßnahmen")
        much = f"{_stated(loose['euros'].sum(), joint(loose['precision']))} " if parts or rest else ""
        held.append(f"{much}in {projects} ohne Maßnahmenart")
    tail = f"; {_stated(rest, joint(apart['precision']))} sind nicht so weit aufgeteilt" if rest else ""
    total = numbers.capital(total)
    return f"{total}{' ' if parts else ', davon ' if rest else ' '}{'; '.join(held)}{tail}."


def _stated(value: float, precision: object) -> str:
    return numbers.stated(numbers.euro(value, 2 if precision == "exact" else 0), precision)


def has_no_category(frame: pd.DataFrame, level: str) -> pd.Series:
    """Which rows of a breakdown are the Maßnahmen without a Maßnahmenart."""
    return (frame["part"] == "0") & (level == "category")
