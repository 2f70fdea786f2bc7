"""How every figure looks: house style, German locale, palette; the only place that knows Plotly.

Figures are dicts and stay dicts: Plotly Express costs about ten times as much per rerun, and Plotly's own objects,
which check every property each time, took a quarter of a rerun of the Lagebild. Tests check instead (Figure.checked).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go
import plotly.io as pio
from plotly.io.json import to_json_plotly

from charts.base import margins
from data import numbers
from data.code_words import STATE

# The house style is in figure(); Plotly would otherwise copy its own into every figure.
pio.templates.default = None


@dataclass(frozen=True)
class Figure:
    """Traces and layout as Plotly.js reads them."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """Traces and layout by name."""
        return {"data": self.data, "layout": self.layout}

    def json(self) -> str:
        """What is sent to the browser: missing values as null, columns of numbers packed."""
        return to_json_plotly(self.to_dict())

    def checked(self) -> go.Figure:
        """The same as Plotly's object; raises ValueError for a property or value Plotly does not know."""
        return go.Figure(self.to_dict())


INK = "#1B2430"
MUTED = "#56606C"
GRID = "#E3E7EC"
PAPER = "#FFFFFF"
ACTUAL = "#1F4E79"
PREVIOUS = "#9DB4CC"
# A change nobody judges: more or less money is neither good nor bad, and light blue is the year before everywhere.
INCREASE, DECREASE = "#46515E", "#8A94A0"
# Marks of comparison (the year before, an agreed value) on bars: visible on dark and on white.
MARK = "#D07C00"
MISSING = "#F1F3F5"
MISSING_LINE = "#9AA3AD"

# Maßnahmenarten 1–4, each at least 3:1 on white and apart in greyscale; what is not split is hatched grey.
CATEGORY = {1: "#0067A5", 2: "#C25700", 3: "#1E8A5F", 4: "#8C5A9E"}
UNSPLIT = "#B4BBC4"
STAGE = {
    "announced": "#9AA3AD",
    "agreed": "#1F4E79",
    "granted": "#0067A5",
    "paid": "#1E8A5F",
    "verified": "#8C5A9E",
    "unstated": "#6B7480",
}
# One hue from light to dark for rates on the tile map.
SCALE = ["#E3EDF6", "#BFD5E8", "#8FB6D6", "#5A91BF", "#2D6BA1", "#15426B"]

FONT = {"family": '"Source Sans", "Source Sans Pro", Arial, sans-serif', "size": margins.FONT_PX, "color": INK}

# Above the plot, never over data; figures with a legend keep a top margin of 36 pixels.
LEGEND: dict[str, Any] = {"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "traceorder": "normal"}

_AXIS: dict[str, Any] = {
    "gridcolor": GRID,
    "zerolinecolor": MISSING_LINE,
    "automargin": True,
    "tickfont": {"color": INK},
}
# Pixels between the upper and the lower margin at least.
SMALLEST_PLOT = 44
_MARGIN = {"l": 8, "r": 16, "t": 8, "b": 8}
_HOUSE: dict[str, Any] = {
    "font": FONT,
    "paper_bgcolor": PAPER,
    "plot_bgcolor": PAPER,
    "colorway": [*CATEGORY.values(), ACTUAL, PREVIOUS],
    "separators": ",.",
    "hoverlabel": {"bgcolor": PAPER, "font": FONT, "bordercolor": MISSING_LINE, "align": "left"},
    "legend": LEGEND,
    "bargap": 0.3,
    "dragmode": False,
}


# Pixels that bars beside long names need to be more than hairlines; on a narrower screen, as with a zoom of 400 %, the
# figure is moved sideways (static/plot/chart.js).
ROOM_FOR_BARS = {"narrowest": 350}


def room_for_years(years: Sequence[int]) -> dict[str, int]:
    """The same for years side by side with two lines each, which do not stand upright."""
    return {"narrowest": 50 + 23 * len(years)}


def figure(traces: list[dict[str, Any]], **layout: Any) -> Figure:
    """A figure in the house style from plain dicts; what `layout` says of an axis or margin goes before the style."""
    axes = {name for name in layout if name.startswith(("xaxis", "yaxis"))} | {"xaxis", "yaxis"}
    styled = {name: {**_AXIS, **layout.get(name, {})} for name in sorted(axes)}
    own = {**_MARGIN, **layout.get("margin", {})}
    room = margins.beside_axes(traces, styled)
    margin = own | {side: max(own[side], wanted) for side, wanted in room.items()}
    if "height" in layout:
        # One bar must stay a bar, whatever legend and labels stand around it.
        layout["height"] = max(layout["height"], margin["t"] + margin["b"] + SMALLEST_PLOT)
    return Figure(traces, {**_HOUSE, **layout, **styled, "margin": margin})


def safe(text: object) -> str:
    """Text from data as it is: Plotly.js reads a part of HTML in every label, legend and hover, and %{…} in some."""
    return escape(str(text), quote=False).replace("%{", "&#37;{")


def row_axis(names: Sequence[str], labels: Sequence[str] | None = None) -> dict[str, Any]:
    """An axis of rows by name from top to bottom; every one is labelled, however few they are.

    `labels` are what stands there as HTML, else the names.
    """
    words = [safe(name) for name in names] if labels is None else labels
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": list(names),
        "tickvals": list(names),
        # Plotly.js adds no suffix to words set here.
        "ticktext": [f"{word}{numbers.SPACE * 2}" for word in words],
        "range": [len(names) - 0.5, -0.5],
        "fixedrange": True,
    }


