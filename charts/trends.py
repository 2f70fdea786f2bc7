"""Figures and sentences of the Budgetentwicklung: budgets over the years and their changes."""

from __future__ import annotations

from typing import Any

import pandas as pd

from charts import numbers, style
from charts.rows import each_row
from charts.status import STAGE
from charts.trend_words import TOO_FEW, trend_word

# Height in pixels of the panel of the chosen programme; predecessors stand below it at the same euros per pixel.
PANEL = 300
SMALLEST_PANEL = 56
BETWEEN = 44
# Share of a year that its columns take together.
GROUP = 0.82
# Twelve years must fit side by side on a telephone.
SMALL = {"size": 11, "color": style.INK}
PREDECESSOR = {"shape": "x", "fillmode": "overlay", "fgcolor": style.PAPER, "size": 5, "solidity": 0.4}
BREAK_WORD = {"territory": "neuer Gebietsstand", "programme": "neues Programm"}


def series(frame: pd.DataFrame, breaks: pd.DataFrame, stage: str) -> style.Figure:
    """Columns per budget year, the stages side by side; each predecessor hatched in a panel of its own, same scale."""
    # One walk over the rows: asking a frame for every programme and stage took five times as long.
    known = [row for row in each_row(frame) if not numbers.is_missing(row.euros)]
    panels: dict[str, dict[str, list[Any]]] = {}
    for row in known:
        panels.setdefault(row.programme, {}).setdefault(row.stage, []).append(row)
    axis = style.euro_axis(max((row.euros for row in known), default=0.0))
    reach = axis["range"][1] * 1.08
    heights = [
        max(SMALLEST_PANEL, round(PANEL * max(row.euros for rows in panel.values() for row in rows) / reach) + 16)
        for panel in panels.values()
    ]
    if known and not known[0].is_predecessor:
        heights[0] = PANEL
    whole = sum(heights) + BETWEEN * max(len(heights) - 1, 0)
    years = _span([row.budget_year for row in known])
    stages = [each for each in STAGE if any(each in panel for panel in panels.values())]

    traces: list[dict[str, Any]] = []
    layout: dict[str, Any] = {}
    notes: list[dict[str, Any]] = []
    top = whole
    named: set[str] = set()
    # Written last, so that no column covers a figure.
    figures: list[dict[str, Any]] = []
    for position, panel in enumerate(panels.values()):
        first = next(iter(panel.values()))[0]
        suffix = "" if position == 0 else str(position + 1)
        bottom = top - heights[position]
        layout[f"yaxis{suffix}"] = {
            **axis,
            "title": axis["title"] if position == 0 else None,
            "range": [0, reach * heights[position] / PANEL],
            "domain": [bottom / whole, top / whole],
            "fixedrange": True,
        }
        if first.is_predecessor:
            notes.append(_panel_title(f"Vorläufer {first.programme_name}, eigene Reihe", top / whole))
        for each in stages:
            if each not in panel:
                continue
            offset = GROUP * (stages.index(each) / len(stages) - 0.5)
            place = {"yaxis": f"y{suffix}", "offset": offset, "width": GROUP / len(stages)}
            traces.append(_bars(panel[each], each) | place | {"showlegend": each not in named})
            named.add(each)
            if each == stage:
                figures.append(_figures(panel[each], axis, f"y{suffix}", offset + GROUP / len(stages) / 2))
        top = bottom - BETWEEN
    cuts = breaks[breaks["cuts_sum"] & breaks["budget_year"].isin(years[1:])]
    return style.figure(
        [*traces, *figures],
        barmode="overlay",
        height=whole + 130,
        margin={"t": 64, "l": 8, "r": 8, "b": 8},
        xaxis={
            **style.year_axis(years, _year_labels(known, years, stage)),
            "tickfont": SMALL,
            "anchor": f"y{'' if len(panels) < 2 else len(panels)}",
        },
        # Cut is the row of the chosen programme; a predecessor has years on both sides.
        shapes=[_cut(row.budget_year, 1 - heights[0] / whole) for row in each_row(cuts)],
        annotations=[*notes, *(_cut_word(row) for row in each_row(cuts))],
        legend=style.LEGEND | {"y": 1.0 + 26 / max(whole, 1)},
        showlegend=True,
        **(layout or {"yaxis": {**axis, "fixedrange": True}}),
    )


