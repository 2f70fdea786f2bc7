"""Projektlinien: what became of a project over the years, also where its name changed.

A line is decided by a person (table project_line); without a decision only the same name in the same county counts.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from data.rows import Count, Day, Flag, MaybeShort, Number, Short, Text, Texts
from data.store import Facts
from queries import ask, read_sql

_SQL = read_sql(__file__)


class Line(NamedTuple):
    project: Text
    budget_year: MaybeShort
    name: Text
    category: MaybeShort
    places: MaybeShort
    relation: Text
    decided_by: Text
    decided_on: Day
    agreed: Number
    granted: Number
    paid: Number
    verified: Number
    unstated: Number
    targets: Count
    good: Count
    bad: Count
    evidence: Text
    money_evidence: Texts


class Candidates(NamedTuple):
    project: Text
    budget_year: Short
    name: Text
    category: MaybeShort
    places: MaybeShort
    same_category: Flag


def line(facts: Facts, *, project: str) -> pd.DataFrame:
    """One row per project of the line, the asked one included, by year: places, euros per stage, its targets.

    `relation` is own, line (confirmed by a person) or name (same name in the county, confirmed by nobody).
    """
    return ask(facts, _SQL["line"], Line, project=project)


def candidates(facts: Facts, *, project: str) -> pd.DataFrame:
    """One row per project of the county that may belong to the line: up to three years away, in no line yet."""
    return ask(facts, _SQL["candidates"], Candidates, project=project)
