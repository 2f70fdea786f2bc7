"""A matrix: rows against columns, in each cell a few words over a tint; an empty cell is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.base import style

# Part of the width of a column that its cells take.
CELL = 0.96


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, its ground (#rrggbb), what the pointer says as HTML; `key` goes with a click."""

    text: str
    colour: str
    hover: str
    key: str = ""


@dataclass(frozen=True)
class Row:
    """One row: its name, its label as HTML where it differs, its cells from left to right; None is an empty one."""

    name: str
    cells: Sequence[Cell | None]
    label: str = ""


def column(rows: Sequence[Row], place: int, *, width: float = CELL, size: int = 14) -> dict[str, Any]:
    """The cells of one column as bars; those of nothing are left out, they cost as much as any other."""
    some = [(row, cell) for row in rows if (cell := row.cells[place])]
    return {
        "type": "bar",
        "orientation": "h",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "base": place,
        "x": [width] * len(some),
        "y": [row.name for row, _ in some],
        "customdata": [cell.key for _, cell in some],
        "text": [cell.text for _, cell in some],
        "textfont": {"color": style.INK, "size": size},
        "hovertext": [cell.hover for _, cell in some],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"color": [cell.colour for _, cell in some]},
    }


def figure(
    traces: list[dict[str, Any]], rows: Sequence[Row], heads: Sequence[str], *, per_row: int = 26, narrowest: int = 0
) -> style.Figure:
    """The columns under their heads (HTML); on a screen of fewer pixels than `narrowest` it is moved sideways."""
    names = [row.name for row in rows]
    return style.figure(
        traces,
        height=style.row_height(len(rows), around=100, per_row=per_row),
        margin={"t": 8, "l": 8, "r": 8, "b": 8},
        barmode="overlay",
        bargap=0.08,
        xaxis={
            "side": "top",
            "tickvals": [place + CELL / 2 for place in range(len(heads))],
            "ticktext": list(heads),
            "range": [0, max(len(heads), 1) - 1 + CELL],
            "autotickangles": [0, -90],
            "tickfont": {"size": 12, "color": style.INK},
            # An empty title keeps a line free above upright heads, for the mark of invented data.
            "title": {"text": " "},
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        yaxis={**style.row_axis(names, [row.label or style.safe(row.name) for row in rows]), "showgrid": False},
        showlegend=False,
        meta={"narrowest": narrowest},
    )


def tint(colour: str, strength: float) -> str:
    """A colour thinned with white: 0 white, 1 the colour itself."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * strength):02X}" for part in parts)
