"""Who shares a top place: of several whose figures read alike, none is the largest alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Row = TypeVar("Row")


def tied(rows: Iterable[Row], best: Row, words: Callable[[Row], str]) -> list[Row]:
    """Those of `rows` whose figure is written as that of `best`, which is one of them, in their order."""
    read = words(best)
    return [row for row in rows if words(row) == read]


def listed(names: Sequence[str]) -> str:
    """„A“, „A und B“, „A, B und C“."""
    return " und ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
