"""What became of figures since a past Stand: the cells of two answers to one question that differ, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import pandas as pd

from charts import numbers
from charts.columns import Column, Columns

# Columns that say where a figure comes from or in which order it stands; they change without a figure changing.
_NOT_FIGURES = ("evidence", "source", "delivery", "citation", "recorded_at", "recorded_by", "sort", "ordinal", "rank")
_FIGURES = {"euro", "euro2", "integer", "number", "percent", "achievement", "status", "day"}
Key: TypeAlias = tuple[object, ...]
CHANGES: Columns = {
    "place": Column("Wofür"),
    "figure": Column("Angabe"),
    "then": Column("damals", missing="keine Angabe"),
    "now": Column("heute", missing="keine Angabe"),
}


@dataclass(frozen=True)
class Answer:
    """One question's answer at the past Stand and now, of the same columns."""

    then: pd.DataFrame
    now: pd.DataFrame


def changes(answers: Sequence[Answer], columns: Columns) -> pd.DataFrame:
    """One row per figure that reads differently now: place, figure, then, now (German text).

    `columns` are those the page shows; a row of an answer is recognised by its other columns. A row that exists at one
    of the two only has no value at the other. Each change is named once, however many questions bring it.
    """
    found: dict[tuple[str, ...], None] = {}
    for each in answers:
        for change in _changed_cells(each, columns):
            found[change] = None
    return pd.DataFrame(list(found), columns=list(CHANGES), dtype="object")


def differs(answers: Sequence[Answer]) -> bool:
    """Whether any answer is another one now, shown figure or not."""
    return any(not each.then.equals(each.now) for each in answers)


def sentence(count: int, then: str) -> str:
    """What a reader of an old link has to know first."""
    if not count:
        return f"Gezeigt ist der {then}. Die Zahlen dieser Seite haben sich seither nicht geändert."
    changed = numbers.count_of(count, "Zahl dieser Seite hat", "Zahlen dieser Seite haben")
    return f"Gezeigt ist der {then}. {changed} sich seither geändert; die Werte von heute stehen daneben."


def _changed_cells(each: Answer, columns: Columns) -> list[tuple[str, ...]]:
    shown = {name: column for name, column in columns.items() if name in each.then.columns}
    figures = [name for name, column in shown.items() if column.kind in _FIGURES]
    keys = [
        name
        for name in each.then.columns
        if name not in figures
        and not name.endswith(_NOT_FIGURES)
        and each.then[name].dtype.kind not in "fM"
        and not isinstance(_first(each.then[name]), (list, dict))
    ]
    if not figures or not keys:
        return []
    then, now = _by_key(each.then, keys, figures), _by_key(each.now, keys, figures)
    labels = [name for name in keys if name in shown]
    found: list[tuple[str, ...]] = []
    for key in [*then, *(key for key in now if key not in then)]:
        place = ", ".join(
            shown[name].write(value)
            for name, value in zip(keys, key, strict=True)
            if name in labels and not numbers.is_missing(value)
        )
        for name in figures:
            before, after = (_written(rows.get(key), name, shown[name]) for rows in (then, now))
            if before != after:
                found.append((place or "gesamt", shown[name].label, before, after))
    return found


def _by_key(
    frame: pd.DataFrame, keys: Sequence[str], figures: Sequence[str]
) -> dict[tuple[object, ...], dict[str, object]]:
    """Rows by their key; of rows with the same key none can be told from the other, so they are left out."""
    rows: dict[Key, dict[str, object]] = {}
    twice = set()
    for row in frame.to_dict("records"):
        key = tuple(None if numbers.is_missing(row[name]) else row[name] for name in keys)
        twice |= {key} & rows.keys()
        rows[key] = {name: row[name] for name in figures}
    return {key: row for key, row in rows.items() if key not in twice}


def _written(row: Mapping[str, object] | None, name: str, column: Column) -> str:
    return CHANGES["then"].missing if row is None else column.write(row[name])


def _first(values: pd.Series) -> object:
    return values.iloc[0] if len(values) else None
