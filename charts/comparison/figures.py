"""Figures of the Kreisvergleich."""

from __future__ import annotations

from typing import Any

import pandas as pd

from charts.base import style
from charts.base.bar_texts import row_texts
from charts.base.tiles import Tile, tile_map
from charts.comparison import labels as dot_labels
from charts.comparison.parts import (
    DOTTED,
    PART_DOT,
    PART_SIGN,
    Dots,
    add_line,
    bold,
    dot_axis,
    hover,
    legend_entry,
    point,
    provisional,
    provisional_dot_entry,
    stacked,
    tile_value,
    value_axis,
    value_words,
    words_at,
)
from charts.comparison.view import REASON, View, is_part, judged, read, spread, without_value
from data import numbers
from data.rows import rows_of
from queries import comparison as questions


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
    values = {**known, **found.parts}
    axis = dot_axis([*values.values(), *bounds, *([] if middle is None else [middle])], view.measure)
    heights = stacked(values, axis["range"])
    on_line = Dots(values, heights, by_place, view.measure)
    others = [place for place in known if place not in view.group.counties and place != view.own]
    peers = [place for place in known if place in view.group.counties]
    traces = [
        *on_line.traces("übrige Gebiete", others, {"color": style.PAPER, "size": 11}),
        *on_line.traces(
            f"andere der Vergleichsgruppe (n{numbers.SPACE}={numbers.SPACE}{where.n})",
            peers,
            {"color": style.PREVIOUS, "size": 11},
        ),
    ]
    if found.parts:
        name = "nur Teil des Jahres, nicht im Median"
        traces.append(on_line.trace(name, list(found.parts), PART_DOT))
    labels, texts = ["alle Gebiete"], [""]
    untold: list[dict[str, Any]] = []
    if middle is not None:
        traces.append(point("Hessen", middle, 1, "diamond", style.MARK))
        labels.append("Hessen")
        texts.append(found.land_words(view.measure))
    for place in view.shown:
        row = by_place.get(place)
        labels.append(view.names.get(place, place))
        if row is None or place not in values:
            # Where the dot would be, not at the edge: the words may be long.
            why = REASON["not_existing"] if row is None else without_value(row)
            untold.append(words_at(axis["range"][0], len(texts), why))
            texts.append("")
            continue
        side = judged(row, view.measure, middle)
        part = place in found.parts
        mark = "x" if part else DOTTED if provisional(row) else "circle"
        traces.append(point(labels[-1], values[place], len(texts), mark, side[1], apart_of[place]))
        texts.append(value_words(row, view.measure, middle))
        if part:
            continue
        own = {"color": side[1], "size": 13, "symbol": mark}
        traces.append(on_line.trace(labels[-1], [place], own) | {"showlegend": False})
    traces += provisional_dot_entry(by_place.values())
    # A little off the edge, where a dot may lie.
    beside = [f"{numbers.SPACE * 2}{text}" for text in texts]
    traces.append(row_texts(list(range(len(texts))), beside, axis))
    names, shapes, top = dot_labels.draw(values, heights, view, axis["range"])
    if where.quartiles:
        low, high = where.quartiles
        band = {"type": "rect", "x0": low, "x1": high, "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
        shapes.append(band | {"fillcolor": style.GRID, "line": {"width": 0}})
        traces.append(legend_entry("mittlere Hälfte der Gruppe", {"symbol": "square", "size": 13, "color": style.GRID}))
    if where.median is not None:
        add_line(traces, shapes, where.median, f"Median der anderen: {found.median_words(view)}", "dash")
    height = 170 + round(36 * (len(labels) - top - 0.5))
    return style.figure(
        traces,
        height=height,
        shapes=shapes,
        annotations=[*names, *untold],
        margin={"t": 96, "l": 8, "r": 8, "b": 8},
        xaxis={**axis, "fixedrange": True, "zeroline": False},
        yaxis={
            "range": [len(labels) - 0.5, top],
            "zeroline": False,
            "tickvals": list(range(len(labels))),
            "ticktext": [bold(label, label == view.names.get(view.own)) for label in labels],
            "fixedrange": True,
            "ticksuffix": "  ",
            "showgrid": False,
        },
        legend=style.legend_above(height),
        meta=style.ROOM_FOR_BARS,
    )


def bars(figures: pd.DataFrame, view: View) -> style.Figure:
    """All counties as bars from zero, highest first; chosen ones dark, missing, provisional and parts hatched."""
    found = read(figures)
    rows = found.counties
    where = found.position(view)
    middle = found.land_value if view.measure.is_rate else None
    axis = value_axis([*found.known.values(), *found.parts.values()], view.measure)
    names = [row.short_name for row in rows]
    gaps = [numbers.is_missing(row.value) for row in rows]
    texts = [value_words(row, view.measure, middle) for row in rows]
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
                "pattern": {
                    "shape": [
                        "/" if gap or row.place in found.parts or row.state == "provisional" else ""
                        for row, gap in zip(rows, gaps, strict=True)
                    ],
                    "fgcolor": [style.MISSING_LINE if gap else style.PAPER for gap in gaps],
                    "size": 6,
                },
                "line": {"color": style.MISSING_LINE, "width": [1 if gap else 0 for gap in gaps]},
            },
            "customdata": [row.place for row in rows],
            "hovertext": [hover(row, view.measure) for row in rows],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "showlegend": False,
        },
        *style.provisional_entry([row.state for row in rows if not numbers.is_missing(row.value)], across=True),
        row_texts(names, texts, axis),
    ]
    shapes: list[dict[str, Any]] = []
    if where.median is not None:
        add_line(traces, shapes, where.median, f"Median der anderen: {found.median_words(view)}", "dash")
    if middle is not None:
        add_line(traces, shapes, middle, f"Hessen: {found.land_words(view.measure)}", "dot")
    height = style.row_height(len(rows), around=130)
    return style.figure(
        traces,
        height=height,
        shapes=shapes,
        margin={"t": 70, "l": 8, "r": 8, "b": 8},
        xaxis={**axis, "fixedrange": True},
        yaxis=style.row_axis(names, [bold(row.short_name, row.place == view.own) for row in rows]),
        legend=style.legend_above(height),
        meta=style.ROOM_FOR_BARS,
    )


def tiles(figures: pd.DataFrame, view: View) -> style.Figure:
    """Tile map of the same values; only rates fill a square, an amount is only written into it."""
    known = [row for row in rows_of(figures, questions.Figures) if row.level == "county"]
    return tile_map(
        [
            Tile(
                key=row.place,
                column=int(row.tile_column),
                row=int(row.tile_row),
                code=row.tile_code,
                value=tile_value(row, view.measure),
                hover=hover(row, view.measure),
                rate=row.value if view.measure.is_rate and not is_part(row) else None,
                missing=numbers.is_missing(row.value) or is_part(row),
                framed=row.place in view.shown,
                provisional=row.state == "provisional",
            )
            for row in known
        ],
        view.measure.write,
        also=" · ".join(
            filter(
                None,
                [
                    "T€ = Tausend Euro" if view.measure.basis == "money" and not view.measure.is_rate else "",
                    f"{PART_SIGN} = nur Teil des Jahres" if any(is_part(row) for row in known) else "",
                ],
            )
        ),
    )


def _bar_colour(row: questions.Figures, view: View, middle: float | None) -> str:
    side = judged(row, view.measure, middle)
    if side[0] and row.place in view.shown:
        return side[1]
    return style.ACTUAL if row.place in view.shown else style.PREVIOUS
