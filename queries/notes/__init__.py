"""Notes people have written on a point: a county, a budget year and a measure."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from data.rows import Day, Short, Text
from data.store import Facts
from queries import ask, read_sql

_SQL = read_sql(__file__)


class Notes(NamedTuple):
    county: Text
    short_name: Text
    budget_year: Short
    measure: Text
    text: Text
    author: Text
    written_on: Day
    evidence: Text


def notes(facts: Facts) -> pd.DataFrame:
    """One row per note, by year and county; all of them, since there are few and every figure looks for its own."""
    return ask(facts, _SQL["notes"], Notes)
