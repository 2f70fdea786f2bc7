"""Rows of an answer with fields that mypy knows, and rows put together to one frame.

A question declares its row once, as a NamedTuple whose fields have one of the types below: what mypy sees, and how the
column is kept in a frame. Where many questions answer with the same fields, the row is a dataclass that inherits them
(queries/target_rows.py). A missing text or number is NaN, a missing whole number NA, a missing day NaT:
numbers.is_missing tells.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, TypeAlias, TypeVar, get_type_hints

import numpy as np
import pandas as pd

Text: TypeAlias = Annotated[str, "str"]
MaybeText: TypeAlias = Annotated[str | None, "str"]  # may be missing
Number: TypeAlias = Annotated[float, "float64"]
Short: TypeAlias = Annotated[int, "int32"]
Count: TypeAlias = Annotated[int, "int64"]
MaybeCount: TypeAlias = Annotated[int, "Int64"]  # may be missing
MaybeShort: TypeAlias = Annotated[int, "Int32"]  # may be missing
Flag: TypeAlias = Annotated[bool, "bool"]
MaybeFlag: TypeAlias = Annotated[bool, "boolean"]  # may be missing
Day: TypeAlias = Annotated[pd.Timestamp, "datetime64[us]"]
Texts: TypeAlias = Annotated[Sequence[str], "object"]


Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)


@cache
def columns_of(kind: type) -> dict[str, str]:
    """The columns of a row as a frame keeps them: name → type, in the order a row is made of."""
    return {name: hint.__metadata__[0] for name, hint in get_type_hints(kind, include_extras=True).items()}


def rows_of(frame: pd.DataFrame, kind: type[Row]) -> list[Row]:
    """The rows of a frame that has at least the columns of `kind`; KeyError names one it lacks.

    Walking costs by the column: a long frame is walked with a row of few fields. DataFrame.itertuples would make a new
    class at every call.
    """
    make: Callable[..., Row] = kind
    return [make(*values) for values in zip(*(frame[name].tolist() for name in columns_of(make)), strict=True)]


def only_row(frame: pd.DataFrame, kind: type[Row]) -> Row:
    """The row of an answer that has exactly one; ValueError otherwise."""
    (row,) = rows_of(frame, kind)
    return row


def grouped(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    """The rows by what `key` says of them, each group in the order of the rows."""
    found: dict[Key, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def frame_of(rows: Sequence[Mapping[str, Any]], kinds: Mapping[str, type]) -> pd.DataFrame:
    """A frame of the rows with the columns and kinds (str, int, float, bool) named; what a row lacks is missing.

    Column by column: pandas' own way from dicts and astype took longer than the page around it.
    """
    return pd.DataFrame({name: _column([row.get(name) for row in rows], kind) for name, kind in kinds.items()})


def _column(values: list[Any], kind: type) -> Any:
    if kind is float:
        return np.array([np.nan if value is None else value for value in values], dtype="float64")
    if kind is bool:
        return np.array(values, dtype="bool")
    return np.array(values, dtype="int64") if kind is int else pd.array(values, dtype="str")