def _bars(rows: list[Any], stage: str) -> dict[str, Any]:
    """The columns of one programme and stage."""
    predecessor = rows[0].is_predecessor
    pattern = PREDECESSOR if predecessor else style.RUNNING
    return {
        "type": "bar",
        "name": STAGE[stage],
        "legendgroup": stage,
        "x": [row.budget_year for row in rows],
        "y": [row.euros for row in rows],
        "marker": {
            "color": style.STAGE[stage],
            "pattern": {
                **pattern,
                "shape": [pattern["shape"] if predecessor or row.is_running else "" for row in rows],
            },
        },
        "customdata": [
            f"{row.counties} von {row.counties_all} mit Angabe{', Jahr läuft noch' if row.is_running else ''}"
            for row in rows
        ],
        "hovertemplate": (
            f"{rows[0].programme_name} %{{x}}, {STAGE[stage]}: %{{y:,.0f}} €<br>%{{customdata}}<extra></extra>"
        ),
    }


def _figures(rows: list[Any], axis: dict[str, Any], yaxis: str, shift: float) -> dict[str, Any]:
    """The figures over the columns of the chosen stage."""
    return {
        "type": "scatter",
        "mode": "text",
        "yaxis": yaxis,
        "x": [row.budget_year + shift for row in rows],
        "y": [row.euros for row in rows],
        "text": [style.axis_number(row.euros, axis) for row in rows],
        "textposition": "top center",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _span(years: list[int]) -> list[int]:
    """Every year from the first to the last, those without a figure too."""
    return list(range(min(years), max(years) + 1)) if years else []


def _year_labels(rows: list[Any], years: list[int], stage: str) -> list[str]:
    """Under each year how many counties state the chosen stage, and whether the year is over."""
    covered = {row.budget_year: row.counties for row in rows if row.stage == stage and not row.is_predecessor}
    running = {row.budget_year for row in rows if row.is_running}
    return [f"{year}<br>{covered.get(year, '–')}{'<br>läuft' if year in running else ''}" for year in years]


def _panel_title(text: str, height: float) -> dict[str, Any]:
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": height,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 13, "color": style.INK},
    }


def _cut(year: int, bottom: float) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": year - 0.5,
        "x1": year - 0.5,
        "yref": "paper",
        "y0": bottom,
        "y1": 1,
        "line": {"dash": "dash", "color": style.MUTED, "width": 1.5},
    }


def _cut_word(row: Any) -> dict[str, Any]:
    return {
        "x": row.budget_year - 0.5,
        "yref": "paper",
        "y": 1.0,
        "yanchor": "bottom",
        "text": BREAK_WORD[row.kind],
        "showarrow": False,
        "font": {"size": 12, "color": style.MUTED},
    }


def say_series(frame: pd.DataFrame, change: pd.DataFrame, stage: str, year: int) -> str:
    """The newest complete year of the chosen stage against the year before, and the direction by rule."""
    every = each_row(frame)
    rows = [row for row in every if row.stage == stage and not row.is_predecessor and not numbers.is_missing(row.euros)]
    if not rows:
        earlier = list(dict.fromkeys(row.programme_name for row in every if row.is_predecessor))
        also = f" Nur Vorläufer haben Angaben: {', '.join(earlier)}." if earlier else ""
        return f"Zur Stufe „{STAGE[stage]}“ nennt zu dieser Auswahl keine Quelle ein Budget.{also}"
    complete = [row for row in rows if not row.is_running]
    running = sorted({row.budget_year for row in rows} - {row.budget_year for row in complete})
    tail = f" {running[0]} läuft noch und wird nicht verglichen." if running else ""
    if not complete:
        return f"Zu keinem abgeschlossenen Jahr gibt es Angaben.{tail}"
    last = ([row for row in complete if row.budget_year <= year] or complete)[-1]
    return (
        f"{last.budget_year} sind {numbers.euro_short(last.euros)} {_stage_words(stage)}, Angaben machen "
        f"{last.counties} von {numbers.count_of(last.counties_all, 'Gebiet', 'Gebieten')}; "
        f"{_say_pair(change, last.budget_year)}. {_say_trend(change)}{tail}"
    )


def _stage_words(stage: str) -> str:
    return "genannt, ohne eine Stufe zu nennen" if stage == "unstated" else STAGE[stage]


