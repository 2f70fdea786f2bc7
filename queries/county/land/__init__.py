"""What people of one county are told of all others: sums in which nobody can be told apart."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from data.rows import Count, MaybeCount, Number, Text
from data.store import Facts
from queries import ask, read_sql

_SQL = read_sql(__file__)


class Sums(NamedTuple):
    stage: Text
    euros: Number
    precision: Text
    state: Text
    counties_with: Count
    counties: MaybeCount


def sums(facts: Facts, *, year: int, programme: str) -> pd.DataFrame:
    """Four rows, agreed to verified: the budgets of all counties together, euros; none where one of them is missing."""
    return ask(facts, _SQL["sums"], Sums, year=year, programme=programme)
