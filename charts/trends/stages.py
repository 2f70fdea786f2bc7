"""The stages of a year beside each other, in the counties that state all of them, in a sentence."""

from __future__ import annotations

import pandas as pd

from analysis.precision import of_share
from charts.base.ties import listed
from data import numbers
from data.code_words import OF_STAGE, STAGE
from data.rows import rows_of
from queries.trends.series import PairedStages

# More names than these are counted.
NAMED = 6


def say_paired_stages(frame: pd.DataFrame, year: int, programme: str) -> str:
    """The stages of the chosen year, else the newest, in the counties that state all; each as share of the first.

    A chosen year that shows none is named, and so are the counties where they are not all.
    A sum, and a share of it, is „rund“, „mindestens“ or „höchstens“ where the budgets are.
    """
    rows = rows_of(frame, PairedStages)
    if not rows:
        return f"In keinem Jahr nennen genügend Gebiete der Auswahl mehr als eine Stufe des Programms {programme}."
    years = sorted({row.budget_year for row in rows})
    shown = year if year in years else years[-1]
    own = sorted((row for row in rows if row.budget_year == shown), key=lambda row: list(STAGE).index(row.stage))
    first = own[0]
    known = [row for row in own if not numbers.is_missing(row.euros)]
    if not known:
        other = "" if shown == year else f"{year} lassen sich keine Stufen nebeneinanderstellen, und "
        return f"{other}{shown} hat keinen Indexwert; es gibt nichts nebeneinanderzustellen."
    much = {row.stage: numbers.stated(numbers.euro_short(row.euros), row.precision) for row in own}
    told = [f"{STAGE[first.stage]} {much[first.stage]}"] + [
        f"{STAGE[row.stage]} {much[row.stage]}"
        + (f" ({_share(row, first)} {OF_STAGE[first.stage]})" if first.euros else "")
        + (", läuft noch" if row.is_running else "")
        for row in own[1:]
    ]
    which = "das jede dieser Stufen nennt" if first.counties == 1 else "die jede dieser Stufen nennen"
    of_all = numbers.count_of(first.counties_all, "Gebiet", "Gebieten")
    names = f" ({listed(first.names)})" if first.counties < first.counties_all and first.counties <= NAMED else ""
    other = "" if shown == year else f"{year} lassen sich keine Stufen nebeneinanderstellen. "
    return f"{other}{shown} in {first.counties} von {of_all}{names}, {which}: {'; '.join(told)}."


def _share(row: PairedStages, first: PairedStages) -> str:
    return numbers.stated(numbers.percent(row.euros / first.euros), of_share(first.precision, row.precision))