def _say_pair(change: pd.DataFrame, year: int) -> str:
    row = next((row for row in each_row(change) if row.budget_year == year), None)
    if row is None or numbers.is_missing(row.difference):
        return f"{year} und {year - 1} sind nicht vergleichbar, weil kein Gebiet in beiden Jahren eine Angabe macht"
    return (
        f"{pair_words(row.difference, row.ratio, year, year - 1)} in "
        f"{numbers.count_of(row.counties, 'Gebiet', 'Gebieten')} mit Angabe in beiden Jahren"
    )


def pair_words(difference: float, ratio: float, year: int, before: int) -> str:
    """2024 gegenüber 2023: −107,5 Tsd. € (−0,5 %)."""
    share = "" if numbers.is_missing(ratio) else f" ({numbers.signed(numbers.percent(ratio), ratio)})"
    return f"{year} gegenüber {before}: {numbers.signed(numbers.euro_short(difference), difference)}{share}"


def chained(change: pd.DataFrame) -> list[float]:
    """Levels of the newest unbroken row of complete years, 1 in its first: each year the matched change of the year.

    A year that cannot be compared with the one before it starts a new row, so no trend is read across a break.
    """
    levels: list[float] = []
    for row in each_row(change, ["euros_before", "euros", "is_running"]):
        if row.is_running:
            continue
        if levels and not numbers.is_missing(row.euros) and row.euros_before > 0:
            levels.append(levels[-1] * row.euros / row.euros_before)
        else:
            levels = [1.0]
    return levels


def _say_trend(change: pd.DataFrame) -> str:
    levels = chained(change)
    word = trend_word(levels)
    complete = change.loc[~change["is_running"], "budget_year"]
    if word == TOO_FEW or complete.empty:
        return f"Trend: {TOO_FEW}."
    last = int(complete.max())
    return f"Von {last - len(levels) + 1} bis {last} gilt: Das Budget {word}."


def change(frame: pd.DataFrame) -> style.Figure:
    """Columns of the change to the year before in euros, with the per cent below; a year not comparable has none."""
    rows = each_row(frame)
    each = [row for row in rows if not numbers.is_missing(row.difference)]
    years = _span([row.budget_year for row in rows])
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
            "marker": {"color": [style.ACTUAL if row.difference >= 0 else style.PREVIOUS for row in each]},
            "text": [_change_label(row, axis) for row in each],
            "textposition": "outside",
            "textangle": 0,
            "textfont": SMALL,
            "cliponaxis": False,
            "constraintext": "none",
            "hovertext": [
                f"{pair_words(row.difference, row.ratio, row.budget_year, row.budget_year - 1)}<br>"
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
        xaxis={**style.year_axis(years), "tickfont": SMALL},
        yaxis={**axis, "fixedrange": True},
        showlegend=False,
    )


def _change_label(row: Any, axis: dict[str, Any]) -> str:
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
    """The largest rise and the largest fall, and how many years cannot be compared."""
    rows = [row for row in each_row(frame) if not row.is_running]
    shown = [row for row in rows if not numbers.is_missing(row.difference)]
    if not shown:
        return (
            "Kein Jahr ist mit seinem Vorjahr vergleichbar: Kein Gebiet macht in zwei Jahren nacheinander eine Angabe."
        )
    top, bottom = max(shown, key=lambda row: row.difference), min(shown, key=lambda row: row.difference)
    parts = [
        f"{word} {pair_words(row.difference, row.ratio, row.budget_year, row.budget_year - 1)}"
        for word, row, real in (
            ("größter Anstieg", top, top.difference > 0),
            ("größter Rückgang", bottom, bottom.difference < 0),
        )
        if real
    ]
    words = "; ".join(parts) or "Kein vergleichbares Jahr weicht von seinem Vorjahr ab"
    rest = len(rows) - len(shown)
    tail = f"; {numbers.count_of(rest, 'Jahr', 'Jahre')} ohne vergleichbares Vorjahr" if rest else ""
    return f"{words[:1].upper()}{words[1:]}{tail}."


def say_breaks(frame: pd.DataFrame) -> list[str]:
    """One note per break: from which year, for whom, why no line is drawn across it."""
    return [
        f"◆ {row.note}" if row.kind == "programme" else f"◆ {row.budget_year}, {row.name}: {row.note}"
        for row in each_row(frame)
    ]
