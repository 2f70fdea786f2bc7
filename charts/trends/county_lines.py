"""Small lines, one panel per county, all on one scale: index of the budget since the first comparable year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.direction import FALLS, LEVEL, RISES, TOO_FEW, UNCLEAR, trend_word
from charts.base import bounds, style
from charts.base.columns import Column, Columns
from data import numbers
from data.rows import rows_of
from queries.trends.series import Indexed

COLUMNS = 3
ROW_PIXELS = 92
# Share of a panel that its line takes; the rest is its name above and the last value beside it.
WIDE, HIGH = 0.74, 0.6
# Pixels that three names of counties need side by side.
NARROWEST = 350
# Plotly writes the figures: writing each by Babel took a third of the time of the picture.
HOVER = (
    "%{customdata[0]}: %{customdata[4]}%{customdata[1]:.1f} (%{customdata[2]} = 100)"
    "<br>%{customdata[5]}%{customdata[3]:,.0f} €<extra></extra>"
)


@dataclass(frozen=True)
class _Scale:
    """Where a year and an index value lie in the panel of a county; all panels share one pair of axes."""

    first: int
    last: int
    low: float
    high: float

    def x(self, panel: int, year: float) -> float:
        return panel % COLUMNS + WIDE * (year - self.first) / max(self.last - self.first, 1)

    def y(self, panel: int, points: float) -> float:
        return -(panel // COLUMNS) + HIGH * (points - self.low) / max(self.high - self.low, 1e-9)


def county_lines(frame: pd.DataFrame) -> style.Figure:
    """One panel per county; a missing year is a gap, a break ends the line, an unfinished year is a hollow mark.

    Takes the answer of trends.indexed. The lines of all panels are one trace: points joined by a line follow each
    other without an empty one between them.
    """
    known = [row for row in rows_of(frame, Indexed) if not numbers.is_missing(row.points)]
    units = {unit: panel for panel, unit in enumerate(dict.fromkeys(row.unit for row in known))}
    highlighted = {row.unit for row in known if row.is_chosen} or set(units)
    years = [row.budget_year for row in known] or [0]
    points = [row.points for row in known] or [100.0]
    scale = _Scale(min(years), max(years), min([*points, 100.0]), max([*points, 100.0]))
    rows = max(-(-len(units) // COLUMNS), 1)
    traces = [_base_lines(len(units), scale)]
    for chosen, colour in ((False, style.MISSING_LINE), (True, style.ACTUAL)):
        own = [row for row in known if (row.unit in highlighted) == chosen]
        traces.append(_lines([row for row in own if not row.is_running], units, scale, colour))
        traces.append(_hollow([row for row in own if row.is_running], units, scale, colour))
    traces += [_names(known, units, scale), _last_values(known, units, scale)]
    return style.figure(
        [trace for trace in traces if trace["x"]],
        height=24 + ROW_PIXELS * rows,
        meta={"narrowest": NARROWEST},
        margin={"t": 8, "l": 4, "r": 4, "b": 8},
        xaxis={"visible": False, "range": [-0.03, COLUMNS], "fixedrange": True},
        yaxis={"visible": False, "range": [-(rows - 1) - 0.12, 0.92], "fixedrange": True},
        shapes=[_break_mark(panel, year, scale) for panel, year in _breaks(known, units)],
        showlegend=False,
    )


# An index is as exact as its two budgets.
TABLE: Columns = {
    "short_name": Column("Gebiet"),
    "budget_year": Column("Jahr"),
    "euros": Column("Betrag", "euro2"),
    "precision": bounds.COLUMN,
    "points": Column("Index", "number"),
    "points_precision": Column("Genauigkeit des Index", "precision", missing="–"),
    "first_year": Column("Basisjahr"),
    "direction": Column("Trend"),
}


def table(frame: pd.DataFrame, directed: Mapping[str, str]) -> pd.DataFrame:
    """The rows of `TABLE`: with the word of each county (`directions`), and only what is not exact said so."""
    shown = {name: bounds.shown(frame[name]) for name in ("precision", "points_precision")}
    return frame.assign(direction=frame["unit"].map(directed), **shown)


def drawable(frame: pd.DataFrame) -> bool:
    """True when some county has two years to compare; else every panel would show a lone 100."""
    return bool(frame.duplicated(["unit", "stretch"]).any())


def _lines(rows: Sequence[Indexed], units: dict[str, int], scale: _Scale, colour: str) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    words: list[list[Any]] = []
    before: Indexed | None = None
    for row in rows:
        joined = (
            before is not None
            and before.unit == row.unit
            and before.stretch == row.stretch
            and before.budget_year == row.budget_year - 1
        )
        if before is not None and not joined:
            x.append(None)
            y.append(None)
            words.append([])
        panel = units[row.unit]
        x.append(scale.x(panel, row.budget_year))
        y.append(scale.y(panel, row.points))
        words.append(_facts(row))
        before = row
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": x,
        "y": y,
        "connectgaps": False,
        "line": {"color": colour, "width": 1.75},
        "marker": {"color": colour, "size": 4},
        "customdata": words,
        "hovertemplate": HOVER,
        "name": "Index",
    }


def _hollow(rows: Sequence[Indexed], units: dict[str, int], scale: _Scale, colour: str) -> dict[str, Any]:
    panels = [units[row.unit] for row in rows]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [scale.x(panel, row.budget_year) for panel, row in zip(panels, rows, strict=True)],
        "y": [scale.y(panel, row.points) for panel, row in zip(panels, rows, strict=True)],
        "marker": {"symbol": "circle-open", "color": colour, "size": 8},
        "customdata": [_facts(row) for row in rows],
        "hovertemplate": HOVER,
        "name": "läuft noch",
    }


def _facts(row: Indexed) -> list[Any]:
    return [
        f"{style.safe(row.short_name)} {row.budget_year}{', Jahr läuft noch' if row.is_running else ''}",
        row.points,
        row.first_year,
        row.euros,
        *(numbers.stated("", precision) for precision in (row.points_precision, row.precision)),
    ]


def _base_lines(panels: int, scale: _Scale) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for panel in range(panels):
        x += [scale.x(panel, scale.first), scale.x(panel, scale.last), None]
        y += [scale.y(panel, 100)] * 2 + [None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": style.MISSING_LINE, "width": 1, "dash": "dot"},
        "hoverinfo": "skip",
        "name": "100",
    }


def _names(rows: Sequence[Indexed], units: dict[str, int], scale: _Scale) -> dict[str, Any]:
    named = {row.unit: row.short_name for row in rows}
    return {
        "type": "scatter",
        "mode": "text",
        "x": [scale.x(panel, scale.first) for panel in range(len(units))],
        "y": [-(panel // COLUMNS) + HIGH + 0.08 for panel in range(len(units))],
        "text": [style.safe(named[unit]) for unit in units],
        "textposition": "top right",
        "textfont": {"size": 12},
        "hoverinfo": "skip",
        "name": "Gebiet",
    }


def _last_values(rows: Sequence[Indexed], units: dict[str, int], scale: _Scale) -> dict[str, Any]:
    last = {row.unit: row for row in rows if not row.is_running}
    panels = [(units[unit], row) for unit, row in last.items()]
    return {
        "type": "scatter",
        "mode": "text",
        # Beside the hollow mark of an unfinished year, not on it.
        "x": [scale.x(panel, scale.last) + 0.02 for panel, _ in panels],
        "y": [scale.y(panel, row.points) for panel, row in panels],
        "text": [f"  {numbers.decimal(row.points)}" for _, row in panels],
        "textposition": "middle right",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "name": "zuletzt",
    }


def _breaks(rows: Sequence[Indexed], units: dict[str, int]) -> list[tuple[int, int]]:
    """Panel and first year after each break a county has figures on."""
    first = {(row.unit, row.stretch): row.budget_year for row in reversed(rows) if row.stretch}
    return [(units[unit], year) for (unit, _), year in first.items()]


def _break_mark(panel: int, year: int, scale: _Scale) -> dict[str, Any]:
    middle = scale.x(panel, year - 0.5)
    return {
        "type": "line",
        "x0": middle,
        "x1": middle,
        "y0": -(panel // COLUMNS),
        "y1": -(panel // COLUMNS) + HIGH,
        "line": {"dash": "dash", "color": style.MUTED, "width": 1.5},
    }


def directions(frame: pd.DataFrame) -> dict[str, str]:
    """The word of the rule for each county: its complete years since the last break."""
    found: dict[str, list[float]] = {}
    newest: dict[str, int] = {}
    for row in rows_of(frame, Indexed):
        if newest.setdefault(row.unit, row.stretch) != row.stretch:
            newest[row.unit] = row.stretch
            found[row.unit] = []
        values = found.setdefault(row.unit, [])
        if not row.is_running and not numbers.is_missing(row.points):
            values.append(row.points)
    return {unit: trend_word(values) for unit, values in found.items()}


def say_county_lines(directed: Mapping[str, str]) -> str:
    """How many counties rise, fall, stay or waver, and how many have too few years to say; takes `directions`.

    The years of a county since its last break: the sentence on the sum of all may rest on others.
    """
    if not directed:
        return "Kein Gebiet macht zu dieser Stufe eine Angabe."
    words = list(directed.values())
    counted = [
        f"{words.count(word)} {text}"
        for word, text in (
            (RISES, "steigend"),
            (FALLS, "sinkend"),
            (LEVEL, "gleichbleibend"),
            (UNCLEAR, "ohne klare Richtung"),
            (TOO_FEW, "mit zu wenigen vergleichbaren Jahren"),
        )
        if word in words
    ]
    head = f"Von {numbers.count_of(len(words), 'Gebiet', 'Gebieten')} mit Angaben"
    return f"{head}, je seit dem letzten Bruch des Gebiets: {', '.join(counted)}."


def scale_words(frame: pd.DataFrame) -> str:
    """How to read the panels: their common scale, years and lowest to highest index, and what the marks mean."""
    points = frame["points"].dropna()
    if points.empty:
        return "keine Angabe"
    first, last = int(frame["budget_year"].min()), int(frame["budget_year"].max())
    hollow = "hohl: Jahr läuft noch, " if frame["is_running"].any() else ""
    return (
        f"{first} bis {last}, eine Skala von {numbers.decimal(min(points.min(), 100))} "
        f"bis {numbers.decimal(max(points.max(), 100))} für alle · gepunktet 100, {hollow}"
        "Lücke: keine Angabe, senkrechter Strich: Bruch"
    )
