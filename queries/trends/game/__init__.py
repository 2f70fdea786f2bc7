"""Rechenspiel: what another way of sharing a sum out would mean per county; never a fact (features §3 no. 16)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import pandas as pd

from data.rows import Count, Day, Flag, Number, Short, Text, Texts
from data.store import Facts
from queries import ask, read_sql
from queries.scope import Scope

_SQL = read_sql(__file__)


class Shares(NamedTuple):
    county: Text
    short_name: Text
    euros: Number
    agreed: Number
    euros_precision: Text
    agreed_precision: Text
    difference: Number
    difference_share: Number
    has_figures: Flag
    evidence: Texts
    agreed_evidence: Text


class Measures(NamedTuple):
    measure: Text
    name: Text
    counties: Count
    first_measured_on: Day
    last_measured_on: Day


class MeasuredYears(NamedTuple):
    budget_year: Short
    counties: Count


def shares(
    facts: Facts, scope: Scope, *, total: Decimal | None, measures: Sequence[str], weights: Sequence[float]
) -> pd.DataFrame:
    """One row per county of the year, euros: its share of `total` beside its budget of the stage, and the difference.

    share = Σ weight × own figure / sum of the figures, weights made to add up to 1. Only counties that have every
    weighted figure take part; their shares add up to `total` to the cent. Without a `total` only counties with a budget
    take part, and what they have together is shared out anew, as exactly as it is known. `measures` and `weights` go
    in pairs.
    """
    return ask(
        facts,
        _SQL["shares"],
        Shares,
        scope,
        total=total,
        measures=list(measures),
        weights=[float(weight) for weight in weights],
    )


def measures(facts: Facts, *, year: int) -> pd.DataFrame:
    """One row per denominator with figures for the year: for how many counties, and at which days."""
    return ask(facts, _SQL["measures"], Measures, year=year)


def measured_years(facts: Facts, *, year: int) -> pd.DataFrame:
    """One row per other year with denominators, the nearest first, the newer of two; for how many counties."""
    return ask(facts, _SQL["measured_years"], MeasuredYears, year=year)
