"""Projektlinien: what became of a project over the years, also where its name changed.

A line is decided by a person (table project_line); without a decision only the same name in the same county counts.
"""

from __future__ import annotations

import pandas as pd

from data.store import Facts
from queries import answer, read_sql

_SQL = read_sql(__file__)

LINE = {
    "project": "str",
    "budget_year": "Int32",
    "name": "str",
    "category": "Int32",
    "places": "Int32",
    "relation": "str",
    "decided_by": "str",
    "decided_on": "datetime64[us]",
    "agreed": "float64",
    "granted": "float64",
    "paid": "float64",
    "verified": "float64",
    "unstated": "float64",
    "targets": "int64",
    "good": "int64",
    "bad": "int64",
    "evidence": "str",
    "money_evidence": "object",
}
CANDIDATES = {
    "project": "str",
    "budget_year": "int32",
    "name": "str",
    "category": "Int32",
    "places": "Int32",
    "same_category": "bool",
}


def line(facts: Facts, *, project: str) -> pd.DataFrame:
    """One row per project of the line, the asked one included, by year: places, euros per stage, its targets.

    `relation` is own, line (confirmed by a person) or name (same name in the county, confirmed by nobody).
    """
    return answer(facts, _SQL["line"], LINE, project=project)


def candidates(facts: Facts, *, project: str) -> pd.DataFrame:
    """One row per project of the county that may belong to the line: up to three years away, in no line yet."""
    return answer(facts, _SQL["candidates"], CANDIDATES, project=project)
