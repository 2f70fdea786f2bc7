"""Lagebild: where the AQB stands in one budget year."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from data.rows import Count, Day, Flag, MaybeCount, Number, Short, Text, Texts
from data.store import Facts
from queries import ask, read_sql
from queries.evidence import Evidence
from queries.scope import Scope

_SQL = read_sql(__file__)


class BudgetByCounty(NamedTuple):
    county: Text
    short_name: Text
    kind: Text
    tile_code: Text
    tile_row: Short
    tile_column: Short
    exists_in_year: Flag
    euros: Number
    precision: Text
    state: Text
    previous_euros: Number
    previous_precision: Text
    territory_note: Text
    euros_per_inhabitant: Number
    population: Number
    population_on: Day
    missing: Text
    previous_missing: Text
    evidence: Text
    previous_evidence: Text
    population_evidence: Text


class BudgetSum(NamedTuple):
    counties: Count
    counties_with: Count
    euros: Number
    precision: Text
    comparable: Count
    comparable_euros: Number
    previous_euros: Number
    change_precision: Text


class Counts(NamedTuple):
    budget_year: Short
    euros: Number
    precision: Text
    budget_counties: MaybeCount
    agreements: MaybeCount
    projects: MaybeCount
    targets: MaybeCount
    project_counties: Count
    comparable_projects: MaybeCount
    target_counties: Count
    comparable_targets: MaybeCount
    land_euros: Number
    land_precision: Text
    land_stage: Text
    land_evidence: Text


class StatusCounts(NamedTuple):
    status: Text
    targets: Count
    counties: Count
    rules: Text


class StatusPlaces(NamedTuple):
    status: Text
    county: Text
    short_name: Text
    targets: Count
    evidence: Texts


def budget_by_county(facts: Facts, scope: Scope, *, running: int) -> pd.DataFrame:
    """One row per county, largest budget first, missing ones last; euros and euros per inhabitant.

    The year before is missing where it cannot be compared: on another territory, or while a sum of the `running` year
    still grows.
    """
    return ask(facts, _SQL["budget_by_county"], BudgetByCounty, scope, running=running)


def budget_sum(facts: Facts, scope: Scope, *, running: int) -> pd.DataFrame:
    """One row: sum of the budgets stated, how many counties state one, and the same for comparable pairs of years.

    No pair is comparable over a change of territory, nor while a sum of the `running` year still grows.
    """
    return ask(facts, _SQL["budget_sum"], BudgetSum, scope, running=running)


def counts(facts: Facts, scope: Scope) -> pd.DataFrame:
    """Two rows, the year and the year before: budgets, agreements, projects, targets, and what the Land itself states.

    A number is missing where nothing is recorded. The comparable counts hold only counties recorded in both years on
    the same territory; missing without any. The Maßnahmenarten narrow projects and targets.
    """
    return ask(facts, _SQL["counts"], Counts, scope)


def count_evidence(facts: Facts, scope: Scope) -> pd.DataFrame:
    """One row per place that an agreement, project or target counted in the year or the year before is stated at."""
    return ask(facts, _SQL["count_evidence"], Evidence, scope)


def status_counts(facts: Facts, scope: Scope) -> pd.DataFrame:
    """One row per status that occurs: number of targets and of counties."""
    return ask(facts, _SQL["status_counts"], StatusCounts, scope)


def status_places(facts: Facts, scope: Scope) -> pd.DataFrame:
    """One row per county and status that occurs there: number of targets, and the places they stand at."""
    return ask(facts, _SQL["status_places"], StatusPlaces, scope)


def target_evidence(facts: Facts, scope: Scope) -> pd.DataFrame:
    """One row per place in an agreement or report that a target of the selection rests on."""
    return ask(facts, _SQL["target_evidence"], Evidence, scope)
