"""Walking over the rows of an answer, and putting rows together to one."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd


@cache
def _row(names: tuple[str, ...]) -> Any:
    return namedtuple("Row", names)


def each_row(frame: pd.DataFrame, names: Sequence[str] | None = None) -> list[Any]:
    """One named tuple per row with the named columns (all); DataFrame.itertuples makes a new class at every call."""
    wanted = tuple(frame.columns if names is None else names)
    kind = _row(wanted)
    return [kind(*values) for values in zip(*(frame[name].tolist() for name in wanted), strict=True)]


def by_key(rows: Sequence[Any], name: str) -> dict[Any, list[Any]]:
    """The rows by their value of one column, each group in the order of the rows."""
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, name), []).append(row)
    return found


def frame_of(rows: Sequence[Mapping[str, Any]], kinds: Mapping[str, type]) -> pd.DataFrame:
    """A frame of the rows with the columns and kinds (str, int, float) named; what a row lacks is missing.

    Column by column: pandas' own way from dicts and astype took longer than the page around it.
    """
    return pd.DataFrame({name: _column([row.get(name) for row in rows], kind) for name, kind in kinds.items()})


def _column(values: list[Any], kind: type) -> Any:
    if kind is float:
        return np.array([np.nan if value is None else value for value in values], dtype="float64")
    return np.array(values, dtype="int64") if kind is int else pd.array(values, dtype="str")
