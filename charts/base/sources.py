"""The documents a figure rests on, in one line: for a picture that leaves the dashboard."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from data import numbers
from data.rows import Text, rows_of

NAMED = 3


class Document(NamedTuple):
    """One document and who published it."""

    document: Text
    publisher: Text


def say_documents(evidence: pd.DataFrame) -> str:
    """Quelle: … (publisher), at most three by name, the others counted; a row of `evidence` is a place."""
    rows = rows_of(evidence[["document", "publisher"]].drop_duplicates(), Document)
    if not rows:
        return "Quelle: keine Fundstelle zu dieser Auswahl"
    named = [f"{row.document} ({row.publisher})" for row in rows[:NAMED]]
    more = len(rows) - len(named)
    rest = [f"und {numbers.count_of(more, 'weiteres Dokument', 'weitere Dokumente')}"] if more else []
    return f"Quelle: {'; '.join(named)}{' ' if rest else ''}{''.join(rest)}"
