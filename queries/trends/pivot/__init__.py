"""Own pivot: one measure on rows and columns of at most two dimensions each (features T10)."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.store import Facts
from queries import answer, read_sql

_SQL = read_sql(__file__)

CELLS = {
    "row_one": "str",
    "row_two": "str",
    "column_one": "str",
    "column_two": "str",
    "is_row_sum": "bool",
    "is_column_sum": "bool",
    "value": "float64",
}
EVIDENCE = {"evidence": "str"}


def cells(
    facts: Facts,
    *,
    measure: str,
    down: Sequence[str],
    across: Sequence[str],
    year: int,
    programme: str,
    stage: str,
    counties: Sequence[str] = (),
    categories: Sequence[int] = (),
) -> pd.DataFrame:
    """One row per cell and per sum: euros (of `stage`), projects, places or targets.

    `down` (rows) and `across` (columns) are up to two each of year, county, kind, district, category, stage and
    programme. What is no dimension is filtered: to the year, programme and stage given. A cell nobody states is no
    row, never a zero; the euros of a cell are the parts of stated budgets, residuals included, so all cells add up
    to the budgets. Raises ValueError for more than two dimensions one way.
    """
    if max(len(down), len(across)) > 2:
        raise ValueError("at most two dimensions each way")
    return answer(
        facts,
        _SQL["cells"],
        CELLS,
        measure=measure,
        down=list(down),
        across=list(across),
        year=year,
        programme=programme,
        stage=stage,
        counties=list(counties),
        categories=list(categories),
    )


def evidence(
    facts: Facts,
    *,
    measure: str,
    down: Sequence[str],
    across: Sequence[str],
    year: int,
    programme: str,
    stage: str,
    counties: Sequence[str] = (),
    categories: Sequence[int] = (),
) -> pd.DataFrame:
    """One row per place in a document the table of the same dimensions rests on."""
    return answer(
        facts,
        _SQL["evidence"],
        EVIDENCE,
        measure=measure,
        down=list(down),
        across=list(across),
        year=year,
        programme=programme,
        stage=stage,
        counties=list(counties),
        categories=list(categories),
    )
