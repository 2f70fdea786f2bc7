"""Figures of the Kreisvergleich."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from charts import numbers, style
from charts.comparison_view import (
    REASON,
    SYMBOL,
    Measure,
    View,
    judged,
    read,
    span_words,
    spread,
    without_value,
)
from charts.positions import wilson
from charts.rows import each_row
from charts.tiles import Tile, tile_map


def dots(figures: pd.DataFrame, view: View) -> style.Figure:
    """All counties as dots on one line, below it a row for each chosen one; median and quartiles of the peers.

    Quartiles from twelve peers with a value, a median from five; the Land only for what may be divided.
    """
    found = read(figures)
    known = found.known
    where = found.position(view)
    middle = found.land_value if view.measure.is_rate else None
    by_place = {row.place: row for row in found.counties}
    apart_of = {place: spread(by_place[place], view.measure) for place in view.shown if place in by_place}
    bounds = [bound for apart in apart_of.values() for bound in apart or ()]
    axis = value_axis([*known.values(), *bounds, *([] if middle is None else [middle])], view.measure)
    heights = _stacked(known, axis["range"])
    others = [place for place in known if place not in view.group.counties and place != view.own]
    peers = [place for place in known if place in view.group.counties]
    traces = [
        _dots("übrige Gebiete", others, known, heights, by_place, view, {"color": style.PAPER, "size": 11}),
        _dots(
            f"Vergleichsgruppe (n{numbers.SPACE}={numbers.SPACE}{where.n})",
            *(peers, known, heights, by_place, view),
            {"color": style.PREVIOUS, "size": 11},
        ),
    ]
    labels, texts = ["alle Gebiete"], [""]
    if middle is not None:
        traces.append(_marker("Hessen", middle, 1, "diamond", style.MARK))
        labels.append("Hessen")
        texts.append(view.measure.write(middle))
    for place in view.shown:
        row = by_place.get(place)
        labels.append(view.names.get(place, place))
        if row is None or place not in known:
            # Where the dot would be, not at the edge: the words may be long.
            why = REASON["not_existing"] if row is None else without_value(row, view.measure)
            traces.append(_words_at(axis["range"][0], len(texts), why))
            texts.append("")
            continue
        side = judged(row, view.measure, middle)
        traces.append(_marker(labels[-1], known[place], len(texts), "circle", side[1], apart_of[place]))
        texts.append(_value_words(row, view.measure, middle))
        traces.append(
            _dots(labels[-1], [place], known, heights, by_place, view, {"color": side[1], "size": 13})
            | {"showlegend": False}
        )
    # A little off the edge, where a dot may lie.
    beside = [f"{numbers.SPACE * 2}{text}" for text in texts]
    traces.append(style.row_texts(list(range(len(texts))), beside, axis))
    shapes: list[dict[str, Any]] = []
    if where.quartiles:
        low, high = where.quartiles
        band = {"type": "rect", "x0": low, "x1": high, "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
        shapes.append(band | {"fillcolor": style.GRID, "line": {"width": 0}})
        traces.append(_legend("mittlere Hälfte der Gruppe", {"symbol": "square", "size": 13, "color": style.GRID}))
    if where.median is not None:
        _add_line(traces, shapes, where.median, f"Median der Gruppe: {view.measure.write(where.median)}", "dash")
    height = 200 + 36 * len(labels)
    return style.figure(
        traces,
        height=height,
        shapes=shapes,
        margin={"t": 96, "l": 8, "r": _room(texts), "b": 8},
        xaxis={**axis, "fixedrange": True, "zeroline": False},
        yaxis={
            "range": [len(labels) - 0.5, -0.85],
            "zeroline": False,
            "tickvals": list(range(len(labels))),
            "ticktext": [_bold(label, label == view.names.get(view.own)) for label in labels],
            "fixedrange": True,
            "ticksuffix": "  ",
            "showgrid": False,
        },
        legend=legend_above(height),
    )


def bars(figures: pd.DataFrame, view: View) -> style.Figure:
    """All counties as bars from zero, highest first; chosen ones dark, missing ones hatched with the reason."""
    found = read(figures)
    rows = found.counties
    where = found.position(view)
    middle = found.land_value if view.measure.is_rate else None
    axis = value_axis(list(found.known.values()), view.measure, zero=True)
    names = [_bold(row.short_name, row.place == view.own) for row in rows]
    gaps = [numbers.is_missing(row.value) for row in rows]
    texts = [_value_words(row, view.measure, middle) for row in rows]
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "orientation": "h",
            "y": names,
            "x": [axis["range"][1] * 0.04 if gap else row.value for row, gap in zip(rows, gaps, strict=True)],
            "marker": {
                "color": [
                    style.MISSING if gap else _bar_colour(row, view, middle)
                    for row, gap in zip(rows, gaps, strict=True)
                ],
                "pattern": {"shape": ["/" if gap else "" for gap in gaps], "fgcolor": style.MISSING_LINE, "size": 6},
                "line": {"color": style.MISSING_LINE, "width": [1 if gap else 0 for gap in gaps]},
            },
            "customdata": [row.place for row in rows],
            "hovertext": [hover(row, view.measure) for row in rows],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "showlegend": False,
        },
        style.row_texts(names, texts, axis),
    ]
    shapes: list[dict[str, Any]] = []
    if where.median is not None:
        _add_line(traces, shapes, where.median, f"Median der Gruppe: {view.measure.write(where.median)}", "dash")
    if middle is not None:
        _add_line(traces, shapes, middle, f"Hessen: {view.measure.write(middle)}", "dot")
    height = style.row_height(len(rows), around=130)
    return style.figure(
        traces,
        height=height,
        shapes=shapes,
        margin={"t": 70, "l": 8, "r": _room(texts), "b": 8},
        xaxis={**axis, "fixedrange": True},
        yaxis={
            "range": [len(rows) - 0.5, -0.5],
            "fixedrange": True,
            "ticksuffix": "  ",
            "type": "category",
            "categoryorder": "array",
            "categoryarray": names,
        },
        legend=legend_above(height),
    )


def tiles(figures: pd.DataFrame, view: View) -> style.Figure:
    """Tile map of the same values; only rates fill a square, an amount is only written into it."""
    known = [row for row in each_row(figures) if row.level == "county"]
    return tile_map(
        [
            Tile(
                key=row.place,
                column=int(row.tile_column),
                row=int(row.tile_row),
                code=row.tile_code,
                value=_tile_value(row, view.measure),
                hover=hover(row, view.measure),
                rate=row.value if view.measure.is_rate else None,
                missing=numbers.is_missing(row.value),
                framed=row.place in view.shown,
            )
            for row in known
        ]
    )


def value_axis(shown: Sequence[float], measure: Measure, *, zero: bool = False) -> dict[str, Any]:
    """Ticks at round values, written in German; from zero for bars, else cut where zero would squeeze the dots."""
    high = max([*shown, 0.0]) or 1.0
    low = min([*shown, high])
    cut = not zero and len(shown) > 2 and low > high * 0.45
    start = low if cut else min(0.0, low)
    step = _round_step((high - start) / 4 or high / 4)
    first = math.floor(start / step)
    last = math.ceil(high / step - 1e-9)
    ticks = [step * i for i in range(first, last + 1)]
    scale, word = (1.0, measure.unit_words)
    if measure.basis in ("ratio", "share"):
        scale, word = 0.01, "Prozent"
    elif measure.basis == "money" and not measure.per:
        scale, word = (1e6, "Mio. €") if high >= 1e6 else (1e3, "Tsd. €")
    digits = next((d for d in (0, 1, 2, 3) if abs(step / scale * 10**d - round(step / scale * 10**d)) < 1e-6), 3)
    return {
        "range": [ticks[0] - (step * 0.15 if not zero else 0), ticks[-1] + step * 0.15],
        "tickvals": ticks,
        "ticktext": [numbers.decimal(round(tick / scale, 6), digits) for tick in ticks],
        "title": {
            "text": f"{word}, Achse beginnt nicht bei 0" if ticks[0] > 0 else word,
            "font": {"color": style.MUTED, "size": 13},
        },
    }


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return float(next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999))


def _stacked(known: Mapping[str, float], span: Sequence[float]) -> dict[str, float]:
    """A height around the first row for each county, so that dots of nearly equal values stand beside each other."""
    found: dict[str, float] = {}
    bins: dict[int, int] = {}
    for place in sorted(known, key=lambda each: (known[each], each)):
        at = round((known[place] - span[0]) / (span[1] - span[0]) * 45)
        taken = bins.get(at, 0)
        bins[at] = taken + 1
        found[place] = max(-0.7, min(0.45, 0.17 * ((taken + 1) // 2) * (-1 if taken % 2 else 1)))
    return found


def _dots(
    name: str,
    places: Sequence[str],
    known: Mapping[str, float],
    heights: Mapping[str, float],
    rows: Mapping[str, Any],
    view: View,
    marker: Mapping[str, Any],
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [known[place] for place in places],
        "y": [heights[place] for place in places],
        "marker": {**marker, "line": {"color": style.ACTUAL, "width": 1.5}},
        "customdata": list(places),
        "hovertext": [hover(rows[place], view.measure) for place in places],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _marker(
    name: str, at: float, row: int, symbol: str, colour: str, apart: tuple[float, float] | None = None
) -> dict[str, Any]:
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [at],
        "y": [row],
        "marker": {"symbol": symbol, "size": 13, "color": colour},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    if apart:
        trace["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [apart[1] - at],
            "arrayminus": [at - apart[0]],
            "color": colour,
            "thickness": 1.5,
        }
    return trace


def _words_at(at: float, row: int, text: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [at],
        "y": [row],
        "text": [f"  {text}"],
        "textposition": "middle right",
        "textfont": {"color": style.MUTED},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _room(texts: Sequence[str]) -> int:
    """Pixels right of the plot for the longest of the texts, so that a narrow screen keeps room for the dots."""
    return 30 + 7 * max((len(text) for text in texts), default=0)


def _legend(name: str, marker: dict[str, Any]) -> dict[str, Any]:
    return {"type": "scatter", "mode": "markers", "name": name, "x": [None], "y": [None], "marker": marker}


def legend_above(height: int) -> dict[str, Any]:
    """A legend over a figure of `height` pixels."""
    # Across the whole width, so that a narrow screen wraps it into few lines; below the mark of invented data.
    return {
        "orientation": "h",
        "xref": "container",
        "yref": "container",
        "x": 0,
        "y": 1 - 26 / height,
        "yanchor": "top",
        "traceorder": "normal",
    }


def _add_line(traces: list[dict[str, Any]], shapes: list[dict[str, Any]], at: float, name: str, dash: str) -> None:
    """A line across all rows, and its entry in the legend: a shape has none."""
    line = {"color": style.MARK if dash == "dot" else style.INK, "width": 2, "dash": dash}
    shapes.append({"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1, "line": line})
    traces.append({"type": "scatter", "mode": "lines", "name": name, "x": [None], "y": [None], "line": line})


def _bold(text: str, bold: bool) -> str:
    return f"<b>{text}</b>" if bold else text


def _bar_colour(row: Any, view: View, middle: float | None) -> str:
    side = judged(row, view.measure, middle)
    if side[0] and row.place in view.shown:
        return side[1]
    return style.ACTUAL if row.place in view.shown else style.PREVIOUS


def _value_words(row: Any, measure: Measure, middle: float | None = None) -> str:
    if numbers.is_missing(row.value):
        return "k. A." if row.reason == "no_value" else without_value(row, measure).split(":")[0].split(",")[0]
    words = numbers.stated(measure.write(row.value), row.precision)
    return " ".join(filter(None, [words, SYMBOL[judged(row, measure, middle)[0]]]))


# What stands in a tile instead of a value.
SHORT = {"not_split": "n. aufg.", "no_denominator": "o. B.", "few_cases": "< 10", "suppressed": "1–2"}


def _tile_value(row: Any, measure: Measure) -> str:
    if not row.exists_in_year:
        return "–"
    if numbers.is_missing(row.value):
        return SHORT.get(str(row.reason), "k. A.")
    if measure.basis == "money" and not measure.per:
        return numbers.decimal(row.value / 1000, 0) + f"{numbers.SPACE}T€"
    return measure.write(row.value)


def hover(row: Any, measure: Measure) -> str:
    """What stands beside a county under the pointer: value, interval or the two numbers behind it, as HTML."""
    if numbers.is_missing(row.value):
        return f"<b>{row.short_name}</b><br>{without_value(row, measure)}"
    lines = [f"<b>{row.short_name}</b>", numbers.stated(measure.write(row.value), row.precision)]
    if not numbers.is_missing(row.cases):
        low, high = wilson(row.numerator, row.cases)
        lines.append(f"{numbers.integer(row.numerator)} von {numbers.integer(row.cases)}")
        lines.append(f"95-%-Bereich {span_words(low, high)}")
    elif not numbers.is_missing(row.denominator):
        top = numbers.euro(row.numerator) if measure.basis in ("money", "ratio") else numbers.integer(row.numerator)
        bottom = numbers.euro(row.denominator) if measure.basis == "ratio" else numbers.integer(row.denominator)
        lines.append(f"{top} / {bottom}")
    return "<br>".join(lines)
