"""Figures and sentences of the Mittelverteilung."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.precision import code_of, joint, of_share
from charts.base import style, untold
from charts.base.bar_texts import row_texts, sums_above
from charts.base.bounds import beside_bar
from charts.base.categories import chosen_words
from charts.base.panels import WEAK
from charts.base.same_counties import without
from charts.base.ties import tied
from data import numbers
from data.code_words import STATE
from data.rows import grouped, rows_of
from queries import allocation as questions

UNSPLIT_WORD = "nicht aufgeteilt"


def names_with_rest(category_names: Mapping[int, str]) -> dict[int, str]:
    """The names of the Maßnahmenarten and, as 0, of what is not split."""
    return {**category_names, 0: UNSPLIT_WORD}


def _safe_names(category_names: Mapping[int, str], rest: Sequence[object]) -> dict[int, str]:
    """The names as HTML; what is not split is hatched anyway, so its name says the states it has."""
    soft = [state == "provisional" for state in rest]
    said = f", {STATE['provisional']}" if soft and all(soft) else f", teils {STATE['provisional']}" if any(soft) else ""
    names = {**names_with_rest(category_names), 0: f"{UNSPLIT_WORD}{said}"}
    return {category: style.safe(name) for category, name in names.items()}


def paint(category: int, states: Sequence[object] = ()) -> dict[str, Any]:
    """The marker of a Maßnahmenart, hatched where it is provisional; 0, what is not split, is hatched grey."""
    if category:
        return {"color": style.CATEGORY[category], "pattern": style.provisional_pattern(states)}
    pattern = {"shape": "/", "fgcolor": style.MUTED, "size": 6, "solidity": 0.25}
    return {"color": style.MISSING, "pattern": pattern, "line": {"color": style.MISSING_LINE, "width": 1}}


def by_year(frame: pd.DataFrame, category_names: Mapping[int, str], year: int, running: int) -> style.Figure:
    """Stacked columns per year, running and provisional ones hatched, weak ones pale; below each its counties."""
    rows = rows_of(frame, questions.ByYear)
    names = _safe_names(category_names, [row.state for row in rows if not row.category])
    parts = grouped(rows, lambda row: row.category)
    columns = grouped(rows, lambda row: row.budget_year)
    totals = {each: sum(row.euros for row in columns[each]) for each in sorted(columns)}
    years = list(range(min(columns), max(columns) + 1)) if columns else []
    covered = {each: max((row.counties for row in columns.get(each, [])), default="–") for each in years}
    labels = {each: f"{each}<br>{covered[each]}" + ("<br>läuft" if each >= running else "") for each in years}
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "name": name,
            "x": [row.budget_year for row in parts[category]],
            "width": style.YEAR_COLUMN,
            "y": [row.euros for row in parts[category]],
            "marker": paint(
                category,
                ["provisional" if row.budget_year >= running else row.state for row in parts[category]],
            )
            | {"opacity": [WEAK if row.is_weak else 1.0 for row in parts[category]]},
            "customdata": [row.budget_year for row in parts[category]],
            "hovertext": [
                f"{row.counties} von {numbers.count_of(row.counties_all, 'Gebiet', 'Gebieten')}"
                for row in parts[category]
            ],
            "text": [numbers.stated("", row.precision) for row in parts[category]],
            "textposition": "none",
            "hovertemplate": f"{name}, %{{x}}: %{{text}}%{{y:,.0f}} €<br>%{{hovertext}}<extra></extra>",
            "showlegend": not category,
        }
        for category, name in names.items()
        if category in parts
    ]
    traces += style.provisional_entry([row.state for row in rows if row.category])
    axis = style.euro_axis(max(totals.values(), default=0))
    traces.append(sums_above(totals, [style.axis_number(value, axis) for value in totals.values()], size=13))
    traces += _entries(names, parts)
    axis["range"] = [0, axis["range"][1] * 1.06]
    return style.figure(
        traces,
        barmode="stack",
        height=440,
        margin={"t": 60, "l": 8, "r": 8, "b": 8},
        xaxis={
            **style.year_axis(years, [f"<b>{labels[each]}</b>" if each == year else labels[each] for each in years]),
            # Twelve years side by side at 390 pixels.
            "tickfont": {"size": 11, "color": style.INK},
        },
        yaxis={**axis, "fixedrange": True},
        legend=style.LEGEND,
    )


def say_by_year(
    frame: pd.DataFrame,
    category_names: Mapping[int, str],
    year: int,
    *,
    left_out: Sequence[str] = (),
) -> str:
    """How much of the chosen year is split, the largest Maßnahmenart of it, and what is not split.

    Each sum is „rund“, „mindestens“ or „höchstens“ where the amounts in it are. `left_out` names who states
    money of the year and is not in the sums.
    """
    if frame.empty:
        return "Zu dieser Auswahl nennt keine Quelle verteilte Mittel."
    rows = [row for row in rows_of(frame, questions.ByYear) if row.budget_year == year]
    if not rows:
        first, last = frame["budget_year"].min(), frame["budget_year"].max()
        known = f"für {first}" if first == last else f"zwischen {first} und {last}"
        # Another county may: what is drawn are the same ones in every year.
        return f"Für {year} nennt keines der verglichenen Gebiete Mittel; Angaben gibt es {known}."
    where = "" if rows[0].counties_all == 1 else f" in {rows[0].counties} von {rows[0].counties_all} Gebieten"
    where += f" ({without(left_out)})" if left_out else ""
    split = [row for row in rows if row.category]
    total = sum(row.euros for row in rows)
    loose = [row for row in rows if not row.category]
    rest, left = sum(row.euros for row in loose), _sum(loose)
    whole = numbers.stated(numbers.euro_short(total), rows[0].whole_precision) + where
    if not split:
        return f"{year}: {whole}; eine Aufteilung auf Maßnahmenarten ist nicht bekannt."
    top = max(split, key=lambda row: row.euros)
    alike = tied(split, top, lambda row: _sum([row]))
    name = chosen_words([row.category for row in alike], category_names)
    into = f"{'die ' if len(alike) > 1 else ''}{name}"
    most = f"{'je ' if len(alike) > 1 else ''}{_sum([top])}"
    if rest:
        share = f" ({_share_words(split, rows)})" if total else ""
        head = f"{year} sind von {whole} {_sum(split)}{share} auf"
        if len(split) == 1:
            return f"{head} {name} aufgeteilt; {left} sind nicht aufgeteilt."
        which = "" if len(alike) == len(split) else "am meisten "
        return f"{head} Maßnahmenarten aufgeteilt, davon {which}auf {name}: {most}; {left} sind nicht aufgeteilt."
    if len(split) == 1:
        return f"{year} gehen {whole} in {name}."
    share = f" ({_share_words([top], rows)})" if total else ""
    if len(alike) == len(split):
        return f"{year} gehen {whole} in {into}: {most}{share}."
    return f"{year} gehen von {whole} am meisten in {into}: {most}{share}."


def _sum(rows: Sequence[questions.ByYear]) -> str:
    return numbers.stated(numbers.euro_short(sum(row.euros for row in rows)), joint(row.precision for row in rows))


def _share_words(some: Sequence[questions.ByYear], rows: Sequence[questions.ByYear]) -> str:
    part, whole = (sum(row.euros for row in each) for each in (some, rows))
    precision = of_share(code_of(rows[0].whole_precision), joint(row.precision for row in some))
    return numbers.stated(numbers.percent(part / whole), precision)


def by_county(frame: pd.DataFrame, category_names: Mapping[int, str], *, shares: bool) -> style.Figure:
    """Stacked bars per county, in euros or as shares of the county's own sum."""
    known = [row for row in rows_of(frame, questions.ByCounty) if not numbers.is_missing(row.euros)]
    names = _safe_names(category_names, [row.state for row in known if not row.category])
    parts = grouped(known, lambda row: row.category)
    sums: dict[str, float] = {}
    for row in known:
        sums[row.short_name] = sums.get(row.short_name, 0.0) + row.euros
    wholes = {row.short_name: row.county_euros for row in known}
    # Only a choice of Maßnahmenarten leaves shares that do not add up to the whole.
    narrowed = shares and any(round(wholes[each] - sums[each], 2) for each in sums)
    counties = sorted(sums, key=lambda each: -sums[each] / (wholes[each] or 1)) if narrowed else list(sums)
    traces: list[dict[str, Any]] = []
    for category, name in names.items():
        rows = parts.get(category)
        if not rows:
            continue
        hover = f"%{{hovertext}}, {name}: " + ("%{x:.1%}" if shares else "%{text}%{x:,.0f} €") + "<extra></extra>"
        traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": name,
                "y": [row.short_name for row in rows],
                "x": [_share(row) for row in rows] if shares else [row.euros for row in rows],
                "marker": paint(category, [row.state for row in rows]),
                "customdata": [row.county for row in rows],
                "hovertext": [style.safe(row.short_name) for row in rows],
                "text": [numbers.stated("", row.precision) for row in rows],
                "textposition": "none",
                "hovertemplate": hover,
                "showlegend": not category,
            }
        )
    axis = (
        {"range": [0, 1], "tickvals": [0, 0.5, 1], "ticktext": ["0 %", "50 %", "100 %"]}
        if shares
        else style.euro_axis(max(sums.values(), default=0))
    )
    of_county = grouped(known, lambda row: row.short_name)
    exactly = {
        each: joint(row.precision for row in rows) if round(wholes[each] - sums[each], 2) else rows[0].county_precision
        for each, rows in of_county.items()
    }
    texts = [
        numbers.percent(sums[each] / wholes[each], missing="–") if narrowed and wholes[each] else
        beside_bar(numbers.euro_short(sums[each]), exactly[each])
        for each in counties
    ]  # fmt: skip
    # All Maßnahmenarten and what is not split take three lines of the legend, fewer take two.
    room = 90 if len(traces) > 4 else 60
    traces += _entries(names, parts)
    traces += style.provisional_entry([row.state for row in known if row.category], across=True)
    traces.append(row_texts(counties, texts, axis))
    return style.figure(
        traces,
        barmode="stack",
        # A telephone writes the legend in five lines, which want their room above few bars too.
        height=max(style.row_height(len(counties), around=40 + room), 220),
        bargap=0.3 if len(counties) > 3 else 0.6,
        margin={"t": room, "l": 8, "r": 8, "b": 8},
        xaxis={**axis, "fixedrange": True},
        yaxis=style.row_axis(counties),
        legend=style.LEGEND,
    )


