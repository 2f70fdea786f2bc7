"""Budgets by the year in which the money is spent: the figure and its sentence."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.precision import joint, of_share
from charts.base import style
from charts.base.bar_texts import sums_above
from data import numbers
from data.code_words import STAGE
from data.rows import rows_of
from queries.trends.series import Spending


def spending(frame: pd.DataFrame) -> style.Figure:
    """Stacked columns per spending year: money of the same budget year and of earlier ones; spans after the years."""
    stated = frame[frame["spending_from"].notna()]
    each = rows_of(stated, Spending)
    labels = list(dict.fromkeys(years_words(row.spending_from, row.spending_to) for row in each))
    sums = dict.fromkeys(labels, 0.0)
    for row in each:
        sums[years_words(row.spending_from, row.spending_to)] += row.euros
    axis = style.euro_axis(max(sums.values(), default=0.0))
    axis["range"] = [0, axis["range"][1] * 1.06]
    traces: list[dict[str, Any]] = []
    for own, name, paint in (
        (True, "aus dem Budget desselben Jahres", {"color": style.ACTUAL}),
        (
            False,
            "aus Budgets früherer Jahre",
            {
                "color": style.PREVIOUS,
                "pattern": {"shape": ".", "fillmode": "overlay", "fgcolor": style.INK, "size": 6, "solidity": 0.2},
            },
        ),
    ):
        rows = [row for row in each if bool(row.is_budget_year) == own]
        if rows:
            traces.append(
                {
                    "type": "bar",
                    "name": name,
                    "x": [years_words(row.spending_from, row.spending_to) for row in rows],
                    "y": [row.euros for row in rows],
                    "marker": paint,
                    "hovertext": [numbers.stated("", row.precision) for row in rows],
                    "hovertemplate": f"%{{x}}, {name}: %{{hovertext}}%{{y:,.0f}} €<extra></extra>",
                }
            )
    traces.append(sums_above(sums, [style.axis_number(value, axis) for value in sums.values()], size=12))
    return style.figure(
        traces,
        barmode="stack",
        height=380,
        margin={"t": 60, "l": 8, "r": 8, "b": 8},
        xaxis={
            "type": "category",
            "categoryorder": "array",
            "categoryarray": labels,
            "fixedrange": True,
            "showgrid": False,
            "tickangle": 0 if len(labels) <= 8 else -90,
        },
        yaxis={**axis, "fixedrange": True},
        legend=style.LEGEND,
    )


def years_words(first: int, last: int) -> str:
    """2016, 2016–2020, or that no year is stated."""
    if numbers.is_missing(first):
        return "ohne Jahresrate"
    return str(first) if first == last else f"{first}–{last}"


def say_opened(stage: str) -> str:
    """Which stage the view opens with, and why."""
    return (
        f"Gezeigt ist die Stufe „{STAGE[stage]}“: Zu keiner anderen ist für mehr Geld eine Jahresrate genannt. "
        "Eine andere Stufe wählen Sie links."
    )


def say_spending(frame: pd.DataFrame) -> str:
    """How much of all budgets has a stated spending year; both parts together are the budgets, to the cent.

    Each sum is „rund“, „mindestens“ or „höchstens“ where its parts are.
    """
    total = frame["euros"].sum()
    stated = frame[frame["spending_from"].notna()]
    left = frame[frame["spending_from"].isna()]
    whole = numbers.stated(numbers.euro(total), joint(frame["precision"]))
    if frame.empty:
        return "Zu dieser Auswahl nennt keine Quelle ein Budget."
    if stated.empty:
        return f"Für keinen Teil der Budgets von zusammen {whole} ist eine Jahresrate genannt."
    exactly = of_share(joint(frame["precision"]), joint(stated["precision"]))
    of_all = numbers.percent(stated["euros"].sum() / total) if total else "keine Angabe"
    share = numbers.stated(of_all, exactly if total else "exact")
    later = stated[~stated["is_budget_year"].astype(bool)]
    known, after, rest = (_sum(part) for part in (stated, later, left))
    tail = f"; {rest} haben keine Jahresrate" if round(left["euros"].sum(), 2) else ""
    return (
        f"Von {whole} Budget aller Haushaltsjahre ist für {known} "
        f"({share}) gesagt, in welchem Jahr das Geld ausgegeben wird, davon {after} nach dem Haushaltsjahr{tail}."
    )


def _sum(part: pd.DataFrame) -> str:
    return numbers.stated(numbers.euro(part["euros"].sum()), joint(part["precision"]))
