"""Notes in the figure they belong to: a sign at the point, the text below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from charts.base import style
from data import numbers
from data.rows import rows_of
from queries.notes import Notes

SIGN = "✎"


@dataclass(frozen=True)
class Points:
    """Which points a figure shows: `measure` per county of one year (by county), or of one county per year (by year).

    `county` is an AGS, or 06 for the Land, and goes with by="year"; `year` goes with by="county".
    """

    measure: str
    by: Literal["county", "year"]
    year: int = 0
    county: str = ""


def at_points(notes: pd.DataFrame, points: Points, counties: Sequence[str] = ()) -> pd.DataFrame:
    """The notes on points of the figure; `counties` are those chosen, none for all."""
    # On arrays: every figure of a page looks here in every run, and pandas takes three times as long.
    wanted = notes["measure"].to_numpy() == points.measure
    if points.by == "year":
        wanted &= notes["county"].to_numpy() == points.county
    else:
        wanted &= notes["budget_year"].to_numpy() == points.year
        if counties:
            wanted &= notes["county"].isin(list(counties)).to_numpy()
    return notes[wanted]


def signed(drawn: style.Figure, notes: pd.DataFrame, points: Points) -> style.Figure:
    """The figure with a sign at every point that has a note: beside a bar, on a tile, above the column of a year."""
    if points.by == "county":
        counties = dict(zip(notes["county"], notes["short_name"], strict=True))
        places = [place for county, name in counties.items() for place in _at(drawn, county, name)]
    else:
        places = [
            {"yref": "paper", "y": 1, "yanchor": "bottom", "x": _tick(drawn, year)}
            for year in notes["budget_year"].unique()
        ]
    sign = {"text": SIGN, "showarrow": False, "font": {"size": 16, "color": style.MARK}}
    known = [*drawn.layout.get("annotations", []), *({**place, **sign} for place in places)]
    return style.Figure(drawn.data, {**drawn.layout, "annotations": known})


def _at(drawn: style.Figure, county: str, name: str) -> list[dict[str, Any]]:
    """Where a county stands in a figure: at its name on an axis of bars, or on its tile; nowhere when left out."""
    for trace in drawn.data:
        if trace.get("orientation") == "h" and name in list(trace["y"]):
            return [{"xref": "paper", "x": 1, "xanchor": "right", "y": name, "bgcolor": style.PAPER}]
        if county in list(trace.get("customdata") or []):
            tile = list(trace["customdata"]).index(county)
            return [{"x": trace["x"][tile], "y": trace["y"][tile], "xshift": 22, "yshift": 18}]
    return []


def _tick(drawn: style.Figure, year: int) -> str | int:
    """A year as the axis of the figure counts it: by name on an axis of categories."""
    kinds = {type(value) for trace in drawn.data for value in list(trace.get("x") or [])[:1]}
    return str(int(year)) if str in kinds else int(year)


def lines(notes: pd.DataFrame) -> list[str]:
    """✎ Hochtaunuskreis 2023: Umzug des Trägers (M. Muster, 02.10.2025)."""
    return [
        f"{SIGN} {row.short_name} {row.budget_year}: {row.text} ({row.author}, {numbers.day(row.written_on)})"
        for row in rows_of(notes, Notes)
    ]
