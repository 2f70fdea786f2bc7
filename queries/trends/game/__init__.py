"""Rechenspiel: what another way of sharing a sum out would mean per county; never a fact (features §3 no. 16)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd

from data.store import Facts
from queries import answer, read_sql

_SQL = read_sql(__file__)

SHARES = {
    "county": "str",
    "short_name": "str",
    "euros": "float64",
    "agreed": "float64",
    "difference": "float64",
    "difference_share": "float64",
    "has_figures": "bool",
    "evidence": "object",
    "agreed_evidence": "str",
}
MEASURES = {
    "measure": "str",
    "name": "str",
    "counties": "int64",
    "first_measured_on": "datetime64[us]",
    "last_measured_on": "datetime64[us]",
}


def shares(
    facts: Facts,
    *,
    year: int,
    programme: str,
    stage: str,
    total: Decimal | None,
    measures: Sequence[str],
    weights: Sequence[float],
) -> pd.DataFrame:
    """One row per county of the year, euros: its share of `total` beside its budget of the stage, and the difference.

    share = Σ weight × own figure / sum of the figures, weights made to add up to 1. Only counties that have every
    weighted figure take part; their shares add up to `total` to the cent. Without a `total` only counties with a budget
    take part, and what they have together is shared out anew. `measures` and `weights` go in pairs.
    """
    return answer(
        facts,
        _SQL["shares"],
        SHARES,
        year=year,
        programme=programme,
        stage=stage,
        total=total,
        measures=list(measures),
        weights=[float(weight) for weight in weights],
    )


def measures(facts: Facts, *, year: int) -> pd.DataFrame:
    """One row per denominator with figures for the year: for how many counties, and at which days."""
    return answer(facts, _SQL["measures"], MEASURES, year=year)