def _entries(names: Mapping[int, str], parts: Container[int]) -> list[dict[str, Any]]:
    """The Maßnahmenarten in the legend, in their order; what is not split stands behind them by itself."""
    return [
        style.bar_entry(name, style.CATEGORY[category], category)
        for category, name in names.items()
        if category and category in parts
    ]


def _share(row: questions.ByCounty) -> float | None:
    return row.euros / row.county_euros if row.county_euros else None


def say_by_county(frame: pd.DataFrame, chosen: str = "") -> str:
    """How many counties split their money, or state any for the Maßnahmenarten in `chosen`; how many do not."""
    rows = {row.county: row for row in rows_of(frame, questions.ByCounty)}
    stating = [row for row in rows.values() if not numbers.is_missing(row.county_euros)]
    if not stating:
        why = untold.say((row.short_name, row.missing) for row in rows.values())
        return f"Für dieses Jahr nennt kein Gebiet der Auswahl Mittel dieser Stufe{why}."
    shown = [row for row in stating if row.is_split and (not chosen or not numbers.is_missing(row.euros))]
    unsplit = sum(1 for row in stating if not row.is_split)
    if len(stating) == 1:
        head = _say_one(stating[0], bool(shown), chosen)
        rest: list[str] = []
    elif not chosen:
        head = f"Für {_some_of(len(shown), len(stating))} mit Angabe ist eine Aufteilung auf Maßnahmenarten bekannt"
        rest = []
    else:
        verb = "nennen" if len(shown) > 1 else "nennt"
        head = f"{_some_of(len(shown), len(rows), first=True)} {verb} Mittel für {chosen}"
        rest = [
            f"für {numbers.count_of(unsplit, 'Gebiet', 'Gebiete')} ist keine Aufteilung bekannt",
            f"{numbers.count_of(other := len(stating) - len(shown) - unsplit, 'Gebiet nennt', 'Gebiete nennen')} "
            "nur andere",
        ]
        rest = [words for words, number in zip(rest, (unsplit, other), strict=True) if number]
    without = [row for row in rows.values() if numbers.is_missing(row.county_euros)]
    if without:
        why = untold.say((row.short_name, row.missing) for row in without)
        rest.append(f"{numbers.count_of(len(without), 'Gebiet', 'Gebiete')} ohne Angabe{why}")
    return "; ".join([head, *rest]) + "."


def _some_of(number: int, all_of_them: int, *, first: bool = False) -> str:
    if not number:
        return f"{'Keines' if first else 'keines'} der {numbers.integer(all_of_them)} Gebiete"
    return f"{numbers.integer(number)} von {numbers.count_of(all_of_them, 'Gebiet', 'Gebieten')}"


def _say_one(row: questions.ByCounty, shown: bool, chosen: str) -> str:
    if not row.is_split:
        return f"{row.short_name}: Eine Aufteilung auf Maßnahmenarten ist nicht bekannt"
    if not chosen:
        return f"{row.short_name} teilt Mittel auf Maßnahmenarten auf"
    return f"{row.short_name} nennt {'Mittel' if shown else 'keinen Betrag'} für {chosen}"
