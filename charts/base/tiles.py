"""The tile map: equal squares, so that a city is as visible as a large Landkreis; what is missing is hatched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from charts.base import style
from data import numbers
from data.code_words import MISSING_SHORT, MISSING_VALUE

# What stands in a square instead of a value, the same on every map.
MEANING = {
    "k. A.": "keine Angabe",
    "n. aufg.": "nicht aufgeteilt",
    "o. B.": "ohne passende Bezugsgröße",
    "w. F.": "weniger Fälle als die Mindestfallzahl",
    "geheim": "laut Quelle oder zum Schutz Einzelner nicht genannt",
    "–": "besteht in diesem Jahr nicht",
    **{short: MISSING_VALUE[code] for code, short in MISSING_SHORT.items() if short != MISSING_VALUE[code]},
}
# Beside the code of a county whose value is provisional.
SIGN = "°"
# Pixels per square, rows of squares, and where the key below them starts; a line of it fits a telephone.
SQUARE, ROWS = 67, 8
KEY_TOP, KEY_LINE, KEY_COLUMNS, KEY_LETTERS = ROWS - 0.1, 0.36, 3, 58


@dataclass(frozen=True)
class Tile:
    """One square: where it is, what is written into it, and the rate that fills it (None: not filled).

    `pale` ones are not chosen and only show where the others lie; `provisional` ones bear a sign.
    """

    key: str
    column: int
    row: int
    code: str
    value: str
    hover: str
    rate: float | None
    missing: bool = False
    framed: bool = False
    pale: bool = False
    provisional: bool = False


def tile_map(tiles: Sequence[Tile], write: Callable[[float], str], *, also: str = "") -> style.Figure:
    """Squares filled in six steps of one hue, each step holding about as many of them; below them the key.

    `write` puts a rate into words, `also` is said in the key besides.
    """
    rates = [float(tile.rate) for tile in tiles if tile.rate is not None and not numbers.is_missing(tile.rate)]
    steps = [i / len(style.SCALE) for i in range(1, len(style.SCALE))]
    limits = np.quantile(np.array(rates, dtype=float), steps).tolist() if rates else []
    fills = [_fill(tile, limits) for tile in tiles]
    states = {tile.provisional for tile in tiles if not (tile.missing or tile.pale)}
    # Where all are provisional the key says so once.
    some = len(states) > 1
    if True in states:
        also = " · ".join(filter(None, [also, f"{SIGN} = vorläufig" if some else "alle Werte vorläufig"]))
    # Texts of one trace: as annotations they took a third of the time of a repaint.
    trace = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [tile.column for tile in tiles],
        "y": [tile.row for tile in tiles],
        "marker": {"size": 52, "opacity": 0, "symbol": "square"},
        "text": [f"<b>{style.safe(tile.code)}</b>{_sign(tile, some)}<br>{style.safe(tile.value)}" for tile in tiles],
        "textposition": "middle center",
        "textfont": {
            "color": [
                style.MUTED if tile.pale else style.INK if tile.missing else style.contrast_ink(fill)
                for tile, fill in zip(tiles, fills, strict=True)
            ],
            "size": 12,
        },
        "customdata": [tile.key for tile in tiles],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [tile.hover for tile in tiles],
        "showlegend": False,
    }
    key, bottom = _key(tiles, rates, limits, write, also)
    hidden = {"visible": False, "fixedrange": True}
    return style.figure(
        [trace, *key],
        shapes=[_square(tile, fill) for tile, fill in zip(tiles, fills, strict=True)],
        height=round(16 + SQUARE * (bottom + 0.55)),
        xaxis={**hidden, "range": [-0.55, 4.55]},
        yaxis={**hidden, "range": [bottom, -0.55]},
    )


def _sign(tile: Tile, some: bool) -> str:
    return f"{numbers.SPACE}{SIGN}" if some and tile.provisional and not (tile.missing or tile.pale) else ""


def _step(rate: float, limits: Sequence[float]) -> int:
    return sum(rate > limit for limit in limits)


def _fill(tile: Tile, limits: Sequence[float]) -> str:
    if tile.pale:
        return style.PAPER
    if tile.missing:
        return style.MISSING
    if tile.rate is None or numbers.is_missing(tile.rate):
        return style.PAPER
    return style.SCALE[_step(tile.rate, limits)]


def _square(tile: Tile, fill: str) -> dict[str, Any]:
    solid = not tile.missing
    line = {
        "color": style.INK
        if tile.framed
        else style.GRID
        if tile.pale
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


def _key(
    tiles: Sequence[Tile], rates: Sequence[float], limits: Sequence[float], write: Callable[[float], str], also: str
) -> tuple[list[dict[str, Any]], float]:
    """The classes of colour with the values in them, the abbreviations that occur, and where all of it ends."""
    classes: dict[int, list[float]] = {}
    for rate in sorted(rates):
        classes.setdefault(_step(rate, limits), []).append(rate)
    words = [f"{short} = {meaning}" for short, meaning in MEANING.items() if any(tile.value == short for tile in tiles)]
    words += ["dunkler Rahmen = ausgewählt"] if any(tile.framed for tile in tiles) else []
    words += ["blass = nicht ausgewählt"] if any(tile.pale for tile in tiles) else []
    lines = _lines([*words, *([also] if also else [])])
    rows = -(-len(classes) // KEY_COLUMNS)
    traces: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [-0.4 + 1.7 * (position % KEY_COLUMNS) for position in range(len(classes))],
            "y": [KEY_TOP + KEY_LINE * (position // KEY_COLUMNS) for position in range(len(classes))],
            "marker": {
                "symbol": "square",
                "size": 14,
                "color": [style.SCALE[step] for step in classes],
                "line": {"color": style.MISSING_LINE, "width": 1},
            },
            "text": [f"{numbers.SPACE}{_span(held, write)}" for held in classes.values()],
        },
        {
            "type": "scatter",
            "mode": "text",
            "x": [-0.55] * len(lines),
            "y": [KEY_TOP + KEY_LINE * (rows + position) for position in range(len(lines))],
            "text": [f"{numbers.SPACE}{style.safe(line)}" for line in lines],
        },
    ]
    text = {"textposition": "middle right", "textfont": {"size": 12, "color": style.INK}, "cliponaxis": False}
    return [
        {**trace, **text, "hoverinfo": "skip", "showlegend": False} for trace in traces if trace["x"]
    ], KEY_TOP + KEY_LINE * (rows + len(lines)) - 0.1


def _span(held: Sequence[float], write: Callable[[float], str]) -> str:
    """1,11–1,24 €; one value alone when both ends read alike."""
    low, high = write(held[0]), write(held[-1])
    unit = next((unit for unit in (f"{numbers.SPACE}€", f"{numbers.SPACE}%") if low.endswith(unit)), "")
    return high if low == high else f"{low.removesuffix(unit)}–{high}"


def _lines(words: Sequence[str]) -> list[str]:
    """The words side by side, in as many lines as a telephone needs."""
    found: list[str] = []
    for word in words:
        if found and len(found[-1]) + len(word) + 3 <= KEY_LETTERS:
            found[-1] += f" · {word}"
        else:
            found.append(word)
    return found
