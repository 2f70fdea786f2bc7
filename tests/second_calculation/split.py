"""The smallest known parts of a budget: Maßnahmen, what a Maßnahmenart holds beside them, and what nobody splits."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd

from tests.second_calculation.base import KEY, Base

COLUMNS = [*KEY, "category", "project", "euros"]


def parts(base: Base) -> pd.DataFrame:
    """One row per part; category 0: of no Maßnahmenart; the parts of a budget add up to its whole.

    A stated sum smaller than its parts leaves a negative rest, unless it says only „at least“.
    """
    amount = base.amount
    projects = amount[amount["level"] == "project"].assign(
        category=[0 if pd.isna(value) else int(value) for value in amount[amount["level"] == "project"]["category"]]
    )
    found = list(projects[COLUMNS].itertuples(index=False, name=None))
    of_category: dict[tuple[str, int, str, str, int], Decimal] = {}
    for row in found:
        of_category[row[:5]] = of_category.get(row[:5], Decimal(0)) + row[6]
    for row in amount[amount["level"] == "category"].itertuples():
        key = (row.county, row.budget_year, row.programme, row.stage, int(row.category))
        _add_rest(found, key, row.euros, of_category.get(key), row.precision)
    of_budget: dict[tuple[str, int, str, str], Decimal] = {}
    for row in found:
        of_budget[row[:4]] = of_budget.get(row[:4], Decimal(0)) + row[6]
    for row in base.budget.itertuples():
        whole = (row.county, row.budget_year, row.programme, row.stage)
        _add_rest(found, (*whole, 0), row.euros, of_budget.get(whole), row.precision)
    return pd.DataFrame(found, columns=COLUMNS)


def _add_rest(
    found: list[tuple[Any, ...]], key: tuple[Any, ...], stated: Decimal, split: Decimal | None, precision: str
) -> None:
    if split is None or stated > split or (stated < split and precision != "at_least"):
        found.append((*key, None, stated - (split or Decimal(0))))
