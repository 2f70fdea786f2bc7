"""The tile map: equal squares, so that a city is as visible as a large Landkreis; what is missing is hatched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from charts import numbers, style


@dataclass(frozen=True)
class Tile:
    """One square: where it is, what is written into it, and the rate that fills it (None: not filled)."""

    key: str
    column: int
    row: int
    code: str
    value: str
    hover: str
    rate: float | None
    missing: bool = False
    framed: bool = False


def tile_map(tiles: Sequence[Tile]) -> style.Figure:
    """Squares filled in six steps of one hue, each step holding about as many of them."""
    rates = [tile.rate for tile in tiles if not numbers.is_missing(tile.rate)]
    steps = [i / len(style.SCALE) for i in range(1, len(style.SCALE))]
    limits = np.quantile(np.array(rates, dtype=float), steps).tolist() if rates else []
    fills = [_fill(tile, limits) for tile in tiles]
    # Texts of one trace: as annotations they took a third of the time of a repaint.
    trace = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [tile.column for tile in tiles],
        "y": [tile.row for tile in tiles],
        "marker": {"size": 52, "opacity": 0, "symbol": "square"},
        "text": [f"<b>{tile.code}</b><br>{tile.value}" for tile in tiles],
        "textposition": "middle center",
        "textfont": {
            "color": [
                style.INK if tile.missing else style.contrast_ink(fill) for tile, fill in zip(tiles, fills, strict=True)
            ],
            "size": 12,
        },
        "customdata": [tile.key for tile in tiles],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [tile.hover for tile in tiles],
        "showlegend": False,
    }
    hidden = {"visible": False, "fixedrange": True}
    return style.figure(
        [trace],
        shapes=[_square(tile, fill) for tile, fill in zip(tiles, fills, strict=True)],
        height=560,
        xaxis={**hidden, "range": [-0.55, 4.55]},
        yaxis={**hidden, "range": [7.55, -0.55]},
    )


def _fill(tile: Tile, limits: Sequence[float]) -> str:
    if tile.missing:
        return style.MISSING
    if tile.rate is None or numbers.is_missing(tile.rate):
        return style.PAPER
    return style.SCALE[sum(tile.rate > limit for limit in limits)]


def _square(tile: Tile, fill: str) -> dict[str, Any]:
    solid = not tile.missing
    line = {
        "color": style.INK
        if tile.framed
        else style.MISSING_LINE
        if tile.missing or fill == style.PAPER
        else style.PAPER,
        "width": 3 if tile.framed else 1.5,
        "dash": "solid" if solid else "dot",
    }
    return {
        "type": "rect",
        "x0": tile.column - 0.47,
        "x1": tile.column + 0.47,
        "y0": tile.row - 0.46,
        "y1": tile.row + 0.46,
        "fillcolor": fill,
        "line": line,
        "layer": "below",
    }
