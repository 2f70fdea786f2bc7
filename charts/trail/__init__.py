"""The trail in words: columns of its table, and its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from charts.base.columns import Column, Columns, csv
from charts.base.datasets import DATASETS
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
ON_SCREEN: Columns = {**COLUMNS, "hash": Column("Prüfsumme, Anfang")}


def frame(entries: Sequence[Entry]) -> pd.DataFrame:
    """One row per entry as ON_SCREEN, in the time of Hessen, to the second."""
    made = _told(entries)
    made["at"] = [f"{moments.in_hessen(each.moment):%d.%m.%Y %H:%M:%S}" for each in entries]
    made["what"] = [_named(each.what) for each in entries]
    made["hash"] = made["hash"].str.slice(0, 12)
    return made


def _named(what: str) -> str:
    """What an entry is about, with the data set of a delivery as people know it: „Daten des Ministeriums: zv-…“."""
    name, between, delivery = what.partition(": ")
    return f"{DATASETS[name]}{between}{delivery}" if between and name in DATASETS else what


def file(entries: Sequence[Entry]) -> bytes:
    """The same as a file for Excel, with the moments in UTC and the whole hashes, to be compared with the trail."""
    return csv(_told(entries), {**COLUMNS, "at": Column("wann (UTC)")}, {}, german=True)


def _told(entries: Sequence[Entry]) -> pd.DataFrame:
    rows = [each._asdict() | {"kind": _KIND[each.kind]} for each in entries]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="object")
