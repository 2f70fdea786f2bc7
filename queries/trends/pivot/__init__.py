"""Own pivot: one measure on rows and columns of at most two dimensions each (features T10)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from data.rows import Count, Flag, MaybeShort, Number, Short, Text, Texts
from data.store import Facts
from queries import ask, read_sql
from queries.evidence import Evidence
from queries.scope import Scope

_SQL = read_sql(__file__)


class Cells(NamedTuple):
    row_one: Text
    row_two: Text
    column_one: Text
    column_two: Text
    is_row_sum: Flag
    is_column_sum: Flag
    value: Number
    counties: Count
    territories: Count
    years: Count
    pairs: Count
    grows: Flag
    precision: Text


class Parts(NamedTuple):
    county: Text
    kind: Text
    district: Text
    year: Short
    changes_in: MaybeShort
    stage: Text
    programme: Text
    category: Text
    value: Number
    precision: Text
    evidence: Texts
    statements: Count
    is_rest: Flag


def cells(
    facts: Facts, scope: Scope, *, measure: str, down: Sequence[str], across: Sequence[str], running: int
) -> pd.DataFrame:
    """One row per cell and per sum: euros (of `stage`), projects, places or targets.

    `down` (rows) and `across` (columns) are up to two each of year, county, kind, district, category, stage and
    programme. What is no dimension is filtered: to the year, programme and stage given. A cell nobody states is no
    row, never a zero; the euros of a cell are the parts of stated budgets, residuals included, so all cells add up
    to the budgets. `counties`, `territories` and `years` are those with a figure in it, `pairs` counties in years;
    `grows`: holds a sum of the `running` year that is not whole yet; `precision`: exact, or as the budgets in it are
    known. A county whose territory changes is two.
    Raises ValueError for more than two dimensions one way.
    """
    if max(len(down), len(across)) > 2:
        raise ValueError("at most two dimensions each way")
    return ask(
        facts, _SQL["cells"], Cells, scope, measure=measure, down=list(down), across=list(across), running=running
    )


def parts(facts: Facts, scope: Scope, *, measure: str, down: Sequence[str], across: Sequence[str]) -> pd.DataFrame:
    """One row per summand of the cells of the same dimensions, with its places in documents."""
    return ask(facts, _SQL["parts"], Parts, scope, measure=measure, down=list(down), across=list(across))


def evidence(facts: Facts, scope: Scope, *, measure: str, down: Sequence[str], across: Sequence[str]) -> pd.DataFrame:
    """One row per place in a document the table of the same dimensions rests on."""
    return ask(facts, _SQL["evidence"], Evidence, scope, measure=measure, down=list(down), across=list(across))
