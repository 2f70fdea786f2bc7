"""The difference of an agreement to the version that holds: what changes, where long texts differ, and how often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.word_difference import Piece, folded, words
from charts.base.columns import Column
from charts.deliveries import facts
from data import agreement_difference
from data.agreement_difference import Change
from data.show import counted

COLUMNS = {
    "table": Column("Was"),
    "name": Column("Angabe"),
    "column": Column("Spalte"),
    "old": Column("bisher", missing="–"),
    "new": Column("neu", missing="–"),
}
# Longer texts are shown where they differ.
LONG = 160
_WHOLE = {"new": "kommt hinzu", "removed": "entfällt"}


@dataclass(frozen=True)
class LongText:
    """A text too long for a cell, with its two versions word by word."""

    label: str
    pieces: Sequence[Piece]


def table(changes: Sequence[Change]) -> pd.DataFrame:
    """One row per difference; of a long text the words that differ and some around them."""
    return pd.DataFrame([_row(each) for each in changes], columns=list(COLUMNS), dtype="object")


def long_texts(changes: Sequence[Change]) -> list[LongText]:
    """The changed texts that the table shows in part."""
    return [LongText(f"{facts.TABLES[each.table]}, {each.name}", _pieces(each)) for each in changes if _is_long(each)]


def say(changes: Sequence[Change]) -> str:
    """What a new version would do, in a German sentence."""
    rows: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in changes:
        rows[each.kind].add((each.table, each.key))
    parts = [
        counted(len(rows[kind]), *nouns)
        for kind, nouns in {
            "new": ("Eintrag kommt hinzu", "Einträge kommen hinzu"),
            "changed": ("Eintrag ändert sich", "Einträge ändern sich"),
            "removed": ("Eintrag entfällt", "Einträge entfallen"),
        }.items()
        if kind in rows
    ]
    return f"Gegenüber der geltenden Fassung: {', '.join(parts)}."


def taken_back(changes: Sequence[Change]) -> list[str]:
    """What a person had given by hand and would no longer hold: „Startklar 3.0, Plätze (laut Anlage 2)“."""
    return agreement_difference.taken_back(changes, lambda column: facts.COLUMNS[column].label)


def _row(change: Change) -> dict[str, str | None]:
    common: dict[str, str | None] = {"table": facts.TABLES[change.table], "name": change.name}
    if change.column is None:
        # The name says it already; a whole row has no value of its own.
        return common | {"column": _WHOLE[change.kind], "old": None, "new": None}
    if _is_long(change):
        short = folded(_pieces(change))
        old, new = ("".join(each.text for each in short if each.kind != other).strip() for other in ("new", "gone"))
    else:
        old, new = (facts.said(change.column, value) or "" for value in (change.old, change.new))
    return common | {"column": facts.COLUMNS[change.column].label, "old": old or None, "new": new or None}


def _is_long(change: Change) -> bool:
    return max(len(each) for each in _texts(change)) > LONG and all(_texts(change))


def _texts(change: Change) -> tuple[str, str]:
    old, new = (each if isinstance(each, str) else "" for each in (change.old, change.new))
    return (old, new) if change.kind == "changed" else ("", "")


def _pieces(change: Change) -> list[Piece]:
    return words(*_texts(change))
