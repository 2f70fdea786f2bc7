"""What became of a target in the years before, in a line of symbols."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from charts.base.status import STATUS
from data import numbers
from data.rows import rows_of
from queries.targets import StatusHistory

NONE = "·"


def history_words(history: pd.DataFrame, targets: Sequence[str], year: int) -> list[str]:
    """The five years before as symbols, oldest first, per target, on one line: · ✔ ✖ ≈ ✔.

    · where no target of then is the same thing (none recorded, more than one, or those of another territory), because
    the dash is the symbol of a dropped one; in words where it is none in all five years.
    """
    known = {(row.target, row.earlier_year): STATUS[row.status].symbol for row in rows_of(history, StatusHistory)}
    found = [[known.get((target, each), NONE) for each in range(year - 5, year)] for target in targets]
    return ["kein vergleichbares Ziel" if set(symbols) == {NONE} else numbers.SPACE.join(symbols) for symbols in found]
