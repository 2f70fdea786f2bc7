"""Figures and sentences of the Kreisprofil."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from charts.base import style
from charts.base.columns import Column, Columns
from charts.base.status import summary
from data import numbers
from data.code_words import MISSING_VALUE, STAGE, STATE
from data.rows import only_row, rows_of
from queries import county as questions

KIND = {"city": "Kreisfreie Stadt", "district": "Landkreis"}
JOBCENTER = {"municipal": "zugelassener kommunaler Träger", "joint": "gemeinsame Einrichtung"}


def say_county(row: questions.Counties) -> str:
    """Kind, district, seat and jobcenter in one line."""
    job = JOBCENTER.get(row.jobcenter, "keine Angabe")
    return f"{KIND[row.kind]} · Regierungsbezirk {row.district} · Sitz {row.seat} · Jobcenter: {job}"


def say_agreement(frame: pd.DataFrame, county: str, year: int, programme: str = "") -> str:
    """Both signature dates and the dialogues agreed."""
    if frame.empty:
        return f"Für {county} ist zu {year} keine Zielvereinbarung erfasst{_of(programme)}."
    row = only_row(frame.head(1), questions.Agreement)
    ministry = numbers.day(row.signed_by_ministry_on, missing="an einem nicht bekannten Tag")
    own = numbers.day(row.signed_by_county_on, missing="an einem nicht bekannten Tag")
    count = row.dialogues
    talks = (
        "die Zahl der Zielsteuerungsdialoge ist nicht genannt"
        if numbers.is_missing(count)
        else f"vereinbart {'ist' if count == 1 else 'sind'} "
        + numbers.count_of(count, "Zielsteuerungsdialog", "Zielsteuerungsdialoge")
    )
    return f"Unterzeichnet vom Ministerium {ministry}, von der Gebietskörperschaft {own}; {talks}."


def budget_chain(frame: pd.DataFrame) -> style.Figure:
    """Four bars from agreed to verified; a step without figure is hatched in grey, a provisional one in its colour."""
    steps = rows_of(frame, questions.BudgetChain)
    rows = [STAGE[row.stage] for row in steps]
    missing = [numbers.is_missing(row.euros) for row in steps]
    largest = max((row.euros for row in steps if not numbers.is_missing(row.euros)), default=0.0)
    axis = style.euro_axis(largest)
    if all(missing):
        # a scale of euros would measure nothing
        axis = {**axis, "tickvals": [], "ticktext": [], "title": None}
    amounts = [_amount_words(row) for row in steps]
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "orientation": "h",
            "y": rows,
            "x": [axis["range"][1] if gap else row.euros for gap, row in zip(missing, steps, strict=True)],
            "marker": {
                "color": [
                    style.MISSING if gap else style.STAGE[row.stage] for gap, row in zip(missing, steps, strict=True)
                ],
                "pattern": {
                    "shape": [
                        "/" if gap or row.state == "provisional" else ""
                        for gap, row in zip(missing, steps, strict=True)
                    ],
                    "fgcolor": [style.MISSING_LINE if gap else style.PAPER for gap in missing],
                    "size": 8,
                },
                "line": {"color": style.MISSING_LINE, "width": [1 if gap else 0 for gap in missing]},
            },
            "text": [_step_words(row) for row in steps],
            "textposition": "none",
            "hovertemplate": "%{y}: %{text}<extra></extra>",
        },
        # Beside the bars: over the hatching of what is provisional no words can be read.
        style.row_texts(rows, [numbers.SPACE + text.replace(", ", f"<br>{numbers.SPACE}") for text in amounts], axis),
    ]
    return style.figure(
        traces,
        height=style.row_height(len(rows), per_row=46, around=60),
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        xaxis={**axis, "fixedrange": True},
        yaxis={
            "range": [len(rows) - 0.5, -0.5],
            "fixedrange": True,
            "tickvals": rows,
            # Not in the bar: on a narrow screen it holds no more than the amount.
            "ticktext": [_step_label(row) for row in steps],
        },
        showlegend=False,
    )


def _amount_words(row: questions.BudgetChain) -> str:
    if numbers.is_missing(row.euros):
        return _why(row)
    state = f", {STATE[row.state]}" if row.state == "provisional" else ""
    return f"{numbers.stated(numbers.euro(row.euros), row.precision)}{state}"


def _why(row: questions.BudgetChain) -> str:
    """Why a step has no amount: nicht gemeldet, noch nicht fällig."""
    return numbers.MISSING if numbers.is_missing(row.missing) else MISSING_VALUE[row.missing]


def _ratio_words(row: questions.BudgetChain) -> str:
    return "" if numbers.is_missing(row.ratio) else f"{numbers.percent(row.ratio)} der Vorstufe"


def _step_label(row: questions.BudgetChain) -> str:
    ratio = _ratio_words(row)
    below = f"<br><span style='font-size:12px'>{ratio}{numbers.SPACE * 2}</span>" if ratio else ""
    return f"{STAGE[row.stage]}{numbers.SPACE * 2}{below}"


def _step_words(row: questions.BudgetChain) -> str:
    ratio = _ratio_words(row)
    return f"{_amount_words(row)} ({ratio})" if ratio else _amount_words(row)


# Each ratio names both steps (features 4.4).
RATIO = {
    "granted": "Bewilligungsquote (bewilligt / vereinbart)",
    "paid": "Abrufquote (ausgezahlt / bewilligt)",
    "verified": "Nachweisquote (nachgewiesen / ausgezahlt)",
}


CHAIN: Columns = {
    "stage": Column("Stufe", "stage"),
    "euros": Column("Betrag", "euro2"),
    "precision": Column("Genauigkeit", "precision", missing="–"),
    "difference": Column("gegenüber der Vorstufe", "euro2", missing="–", signed=True),
    "ratio_name": Column("Quote", missing="–"),
    "ratio": Column("Anteil an der Vorstufe", "percent", missing="–"),
    "share_of_agreed": Column("Anteil am Vereinbarten (Mittelabfluss)", "percent", missing="–"),
    "missing": Column("Grund ohne Wert", "missing", missing="–"),
    "state": Column("Stand der Angabe", "state", missing="–"),
    "stated_on": Column("Datum der Angabe", "day", missing="–"),
    "days": Column("Tage bis zum Bescheid", "integer", missing="–"),
}


def chain_measure(programme_name: str, year: int) -> str:
    """What the figures of the chain are, for the note below its sentence."""
    return (
        f"Euro · {programme_name} · Haushaltsjahr {year} · ohne Angabe grau schraffiert, nicht 0 Euro · "
        "Vorläufiges in Farbe schraffiert"
    )


def chain_table(frame: pd.DataFrame) -> pd.DataFrame:
    """The chain with the name of the ratio of each step."""
    return frame.assign(ratio_name=frame["stage"].map(RATIO))


def say_budget_chain(frame: pd.DataFrame) -> str:
    """The last known step against the first, the money left ungranted, and which steps lack a figure.

    Where no step has one, only the reasons a source names are said: nothing else is known of this year.
    """
    rows = rows_of(frame, questions.BudgetChain)
    known = [row for row in rows if not numbers.is_missing(row.euros)]
    gaps: dict[str, list[str]] = {}
    for row in rows:
        if numbers.is_missing(row.euros) and (known or not numbers.is_missing(row.evidence)):
            gaps.setdefault(_why(row), []).append(STAGE[row.stage])
    if not known:
        return (
            "; ".join(
                ["Zu keiner Stufe ist ein Betrag bekannt", *(f"{why}: {', '.join(of)}" for why, of in gaps.items())]
            )
            + "."
        )
    first, last = known[0], known[-1]
    euros = {row.stage: row.euros for row in rows}
    left = euros.get("agreed", math.nan) - euros.get("granted", math.nan)
    rounded = any(row.precision != "exact" for row in known if row.stage in ("agreed", "granted"))
    unused = numbers.stated(numbers.euro(left), "about" if rounded else "exact")
    tail = f"; nicht bewilligt (vereinbart − bewilligt): {unused}" if left > 0 else ""
    tail += "".join(f"; {why}: {', '.join(stages)}" for why, stages in gaps.items())
    head = f"{numbers.stated(numbers.euro(first.euros), first.precision)} {STAGE[first.stage]}"
    if len(known) == 1:
        return f"{head}{tail}."
    share = numbers.percent(last.euros / first.euros) if first.euros else "keine Angabe"
    much = numbers.stated(numbers.euro(last.euros), last.precision)
    if last.euros > first.euros:
        # More is no part of less, and 100,0 % would hide it.
        more = numbers.euro(last.euros - first.euros, 0 if last.euros - first.euros >= 1 else 2)
        return f"{head}, dagegen {much} {STAGE[last.stage]}, {more} mehr als {STAGE[first.stage]}{tail}."
    return f"{head}, davon {much} {STAGE[last.stage]} ({share} von {STAGE[first.stage]}){tail}."


def say_projects(frame: pd.DataFrame, county: str, year: int, scope: str = "") -> str:
    """How many projects in how many Maßnahmenarten; `scope` names the programme and the choice of Maßnahmenarten."""
    if frame.empty:
        return f"Für {county} sind zu {year} keine Maßnahmen bekannt{_of(scope)}."
    kinds = frame["category"].dropna().nunique()
    count = numbers.count_of(len(frame), "Maßnahme", "Maßnahmen")
    priced = int(frame["euros"].notna().sum())
    money = (
        f"; Beträge sind für {priced} genannt"
        if 0 < priced < len(frame)
        else "; Beträge je Maßnahme sind nicht genannt"
        if not priced
        else ""
    )
    return f"{count} in {numbers.count_of(kinds, 'Maßnahmenart', 'Maßnahmenarten')}{money}."


def _of(scope: str) -> str:
    return f" ({scope})" if scope else ""


def say_targets(frame: pd.DataFrame, county: str, year: int, scope: str = "") -> str:
    """Counts per status; `scope` names the programme and the choice of Maßnahmenarten."""
    if frame.empty:
        return f"Für {county} sind zu {year} keine Ziele erfasst{_of(scope)}."
    counts = {str(code): int(n) for code, n in frame["status"].value_counts().items()}
    return f"{numbers.count_of(len(frame), 'Ziel', 'Ziele')}: {summary(counts)}."
