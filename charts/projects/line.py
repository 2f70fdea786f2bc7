"""Figure, sentence and proposals for the line of a project over the years."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pandas as pd
from rapidfuzz import fuzz

from charts.base import style
from data import numbers
from data.code_words import STAGE
from data.rows import Flag, Number, Short, Text, rows_of
from queries.projects.line import Line

STAGES = ("agreed", "granted", "paid", "verified", "unstated")
RELATION = {"own": "diese Maßnahme", "line": "bestätigt", "name": "gleicher Name, nicht bestätigt"}
# Below it two names share no more than common words; 100 is letter for letter apart from case and signs.
LIKELY_FROM = 70.0
MOST = 6


class Proposal(NamedTuple):
    """A candidate as `proposals` answers: what is read of it, and how alike the names are."""

    project: Text
    budget_year: Short
    name: Text
    same_category: Flag
    score: Number


def proposals(candidates: pd.DataFrame, name: str) -> pd.DataFrame:
    """The candidates whose names resemble `name`, same Maßnahmenart and most alike first, at most six.

    Column score is 0 to 100: the words in any order (rapidfuzz), without case, signs, and version or year numbers.
    """
    scored = candidates.assign(score=[_alike(name, each) for each in candidates["name"]]).astype({"score": "float64"})
    likely = scored[scored["score"] >= LIKELY_FROM]
    return likely.sort_values(
        ["same_category", "score", "budget_year", "project"], ascending=[False, False, False, True]
    ).head(MOST)


def _alike(one: str, other: str) -> float:
    left, right = (re.sub(r"[\W\d_]+", " ", name.casefold()).strip() for name in (one, other))
    # One name wholly inside the other is likely, not certain.
    return max(fuzz.token_sort_ratio(left, right), 0.9 * fuzz.token_set_ratio(left, right))


def line(frame: pd.DataFrame) -> style.Figure:
    """Euros per year, one column per stage stated for any year; without a sum hatched, without the project empty."""
    rows = [row for row in rows_of(frame, Line) if not numbers.is_missing(row.budget_year)]
    stages = [stage for stage in STAGES if frame[stage].notna().any()]
    largest = max((float(frame[stage].max()) for stage in stages), default=0.0)
    axis = style.euro_axis(largest)
    years = [str(int(row.budget_year)) for row in rows]
    # A year without the project keeps its place.
    span = [str(year) for year in range(int(min(years)), int(max(years)) + 1)] if years else []
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "name": STAGE[stage],
            "x": years,
            "y": [getattr(row, stage) for row in rows],
            "marker": {"color": style.STAGE[stage]},
            "hovertext": [f"{_hover(row)}<br>{STAGE[stage]}: {numbers.euro(getattr(row, stage), 0)}" for row in rows],
            "hoverinfo": "text",
        }
        for stage in stages
    ]
    empty = [row for row in rows if all(numbers.is_missing(getattr(row, stage)) for stage in STAGES)]
    if empty:
        traces.append(
            {
                "type": "bar",
                "name": "ohne Betrag",
                "x": [str(int(row.budget_year)) for row in empty],
                "y": [axis["range"][1] * 0.15] * len(empty),
                "marker": {
                    "color": style.MISSING,
                    "pattern": {"shape": "/", "fgcolor": style.MISSING_LINE, "size": 8},
                    "line": {"color": style.MISSING_LINE, "width": 1},
                },
                "hovertext": [f"{_hover(row)}<br>ohne Betrag" for row in empty],
                "hoverinfo": "text",
            }
        )
    return style.figure(
        traces,
        height=300,
        margin={"l": 8, "r": 16, "t": 36, "b": 8},
        xaxis={"type": "category", "categoryorder": "array", "categoryarray": span},
        yaxis=axis,
        showlegend=True,
    )


def _hover(row: Line) -> str:
    places = "Plätze nicht genannt" if numbers.is_missing(row.places) else f"{int(row.places)} Plätze"
    return f"{int(row.budget_year)}: {style.safe(row.name)}<br>{places}, {aims(row)}"


def aims(row: Line) -> str:
    """The targets of a project in its year, in words."""
    if not row.targets:
        return "kein eigenes Ziel"
    judged = [
        *([f"{row.good} erreicht oder im Plan"] if row.good else []),
        *([f"{row.bad} gefährdet oder nicht erreicht"] if row.bad else []),
    ]
    total = numbers.count_of(int(row.targets), "Ziel", "Ziele")
    return f"{total} ({', '.join(judged)})" if judged else f"{total}, noch nicht beurteilt"


def say_line(frame: pd.DataFrame) -> str:
    """How long the line runs, under how many names, and who confirmed it."""
    years = sorted({int(year) for year in frame["budget_year"].dropna()})
    if len(frame) < 2 or not years:
        return "Zu dieser Maßnahme ist weder Vorgänger noch Nachfolger bekannt."
    names = frame["name"].str.strip().str.casefold().nunique()
    called = "unter demselben Namen" if names == 1 else f"unter {numbers.integer(names)} Namen"
    span = f"{years[0]} bis {years[-1]}" if years[0] != years[-1] else str(years[0])
    gaps = [year for year in range(years[0], years[-1]) if year not in years]
    holes = f"; nicht dabei: {', '.join(map(str, gaps))}" if gaps else ""
    unconfirmed = int((frame["relation"] == "name").sum())
    doubt = (
        f" {numbers.count_of(unconfirmed, 'Jahr ist', 'Jahre sind')} nur durch den gleichen Namen zugeordnet."
        if unconfirmed
        else ""
    )
    # Of what only a name joins nobody has said that it belongs together.
    runs = "So zugeordnet läuft die Maßnahme" if unconfirmed else "Die Maßnahme läuft"
    return f"{runs} {span} {called}{holes}.{doubt}"
