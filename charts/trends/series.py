"""Figures and sentences of the Budgetentwicklung: budgets over the years and their changes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.comparability import Alike
from analysis.direction import shape
from analysis.precision import of_difference
from charts.base import panels as parts
from charts.base import style
from charts.base.same_counties import without
from charts.base.ties import listed
from charts.trends.shape import largest_words, pair_words, say_shape
from data import numbers
from data.code_words import STAGE
from data.rows import rows_of
from queries.trends.series import Breaks, Change, Series

STATED = "eine Angabe auf gleichem Gebietsstand"


def series(frame: pd.DataFrame, breaks: pd.DataFrame, stage: str) -> style.Figure:
    """Columns per budget year, the stages side by side; each other series hatched in a panel of its own, same scale."""
    panels = parts.known(rows_of(frame, Series))
    rows = [row for panel in panels.values() for each in panel.values() for row in each]
    axis = style.euro_axis(max((row.euros for row in rows), default=0.0))
    reach = axis["range"][1] * 1.08
    heights = [
        max(parts.SMALLEST_PANEL, round(parts.PANEL * max(row.euros for r in panel.values() for row in r) / reach) + 16)
        for panel in panels.values()
    ]
    leads = bool(rows) and not rows[0].is_predecessor
    if leads:
        heights[0] = parts.PANEL
    # The counts belong to the chosen programme: they stand below its panel, not below the last one.
    apart = leads and len(panels) > 1
    gaps = [parts.BETWEEN + (parts.YEARS if apart and not position else 0) for position in range(len(panels) - 1)]
    whole = sum(heights) + sum(gaps)
    years = parts.span([row.budget_year for row in rows])
    stages = [each for each in STAGE if any(each in panel for panel in panels.values())]
    labels = parts.year_labels(rows, years, stage) if leads else [str(year) for year in years]

    traces: list[dict[str, Any]] = []
    layout: dict[str, Any] = {}
    notes: list[dict[str, Any]] = []
    top = whole
    named: set[str] = set()
    # Written last, so that no column covers a figure.
    figures: list[dict[str, Any]] = [parts.years_below(years, labels)] if apart else []
    for position, panel in enumerate(panels.values()):
        first = next(iter(panel.values()))[0]
        suffix = "" if position == 0 else str(position + 1)
        bottom = top - heights[position]
        layout[f"yaxis{suffix}"] = {
            **axis,
            "title": axis["title"] if position == 0 else None,
            "range": [0, reach * heights[position] / parts.PANEL],
            "domain": [bottom / whole, top / whole],
            "fixedrange": True,
        }
        if first.is_predecessor:
            notes.append(parts.panel_title(first, top / whole))
        for each in stages:
            if each not in panel:
                continue
            offset = parts.GROUP * (stages.index(each) / len(stages) - 0.5)
            place = {"yaxis": f"y{suffix}", "offset": offset, "width": parts.GROUP / len(stages)}
            traces.append(parts.columns(panel[each], each) | place | {"showlegend": each not in named})
            named.add(each)
            if each == stage:
                figures.append(parts.figures(panel, each, stages, axis, f"y{suffix}"))
        top = bottom - (gaps[position] if position < len(gaps) else 0)
    cuts = [row for row in rows_of(breaks, Breaks) if row.cuts_sum and row.budget_year in years[1:]]
    return style.figure(
        [*traces, *figures],
        barmode="overlay",
        height=whole + 130,
        meta=style.room_for_years(years),
        margin={"t": 64, "l": 8, "r": 8, "b": 8},
        xaxis={
            **style.year_axis(years, [str(year) for year in years] if apart else labels),
            "tickfont": parts.SMALL,
            "anchor": f"y{'' if len(panels) < 2 else len(panels)}",
        },
        # Cut is the row of the chosen programme; another series has years on both sides.
        shapes=[parts.cut(row.budget_year, 1 - heights[0] / whole) for row in cuts],
        annotations=[*notes, *(parts.cut_word(row.budget_year, row.kind) for row in cuts)],
        legend=style.LEGEND | {"y": 1.0 + 26 / max(whole, 1)},
        showlegend=True,
        **(layout or {"yaxis": {**axis, "fixedrange": True}}),
    )


def say_series(
    frame: pd.DataFrame,
    same: pd.DataFrame,
    change: pd.DataFrame,
    stage: str,
    year: int,
    alike: Alike,
) -> str:
    """The newest whole year of the chosen stage against the year before, and how the row of years went.

    `frame` is what the figure shows: the counties that state every year (`same`, those of `alike`), or all of them. A
    change always names its counties, and the row of years is always that of the same ones. A sum, and its
    change, is „rund“, „mindestens“ or „höchstens“ where its budgets are.
    """
    every = rows_of(frame, Series)
    rows = _of_stage(every, stage)
    if not rows:
        earlier = list(dict.fromkeys(row.programme_name for row in every if row.is_predecessor))
        also = f" Nur andere Reihen haben Angaben: {', '.join(earlier)}." if earlier else ""
        return f"Zur Stufe „{STAGE[stage]}“ nennt zu dieser Auswahl keine Quelle ein Budget.{also}"
    complete = [row for row in rows if not row.is_running]
    running = sorted({row.budget_year for row in rows} - {row.budget_year for row in complete})
    tail = f" {running[0]} läuft noch und wird nicht verglichen." if running else ""
    if not complete:
        return f"Zu keinem vergangenen Jahr gibt es Angaben.{tail}"
    last = ([row for row in complete if row.budget_year <= year] or complete)[-1]
    alike_rows = {row.budget_year: row for row in _of_stage(rows_of(same, Series), stage)}
    of_all = numbers.count_of(last.counties_all, "Gebiet", "Gebieten")
    whole = numbers.stated(numbers.euro_short(last.euros), last.precision)
    pair = _say_pair(last, alike_rows, change, alike)
    return (
        f"{last.budget_year} sind {whole} {_stage_words(stage)}, in {last.counties} von "
        f"{of_all}{_left_out(last, alike_rows, alike)}; {pair}. "
        f"{_say_row(alike_rows, alike, last, [row.budget_year for row in complete])}{tail}"
    )


def _left_out(last: Series, alike_rows: Mapping[int, Series], alike: Alike) -> str:
    """Who states a figure of the year and is not in its sum, where that is of the same counties in every year."""
    same = alike_rows.get(last.budget_year)
    names = alike.left_out.get(last.budget_year, ()) if same is not None and same.counties == last.counties else ()
    return f" ({without(names)})" if names else ""


def _of_stage(rows: Sequence[Series], stage: str) -> list[Series]:
    return [row for row in rows if row.stage == stage and not row.is_predecessor and not numbers.is_missing(row.euros)]


def _say_row(alike_rows: Mapping[int, Series], alike: Alike, last: Series, drawn: Sequence[int]) -> str:
    """How the years went that hold the same counties, and which of the `drawn` ones are not among them."""
    years = [year for year in alike.years if year in alike_rows]
    euros = [alike_rows[year].euros for year in years]
    words = say_shape(years, euros, [alike_rows[year].precision for year in years])
    # Too few years have no shape, in whichever counties.
    if not shape(euros):
        return words
    beside = [str(year) for year in drawn if year not in years]
    rest = f" Nicht dabei, weil es nicht dieselben Gebiete sind: {listed(beside)}." if beside else ""
    if len(alike.units) == last.counties:
        return words + rest
    return (
        f"In {numbers.count_of(len(alike.units), 'Gebiet', 'Gebieten')} mit Angabe in jedem dieser Jahre: {words}{rest}"
    )


def _stage_words(stage: str) -> str:
    return "genannt, ohne eine Stufe zu nennen" if stage == "unstated" else STAGE[stage]


def _say_pair(last: Series, alike_rows: Mapping[int, Series], change: pd.DataFrame, alike: Alike) -> str:
    """The change to the year before: of the counties shown where both years are theirs, else of who states both."""
    year = last.budget_year
    shown = alike_rows.get(year)
    if shown is not None and shown.euros == last.euros and {year - 1, year} <= set(alike.years):
        before = alike_rows[year - 1]
        difference = round(last.euros - before.euros, 2)
        share = difference / before.euros if before.euros else math.nan
        precision = of_difference(last.precision, before.precision)
        same = "demselben" if last.counties == 1 else "denselben"
        return f"{pair_words(difference, share, year, year - 1, precision)} in {same}"
    row = next((row for row in rows_of(change, Change) if row.budget_year == year), None)
    if row is None or numbers.is_missing(row.difference):
        why = f"weil kein Gebiet der Auswahl in beiden Jahren {STATED} macht"
        return f"{year} und {year - 1} sind nicht vergleichbar, {why}"
    return (
        f"{pair_words(row.difference, row.ratio, year, year - 1, row.precision)} in "
        f"{numbers.count_of(row.counties, 'vergleichbaren Gebiet', 'vergleichbaren Gebieten')}"
    )


def change(frame: pd.DataFrame) -> style.Figure:
    """Columns of the change to the year before in euros, with the per cent below; a year not comparable has none."""
    rows = rows_of(frame, Change)
    each = [row for row in rows if not numbers.is_missing(row.difference)]
    years = parts.span([row.budget_year for row in rows])
    axis = _signed_axis([row.difference for row in each])
    shown = {row.budget_year for row in each}
    missing = [year for year in years if year not in shown]
    running = {row.budget_year for row in rows if row.is_running}
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "x": [row.budget_year for row in each],
            "width": style.YEAR_COLUMN,
            "y": [row.difference for row in each],
            "marker": {"color": [style.INCREASE if row.difference >= 0 else style.DECREASE for row in each]},
            "text": [_change_label(row, axis) for row in each],
            "textposition": "outside",
            "textangle": 0,
            "textfont": parts.SMALL,
            "cliponaxis": False,
            "constraintext": "none",
            "hovertext": [
                f"{pair_words(row.difference, row.ratio, row.budget_year, row.budget_year - 1, row.precision)}<br>"
                f"{row.counties} von {row.counties_all} vergleichbar"
                for row in each
            ],
            "hoverinfo": "text",
        },
        {
            "type": "scatter",
            "mode": "text",
            "x": missing,
            "y": [0] * len(missing),
            "text": ["läuft" if year in running else "k. A." for year in missing],
            "textposition": "top center",
            "textfont": {"size": 12, "color": style.MUTED},
            "hoverinfo": "skip",
        },
    ]
    return style.figure(
        traces,
        height=340,
        margin={"t": 24, "l": 8, "r": 8, "b": 8},
        xaxis={**style.year_axis(years), "tickfont": parts.SMALL},
        yaxis={**axis, "fixedrange": True},
        showlegend=False,
    )


def _change_label(row: Change, axis: dict[str, Any]) -> str:
    """Euros in the unit of the axis and the per cent below, both with sign and short enough for a telephone."""
    size = style.axis_number(abs(row.difference), axis)
    euros = numbers.signed(size, row.difference) if row.difference >= 0 else numbers.MINUS + size
    if numbers.is_missing(row.ratio):
        return euros
    return f"{euros}<br>{numbers.signed(numbers.decimal(100 * row.ratio, 1), row.ratio)}"


def _signed_axis(values: list[float]) -> dict[str, Any]:
    """A euro axis around zero with room for two lines of text beyond the bars."""
    low, high = min([0.0, *values]), max([0.0, *values])
    axis = style.euro_axis(max(-low, high))
    pairs = list(zip(axis["tickvals"], axis["ticktext"], strict=True))
    room = axis["range"][1] * 0.3
    axis["tickvals"] = [-value for value, _ in pairs[:0:-1]] + [value for value, _ in pairs]
    axis["ticktext"] = [f"{numbers.MINUS}{text}" for _, text in pairs[:0:-1]] + [text for _, text in pairs]
    axis["range"] = [low - (room if low < 0 else room / 3), high + room]
    return axis


def say_change(frame: pd.DataFrame) -> str:
    """The largest rise and fall, „rund“ or a bound where the budgets are, and how many years have no comparison."""
    rows = [row for row in rows_of(frame, Change) if not row.is_running]
    shown = [row for row in rows if not numbers.is_missing(row.difference)]
    if not shown:
        return (
            "Kein Jahr ist mit seinem Vorjahr vergleichbar: "
            f"Kein Gebiet der Auswahl macht in zwei Jahren nacheinander {STATED}."
        )
    # The figure draws a running year as well.
    only = "der einzige Vergleich" + (" vergangener Jahre" if frame["difference"].notna().sum() > 1 else "")
    parts = largest_words(shown, only)
    words = "; ".join(parts) or "Kein vergleichbares Jahr weicht von seinem Vorjahr ab"
    rest = len(rows) - len(shown)
    tail = f"; {numbers.count_of(rest, 'Jahr', 'Jahre')} ohne vergleichbares Vorjahr" if rest else ""
    return f"{numbers.capital(words)}{tail}."


def say_breaks(frame: pd.DataFrame) -> list[str]:
    """One note per break: from which year, for whom, why no line is drawn across it."""
    return [
        f"◆ {row.note}" if row.kind == "programme" else f"◆ {row.budget_year}, {row.name}: {row.note}"
        for row in rows_of(frame, Breaks)
    ]
