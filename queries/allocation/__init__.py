"""Mittelverteilung: how the money of one stage splits into years, counties, Maßnahmenarten and Maßnahmen.

Everything is added up from the same smallest parts (table allocation), so the levels cannot disagree.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from data.store import Facts
from queries import answer, read_sql

_SQL = read_sql(__file__)

BY_YEAR = {
    "budget_year": "int32",
    "category": "int32",
    "euros": "float64",
    "counties": "int64",
    "counties_all": "int64",
}
BY_COUNTY = {
    "county": "str",
    "short_name": "str",
    "category": "Int32",
    "euros": "float64",
    "county_euros": "float64",
    "is_split": "bool",
}
BREAKDOWN = {"part": "str", "label": "str", "euros": "float64", "projects": "int64"}
HIDDEN = {"euros": "float64"}
EVIDENCE = {"evidence": "str"}

Level = Literal["county", "category", "project"]


def by_year(
    facts: Facts, *, programme: str, stage: str, counties: Sequence[str] = (), categories: Sequence[int] = ()
) -> pd.DataFrame:
    """One row per budget year and Maßnahmenart (0: not split), euros; years without any figure have no row."""
    return answer(
        facts,
        _SQL["by_year"],
        BY_YEAR,
        programme=programme,
        stage=stage,
        counties=list(counties),
        categories=list(categories),
    )


def by_county(
    facts: Facts,
    *,
    year: int,
    programme: str,
    stage: str,
    counties: Sequence[str] = (),
    categories: Sequence[int] = (),
) -> pd.DataFrame:
    """One row per county and Maßnahmenart (0: not split), euros; a county without any has one row without them.

    `county_euros` is all its money, chosen or not; `is_split` says whether any of it is split.
    """
    return answer(
        facts,
        _SQL["by_county"],
        BY_COUNTY,
        year=year,
        programme=programme,
        stage=stage,
        counties=list(counties),
        categories=list(categories),
    )


def breakdown(
    facts: Facts,
    *,
    level: Level,
    year: int,
    programme: str,
    stage: str,
    counties: Sequence[str] = (),
    categories: Sequence[int] = (),
    without_category: bool = False,
) -> pd.DataFrame:
    """One row per part of the selection on a level, euros; `part` is null for what is not split that far.

    On the level category part 0 is what Maßnahmen without a Maßnahmenart hold; `without_category` narrows to these.
    """
    return answer(
        facts,
        _SQL["breakdown"],
        BREAKDOWN,
        without_category=without_category,
        level=level,
        year=year,
        programme=programme,
        stage=stage,
        counties=list(counties),
        categories=list(categories),
    )


def hidden(facts: Facts, *, year: int, programme: str, stage: str, counties: Sequence[str] = ()) -> pd.DataFrame:
    """One row: euros not split into Maßnahmenarten, which a choice of Maßnahmenarten leaves out."""
    return answer(facts, _SQL["hidden"], HIDDEN, year=year, programme=programme, stage=stage, counties=list(counties))


def rounded(facts: Facts, *, programme: str, stage: str, counties: Sequence[str] = ()) -> pd.DataFrame:
    """One row per budget year in which a budget of the selection is not stated exactly."""
    return answer(
        facts, _SQL["rounded"], {"budget_year": "int32"}, programme=programme, stage=stage, counties=list(counties)
    )


def evidence(
    facts: Facts,
    *,
    year: int | None,
    programme: str,
    stage: str,
    counties: Sequence[str] = (),
    categories: Sequence[int] = (),
) -> pd.DataFrame:
    """One row per reference the selection rests on; year None is all years."""
    return answer(
        facts,
        _SQL["evidence"],
        EVIDENCE,
        year=year,
        programme=programme,
        stage=stage,
        counties=list(counties),
        categories=list(categories),
    )
