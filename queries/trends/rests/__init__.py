"""Restmittel and extra need in the year: what is likely left here, what is asked for there (features §3 no. 21)."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.store import Facts
from queries import answer, read_sql

_SQL = read_sql(__file__)

RESTS = {
    "county": "str",
    "short_name": "str",
    "finished": "bool",
    "agreed": "float64",
    "granted": "float64",
    "paid": "float64",
    "paid_on": "datetime64[us]",
    "not_granted": "float64",
    "years": "Int64",
    "unspent": "float64",
    "unspent_low": "float64",
    "unspent_high": "float64",
    "evidence": "str",
    "paid_evidence": "str",
    "agreed_evidence": "str",
}
NEEDS = {
    "need": "str",
    "short_name": "str",
    "euros": "float64",
    "stated_on": "datetime64[us]",
    "reason": "str",
    "evidence": "str",
}


def rests(facts: Facts, *, year: int, programme: str, running: int, counties: Sequence[str] = ()) -> pd.DataFrame:
    """One row per county with a Bescheid, euros: agreed, granted, paid so far, not granted, and unspent.

    Two years before the `running` one and earlier a year is `finished`: unspent is what was not paid of the money
    granted, without a range. In a later year unspent = granted × (1 − share drawn in the end), share from at least
    three finished budget years of the county (those two to seven years back) on the same territory: median, range by
    highest and lowest; never more than is not paid yet.
    """
    return answer(facts, _SQL["rests"], RESTS, year=year, programme=programme, running=running, counties=list(counties))


def needs(facts: Facts, *, year: int, programme: str, counties: Sequence[str] = ()) -> pd.DataFrame:
    """One row per reported extra need, oldest first: euros, day, what for."""
    return answer(facts, _SQL["needs"], NEEDS, year=year, programme=programme, counties=list(counties))
