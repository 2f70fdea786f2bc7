"""The trail in words: columns of its table, and its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from charts.base.columns import Column, Columns
from data import moments
from data.trail.trail import KINDS, Entry

_KIND: Mapping[str, str] = {str(kind): word for kind, word in KINDS.items()}

COLUMNS: Columns = {
    "number": Column("Nr.", "integer"),
    "at": Column("wann"),
    "name": Column("wer"),
    "user": Column("Kennung im Anmeldedienst"),
    "kind": Column("was"),
    "what": Column("worum"),
    "hash": Column("Prüfsumme"),
}


def frame(entries: Sequence[Entry]) -> pd.DataFrame:
    """One row per entry as COLUMNS, in the time of Hessen, to the second."""
    return pd.DataFrame(
        [
            {
                "number": each.number,
                "at": f"{moments.here(each.moment):%d.%m.%Y %H:%M:%S}",
                "name": each.name,
                "user": each.user,
                "kind": _KIND[each.kind],
                "what": each.what,
                "hash": each.hash[:12],
            }
            for each in entries
        ],
        columns=list(COLUMNS),
    )
