"""From the columns DuckDB hands over to a frame with the declared types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

# Answers are short and are walked row by row; strings in Arrow's layout take several times as long to walk.
pd.set_option("mode.string_storage", "python")


def typed(found: Mapping[str, np.ndarray], columns: Mapping[str, str]) -> pd.DataFrame:
    """A frame with exactly `columns`, each of its declared type, in the order found; missing values are NaN, NaT or NA.

    DuckDB's own conversion guesses types anew for every column, half the time of a short answer; and its integer
    and boolean types flip with the presence of nulls. Raises KeyError when names differ, ValueError when a column
    declared without missing values has some.
    """
    if set(found) != set(columns):
        raise KeyError(f"Frage liefert {list(found)}, vereinbart ist {list(columns)}")
    return pd.DataFrame({name: _column(name, found[name], columns[name]) for name in found}, copy=False)


def _column(name: str, found: np.ndarray, kind: str) -> Any:
    missing = np.ma.getmaskarray(found)
    values = np.ma.getdata(found)
    some = bool(missing.any())
    if kind in ("str", "object"):
        if some:
            values = values.copy()
            values[missing] = np.nan
        return pd.array(values, dtype="str") if kind == "str" else values
    if kind in ("Int64", "Int32"):
        return pd.arrays.IntegerArray(values.astype(kind.lower()), missing.copy())
    if kind == "boolean":
        return pd.arrays.BooleanArray(values.astype(bool), missing.copy())
    if some and kind == "float64":
        return np.where(missing, np.nan, values.astype("float64"))
    if some and kind.startswith("datetime64"):
        return np.where(missing, np.datetime64("NaT"), values).astype(kind)
    if some:
        raise ValueError(f"Spalte „{name}“ ist als {kind} vereinbart, hat aber fehlende Werte")
    return values if str(values.dtype) == kind else values.astype(kind)
