"""Figures spread over columns in a form whose rows may do without one: „Ziel | 30.06.2026 | 30.09.2026“."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from data.intake import catalogue, kinds
from data.intake.cells import Cells
from data.intake.form import WITHOUT, Form
from data.intake.grid import Grid
from data.intake.head import Head
from data.intake.hearing import readable
from data.intake.labels import NoteProblem
from data.intake.unclear import Unclear


def accept(grid: Grid, form: Form, head: Head, below: list[int]) -> None:
    """Take columns for figures that all say the same thing of them, each another day or year.

    Not where a column holds the figure itself, or where one says what another column says of each row.
    """
    if form.value or not form.figure or form.figure in head.labels.values() or not head.values:
        return
    said = [set(says) for says in head.values.values()]
    if head.sums or not said[0] or any(each != said[0] for each in said):
        return
    if "reported_on" in form.spread and "reported_on" not in said[0]:
        return  # „Ist 2023 | Ist 2024“: one day for the whole file is the day of neither
    figure = form.column(form.figure)
    for column in head.values:
        cells = [cell for row in below if not kinds.missing(cell := grid.raw(row, column), figure.kind)]
        if cells and not readable(figure, cells):
            return
    for column in [at for at, name in head.labels.items() if name in said[0]]:
        cells = [cell for row in below if (cell := grid.raw(row, column)) is not None]
        if cells and readable(form.column(head.labels[column]), cells):
            return
        # „Jahr“ in the corner names the years beside it.
        del head.labels[column]
        head.ignored.add(column)
    head.spread = True


def counts_people(measure: object) -> bool:
    """Whether a context figure counts people."""
    return measure is not None and catalogue.unit_of("context_measure", measure) == "Personen"


def figures(
    grid: Grid, form: Form, head: Head, cells: Cells, row: int, problem: NoteProblem
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Column and values of each figure of a row; an empty cell is no report and no target."""
    figure = form.column(form.figure or "")
    for column, says in head.values.items():
        cell = grid.raw(row, column)
        if form.may_lack(figure.name) and (reason := catalogue.reason_in_place(cell)):
            yield column, {**says, figure.name: None, WITHOUT.name: reason}
        elif not kinds.missing(cell, figure.kind):
            try:
                yield column, {**says, figure.name: cells.read(column, cell, figure)}
            except Unclear as unclear:
                problem(row, column, f"{figure.name}_readable", f"{figure.title}: {unclear.message}", unclear.mend)
