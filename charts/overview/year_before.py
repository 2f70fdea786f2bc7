"""The budgets of the year before, and why one that is not there is not compared."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from charts.base import untold
from charts.base.columns import Column
from data import numbers
from data.rows import rows_of
from queries.overview import BudgetByCounty

NOT_COMPARED = "kein Vergleich"


def column(frame: pd.DataFrame, before: int) -> Column:
    """The column of the budgets of the year `before`, which `words` tell; where all lack one for one reason, it."""
    why = _same_reason(rows_of(frame, BudgetByCounty), before)
    return Column(str(before), "euro", missing=f"{NOT_COMPARED}: {why}" if why else NOT_COMPARED, said="previous_words")


def words(frame: pd.DataFrame, before: int) -> pd.Series:
    """The budgets of the year `before`; where one is not compared, why. Nothing where that is the same for all."""
    rows = rows_of(frame, BudgetByCounty)
    told = [
        f"{NOT_COMPARED}: {_reason(row, before)}"
        if numbers.is_missing(row.previous_euros)
        else numbers.euro(row.previous_euros)
        for row in rows
    ]
    none = bool(_same_reason(rows, before))
    return pd.Series([None if none else each for each in told], index=frame.index, dtype="str")


def why_not_compared(frame: pd.DataFrame, before: int) -> str:
    """Why no budget is compared with that of the year `before`; empty where one is, or where the reasons differ."""
    known = [row for row in rows_of(frame, BudgetByCounty) if not numbers.is_missing(row.euros)]
    return _same_reason(known, before)


def _same_reason(rows: Iterable[BudgetByCounty], before: int) -> str:
    reasons = {"" if not numbers.is_missing(row.previous_euros) else _reason(row, before) for row in rows}
    return reasons.pop() if len(reasons) == 1 else ""


def _reason(row: BudgetByCounty, before: int) -> str:
    if not numbers.is_missing(row.territory_note):
        return "anderer Gebietsstand"
    if numbers.is_missing(row.previous_missing):
        return f"{numbers.MISSING} zu {before}"
    return f"Betrag {before} {untold.why(row.previous_missing)}"
