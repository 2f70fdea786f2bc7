"""What each county adds to the change between two years: figure and sentence."""

from __future__ import annotations

import pandas as pd

from charts.base import bounds, style
from charts.base.bar_texts import row_texts
from charts.base.ties import listed, tied
from charts.trends.change import signed_row_axis
from data import numbers
from data.rows import rows_of
from queries.trends.change import Contributions


def contributions(frame: pd.DataFrame) -> style.Figure:
    """One bar per county from zero, largest rise first; all bars together are the change."""
    rows = rows_of(frame, Contributions)
    names = [row.short_name for row in rows]
    axis = signed_row_axis(*(pick([0.0, *(row.difference for row in rows)]) for pick in (min, max)))
    texts = [bounds.beside_bar(_signed(row.difference), row.precision) for row in rows]
    return style.figure(
        [
            {
                "type": "bar",
                "orientation": "h",
                "y": names,
                "x": [row.difference for row in rows],
                "marker": {"color": [style.INCREASE if row.difference >= 0 else style.DECREASE for row in rows]},
                "hovertext": [
                    f"{style.safe(row.short_name)}: {_whole(row)}<br>"
                    f"{numbers.euro(row.euros_before)} → {numbers.euro(row.euros_after)}"
                    for row in rows
                ],
                "hoverinfo": "text",
                "textposition": "none",
            },
            row_texts(names, texts, axis),
        ],
        height=style.row_height(len(rows)),
        margin={"t": 8, "l": 8, "r": 8, "b": 8},
        xaxis={**axis, "fixedrange": True, "zeroline": True},
        yaxis=style.row_axis(names),
        showlegend=False,
    )


def _signed(euros: float) -> str:
    return numbers.signed(numbers.euro_short(euros), euros)


def _stated(row: Contributions) -> str:
    return bounds.change(row.difference, row.precision, numbers.euro_short)


def _whole(row: Contributions) -> str:
    return bounds.change_and_share(row.difference, row.ratio, row.precision)


def say_contributions(frame: pd.DataFrame, before: int, year: int) -> str:
    """How many counties rise and fall, and which most, both years named; whose bounds leave it open are counted.

    Of one alone its own change.
    """
    rows = rows_of(frame, Contributions)
    if not rows:
        return f"Kein Gebiet der Auswahl macht zu {before} und {year} vergleichbare Angaben."
    if len(rows) == 1:
        (only,) = rows
        return f"{year} gegenüber {before}: {only.short_name} {_whole(only)}."
    sides = {row.unit: bounds.side(row.difference, row.precision, 0, "exact") for row in rows}
    up, down = ([row for row in rows if sides[row.unit] == each] for each in ("above", "below"))
    told = [f"{len(up)} mit mehr", f"{len(down)} mit weniger"]
    for each, word in (("alike", "unverändert"), ("unknown", "offen, weil nur eine Grenze bekannt ist")):
        if many := sum(side == each for side in sides.values()):
            told.append(f"{many} {word}")
    most = [
        f"{word}: {listed([row.short_name for row in alike])} ({'je ' if len(alike) > 1 else ''}{much})"
        for word, some, chosen in (("größter Zuwachs", up, max), ("größter Rückgang", down, min))
        if some
        for alike in [tied(some, chosen(some, key=lambda row: row.difference), _stated)]
        for much in [_stated(alike[0])]
    ]
    head = f"{year} gegenüber {before} in {numbers.count_of(len(rows), 'Gebiet', 'Gebieten')}: {', '.join(told)}"
    return f"{head}{'; ' + '; '.join(most) if most else ''}."
