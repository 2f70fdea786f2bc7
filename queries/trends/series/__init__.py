"""Budgetentwicklung, view Verlauf: how the budgets of a programme changed over the years.

Territory: 'then' counts the counties as they were, 'now' in units that keep one territory over a reform.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import pandas as pd

from data.rows import Count, Flag, MaybeFlag, MaybeShort, Number, Short, Text, Texts
from data.store import Facts
from queries import ask, read_sql
from queries.evidence import Evidence
from queries.scope import Scope

_SQL = read_sql(__file__)

Territory = Literal["then", "now"]


@dataclass(frozen=True)
class Counted:
    """How the sums of the years are counted.

    `running`: the budget year that is not over at the Stand; what still grows in it and later ones (is_running) is
    marked and never compared as complete. The code of a price index and its base year turn euros of every year into
    prices of that year, None leaves them nominal.
    """

    running: int
    territory: Territory = "then"
    index_code: str | None = None
    base_year: int | None = None


@dataclass(slots=True)
class Series:
    programme: Text
    programme_name: Text
    is_predecessor: Flag
    is_beside: Flag
    stage: Text
    budget_year: Short
    euros: Number
    nominal_euros: Number
    state: Text
    counties: Count
    counties_all: Count
    is_running: Flag
    is_weak: Flag
    precision: Text


@dataclass(slots=True)
class PairedStages(Series):
    names: Texts


class TrancheStages(NamedTuple):
    stage: Text
    euros: Number


class CoverageLimit(NamedTuple):
    coverage_from: Number


class Change(NamedTuple):
    budget_year: Short
    euros_before: Number
    euros: Number
    difference: Number
    ratio: Number
    counties: Count
    counties_all: Count
    is_running: Flag
    precision: Text


class Indexed(NamedTuple):
    unit: Text
    short_name: Text
    budget_year: Short
    stretch: Short
    first_year: Short
    euros: Number
    points: Number
    is_chosen: Flag
    is_running: Flag
    precision: Text
    points_precision: Text


class Breaks(NamedTuple):
    kind: Text
    budget_year: Short
    name: Text
    note: Text
    cuts_sum: Flag


class Stated(NamedTuple):
    unit: Text
    short_name: Text
    budget_year: Short
    stretch: Short
    programme: Text
    stage: Text
    euros: Number
    precision: Text
    evidence: Text


class PriceValues(NamedTuple):
    budget_year: Short
    value: Number
    evidence: Text


class Units(NamedTuple):
    unit: Text
    name: Text
    counties: Text


class PriceIndices(NamedTuple):
    code: Text
    name: Text
    years: Texts
    publisher: Text
    evidence: Texts


class Spending(NamedTuple):
    spending_from: MaybeShort
    spending_to: MaybeShort
    is_budget_year: MaybeFlag
    euros: Number
    budgets: Count
    precision: Text


def series(facts: Facts, scope: Scope, counted: Counted, *, units: Sequence[str] = ()) -> pd.DataFrame:
    """One row per programme (the chosen one first, then its predecessors), stage and budget year, euros.

    `is_weak`: fewer counties state a figure than the rule of the year asks for.
    `units` narrows the sums of the chosen programme to these units; `counties_all` counts those of the scope.
    """
    return ask(facts, _SQL["series"], Series, scope, units=list(units), **vars(counted))


def change(facts: Facts, scope: Scope, counted: Counted) -> pd.DataFrame:
    """One row per budget year against the year before, euros, over the counties with figures in both years."""
    return ask(facts, _SQL["change"], Change, scope, **vars(counted))


def indexed(facts: Facts, scope: Scope, counted: Counted) -> pd.DataFrame:
    """One row per county (all of them) and budget year with a figure; points are 100 in the first year of a stretch."""
    return ask(facts, _SQL["indexed"], Indexed, scope, **vars(counted))


def paired_stages(facts: Facts, scope: Scope, counted: Counted) -> pd.DataFrame:
    """One row per budget year and stage, euros, as series: only of the units that state every stage of the year.

    A stage counts when at least `coverage_from` (rule of the year) as many units state it as the best known stage; a
    year with one stage alone has no row.
    """
    return ask(facts, _SQL["paired_stages"], PairedStages, scope, **vars(counted))


def coverage_limit(facts: Facts, *, year: int) -> pd.DataFrame:
    """One row: the share of the counties below which a sum of those with a figure is weak, by the rule of the year."""
    return ask(facts, _SQL["coverage_limit"], CoverageLimit, year=year)


def stated(facts: Facts, scope: Scope, *, territory: Territory = "then") -> pd.DataFrame:
    """One row per unit, budget year, programme (predecessors too) and stage: nominal euros, a reference a line."""
    return ask(facts, _SQL["stated"], Stated, scope, territory=territory)


def price_values(facts: Facts, *, index_code: str | None) -> pd.DataFrame:
    """One row per year of a price index with its value and where it stands; none without an index."""
    return ask(facts, _SQL["price_values"], PriceValues, index_code=index_code)


def breaks(facts: Facts, scope: Scope, *, territory: Territory = "then") -> pd.DataFrame:
    """One row per break: first budget year after it, whom it concerns, and whether it cuts the sum of the choice."""
    return ask(facts, _SQL["breaks"], Breaks, scope, territory=territory)


def units(facts: Facts) -> pd.DataFrame:
    """One row per unit of several counties on the territory of today, with their names."""
    return ask(facts, _SQL["units"], Units)


def price_indices(facts: Facts) -> pd.DataFrame:
    """One row per price index a delivery brought, with its years, publishers and references."""
    return ask(facts, _SQL["price_indices"], PriceIndices)


def spending(facts: Facts, scope: Scope) -> pd.DataFrame:
    """One row per spending year of stated tranches, euros; the row without a year is budget without a stated tranche.

    The rows add up to the budgets of the same choice. Tranches of a budget whose total nobody states are left out.
    """
    return ask(facts, _SQL["spending"], Spending, scope)


def tranche_stages(facts: Facts, scope: Scope) -> pd.DataFrame:
    """One row per stage with stated tranches, euros, the one with most of them first."""
    return ask(facts, _SQL["tranche_stages"], TrancheStages, scope)


class BudgetEvidence(NamedTuple):
    programme: Text
    stage: Text
    evidence: Text


def evidence(facts: Facts, scope: Scope, *, stage: str | None, territory: Territory = "then") -> pd.DataFrame:
    """One row per programme, stage and reference of the budgets over all years; stage None: all, predecessors too."""
    return ask(facts, _SQL["evidence"], BudgetEvidence, scope, stage=stage, territory=territory)


def rate_evidence(facts: Facts, scope: Scope) -> pd.DataFrame:
    """One row per reference of the budgets and their tranches."""
    return ask(facts, _SQL["rate_evidence"], Evidence, scope)
