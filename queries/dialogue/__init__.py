"""Dialogmappe: what is laid on the table when a county and the ministry talk about a year."""

from __future__ import annotations

import pandas as pd

from data.store import Facts
from queries import answer, read_sql

_SQL = read_sql(__file__)

PASSAGES = {"section": "str", "title": "str", "text": "str", "evidence": "str"}
WORDED_YEARS = {"budget_year": "int32", "sections": "int64"}


def passages(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per section of the county's agreement of the year, in the order of the document."""
    return answer(facts, _SQL["passages"], PASSAGES, county=county, year=year)


def worded_years(facts: Facts, *, county: str) -> pd.DataFrame:
    """One row per year whose agreement is stored with its wording, newest first."""
    return answer(facts, _SQL["worded_years"], WORDED_YEARS, county=county)
