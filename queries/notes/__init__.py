"""Notes people have written on a point: a county, a budget year and a measure."""

from __future__ import annotations

import pandas as pd

from data.store import Facts
from queries import answer, read_sql

_SQL = read_sql(__file__)

NOTES = {
    "county": "str",
    "short_name": "str",
    "budget_year": "int32",
    "measure": "str",
    "text": "str",
    "author": "str",
    "written_on": "datetime64[us]",
    "evidence": "str",
}


def notes(facts: Facts) -> pd.DataFrame:
    """One row per note, by year and county; all of them, since there are few and every figure looks for its own."""
    return answer(facts, _SQL["notes"], NOTES)
