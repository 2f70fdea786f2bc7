"""Every question the dashboard asks: one .sql file, one typed function of the same name.

A function takes the facts of a data set at a Stand, a Scope where the reader's filters narrow it, and what it needs
beside that; it returns a frame whose row is declared beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from data.rows import columns_of
from data.store import Facts, parameters_of
from queries.scope import Scope
from queries.typed import typed

# The sidebar asks the same four questions at every rerun, and most clicks leave most answers as they are: asking
# each question once per open store takes a quarter to two thirds off a rerun (docs/speed.md). What is kept is small.
KEPT_ANSWERS = 1000
KEPT_ROWS = 500


@dataclass(frozen=True)
class Asked:
    """One question that was asked, with its answer."""

    facts: Facts
    sql: str
    columns: Mapping[str, str]
    params: Mapping[str, object]
    frame: pd.DataFrame

    def at(self, facts: Facts) -> pd.DataFrame:
        """The answer to the same question at another Stand."""
        return answer(facts, self.sql, self.columns, self.params)


_noted: ContextVar[list[Asked] | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[list[Asked]]:
    """Note every question asked in this block, in order."""
    asked: list[Asked] = []
    token = _noted.set(asked)
    try:
        yield asked
    finally:
        _noted.reset(token)


def read_sql(init_file: str) -> dict[str, str]:
    """The .sql files beside a package's __init__.py, by stem."""
    return {path.stem: path.read_text("utf-8") for path in sorted(Path(init_file).parent.glob("*.sql"))}


def ask(facts: Facts, sql: str, kind: type, scope: Scope | None = None, **more: object) -> pd.DataFrame:
    """Ask one question; the frame has exactly the columns of its row, and belongs to the caller.

    Of the scope a question takes the parameters it names; `more` are the others, and go before those of the scope.
    Raises KeyError or ValueError when SQL and row differ.
    """
    named = parameters_of(sql)
    params = {name: value for name, value in (scope.parameters if scope else {}).items() if name in named}
    return answer(facts, sql, columns_of(kind), {**params, **more})


def answer(facts: Facts, sql: str, columns: Mapping[str, str], params: Mapping[str, object]) -> pd.DataFrame:
    """Ask a question with columns that are known only when it is asked; else as ask()."""
    frame = _answer(facts, sql, columns, params)
    if (asked := _noted.get()) is not None:
        asked.append(Asked(facts, sql, columns, params, frame.copy()))
    return frame


def is_noting() -> bool:
    """Whether every question that is asked now is noted."""
    return _noted.get() is not None


def keep(kept: dict[tuple[str, str, str], Any], question: tuple[str, str, str], found: object) -> None:
    """Keep what was found beside the answers of a store (Store.answers)."""
    if len(kept) >= KEPT_ANSWERS:
        kept.clear()
    kept[question] = found


def _answer(facts: Facts, sql: str, columns: Mapping[str, str], params: Mapping[str, object]) -> pd.DataFrame:
    kept = facts.store.answers(facts)
    question = (facts.catalog, sql, repr(params))
    known = kept.get(question)
    if known is not None:
        # Deep, though 0.02 ms dearer: pandas notes every view of a column in the column itself, up to 500 that are long
        # gone, which made each rerun leave 16 KB behind and every garbage collection longer (docs/speed.md).
        return known.copy(deep=True)
    frame = typed(facts.columns(sql, **params), columns)
    if len(frame) <= KEPT_ROWS:
        keep(kept, question, frame.copy(deep=False))
    return frame
