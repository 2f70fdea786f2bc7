"""Figures and sentences of the Mittelverteilung."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from charts import numbers, style

UNSPLIT_WORD = "nicht aufgeteilt"


def names_with_rest(category_names: Mapping[int, str]) -> dict[int, str]:
    """The names of the Maßnahmenarten and, as 0, of what is not split."""
    return {**category_names, 0: UNSPLIT_WORD}


def _paint(category: int) -> dict[str, Any]:
    if category:
        return {"color": style.CATEGORY[category]}
    pattern = {"shape": "/", "fgcolor": style.MUTED, "size": 6, "solidity": 0.25}
    return {"color": style.MISSING, "pattern": pattern, "line": {"color": style.MISSING_LINE, "width": 1}}


def by_year(frame: pd.DataFrame, category_names: Mapping[int, str], year: int) -> style.Figure:
    """Stacked columns per year; under each year how many counties of how many state a figure."""
    names = names_with_rest(category_names)
    years = list(range(int(frame["budget_year"].min()), int(frame["budget_year"].max()) + 1)) if len(frame) else []
    totals = frame.groupby("budget_year")["euros"].sum()
    covered = frame.groupby("budget_year")[["counties", "counties_all"]].max()
    labels = {
        each: f"{each}<br>{covered.loc[each, 'counties']}/{covered.loc[each, 'counties_all']}"
        if each in covered.index
        else f"{each}<br>–"
        for each in years
    }
    traces: list[dict[str, Any]] = []
    for category, name in names.items():
        rows = frame[frame["category"] == category]
        if rows.empty:
            continue
        traces.append(
            {
                "type": "bar",
                "name": name,
                "x": [int(each) for each in rows["budget_year"]],
                "y": list(rows["euros"]),
                "marker": _paint(category),
                "customdata": [int(each) for each in rows["budget_year"]],
                "hovertemplate": f"{name}, %{{x}}: %{{y:,.0f}} €<extra></extra>",
            }
        )
    axis = style.euro_axis(float(totals.max()) if len(totals) else 0)
    traces.append(
        {
            "type": "scatter",
            "mode": "text",
            "x": [int(each) for each in totals.index],
            "y": list(totals),
            "text": [style.axis_number(value, axis) for value in totals],
            "textposition": "top center",
            "textfont": {"size": 13},
            "hoverinfo": "skip",
            "showlegend": False,
        }
    )
    axis["range"] = [0, axis["range"][1] * 1.06]
    return style.figure(
        traces,
        barmode="stack",
        height=440,
        margin={"t": 60, "l": 8, "r": 8, "b": 8},
        xaxis={
            "tickvals": years,
            "ticktext": [f"<b>{labels[each]}</b>" if each == year else labels[each] for each in years],
            "fixedrange": True,
            "showgrid": False,
        },
        yaxis={**axis, "fixedrange": True},
        legend=style.LEGEND,
    )


def say_by_year(frame: pd.DataFrame, category_names: Mapping[int, str], year: int) -> str:
    """The largest Maßnahmenart of the chosen year, and what is not split."""
    rows = frame[frame["budget_year"] == year]
    if frame.empty:
        return "Zu dieser Auswahl nennt keine Quelle verteilte Mittel."
    if rows.empty:
        first, last = int(frame["budget_year"].min()), int(frame["budget_year"].max())
        return f"Für {year} ist nichts angegeben; Angaben gibt es zwischen {first} und {last}."
    total = rows["euros"].sum()
    split = rows[rows["category"] > 0].sort_values("euros", ascending=False)
    rest = rows.loc[rows["category"] == 0, "euros"].sum()
    if split.empty:
        return f"{year}: {numbers.euro_short(total)}, vollständig nicht auf Maßnahmenarten aufgeteilt."
    top = split.iloc[0]
    share = numbers.percent(top.euros / total) if total else ""
    tail = f"; {numbers.euro_short(rest)} sind nicht aufgeteilt" if rest else ""
    return (
        f"{year} gehen von {numbers.euro_short(total)} die meisten Mittel in Maßnahmenart "
        f"{category_names[int(top.category)]}: {numbers.euro_short(top.euros)} ({share}){tail}."
    )


def by_county(frame: pd.DataFrame, category_names: Mapping[int, str], *, shares: bool) -> style.Figure:
    """Stacked bars per county, in euros or as shares of the county's own sum."""
    names = names_with_rest(category_names)
    known = frame[frame["euros"].notna()]
    counties = list(dict.fromkeys(known["short_name"]))
    traces: list[dict[str, Any]] = []
    for category, name in names.items():
        rows = known[known["category"] == category]
        if rows.empty:
            continue
        values = rows["euros"] / rows["county_euros"].where(rows["county_euros"] != 0) if shares else rows["euros"]
        hover = f"%{{y}}, {name}: " + ("%{x:.1%}" if shares else "%{x:,.0f} €") + "<extra></extra>"
        traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": name,
                "y": list(rows["short_name"]),
                "x": list(values),
                "marker": _paint(category),
                "customdata": list(rows["county"]),
                "hovertemplate": hover,
            }
        )
    sums = known.drop_duplicates("short_name")
    axis = (
        {"range": [0, 1], "tickvals": [0, 0.25, 0.5, 0.75, 1], "ticktext": ["0 %", "25 %", "50 %", "75 %", "100 %"]}
        if shares
        else style.euro_axis(float(sums["county_euros"].max()) if len(sums) else 0)
    )
    traces.append(style.row_texts(counties, [numbers.euro_short(value) for value in sums["county_euros"]], axis))
    return style.figure(
        traces,
        barmode="stack",
        height=style.row_height(len(counties), around=100),
        margin={"t": 60, "l": 8, "r": 110, "b": 8},
        xaxis={**axis, "fixedrange": True},
        yaxis={
            "categoryorder": "array",
            "categoryarray": counties,
            "range": [len(counties) - 0.5, -0.5],
            "fixedrange": True,
            "ticksuffix": "  ",
        },
        legend=style.LEGEND,
    )


