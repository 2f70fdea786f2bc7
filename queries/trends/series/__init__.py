"""Budgetentwicklung, view Verlauf: how the budgets of a programme changed over the years.

Territory: 'then' counts the counties as they were, 'now' in units that keep one territory over a reform. Index: the
code of a price index and its base year turn euros of every year into prices of that year, None leaves them nominal.
Running: the budget year that is not over at the Stand; it and later ones are marked and never compared as complete.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from data.store import Facts
from queries import answer, read_sql

_SQL = read_sql(__file__)

Territory = Literal["then", "now"]

SERIES = {
    "programme": "str",
    "programme_name": "str",
    "is_predecessor": "bool",
    "is_beside": "bool",
    "stage": "str",
    "budget_year": "int32",
    "euros": "float64",
    "nominal_euros": "float64",
    "counties": "int64",
    "counties_all": "int64",
    "is_running": "bool",
}
CHANGE = {
    "budget_year": "int32",
    "euros_before": "float64",
    "euros": "float64",
    "difference": "float64",
    "ratio": "float64",
    "counties": "int64",
    "counties_all": "int64",
    "is_running": "bool",
}
INDEXED = {
    "unit": "str",
    "short_name": "str",
    "budget_year": "int32",
    "stretch": "int32",
    "first_year": "int32",
    "euros": "float64",
    "points": "float64",
    "is_chosen": "bool",
    "is_running": "bool",
}
BREAKS = {"kind": "str", "budget_year": "int32", "name": "str", "note": "str", "cuts_sum": "bool"}
UNITS = {"unit": "str", "name": "str", "counties": "str"}
PRICE_INDICES = {"code": "str", "name": "str", "years": "object", "publisher": "str", "evidence": "object"}
SPENDING = {
    "spending_from": "Int32",
    "spending_to": "Int32",
    "is_budget_year": "boolean",
    "euros": "float64",
    "budgets": "int64",
}
EVIDENCE = {"evidence": "str"}
RATE_EVIDENCE = EVIDENCE


def series(
    facts: Facts,
    *,
    programme: str,
    counties: Sequence[str] = (),
    territory: Territory = "then",
    index_code: str | None = None,
    base_year: int | None = None,
    running: int,
) -> pd.DataFrame:
    """One row per programme (the chosen one first, then its predecessors), stage and budget year, euros."""
    return answer(
        facts,
        _SQL["series"],
        SERIES,
        programme=programme,
        counties=list(counties),
        territory=territory,
        index_code=index_code,
        base_year=base_year,
        running=running,
    )


def change(
    facts: Facts,
    *,
    programme: str,
    stage: str,
    counties: Sequence[str] = (),
    territory: Territory = "then",
    index_code: str | None = None,
    base_year: int | None = None,
    running: int,
) -> pd.DataFrame:
    """One row per budget year against the year before, euros, over the counties with figures in both years."""
    return answer(
        facts,
        _SQL["change"],
        CHANGE,
        programme=programme,
        stage=stage,
        counties=list(counties),
        territory=territory,
        index_code=index_code,
        base_year=base_year,
        running=running,
    )


def indexed(
    facts: Facts,
    *,
    programme: str,
    stage: str,
    counties: Sequence[str] = (),
    territory: Territory = "then",
    index_code: str | None = None,
    base_year: int | None = None,
    running: int,
) -> pd.DataFrame:
    """One row per county (all of them) and budget year with a figure; points are 100 in the first year of a stretch."""
    return answer(
        facts,
        _SQL["indexed"],
        INDEXED,
        programme=programme,
        stage=stage,
        counties=list(counties),
        territory=territory,
        index_code=index_code,
        base_year=base_year,
        running=running,
    )


def breaks(
    facts: Facts, *, programme: str, counties: Sequence[str] = (), territory: Territory = "then"
) -> pd.DataFrame:
    """One row per break: first budget year after it, whom it concerns, and whether it cuts the sum of the choice."""
    return answer(facts, _SQL["breaks"], BREAKS, programme=programme, counties=list(counties), territory=territory)


def units(facts: Facts) -> pd.DataFrame:
    """One row per unit of several counties on the territory of today, with their names."""
    return answer(facts, _SQL["units"], UNITS)


def price_indices(facts: Facts) -> pd.DataFrame:
    """One row per price index a delivery brought, with its years, publishers and references."""
    return answer(facts, _SQL["price_indices"], PRICE_INDICES)


def spending(facts: Facts, *, programme: str, stage: str, counties: Sequence[str] = ()) -> pd.DataFrame:
    """One row per spending year of stated tranches, euros; the row without a year is budget without a stated tranche.

    The rows add up to the budgets of the same choice. Tranches of a budget whose total nobody states are left out.
    """
    return answer(facts, _SQL["spending"], SPENDING, programme=programme, stage=stage, counties=list(counties))


def evidence(
    facts: Facts, *, programme: str, stage: str | None, counties: Sequence[str] = (), territory: Territory = "then"
) -> pd.DataFrame:
    """One row per reference of the budgets over all years; stage None is all stages, predecessors included."""
    return answer(
        facts,
        _SQL["evidence"],
        EVIDENCE,
        programme=programme,
        stage=stage,
        counties=list(counties),
        territory=territory,
    )


def rate_evidence(facts: Facts, *, programme: str, stage: str, counties: Sequence[str] = ()) -> pd.DataFrame:
    """One row per reference of the budgets and their tranches."""
    return answer(
        facts, _SQL["rate_evidence"], RATE_EVIDENCE, programme=programme, stage=stage, counties=list(counties)
    )
