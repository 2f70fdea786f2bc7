"""Budgetentwicklung, view Erklärte Veränderung: what the change between two years consists of."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from data.rows import Count, Number, Text
from data.store import Facts
from queries import ask, read_sql
from queries.evidence import Evidence
from queries.scope import Scope
from queries.trends.series import Territory

_SQL = read_sql(__file__)


class ExplainedChange(NamedTuple):
    part: Text
    euros: Number
    projects: Count


class Pairs(NamedTuple):
    part: Text
    old_euros: Number
    new_euros: Number
    old_places: Number
    new_places: Number


class ComparedTotals(NamedTuple):
    euros_before: Number
    euros_after: Number
    precision: Text
    parts_precision: Text
    counties: Count
    counties_all: Count


class Contributions(NamedTuple):
    unit: Text
    short_name: Text
    euros_before: Number
    euros_after: Number
    precision_before: Text
    precision_after: Text
    difference: Number
    ratio: Number
    precision: Text


class SplitStages(NamedTuple):
    stage: Text
    euros: Number
    split_euros: Number


def explained_change(facts: Facts, scope: Scope, *, before: int, territory: Territory = "then") -> pd.DataFrame:
    """One row per part of the change from `before` to `year`, euros; the parts add up to the change to the cent.

    For Maßnahmen of both years with places, q places and c euros per place: quantity = change of all places times the
    mean of both years' overall euros per place; unit_cost = sum of (change of c times mean of q); mix = what their
    change is beyond these two, so it takes the rounding (features 4.8). new and ended: Maßnahmen of families
    (one line, else one name in one county) of one year only; where a family has more or fewer of them than before, it
    counts as one Maßnahme. without_places: Maßnahmen of both years that cannot be divided by places. unsplit: money
    nobody split into Maßnahmen, or stated for a Maßnahme in one of its two years only.
    """
    return ask(facts, _SQL["explained_change"], ExplainedChange, scope, before=before, territory=territory)


def pairs(facts: Facts, scope: Scope, *, before: int, territory: Territory = "then") -> pd.DataFrame:
    """One row per pair of Maßnahmen that go on, euros and places of both years; every other part in one row."""
    return ask(facts, _SQL["pairs"], Pairs, scope, before=before, territory=territory)


def compared_totals(facts: Facts, scope: Scope, *, before: int, territory: Territory = "then") -> pd.DataFrame:
    """One row: the budgets of both years, euros, of the units explained_change compares, their number and that of all.

    The sums are missing when no unit has a figure in both years on one territory.
    """
    return ask(facts, _SQL["compared_totals"], ComparedTotals, scope, before=before, territory=territory)


def contributions(facts: Facts, scope: Scope, *, before: int, territory: Territory = "then") -> pd.DataFrame:
    """One row per unit explained_change compares, largest rise first: both budgets and their difference, euros."""
    return ask(facts, _SQL["contributions"], Contributions, scope, before=before, territory=territory)


def split_stages(facts: Facts, scope: Scope, *, before: int) -> pd.DataFrame:
    """One row per stage whose money is split into Maßnahmen in both years, the most split first, euros."""
    return ask(facts, _SQL["split_stages"], SplitStages, scope, before=before)


def change_evidence(facts: Facts, scope: Scope, *, before: int, territory: Territory = "then") -> pd.DataFrame:
    """One row per reference of the money and the Maßnahmen of both years."""
    return ask(facts, _SQL["change_evidence"], Evidence, scope, before=before, territory=territory)