def say_by_county(frame: pd.DataFrame, *, split_known: bool = True) -> str:
    """How many counties split their money, and how many state none."""
    known = frame[frame["euros"].notna()]
    if known.empty:
        return "Für dieses Jahr nennt kein Gebiet der Auswahl Mittel dieser Stufe."
    stating = known["county"].nunique()
    splitting = known.loc[known["category"] > 0, "county"].nunique()
    missing = frame["county"].nunique() - stating
    words = (
        f"{numbers.integer(splitting)} von {numbers.integer(stating)} Gebieten mit Angabe teilen ihre Mittel "
        "auf Maßnahmenarten auf"
    )
    if stating == 1:
        name = known.iloc[0].short_name
        words = f"{name} teilt seine Mittel {'' if splitting else 'nicht '}auf Maßnahmenarten auf"
    rest = f"; {numbers.count_of(missing, 'Gebiet', 'Gebiete')} ohne Angabe" if missing else ""
    return f"{words}{rest}."


def breakdown(frame: pd.DataFrame, level: str) -> style.Figure:
    """Bars of the parts one level down; what is not split that far is hatched and stands last."""
    shown = frame.head(40)
    labels = [numbers.shorten(label, 46) for label in shown["label"]]
    # Two projects may bear one name: the rows are told apart by position, the label is only written.
    rows = [str(position) for position in range(len(shown))]
    paints: list[dict[str, Any]] = [
        _paint(int(part))
        if level == "category" and not numbers.is_missing(part)
        else _paint(0)
        if numbers.is_missing(part)
        else {"color": style.ACTUAL}
        for part in shown["part"]
    ]
    axis = style.euro_axis(float(shown["euros"].max()) if len(shown) else 0)
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "orientation": "h",
            "y": rows,
            "x": list(shown["euros"]),
            "customdata": ["" if numbers.is_missing(part) else str(part) for part in shown["part"]],
            "text": list(shown["label"]),
            "textposition": "none",
            "marker": {
                "color": [paint["color"] for paint in paints],
                "pattern": {
                    "shape": [paint.get("pattern", {}).get("shape", "") for paint in paints],
                    "fgcolor": style.MUTED,
                    "size": 6,
                    "solidity": 0.25,
                },
                "line": {"color": style.MISSING_LINE, "width": [1 if "line" in paint else 0 for paint in paints]},
            },
            "hovertemplate": "%{text}: %{x:,.0f} €<extra></extra>",
        },
        style.row_texts(rows, [numbers.euro_short(value) for value in shown["euros"]], axis),
    ]
    return style.figure(
        traces,
        height=style.row_height(len(shown)),
        margin={"t": 8, "l": 8, "r": 110, "b": 8},
        xaxis={**axis, "fixedrange": True},
        yaxis={
            "tickvals": rows,
            "ticktext": labels,
            "type": "category",
            "range": [len(shown) - 0.5, -0.5],
            "fixedrange": True,
            "ticksuffix": "  ",
        },
        showlegend=False,
    )


def say_breakdown(frame: pd.DataFrame, level: str) -> str:
    """Sum of the level, number of parts, and the residual that is not split."""
    if frame.empty:
        return "Auf dieser Ebene gibt es zu der Auswahl keine Beträge."
    one, many = {
        "county": ("Gebiet", "Gebiete"),
        "category": ("Maßnahmenart", "Maßnahmenarten"),
        "project": ("Maßnahme", "Maßnahmen"),
    }[level]
    parts = int(frame["part"].notna().sum())
    rest = frame.loc[frame["part"].isna(), "euros"].sum()
    total = numbers.euro(frame["euros"].sum(), 2)
    if not parts:
        return f"{total}, davon ist nichts weiter aufgeteilt."
    tail = f"; {numbers.euro(rest, 2)} sind nicht so weit aufgeteilt" if rest else ""
    return f"{total} in {numbers.count_of(parts, one, many if level != 'county' else 'Gebieten')}{tail}."
