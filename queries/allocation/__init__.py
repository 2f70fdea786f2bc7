"""Mittelverteilung: how the money of one stage splits into years, counties, Maßnahmenarten and Maßnahmen.

Everything is added up from the same smallest parts (table allocation), so the levels cannot disagree. A sum is
provisional as soon as one of its parts is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import pandas as pd

from data.rows import Count, Flag, MaybeCount, MaybeShort, Number, Short, Text
from data.store import Facts
from queries import ask, read_sql
from queries.evidence import Evidence
from queries.scope import Scope

_SQL = read_sql(__file__)


class ByYear(NamedTuple):
    budget_year: Short
    category: Short
    euros: Number
    state: Text
    precision: Text
    counties: Count
    counties_all: Count
    is_weak: Flag
    whole_precision: Text


class ByCounty(NamedTuple):
    county: Text
    short_name: Text
    category: MaybeShort
    euros: Number
    state: Text
    precision: Text
    county_euros: Number
    county_precision: Text
    is_split: Flag
    missing: Text


class Breakdown(NamedTuple):
    part: Text
    label: Text
    euros: Number
    state: Text
    precision: Text
    whole_precision: Text
    projects: MaybeCount


class SplitStages(NamedTuple):
    stage: Text
    euros: Number
    split_euros: Number
    precision: Text
    split_precision: Text
    counties: Count


class Hidden(NamedTuple):
    euros: Number


class Places(NamedTuple):
    county: Text
    category: Short
    evidence: Text


Level = Literal["county", "category", "project"]


def by_year(facts: Facts, scope: Scope, *, units: Sequence[str] = ()) -> pd.DataFrame:
    """One row per budget year and Maßnahmenart (0: not split), euros; years without any figure have no row.

    `units` narrows the sums to these counties; `is_weak`: fewer counties than the rule of the year asks for.
    """
    return ask(facts, _SQL["by_year"], ByYear, scope, units=list(units))


def split_stages(facts: Facts, scope: Scope) -> pd.DataFrame:
    """One row per stage of the year, the one most of which is split into Maßnahmenarten first; euros."""
    return ask(facts, _SQL["split_stages"], SplitStages, scope)


def by_county(facts: Facts, scope: Scope) -> pd.DataFrame:
    """One row per county and Maßnahmenart (0: not split), euros; a county without any has one row without them.

    `county_euros` is all its money, chosen or not; `is_split` says whether any of it is split.
    """
    return ask(facts, _SQL["by_county"], ByCounty, scope)


def breakdown(facts: Facts, scope: Scope, *, level: Level, without_category: bool = False) -> pd.DataFrame:
    """One row per part of the selection on a level, euros; `part` is null for what is not split that far.

    On the level category part 0 is what Maßnahmen without a Maßnahmenart hold; `without_category` narrows to these.
    """
    return ask(facts, _SQL["breakdown"], Breakdown, scope, without_category=without_category, level=level)


def hidden(facts: Facts, scope: Scope) -> pd.DataFrame:
    """One row: euros not split into Maßnahmenarten, which a choice of Maßnahmenarten leaves out."""
    return ask(facts, _SQL["hidden"], Hidden, scope)


def places(facts: Facts, scope: Scope) -> pd.DataFrame:
    """One row per reference of a county and Maßnahmenart (0: not split); of all Maßnahmenarten, whatever is chosen."""
    return ask(facts, _SQL["places"], Places, scope)


def evidence(facts: Facts, scope: Scope, *, year: int | None) -> pd.DataFrame:
    """One row per reference the selection rests on; year None is all years."""
    return ask(facts, _SQL["evidence"], Evidence, scope, year=year)
