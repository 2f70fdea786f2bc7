"""The own pivot as it is read: the wide table, its headings, and one sentence on it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from charts.base.columns import Column
from data import numbers
from data.code_words import STAGE
from data.rows import only_row, rows_of
from queries.trends.pivot import Cells

DIMENSION = {
    "year": "Jahr",
    "county": "Gebiet",
    "kind": "Gebietsart",
    "district": "Regierungsbezirk",
    "category": "Maßnahmenart",
    "stage": "Stufe",
    "programme": "Programm",
}
MEASURE = {"euros": "Budget", "projects": "Maßnahmen", "places": "Plätze", "targets": "Ziele"}
# What must never be added up: stages are steps of the same money, joint programmes contain single ones.
NEVER_ADDED = ("stage", "programme")
SUM = "Summe"


def table(
    cells: pd.DataFrame, down: Sequence[str], across: Sequence[str], measure: str
) -> tuple[pd.DataFrame, dict[str, Column]]:
    """The wide table and how its columns are headed: row dimensions first, then a column per combination, then the sum.

    Sums stand only where the parts may be added. Cells nobody states stay missing.
    """
    kind = "number" if measure == "euros" else "integer"
    sums_right = bool(across) and not set(across) & set(NEVER_ADDED)
    sums_below = bool(down) and not set(down) & set(NEVER_ADDED)
    heads: dict[tuple[str, str], str] = {}
    lines: dict[tuple[str, str], dict[str, object]] = {}
    for row in rows_of(cells, Cells):
        if (row.is_row_sum and across and not sums_right) or (row.is_column_sum and down and not sums_below):
            continue
        if not across and not row.is_row_sum:
            continue
        if not down and not row.is_column_sum:
            continue
        place = (SUM, "") if row.is_column_sum else (_word(row.row_one), _word(row.row_two))
        head = (SUM, "") if row.is_row_sum else (_word(row.column_one), _word(row.column_two))
        heads.setdefault(head, f"wert_{len(heads)}")
        lines.setdefault(place, {})[heads[head]] = row.value
    order = sorted(heads, key=lambda head: (head[0] == SUM, head))
    labels: dict[str, Column] = {
        **{f"zeile_{number}": Column(DIMENSION[name], missing="–") for number, name in enumerate(down)},
        **({"zeile_0": Column("Auswahl")} if not down else {}),
        **{
            heads[head]: Column(" · ".join(part for part in head if part) or MEASURE[measure], kind, missing="–")
            for head in order
        },
    }
    filled = [
        {"zeile_0": place[0], "zeile_1": place[1] or None} | values
        for place, values in sorted(lines.items(), key=lambda line: (line[0][0] == SUM, line[0]))
    ]
    frame = pd.DataFrame(filled, columns=list(labels))
    values = [heads[head] for head in order]
    return frame.astype(dict.fromkeys(values, "float64")), labels


def _word(key: object) -> str:
    return "" if numbers.is_missing(key) else STAGE.get(str(key), str(key))


def say_cells(frame: pd.DataFrame, down: Sequence[str], across: Sequence[str], measure: str) -> str:
    """How large the table is, and its whole sum where all of it may be added."""
    if frame["value"].isna().all():
        return "Zu dieser Auswahl gibt es keine Angabe."
    cells = frame[~frame["is_row_sum"] & ~frame["is_column_sum"]]
    lines = len(cells[["row_one", "row_two"]].drop_duplicates())
    heads = len(cells[["column_one", "column_two"]].drop_duplicates())
    size = f"{numbers.count_of(lines, 'Zeile', 'Zeilen')}, {numbers.count_of(heads, 'Spalte', 'Spalten')}"
    if {*down, *across} & set(NEVER_ADDED):
        return f"{MEASURE[measure]}: {size}."
    whole = only_row(frame[frame["is_row_sum"] & frame["is_column_sum"]], Cells).value
    written = numbers.euro(whole, 2) if measure == "euros" else numbers.integer(whole)
    return f"{MEASURE[measure]}: {size}, zusammen {written}."
