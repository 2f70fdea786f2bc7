"""Budgetentwicklung, view Erklärte Veränderung: what the change between two years consists of."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.store import Facts
from queries import answer, read_sql
from queries.trends.series import Territory

_SQL = read_sql(__file__)

EXPLAINED_CHANGE = {
    "part": "str",
    "euros": "float64",
    "projects": "int64",
}
COMPARED_TOTALS = {"euros_before": "float64", "euros_after": "float64", "counties": "int64", "counties_all": "int64"}
SPLIT_STAGES = {"stage": "str", "euros": "float64", "split_euros": "float64"}
CHANGE_EVIDENCE = {"evidence": "str"}


def explained_change(
    facts: Facts,
    *,
    before: int,
    year: int,
    programme: str,
    stage: str,
    counties: Sequence[str] = (),
    territory: Territory = "then",
) -> pd.DataFrame:
    """One row per part of the change from `before` to `year`, euros; the parts add up to the change to the cent.

    For Maßnahmen of both years with places, q places and c euros per place: quantity = change of all places times the
    mean of both years' overall euros per place; unit_cost = sum of (change of c times mean of q); mix = what their
    change is beyond these two, so it takes the rounding (features 4.8). new and ended: Maßnahmen of one year only.
    without_places: Maßnahmen of both years that cannot be divided by places. unsplit: money nobody split into
    Maßnahmen, or stated for a Maßnahme in one of its two years only.
    """
    return answer(
        facts,
        _SQL["explained_change"],
        EXPLAINED_CHANGE,
        before=before,
        year=year,
        programme=programme,
        stage=stage,
        counties=list(counties),
        territory=territory,
    )


def compared_totals(
    facts: Facts,
    *,
    before: int,
    year: int,
    programme: str,
    stage: str,
    counties: Sequence[str] = (),
    territory: Territory = "then",
) -> pd.DataFrame:
    """One row: the budgets of both years, euros, of the units explained_change compares, their number and that of all.

    The sums are missing when no unit has a figure in both years on one territory.
    """
    return answer(
        facts,
        _SQL["compared_totals"],
        COMPARED_TOTALS,
        before=before,
        year=year,
        programme=programme,
        stage=stage,
        counties=list(counties),
        territory=territory,
    )


def split_stages(facts: Facts, *, before: int, year: int, programme: str, counties: Sequence[str] = ()) -> pd.DataFrame:
    """One row per stage whose money is split into Maßnahmen in both years, the most split first, euros."""
    return answer(
        facts,
        _SQL["split_stages"],
        SPLIT_STAGES,
        before=before,
        year=year,
        programme=programme,
        counties=list(counties),
    )


def change_evidence(
    facts: Facts,
    *,
    before: int,
    year: int,
    programme: str,
    stage: str,
    counties: Sequence[str] = (),
    territory: Territory = "then",
) -> pd.DataFrame:
    """One row per reference of the money and the Maßnahmen of both years."""
    return answer(
        facts,
        _SQL["change_evidence"],
        CHANGE_EVIDENCE,
        before=before,
        year=year,
        programme=programme,
        stage=stage,
        counties=list(counties),
        territory=territory,
    )
