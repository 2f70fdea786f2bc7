"""Kreisvergleich: how does a county compare with similar ones, on a fair basis?"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.store import Facts
from queries import answer, read_sql

_SQL = read_sql(__file__)

INDICATORS = {
    "code": "str",
    "name": "str",
    "unit": "str",
    "direction": "str",
    "basis": "str",
    "formula": "str",
}
DENOMINATORS = {
    "code": "str",
    "name": "str",
    "per": "str",
    "counties": "int64",
    "documents": "str",
}
FIGURES = {
    "place": "str",
    "level": "str",
    "short_name": "str",
    "tile_code": "str",
    "tile_row": "Int32",
    "tile_column": "Int32",
    "exists_in_year": "bool",
    "numerator": "float64",
    "denominator": "float64",
    "cases": "float64",
    "value": "float64",
    "reason": "str",
    "precision": "str",
    "state": "str",
    "measured_from": "datetime64[us]",
    "measured_to": "datetime64[us]",
    "counties_with": "int64",
}
CHARACTERISTICS = {
    "county": "str",
    "code": "str",
    "name": "str",
    "unit": "str",
    "weight": "float64",
    "value": "float64",
    "measured_on": "datetime64[us]",
    "evidence": "str",
}
TRAITS = {
    "county": "str",
    "short_name": "str",
    "kind": "str",
    "district": "str",
    "jobcenter": "str",
    "has_agreement": "bool",
    "population": "float64",
    "population_on": "datetime64[us]",
    "population_evidence": "str",
    "iab_type": "str",
    "iab_evidence": "str",
}
OWN_GROUPS = {
    "id": "str",
    "name": "str",
    "counties": "object",
    "author": "str",
    "recorded_at": "datetime64[us]",
    "evidence": "str",
}
RULES = {"budget_year": "int32", "rule": "str"}
TERRITORIES = {"county": "str", "note": "str", "unit": "str", "unit_name": "str"}


def indicators(facts: Facts) -> pd.DataFrame:
    """One row per indicator this data set says something about, with its direction and what its value is made of."""
    return answer(facts, _SQL["indicators"], INDICATORS)


def denominators(facts: Facts, *, year: int) -> pd.DataFrame:
    """One row per context figure a delivery brought that one can divide by, with its coverage and sources in a year."""
    return answer(facts, _SQL["denominators"], DENOMINATORS, year=year)


def figures(
    facts: Facts,
    *,
    indicator: str,
    denominator: str,
    year: int,
    programme: str,
    stage: str,
    categories: Sequence[int] = (),
) -> pd.DataFrame:
    """One row per county, unit over a change of territory, and the Land; numerator, denominator, value or a reason.

    Highest value first, missing ones last. Euro per head is euro, a count is per 100.000 inhabitants or per 1.000 of a
    smaller group, a ratio or share a fraction. The Land is the sum of numerators over the sum of denominators of the
    counties that have both.
    """
    return answer(
        facts,
        _SQL["figures"],
        FIGURES,
        indicator=indicator,
        denominator=denominator,
        year=year,
        programme=programme,
        stage=stage,
        categories=list(categories),
    )


def figure_evidence(
    facts: Facts,
    *,
    indicator: str,
    denominator: str,
    year: int,
    programme: str,
    stage: str,
    counties: Sequence[str] = (),
    categories: Sequence[int] = (),
) -> pd.DataFrame:
    """One row per place in a document that the figures and their denominators rest on."""
    return answer(
        facts,
        _SQL["figure_evidence"],
        {"evidence": "str"},
        indicator=indicator,
        denominator=denominator,
        year=year,
        programme=programme,
        stage=stage,
        counties=list(counties),
        categories=list(categories),
    )


def characteristics(facts: Facts, *, year: int) -> pd.DataFrame:
    """One row per county and weighted characteristic of peers, with or without a value."""
    return answer(facts, _SQL["characteristics"], CHARACTERISTICS, year=year)


def traits(facts: Facts, *, year: int) -> pd.DataFrame:
    """One row per county that exists in the year: kind, district, jobcenter, inhabitants, IAB-Vergleichstyp."""
    return answer(facts, _SQL["traits"], TRAITS, year=year)


def own_groups(facts: Facts) -> pd.DataFrame:
    """One row per Vergleichsgruppe somebody has put together, with its members."""
    return answer(facts, _SQL["own_groups"], OWN_GROUPS)


def rules(facts: Facts, *, year: int, other_year: int) -> pd.DataFrame:
    """One row per year and version of the status rule that judges it."""
    return answer(facts, _SQL["rules"], RULES, year=year, other_year=other_year)


def territories(facts: Facts, *, year: int, other_year: int) -> pd.DataFrame:
    """One row per county whose territory changed between the years, with the unit that stays the same over it."""
    return answer(facts, _SQL["territories"], TERRITORIES, year=year, other_year=other_year)
