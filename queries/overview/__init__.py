"""Lagebild: where the AQB stands in one budget year."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.store import Facts
from queries import answer, read_sql

_SQL = read_sql(__file__)

BUDGET_BY_COUNTY = {
    "county": "str",
    "short_name": "str",
    "kind": "str",
    "tile_code": "str",
    "tile_row": "int32",
    "tile_column": "int32",
    "exists_in_year": "bool",
    "euros": "float64",
    "precision": "str",
    "state": "str",
    "previous_euros": "float64",
    "territory_note": "str",
    "euros_per_inhabitant": "float64",
    "population_on": "datetime64[us]",
    "evidence": "str",
    "previous_evidence": "str",
    "population_evidence": "str",
}
BUDGET_SUM = {
    "counties": "int64",
    "counties_with": "int64",
    "euros": "float64",
    "rounded": "int64",
    "comparable": "int64",
    "comparable_euros": "float64",
    "previous_euros": "float64",
    "comparable_rounded": "int64",
}
COUNTS = {
    "budget_year": "int32",
    "euros": "float64",
    "budget_counties": "Int64",
    "agreements": "Int64",
    "projects": "Int64",
    "targets": "Int64",
    "project_counties": "int64",
    "comparable_projects": "Int64",
    "target_counties": "int64",
    "comparable_targets": "Int64",
    "land_euros": "float64",
    "land_precision": "str",
    "land_stage": "str",
    "land_evidence": "str",
}
STATUS_COUNTS = {"status": "str", "targets": "int64", "counties": "int64", "rules": "str"}


def budget_by_county(
    facts: Facts, *, year: int, programme: str, stage: str, counties: Sequence[str] = ()
) -> pd.DataFrame:
    """One row per county, largest budget first, missing ones last; euros and euros per inhabitant."""
    return answer(
        facts,
        _SQL["budget_by_county"],
        BUDGET_BY_COUNTY,
        year=year,
        programme=programme,
        stage=stage,
        counties=list(counties),
    )


def budget_sum(facts: Facts, *, year: int, programme: str, stage: str, counties: Sequence[str] = ()) -> pd.DataFrame:
    """One row: sum of the budgets stated, how many counties state one, and the same for comparable pairs of years."""
    return answer(
        facts,
        _SQL["budget_sum"],
        BUDGET_SUM,
        year=year,
        programme=programme,
        stage=stage,
        counties=list(counties),
    )


def counts(
    facts: Facts,
    *,
    year: int,
    programme: str,
    stage: str,
    counties: Sequence[str] = (),
    categories: Sequence[int] = (),
) -> pd.DataFrame:
    """Two rows, the year and the year before: budgets, agreements, projects, targets, and what the Land itself states.

    A number is missing where nothing is recorded. The comparable counts hold only counties recorded in both years on
    the same territory; missing without any. The Maßnahmenarten narrow projects and targets.
    """
    return answer(
        facts,
        _SQL["counts"],
        COUNTS,
        year=year,
        programme=programme,
        stage=stage,
        counties=list(counties),
        categories=list(categories),
    )


def count_evidence(
    facts: Facts, *, year: int, programme: str, counties: Sequence[str] = (), categories: Sequence[int] = ()
) -> pd.DataFrame:
    """One row per place that an agreement, project or target counted in the year or the year before is stated at."""
    return answer(
        facts,
        _SQL["count_evidence"],
        {"evidence": "str"},
        year=year,
        programme=programme,
        counties=list(counties),
        categories=list(categories),
    )


def status_counts(
    facts: Facts, *, year: int, programme: str, counties: Sequence[str] = (), categories: Sequence[int] = ()
) -> pd.DataFrame:
    """One row per status that occurs: number of targets and of counties."""
    return answer(
        facts,
        _SQL["status_counts"],
        STATUS_COUNTS,
        year=year,
        programme=programme,
        counties=list(counties),
        categories=list(categories),
    )


def target_evidence(
    facts: Facts, *, year: int, programme: str, counties: Sequence[str] = (), categories: Sequence[int] = ()
) -> pd.DataFrame:
    """One row per place in an agreement or report that a target of the selection rests on."""
    return answer(
        facts,
        _SQL["target_evidence"],
        {"evidence": "str"},
        year=year,
        programme=programme,
        counties=list(counties),
        categories=list(categories),
    )
