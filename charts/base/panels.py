"""The panels of the budgets over the years: columns by stage, figures over them, years and counts below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from charts.base import style
from data import numbers
from data.code_words import STAGE, STATE
from queries.trends.series import Series

# Height in pixels of the panel of the chosen programme; other series stand below it at the same euros per pixel.
PANEL = 300
SMALLEST_PANEL = 56
BETWEEN = 44
# More below the first panel, for its years and the number of counties.
YEARS = 34
# Share of a year that its columns take together.
GROUP = 0.82
# Twelve years must fit side by side on a telephone.
SMALL = {"size": 11, "color": style.INK}
# Of a column that stands for too few counties.
WEAK = 0.4
OTHER_SERIES = {"shape": "x", "fillmode": "overlay", "fgcolor": style.PAPER, "size": 5, "solidity": 0.4}
BREAK_WORD = {"territory": "neuer Gebietsstand", "programme": "neues Programm"}


def columns(rows: Sequence[Series], stage: str) -> dict[str, Any]:
    """The columns of one programme and stage."""
    other = rows[0].is_predecessor
    pattern = OTHER_SERIES if other else style.RUNNING
    name = style.safe(rows[0].programme_name)
    return {
        "type": "bar",
        "name": STAGE[stage],
        "legendgroup": stage,
        "x": [row.budget_year for row in rows],
        "y": [row.euros for row in rows],
        "marker": {
            "color": style.STAGE[stage],
            # The number of counties below the year says how few they are.
            "opacity": [WEAK if row.is_weak else 1.0 for row in rows],
            "pattern": {
                **pattern,
                "shape": [
                    pattern["shape"] if other or row.is_running or row.state == "provisional" else "" for row in rows
                ],
            },
        },
        "customdata": [
            f"{row.counties} von {numbers.count_of(row.counties_all, 'Gebiet', 'Gebieten')}"
            + (", Jahr läuft noch" if row.is_running else "")
            + (f", {STATE[row.state]}" if row.state == "provisional" else "")
            for row in rows
        ],
        "hovertext": [numbers.stated("", row.precision) for row in rows],
        "hovertemplate": f"{name} %{{x}}, {STAGE[stage]}: %{{hovertext}}%{{y:,.0f}} €"
        "<br>%{customdata}<extra></extra>",
    }


def figures(
    panel: Mapping[str, Sequence[Series]], stage: str, stages: list[str], axis: dict[str, Any], yaxis: str
) -> dict[str, Any]:
    """The figures over the columns of the chosen stage; beside a taller column they move to the other side."""
    place = stages.index(stage)
    shift = GROUP * ((place + 0.5) / len(stages) - 0.5)
    left, right = (
        {row.budget_year: row.euros for row in panel.get(beside, [])}
        for beside in (stages[place - 1] if place else "", stages[place + 1] if place + 1 < len(stages) else "")
    )
    rows = panel[stage]
    taller = [(left.get(row.budget_year, 0.0) > row.euros, right.get(row.budget_year, 0.0) > row.euros) for row in rows]
    side = {(False, True): "top left", (True, False): "top right"}
    return {
        "type": "scatter",
        "mode": "text",
        "yaxis": yaxis,
        "x": [row.budget_year + shift for row in rows],
        # Between two taller columns there is no room: above both.
        "y": [
            max(row.euros, left[row.budget_year], right[row.budget_year]) if each == (True, True) else row.euros
            for row, each in zip(rows, taller, strict=True)
        ],
        "text": [style.axis_number(row.euros, axis) for row in rows],
        "textposition": [side.get(each, "top center") for each in taller],
        "textfont": {"size": 12},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def span(years: list[int]) -> list[int]:
    """Every year from the first to the last, those without a figure too."""
    return list(range(min(years), max(years) + 1)) if years else []


def year_labels(rows: Sequence[Series], years: list[int], stage: str) -> list[str]:
    """Each year, how many counties state the chosen stage of the chosen programme, and whether it is over."""
    covered = {row.budget_year: row.counties for row in rows if row.stage == stage and not row.is_predecessor}
    running = {row.budget_year for row in rows if row.is_running}
    return [f"{year}<br>{covered.get(year, '–')}{'<br>läuft' if year in running else ''}" for year in years]


def years_below(years: list[int], labels: list[str]) -> dict[str, Any]:
    """Years and counts right below the first panel, to which the counts belong, when others stand below it."""
    return {
        "type": "scatter",
        # The unseen markers keep the labels off the base line; Plotly.js draws no text at a point below the axis.
        "mode": "markers+text",
        "marker": {"size": 10, "opacity": 0},
        "x": years,
        "y": [0] * len(years),
        "text": labels,
        "textposition": "bottom center",
        "textfont": SMALL,
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def panel_title(row: Series, height: float) -> dict[str, Any]:
    """What a series below the chosen programme is: before it, beside it, or stated together with another."""
    joint = " + " in row.programme_name
    before = "" if row.is_beside else "Vorläufer "
    word = f"{before.strip()}{', ' if before else ''}gemeinsam genannt: " if joint else before or "daneben: "
    return {
        "text": f"{word}{style.safe(row.programme_name)}, eigene Reihe",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": height,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 13, "color": style.INK},
    }


def cut(year: int, bottom: float) -> dict[str, Any]:
    """The line of a break."""
    return {
        "type": "line",
        "x0": year - 0.5,
        "x1": year - 0.5,
        "yref": "paper",
        "y0": bottom,
        "y1": 1,
        "line": {"dash": "dash", "color": style.MUTED, "width": 1.5},
    }


def cut_word(year: int, kind: str) -> dict[str, Any]:
    """What the break is: territory or programme."""
    return {
        "x": year - 0.5,
        "yref": "paper",
        "y": 1.0,
        "yanchor": "bottom",
        "text": BREAK_WORD[kind],
        "showarrow": False,
        "font": {"size": 12, "color": style.MUTED},
    }


def known(rows: Sequence[Series]) -> dict[str, dict[str, list[Series]]]:
    """The rows with a figure by programme and stage; one walk, asking a frame for each took five times as long."""
    panels: dict[str, dict[str, list[Series]]] = {}
    for row in rows:
        if not numbers.is_missing(row.euros):
            panels.setdefault(row.programme, {}).setdefault(row.stage, []).append(row)
    return panels
