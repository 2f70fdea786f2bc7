"""The years of a county beside each other, as a figure and in a sentence."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.comparability import no_comparison, still_grows
from analysis.precision import of_difference
from charts.base import style, untold
from charts.base.bounds import changed
from charts.base.panels import cut, cut_word, span
from data import numbers
from data.code_words import MISSING_SHORT, STAGE
from data.rows import rows_of
from queries import county as questions


def history(frame: pd.DataFrame, year: int, running: int) -> style.Figure:
    """Columns of the budget by year, running and provisional ones hatched; no figure has a word, a break a line."""
    # The chosen year stands in the picture even when nothing is known about it.
    rows = rows_of(frame, questions.History)
    years = span([*(row.budget_year for row in rows), year])
    values = {row.budget_year: row.euros for row in rows}
    exact = {row.budget_year: row.precision for row in rows}
    states = {row.budget_year: row.state for row in rows}
    short = {row.budget_year: MISSING_SHORT[row.missing] for row in rows if not numbers.is_missing(row.missing)}
    known = [each for each in years if not numbers.is_missing(values.get(each))]
    axis = style.euro_axis(max([0.0, *[values[each] for each in known]]))
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "x": known,
            "width": style.YEAR_COLUMN,
            "y": [values[each] for each in known],
            "marker": {
                "color": [style.ACTUAL if each == year else style.PREVIOUS for each in known],
                # Each bar has a colour of its own: without a ground Plotly.js complains of the list.
                "pattern": style.provisional_pattern(
                    ["provisional" if each >= running else states.get(each) for each in known]
                )
                | {"bgcolor": style.PAPER},
            },
            "customdata": known,
            "text": [
                style.axis_number(values[each], axis)
                if len(years) > 7
                else numbers.stated(numbers.euro_short(values[each]), exact[each])
                for each in known
            ],
            "textposition": "outside",
            "textfont": {"size": 12},
            "cliponaxis": False,
            "constraintext": "none",
            "hovertemplate": "%{x}: %{y:,.0f} €<extra></extra>",
        }
    ]
    breaks = [row.budget_year for row in rows if not numbers.is_missing(row.territory_note)]
    axis["range"] = [0, axis["range"][1] * 1.05]
    return style.figure(
        traces,
        height=320,
        margin={"t": 30, "l": 8, "r": 8, "b": 8},
        meta=style.room_for_years(years),
        xaxis={
            **style.year_axis(
                years,
                [
                    (f"<b>{each}</b>" if each == year else str(each))
                    + ("" if each in known else f"<br>{short.get(each, 'k. A.')}")
                    + ("<br>läuft" if each >= running else "")
                    for each in years
                ],
            ),
            # Twelve years side by side at 390 pixels.
            "tickfont": {"size": 11, "color": style.INK},
        },
        yaxis={**axis, "fixedrange": True},
        shapes=[cut(each, 0) for each in breaks],
        annotations=[cut_word(each, "territory") for each in breaks],
        showlegend=False,
    )


def say_history(frame: pd.DataFrame, year: int, stage: str, running: int, programme: str = "") -> str:
    """The year against the one before; not across a break in the territory nor for a sum that still grows.

    Of which stage and `programme` there is nothing is said where there is nothing.
    """
    rows = rows_of(frame, questions.History)
    known = {row.budget_year: row for row in rows if not numbers.is_missing(row.euros)}
    reasons = {row.budget_year: f" ({untold.why(row.missing)})" for row in rows if not numbers.is_missing(row.missing)}
    if not known:
        what = ", ".join(filter(None, [programme, STAGE[stage]]))
        return f"Zu keinem Jahr ist ein Budget bekannt ({what}){reasons.get(year, '').replace('(', f'({year}, ')}."
    if year not in known:
        others = "ist ein anderes Jahr" if len(known) == 1 else f"sind {len(known)} andere Jahre"
        return f"Für {year} ist kein Betrag dieser Stufe bekannt{reasons.get(year, '')}; bekannt {others}."
    now, before = known[year], known.get(year - 1)
    head = f"{year}: {numbers.stated(numbers.euro(now.euros), now.precision)}"
    if not numbers.is_missing(now.territory_note):
        return f"{head}. {now.territory_note}"
    if still_grows(stage, year, running):
        return f"{head}; {no_comparison(year)}."
    if before is None:
        return f"{head}; für {year - 1} ist kein Betrag bekannt{reasons.get(year - 1, '')}."
    return f"{head}, {changed(now.euros, before.euros, year, of_difference(now.precision, before.precision))}."
