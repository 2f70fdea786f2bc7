"""The own pivot as it is read: the wide table, its headings, and one sentence on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from charts.base.columns import Column
from charts.base.ties import listed
from data import numbers
from data.code_words import PRECISION, STAGE
from data.rows import rows_of
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
# What may be added over years: places, Maßnahmen and targets of a year are not others than those of the next.
ADDED_OVER_YEARS = ("euros",)
SUM = "Summe"

Key = tuple[str, str]


def table(
    cells: pd.DataFrame, down: Sequence[str], across: Sequence[str], measure: str, running: int
) -> tuple[pd.DataFrame, dict[str, Column]]:
    """The wide table and how its columns are headed: row dimensions first, then a column per combination, then the sum.

    Sums stand only where the parts may be added (adds_up). Cells nobody states stay missing. How many counties a figure
    is of stands in the heading of its column or row where counties are the other side, else beside it. The `running`
    year is named so. Which figures of a line are no exact ones stands at its end.
    """
    kind = "euro2" if measure == "euros" else "integer"
    rows = rows_of(cells, Cells)
    years = max((row.years for row in rows), default=0)
    column_of, line_of = key_of(across, running), key_of(down, running)
    heads, lines = laid_out(cells, down, across, measure, running)
    # Beside a sum that is not added up for all of them would stand how many there are, and not how many it is of.
    added = [row for row in rows if not (down and across and row.is_row_sum and row.is_column_sum)]
    added += [row for row in rows if row not in added and adds_up(row, down, across, measure, years)]
    by_head = {
        column_of(row.is_row_sum, row.column_one, row.column_two): row.counties for row in added if row.is_column_sum
    }
    by_line = {line_of(row.is_column_sum, row.row_one, row.row_two): row.counties for row in added if row.is_row_sum}
    labels: dict[str, Column] = {
        **{f"zeile_{number}": Column(DIMENSION[name], missing="–") for number, name in enumerate(down)},
        **({"zeile_0": Column("Auswahl")} if not down else {}),
    }
    for head in sorted(heads, key=lambda each: (each[0] == SUM, each)):
        title = " · ".join(part for part in head if part) or MEASURE[measure]
        headed = title + _of(by_head, head) if "county" in down else title
        labels[heads[head]] = Column(headed, kind, missing="–")
        if "county" not in {*down, *across}:
            labels[f"{heads[head]}_n"] = Column(f"{title}, Gebiete", "integer", missing="–")
    filled = [
        {"zeile_0": line[0] + (_of(by_line, line) if "county" in across else ""), "zeile_1": line[1] or None} | values
        for line, values in lines.items()
    ]
    # As the columns stand, the sum last.
    ordered = sorted(heads.items(), key=lambda each: (each[0][0] == SUM, each[0]))
    titles = {name: " · ".join(part for part in head if part) for head, name in ordered}
    for each, values in zip(filled, lines.values(), strict=True):
        each["genauigkeit"] = _bounds(values, titles)
    # numbers of things are counted, and exact sums need no column that says so
    if any(each["genauigkeit"] for each in filled):
        labels["genauigkeit"] = Column("Genauigkeit", missing="–")
    frame = pd.DataFrame(filled, columns=list(labels))
    texts = {name: "str" if name == "genauigkeit" else "float64" for name in labels if not name.startswith("zeile_")}
    return frame.astype(texts), labels


def _bounds(values: Mapping[str, object], titles: Mapping[str, str]) -> str | None:
    """„rund: 2023; mindestens: 2024 und Summe“: which figures of a line are no exact ones; None: all are."""
    by_word: dict[str, list[str]] = {}
    for name, title in titles.items():
        if f"{name}_p" in values and values[f"{name}_p"] != "exact":
            by_word.setdefault(PRECISION[str(values[f"{name}_p"])], []).append(title)
    return "; ".join(f"{word}: {listed(found)}" for word, found in by_word.items()) or None


def laid_out(
    cells: pd.DataFrame, down: Sequence[str], across: Sequence[str], measure: str, running: int
) -> tuple[dict[Key, str], dict[Key, dict[str, object]]]:
    """Which column stands for which combination, and the figures of each line by column, lines in their order."""
    rows = rows_of(cells, Cells)
    years = max((row.years for row in rows), default=0)
    column_of, line_of = key_of(across, running), key_of(down, running)
    heads: dict[Key, str] = {}
    lines: dict[Key, dict[str, object]] = {}
    for row in rows:
        if not (_belongs(row, down, across) and adds_up(row, down, across, measure, years)):
            continue
        name = heads.setdefault(column_of(row.is_row_sum, row.column_one, row.column_two), f"wert_{len(heads)}")
        line = lines.setdefault(line_of(row.is_column_sum, row.row_one, row.row_two), {})
        line |= {name: row.value, f"{name}_n": row.counties, f"{name}_p": row.precision}
    return heads, dict(sorted(lines.items(), key=lambda each: (each[0][0] == SUM, each[0])))


def adds_up(row: Cells, down: Sequence[str], across: Sequence[str], measure: str, years: int) -> bool:
    """Whether a figure may stand: a cell always, a sum only of what may be added.

    Never over stages and programmes. Over the `years` of the table only money, and only where each of the counties
    states each of them on one territory and none still grows: else it is a sum of other years than it says.
    """
    added = {*(across if row.is_row_sum else ()), *(down if row.is_column_sum else ())}
    if added & set(NEVER_ADDED):
        return False
    if "year" not in added:
        return True
    return measure in ADDED_OVER_YEARS and not row.grows and row.pairs == row.territories * years


def _belongs(row: Cells, down: Sequence[str], across: Sequence[str]) -> bool:
    """Without dimensions one way only the sum that way is the table."""
    return (bool(across) or row.is_row_sum) and (bool(down) or row.is_column_sum)


def key_of(dimensions: Sequence[str], running: int) -> Callable[[bool, object, object], Key]:
    """Where a figure stands one way: the words of its one or two dimensions; the sum has its own."""

    def key(is_sum: bool, one: object, two: object) -> Key:
        if is_sum and dimensions:
            return (SUM, "")
        words = [_word(each, name, running) for each, name in zip((one, two), dimensions, strict=False)]
        return (words[0] if words else SUM, words[1] if len(words) > 1 else "")

    return key


def _word(key: object, dimension: str, running: int) -> str:
    if numbers.is_missing(key):
        return ""
    word = STAGE.get(str(key), str(key)) if dimension == "stage" else str(key)
    return f"{word}, laufendes Jahr" if dimension == "year" and int(word) >= running else word


def _of(counted: dict[Key, int], key: Key) -> str:
    return f" (n{numbers.SPACE}={numbers.SPACE}{counted[key]})" if key in counted else ""


def say_cells(frame: pd.DataFrame, down: Sequence[str], across: Sequence[str], measure: str) -> str:
    """How large the table is, and its whole sum where all of it may be added; else why not."""
    if frame["value"].isna().all():
        return "Zu dieser Auswahl gibt es keine Angabe."
    cells = frame[~frame["is_row_sum"] & ~frame["is_column_sum"]]
    lines = len(cells[["row_one", "row_two"]].drop_duplicates())
    heads = len(cells[["column_one", "column_two"]].drop_duplicates())
    size = f"{numbers.count_of(lines, 'Zeile', 'Zeilen')}, {numbers.count_of(heads, 'Spalte', 'Spalten')}"
    head = f"{MEASURE[measure]}: {size}"
    dimensions = {*down, *across}
    if dimensions & set(NEVER_ADDED):
        return f"{head}; Stufen und Programme werden nie zusammengezählt."
    (whole,) = rows_of(frame[frame["is_row_sum"] & frame["is_column_sum"]], Cells)
    if adds_up(whole, down, across, measure, whole.years):
        money = measure == "euros"
        written = (
            numbers.stated(numbers.euro(whole.value, 2), whole.precision) if money else numbers.integer(whole.value)
        )
        return f"{head}, zusammen {written} in {numbers.count_of(whole.counties, 'Gebiet', 'Gebieten')}."
    if measure not in ADDED_OVER_YEARS:
        return f"{head}; {MEASURE[measure]} verschiedener Jahre werden nicht zusammengezählt."
    if whole.grows:
        return f"{head}; keine Summe über alle Jahre, weil eines noch läuft."
    return f"{head}; keine Summe über alle Jahre, weil nicht jedes Gebiet jedes Jahr nennt."
