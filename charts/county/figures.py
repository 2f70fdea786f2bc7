"""Figures and sentences of the Kreisprofil."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from analysis.precision import code_of, of_difference, of_share
from charts.base import bounds, style, untold
from charts.base.columns import Column, Columns
from charts.base.payments import known_on
from charts.base.status import summary
from data import numbers
from data.code_words import OF_STAGE, STAGE, STATE
from data.rows import only_row, rows_of
from queries import county as questions

KIND = {"city": "Kreisfreie Stadt", "district": "Landkreis"}
JOBCENTER = {"municipal": "zugelassener kommunaler Träger", "joint": "gemeinsame Einrichtung"}


def say_county(row: questions.Counties) -> str:
    """Kind, district, seat and jobcenter in one line."""
    job = JOBCENTER.get(row.jobcenter, "keine Angabe")
    return f"{KIND[row.kind]} · Regierungsbezirk {row.district} · Sitz {row.seat} · Jobcenter: {job}"


def say_agreement(frame: pd.DataFrame, county: str, year: int, programme: str = "") -> str:
    """Both signature dates and the dialogues agreed; `county` as after „für“: den Wetteraukreis."""
    if frame.empty:
        return f"Für {county} ist zu {year} keine Zielvereinbarung erfasst{_of(programme)}."
    row = only_row(frame.head(1), questions.Agreement)
    ministry = numbers.day(row.signed_by_ministry_on, missing="an einem nicht bekannten Tag")
    own = numbers.day(row.signed_by_county_on, missing="an einem nicht bekannten Tag")
    count = row.dialogues
    talks = (
        "die Zahl der Zielsteuerungsdialoge ist nicht genannt"
        if numbers.is_missing(count)
        else "vereinbart ist ein Zielsteuerungsdialog"
        if count == 1
        else f"vereinbart sind {numbers.count_of(count, 'Zielsteuerungsdialog', 'Zielsteuerungsdialoge')}"
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
    ]
    return style.figure(
        traces,
        height=style.row_height(len(rows), per_row=72, around=60),
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        xaxis={**axis, "fixedrange": True},
        yaxis={
            "range": [len(rows) - 0.5, -0.5],
            "fixedrange": True,
            "tickvals": rows,
            # All words on one side of the bars: on both they left a phone bars of 35 pixels. Not in the bars: over the
            # hatching of what is provisional no words can be read.
            "ticktext": [_step_label(row) for row in steps],
        },
        showlegend=False,
    )


def _amount_words(row: questions.BudgetChain) -> str:
    if numbers.is_missing(row.euros):
        return untold.why(row.missing)
    state = f", {STATE[row.state]}" if row.state == "provisional" else ""
    return f"{numbers.stated(numbers.euro(row.euros), row.precision)}{state}"


def _beside(row: questions.BudgetChain) -> list[str]:
    """What a sum is read with: its share of the stage before, and of a payment the day it is known of."""
    share = numbers.stated(numbers.percent(row.ratio), row.ratio_precision)
    ratio = "" if numbers.is_missing(row.ratio) else f"{share} der Vorstufe"
    return [each for each in (ratio, known_on(row.stage, row.stated_on, row.elapsed)) if each]


def _step_label(row: questions.BudgetChain) -> str:
    # The share of the year stands in the sentence and in the table: the label has no room for it.
    small = [*_amount_words(row).split(", ")[1:], *(each.split(", ")[0] for each in _beside(row))]
    lines = [
        f"<b>{STAGE[row.stage]}</b>",
        _amount_words(row).split(", ")[0],
        *(f"<span style='font-size:12px'>{each}</span>" for each in small),
    ]
    return "<br>".join(f"{line}{numbers.SPACE * 2}" for line in lines)


def _step_words(row: questions.BudgetChain) -> str:
    beside = "; ".join(_beside(row))
    return f"{_amount_words(row)} ({beside})" if beside else _amount_words(row)


# Each ratio names both steps (features 4.4).
RATIO = {
    "granted": "Bewilligungsquote (bewilligt / vereinbart)",
    "paid": "Abrufquote (ausgezahlt / bewilligt)",
    "verified": "Nachweisquote (nachgewiesen / ausgezahlt)",
}


CHAIN: Columns = {
    "stage": Column("Stufe", "stage"),
    "euros": Column("Betrag", "euro2"),
    "precision": bounds.COLUMN,
    "difference": Column("gegenüber der Vorstufe", "euro2", missing="–", signed=True, said="difference_words"),
    "ratio_name": Column("Quote", missing="–"),
    "ratio": Column("Anteil an der Vorstufe", "percent", missing="–", said="ratio_words"),
    "share_of_agreed": Column("Anteil am Vereinbarten", "percent", missing="–", said="share_of_agreed_words"),
    "missing": Column("Grund ohne Wert", "missing", missing="–"),
    "state": Column("Stand der Angabe", "state", missing="–"),
    "stated_on": Column("Datum der Angabe", "day", missing="–"),
    "elapsed": Column("Zeitanteil", "percent", missing="–"),
    "days": Column("Tage bis zum Bescheid", "integer", missing="–"),
}


def chain_measure(programme_name: str, year: int) -> str:
    """What the figures of the chain are, for the note below its sentence."""
    return (
        f"Euro · {programme_name} · Haushaltsjahr {year} · ohne Angabe grau schraffiert, nicht 0 Euro · "
        "Vorläufiges in Farbe schraffiert"
    )


def chain_table(frame: pd.DataFrame) -> pd.DataFrame:
    """The chain with the name of the ratio of each step that has one; where a sum is a bound, with the words of all.

    Of the sums only what is not exact is said. What a step differs by, and its shares, are as exact as the sums they
    are made of.
    """
    named = frame.assign(
        ratio_name=frame["stage"].map(RATIO).where(frame["ratio"].notna()), precision=bounds.shown(frame["precision"])
    )
    rows = rows_of(frame, questions.BudgetChain)
    if all(code_of(row.precision) == "exact" for row in rows):
        return named
    words = {
        "difference": [
            bounds.change(row.difference, of_difference(row.precision, before.precision), _to_the_cent)
            for before, row in zip([rows[0], *rows], rows, strict=False)
        ],
        "ratio": [numbers.stated(numbers.percent(row.ratio), row.ratio_precision) for row in rows],
        "share_of_agreed": [
            numbers.stated(
                numbers.percent(row.share_of_agreed),
                # All of it is all of it, however much that is.
                "exact" if row is rows[0] else of_share(rows[0].precision, row.precision),
            )
            for row in rows
        ],
    }
    return named.assign(
        **{
            f"{name}_words": pd.Series(told, index=frame.index).where(frame[name].notna())
            for name, told in words.items()
        }
    )


def _to_the_cent(euros: float) -> str:
    return numbers.euro(euros, 2)


def say_budget_chain(frame: pd.DataFrame, scope: str = "") -> str:
    """The last known step against the first, what each step between loses or adds, and which steps lack a figure.

    Where no step has one, only the reasons a source names are said: nothing else is known of this year. `scope` names
    programme and year, of which nothing is known.
    """
    rows = rows_of(frame, questions.BudgetChain)
    known = [row for row in rows if not numbers.is_missing(row.euros)]
    gaps: dict[str, list[str]] = {}
    for row in rows:
        if numbers.is_missing(row.euros) and (known or not numbers.is_missing(row.evidence)):
            gaps.setdefault(untold.why(row.missing), []).append(STAGE[row.stage])
    without = [f"{why}: {', '.join(stages)}" for why, stages in gaps.items()]
    if not known:
        return f"{'; '.join([f'Zu keiner Stufe ist eine Gesamtsumme bekannt{_of(scope)}', *without])}."
    # Together they are all of the way from the first to the last: nothing of the difference stays unsaid.
    between = [] if len(known) == 2 and known[1].euros > known[0].euros else list(pairwise(known))
    # Cents where one of the sums has some: 650.000 less 640.000 is no 10.001.
    digits = 2 if any(round(row.euros * 100) % 100 for row in known) else 0
    gaps_between = [_step_gap(before, after, digits) for before, after in between]
    first = numbers.capital(_first_and_last(known, digits))
    return f"{'; '.join([first, *filter(None, gaps_between), *without])}."


def _first_and_last(known: Sequence[questions.BudgetChain], digits: int) -> str:
    first, last = known[0], known[-1]
    day = known_on(last.stage, last.stated_on, last.elapsed)
    head = f"{numbers.stated(numbers.euro(first.euros, digits), first.precision)} {STAGE[first.stage]}"
    if len(known) == 1:
        return f"{head} ({day})" if day else head
    much = f"{numbers.stated(numbers.euro(last.euros, digits), last.precision)} {STAGE[last.stage]}"
    if last.euros > first.euros:
        # More is no part of less, and 100,0 % would hide it.
        precision = of_difference(last.precision, first.precision)
        more = numbers.stated(numbers.euro(last.euros - first.euros, digits), precision)
        return f"{head}, dagegen {much}{f' ({day})' if day else ''}, {more} mehr als {STAGE[first.stage]}"
    of = numbers.percent(last.euros / first.euros) if first.euros else ""
    share = f"{numbers.stated(of, of_share(first.precision, last.precision))} {OF_STAGE[first.stage]}" if of else ""
    aside = "; ".join(filter(None, [share, day]))
    return f"{head}, davon {much}{f' ({aside})' if aside else ''}"


def _step_gap(before: questions.BudgetChain, after: questions.BudgetChain, digits: int) -> str:
    """What is lost or added from one known step to the next: nicht bewilligt (vereinbart − bewilligt): 53.200 €."""
    gap = before.euros - after.euros
    if not gap:
        return ""
    precision = bounds.size_of(gap, of_difference(before.precision, after.precision))
    much = numbers.stated(numbers.euro(abs(gap), digits), precision)
    if gap < 0:
        return f"mehr {STAGE[after.stage]} als {STAGE[before.stage]}: {much}"
    return f"nicht {STAGE[after.stage]} ({STAGE[before.stage]} − {STAGE[after.stage]}): {much}"


def say_projects(frame: pd.DataFrame, county: str, year: int, scope: str = "") -> str:
    """How many projects in how many Maßnahmenarten; `scope` names the programme and the choice of Maßnahmenarten.

    `county` says for whom: den Landkreis Fulda, die Stadt Kassel.
    """
    if frame.empty:
        return f"Für {county} sind zu {year} keine Maßnahmen erfasst{_of(scope)}."
    kinds = frame["category"].dropna().nunique()
    count = numbers.count_of(len(frame), "Maßnahme", "Maßnahmen")
    priced = int(frame["euros"].notna().sum())
    money = (
        f"; {'ein Betrag ist' if priced == 1 else 'Beträge sind'} für {priced} genannt"
        if 0 < priced < len(frame)
        else "; Beträge je Maßnahme sind nicht genannt"
        if not priced
        else ""
    )
    return f"{count} in {numbers.count_of(kinds, 'Maßnahmenart', 'Maßnahmenarten')}{money}."


def _of(scope: str) -> str:
    return f" ({scope})" if scope else ""


def say_targets(frame: pd.DataFrame, county: str, year: int, scope: str = "", *, over: bool = False) -> str:
    """Counts per status; `county` says for whom, `scope` names the programme and the choice of Maßnahmenarten.

    Once the year is `over` it is said what „gefährdet“ means then.
    """
    if frame.empty:
        return f"Für {county} sind zu {year} keine Ziele erfasst{_of(scope)}."
    counts = {str(code): int(n) for code, n in frame["status"].value_counts().items()}
    return f"{numbers.count_of(len(frame), 'Ziel', 'Ziele')}: {summary(counts, over=over)}."
