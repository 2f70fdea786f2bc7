"""Kreisvergleich: how does a county compare with similar ones, on a fair basis?"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from data.rows import Count, Day, Flag, MaybeShort, Number, Short, Text, Texts
from data.store import Facts
from queries import ask, read_sql
from queries.scope import Scope

_SQL = read_sql(__file__)


class Indicators(NamedTuple):
    code: Text
    name: Text
    unit: Text
    direction: Text
    basis: Text
    formula: Text


class Offered(NamedTuple):
    stages: Texts
    places: Flag
    participants: Flag


class Denominators(NamedTuple):
    code: Text
    name: Text
    per: Text
    counties: Count
    documents: Text


class Figures(NamedTuple):
    place: Text
    level: Text
    short_name: Text
    tile_code: Text
    tile_row: MaybeShort
    tile_column: MaybeShort
    exists_in_year: Flag
    numerator: Number
    denominator: Number
    cases: Number
    value: Number
    reason: Text
    precision: Text
    state: Text
    measured_from: Day
    measured_to: Day
    old_denominator: Flag
    counties_with: Count
    part_until: Day
    withheld: Count


class Characteristics(NamedTuple):
    county: Text
    code: Text
    name: Text
    unit: Text
    weight: Number
    value: Number
    measured_on: Day
    evidence: Text


class Traits(NamedTuple):
    county: Text
    short_name: Text
    kind: Text
    district: Text
    jobcenter: Text
    has_agreement: Flag
    population: Number
    population_on: Day
    population_evidence: Text
    iab_type: Text
    iab_evidence: Text


class OwnGroups(NamedTuple):
    id: Text
    name: Text
    counties: Texts
    author: Text
    recorded_at: Day
    evidence: Text


class FigurePlaces(NamedTuple):
    county: Text
    part: Text
    evidence: Text
    precision: Text
    statements: Count


class Rules(NamedTuple):
    budget_year: Short
    rule: Text
    minimum_peers: Short


class Territories(NamedTuple):
    county: Text
    note: Text
    unit: Text
    unit_name: Text


def indicators(facts: Facts) -> pd.DataFrame:
    """One row per indicator this data set says something about, with its direction and what its value is made of."""
    return ask(facts, _SQL["indicators"], Indicators)


def offered(facts: Facts) -> pd.DataFrame:
    """One row: the stages counties state, and whether money is known per place and per participant."""
    return ask(facts, _SQL["offered"], Offered)


def denominators(facts: Facts, *, year: int) -> pd.DataFrame:
    """One row per context figure a delivery brought that one can divide by, with its coverage and sources in a year."""
    return ask(facts, _SQL["denominators"], Denominators, year=year)


def figures(facts: Facts, scope: Scope, *, indicator: str, denominator: str) -> pd.DataFrame:
    """One row per county, unit over a change of territory, and the Land; numerator, denominator, value or a reason.

    Highest value first, missing ones last. Euro per head is euro, a count is per 100.000 inhabitants or per 1.000 of a
    smaller group, a ratio or share a fraction. The Land is the sum of numerators over the sum of denominators of the
    counties that have both for the whole year. `part_until`: the value is that of reports up to this day.
    """
    return ask(facts, _SQL["figures"], Figures, scope, indicator=indicator, denominator=denominator)


def figure_evidence(facts: Facts, scope: Scope, *, indicator: str, denominator: str) -> pd.DataFrame:
    """One row per place in a document that the figure of a county rests on: its numerator (above) or denominator.

    `statements` is how many statements this part of the figure is put together from, at whatever places.
    """
    return ask(facts, _SQL["figure_evidence"], FigurePlaces, scope, indicator=indicator, denominator=denominator)


def characteristics(facts: Facts, *, year: int) -> pd.DataFrame:
    """One row per county and weighted characteristic of peers, with or without a value."""
    return ask(facts, _SQL["characteristics"], Characteristics, year=year)


def traits(facts: Facts, *, year: int) -> pd.DataFrame:
    """One row per county that exists in the year: kind, district, jobcenter, inhabitants, IAB-Vergleichstyp."""
    return ask(facts, _SQL["traits"], Traits, year=year)


def own_groups(facts: Facts) -> pd.DataFrame:
    """One row per Vergleichsgruppe somebody has put together, with its members."""
    return ask(facts, _SQL["own_groups"], OwnGroups)


def rules(facts: Facts, *, year: int, other_year: int) -> pd.DataFrame:
    """One row per year and version of the status rule that judges it."""
    return ask(facts, _SQL["rules"], Rules, year=year, other_year=other_year)


def territories(facts: Facts, *, year: int, other_year: int) -> pd.DataFrame:
    """One row per county whose territory changed between the years, with the unit that stays the same over it."""
    return ask(facts, _SQL["territories"], Territories, year=year, other_year=other_year)
