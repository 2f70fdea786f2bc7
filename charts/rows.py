"""Walking over the rows of an answer."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Sequence
from functools import cache
from typing import Any

import pandas as pd


@cache
def _row(names: tuple[str, ...]) -> Any:
    return namedtuple("Row", names)


def each_row(frame: pd.DataFrame, names: Sequence[str] | None = None) -> list[Any]:
    """One named tuple per row with the named columns (all); DataFrame.itertuples makes a new class at every call."""
    wanted = tuple(frame.columns if names is None else names)
    kind = _row(wanted)
    return [kind(*values) for values in zip(*(frame[name].tolist() for name in wanted), strict=True)]
