"""The figure and the sentence of an explained change between two years."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from charts.base import bounds, style
from charts.base.bar_texts import row_texts
from charts.base.margins import in_lines
from charts.base.ties import listed
from data import numbers
from data.code_words import STAGE
from data.rows import rows_of
from queries.trends.change import ComparedTotals, ExplainedChange

PART = {
    "quantity": "Menge (Plätze)",
    "unit_cost": "Kosten je Platz",
    "mix": "Mix der Maßnahmen",
    "new": "neue Maßnahmen",
    "ended": "entfallene Maßnahmen",
    "without_places": "fortgeführt, ohne Platzzahl",
    "unsplit": "nicht auf Maßnahmen aufgeteilt",
}
# Pixels of the names beside the bars, so that a telephone has room for both.
NAME_PX = 135
# What nobody can attribute to a cause.
OPEN = ("without_places", "unsplit")
# Maßnahmen that came and went: large both ways where names change, and drawn as what is left of it.
TURNOVER = ("new", "ended")
TURNOVER_NAME = "Wechsel der Maßnahmen"


class Step(NamedTuple):
    """One bar of the waterfall, euros; `detail` is what it was put together from."""

    name: str
    euros: float
    is_open: bool
    detail: str


def steps(frame: pd.DataFrame) -> list[Step]:
    """The bars of the waterfall in order: new and ended Maßnahmen are one, with both of them told beside it."""
    rows = rows_of(frame, ExplainedChange)
    turnover = [row for row in rows if row.part in TURNOVER]
    found: list[Step] = []
    for row in rows:
        if len(turnover) == 2 and row.part in TURNOVER:
            if row.part == "new":
                told = ", ".join(f"{PART[each.part]} {_signed(each.euros)}" for each in turnover)
                found.append(Step(TURNOVER_NAME, round(sum(each.euros for each in turnover), 2), False, told))
            continue
        found.append(Step(PART[row.part], row.euros, row.part in OPEN, ""))
    return found


def _in_lines(name: str) -> str:
    return "<br>".join(in_lines(name, NAME_PX))


def _weight(step: Step) -> str:
    return numbers.euro_short(abs(step.euros))


def _signed(euros: float) -> str:
    return numbers.signed(numbers.euro_short(euros), euros)


def waterfall(frame: pd.DataFrame, before: int, year: int) -> style.Figure:
    """Bars one after the other from 0 to the change between two years; what cannot be attributed is hatched."""
    parts = steps(frame)
    labels = [row.name for row in parts] + [f"{year} gegenüber {before}"]
    starts: list[float] = []
    at = 0.0
    for row in parts:
        starts.append(at)
        at += row.euros
    lengths = [row.euros for row in parts] + [at]
    reached = [0.0, *(start + length for start, length in zip([*starts, 0.0], lengths, strict=True))]
    axis = signed_row_axis(min(reached), max(reached))
    rows = [str(position) for position in range(len(labels))]
    hatched = [row.is_open for row in parts] + [False]
    details = [f"<br>{row.detail}" if row.detail else "" for row in parts] + [""]
    texts = [numbers.signed(numbers.euro_short(value), value) for value in lengths]
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "orientation": "h",
            "y": rows,
            "x": lengths,
            "base": [*starts, 0.0],
            "marker": {
                "color": [
                    style.MISSING if gap else style.INCREASE if value >= 0 else style.DECREASE
                    for gap, value in zip(hatched, lengths, strict=True)
                ],
                "pattern": {
                    "shape": ["/" if gap else "" for gap in hatched],
                    "fgcolor": style.MUTED,
                    "size": 6,
                    "solidity": 0.25,
                },
                "line": {"color": style.MISSING_LINE, "width": [1 if gap else 0 for gap in hatched]},
            },
            "hovertext": [
                f"{label}: {numbers.signed(numbers.euro(value, 2), value)}{detail}"
                for label, value, detail in zip(labels, lengths, details, strict=True)
            ],
            "hoverinfo": "text",
            "textposition": "none",
        },
        row_texts(rows, texts, axis),
    ]
    joints = [start + row.euros for start, row in zip(starts, parts, strict=True)]
    return style.figure(
        traces,
        height=style.row_height(len(rows), per_row=44, around=60),
        margin={"t": 8, "l": 8, "r": 8, "b": 8},
        bargap=0.35,
        xaxis={**axis, "fixedrange": True, "zeroline": True},
        yaxis={
            "tickvals": rows,
            "ticktext": [*map(_in_lines, labels[:-1]), f"<b>{_in_lines(labels[-1])}</b>"],
            "type": "category",
            "range": [len(rows) - 0.5, -0.5],
            "fixedrange": True,
            "ticksuffix": "  ",
            "showgrid": False,
        },
        shapes=[
            {
                "type": "line",
                "x0": x,
                "x1": x,
                "y0": position + 0.32,
                "y1": position + 0.68,
                "line": {"color": style.MUTED, "width": 1},
            }
            for position, x in enumerate(joints)
        ],
        showlegend=False,
    )


def signed_row_axis(low: float, high: float) -> dict[str, Any]:
    """A euro axis for bars that go both ways from zero, with few ticks: a telephone turns more of them on end."""
    axis = style.euro_axis(max(abs(low), abs(high)))
    pairs = list(zip(axis["tickvals"], axis["ticktext"], strict=True))
    step = pairs[1][0]
    ticks = [(-value, f"{numbers.MINUS}{text}") for value, text in pairs[:0:-1]] + pairs
    shown = [(value, text) for value, text in ticks if low - step < value < high + step]
    zero = next((number for number, (value, _) in enumerate(shown) if not value), 0)
    every = max(1, len(shown) // 3)
    keep = shown[zero % every :: every]
    axis["tickvals"] = [value for value, _ in keep]
    axis["ticktext"] = [text for _, text in keep]
    pad = (high - low) * 0.03 or 1.0
    axis["range"] = [low - pad, high + pad]
    return axis


def say_opened(year: int, before: int, stage: str, share: float, *, asked: int) -> str:
    """Which year and stage the view opens with, and why not those of the filters."""
    over = "" if year == asked else f" {asked} läuft noch; gezeigt ist das letzte vergangene Jahr {year}."
    return (
        f"Gezeigt ist die Stufe „{STAGE[stage]}“: Von den Stufen, die sich vergleichen lassen, ist in keiner mehr auf "
        f"Maßnahmen aufgeteilt ({numbers.percent(share, 0)} des Geldes von {before} und {year}).{over} "
        "Anderes wählen Sie links."
    )


def say_explained_change(frame: pd.DataFrame, totals: ComparedTotals, before: int, year: int) -> str:
    """The change of the counties known in both years, its two heaviest parts, and what cannot be attributed.

    `frame` is the answer to explained_change, `totals` the row of compared_totals; the change is „rund“
    or a bound where the budgets are.
    """
    if not totals.counties:
        return (
            f"Kein Gebiet der Auswahl macht zu {before} und {year} vergleichbare Angaben; es gibt nichts zu erklären."
        )
    change = totals.euros_after - totals.euros_before
    share = change / totals.euros_before if totals.euros_before else None
    much = bounds.change_and_share(change, share, totals.precision, numbers.euro)
    head = (
        f"{year} gegenüber {before}: {much} in "
        f"{numbers.integer(totals.counties)} von {numbers.count_of(totals.counties_all, 'Gebiet', 'Gebieten')}"
    )
    known = [step for step in steps(frame) if not step.is_open and step.euros]
    open_euros = frame.loc[frame["part"].isin(OPEN), "euros"].sum()
    if not known:
        return f"{head}; kein Teil davon ist einer Ursache zuzuordnen."
    ordered = sorted(known, key=lambda step: -abs(step.euros))
    # Whatever weighs as much as the second is named with it.
    heaviest = [step for at, step in enumerate(ordered) if at < 2 or _weight(step) == _weight(ordered[1])]
    causes = listed(
        [f"{step.name} ({_signed(step.euros)}{': ' + step.detail if step.detail else ''})" for step in heaviest]
    )
    weigh = "wiegen" if len(heaviest) > 1 else "wiegt"
    tail = (
        f", keiner Ursache zuzuordnen {'ist' if len(frame[frame['part'].isin(OPEN)]) == 1 else 'sind'} "
        f"{numbers.signed(numbers.euro_short(open_euros), open_euros)}"
        if open_euros
        else ""
    )
    return f"{head}; am meisten {weigh} {causes}{tail}."


def say_exactness(totals: ComparedTotals) -> str:
    """That the parts are no more exact than what they are computed from; empty where every sum is."""
    if totals.parts_precision == "exact":
        return ""
    return (
        " · die Teile sind mit den genannten Zahlen gerechnet, auch wo ein Betrag nur rund, mindestens oder höchstens "
        "bekannt ist"
    )


def with_total(frame: pd.DataFrame, totals: ComparedTotals, before: int, year: int) -> pd.DataFrame:
    """The parts by name with the sums of both years around them: the table of the waterfall."""
    parts = frame.assign(name=frame["part"].map(PART))
    if not totals.counties:
        return parts
    ends = [
        {"name": f"Budget {before}", "euros": totals.euros_before},
        *parts[["name", "euros", "projects"]].to_dict("records"),
        {"name": f"Budget {year}", "euros": totals.euros_after},
    ]
    return pd.DataFrame(ends, columns=["name", "euros", "projects"]).astype({"projects": "Int64"})