def row_height(rows: int, *, per_row: int = 26, around: int = 96) -> int:
    """Height in pixels of a chart with one bar per row, so that every label has room."""
    return around + per_row * max(rows, 1)


MILLIONS, THOUSANDS = "Mio. €", "Tsd. €"


def euro_axis(largest: float) -> dict[str, Any]:
    """A zero-based axis in Tsd. € or Mio. €, whichever reads better; ticks are written out in German."""
    top = max(float(largest), 1.0)
    step = _nice_step(top / 5)
    count = math.ceil(top / step - 1e-9)
    values = [step * i for i in range(count + 1)]
    unit, word = (1_000_000, MILLIONS) if step * count >= 1_000_000 else (1_000, THOUSANDS)
    digits = next(d for d in (0, 1, 2, 3) if (step * 10**d) % unit == 0 or d == 3)
    return {
        "range": [0, step * count * 1.02],
        "tickvals": values,
        "ticktext": [numbers.decimal(value / unit, digits) for value in values],
        "title": {"text": word, "font": {"color": MUTED, "size": 13}},
    }


# Behind everything else in a legend.
LAST = 2000
# Over what is not final: provisional figures and columns of a year that is not over.
RUNNING: dict[str, Any] = {"shape": "/", "fillmode": "overlay", "fgcolor": PAPER, "size": 6, "solidity": 0.45}


def provisional_pattern(states: Sequence[object]) -> dict[str, Any]:
    """The pattern of bars by the state of what they show: hatched where it is provisional."""
    return {**RUNNING, "shape": [RUNNING["shape"] if state == "provisional" else "" for state in states]}


def bar_entry(name: str, colour: str, rank: int = 1) -> dict[str, Any]:
    """Bars in the legend alone: of bars of which some are hatched Plotly.js shows the pattern of the first."""
    marker = {"symbol": "square", "size": 13, "color": colour}
    return {
        "type": "scatter", "mode": "markers", "name": name, "x": [None], "y": [None], "marker": marker,
        "legendrank": rank,
    }  # fmt: skip


def provisional_entry(states: Sequence[object], *, across: bool = False) -> list[dict[str, Any]]:
    """What hatched bars are, for the legend; nothing where none is provisional. `across`: the bars lie."""
    if "provisional" not in states:
        return []
    entry = {
        "type": "bar", "name": STATE["provisional"], "x": [None], "y": [None],
        "marker": {"color": MUTED, "pattern": RUNNING}, "legendrank": LAST,
    }  # fmt: skip
    return [entry | {"orientation": "h"} if across else entry]


# Share of a year that its column takes. Without a width Plotly.js takes the smallest distance between two columns: with
# figures for 2016 and 2023 alone each covered five years.
YEAR_COLUMN = 0.7


def year_axis(years: Sequence[int], words: Sequence[str] | None = None) -> dict[str, Any]:
    """An axis of budget years, each with its words (the year itself); few years do not become broad."""
    beside = max(0.6, (7 - len(years)) / 2)
    return {
        "tickvals": list(years),
        "ticktext": [str(year) for year in years] if words is None else list(words),
        "range": [years[0] - beside, years[-1] + beside] if years else None,
        # Twelve years side by side do not fit on a phone: they stand upright there, in the room of two lines.
        "autotickangles": [0, -90],
        "fixedrange": True,
        "showgrid": False,
    }


def axis_number(value: float, axis: dict[str, Any]) -> str:
    """A value in the unit of a euro axis, without the unit: short enough to stand over a narrow column."""
    if axis["title"]["text"] != MILLIONS:
        return numbers.decimal(value / 1_000, 0)
    return numbers.decimal(value / 1_000_000, 1 if value >= 10_000_000 else 2)


def _nice_step(rough: float) -> float:
    power = 10.0 ** len(str(int(rough))) / 10
    for factor in (1, 2, 2.5, 5, 10):
        if factor * power >= rough:
            return factor * power
    return 10 * power


def contrast_ink(colour: str) -> str:
    """Dark or white text, whichever has the better contrast on a background (WCAG relative luminance)."""
    ground = luminance(colour)
    return INK if (ground + 0.05) / (luminance(INK) + 0.05) > (luminance(PAPER) + 0.05) / (ground + 0.05) else PAPER


def luminance(colour: str) -> float:
    """Relative luminance of a #rrggbb colour, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# Pixels the mark takes above the figure.
MARK_PX = 24


def mark(drawn: Figure, words: str) -> Figure:
    """The figure with a mark written into the picture itself, top right, so that it survives a screenshot."""
    margin = drawn.layout.get("margin", {})
    before = drawn.layout.get("title")
    if before:
        return Figure(drawn.data, {**drawn.layout, "title": {**before, "text": f"{before['text']} · {words}"}})
    title = {
        "text": words,
        "font": {"size": 12, "color": MUTED},
        "x": 1,
        "xref": "container",
        "xanchor": "right",
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "pad": {"t": 4, "r": 4},
    }
    layout = {**drawn.layout, "margin": {**margin, "t": (margin.get("t") or 8) + MARK_PX}, "title": title}
    if "height" in layout:
        # The mark takes its room from the page, not from the bars.
        layout["height"] += MARK_PX
    return Figure(drawn.data, layout)


def legend_above(height: int) -> dict[str, Any]:
    """Over a figure of `height` pixels, as wide as it, so that a narrow screen wraps it; below the mark."""
    return {
        "orientation": "h", "xref": "container", "yref": "container", "x": 0, "y": 1 - 26 / height, "yanchor": "top",
        "traceorder": "normal",
    }  # fmt: skip
