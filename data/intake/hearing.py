"""What the cells under a head say about it: „Index“ over numbers is the value, over words the kind of index."""

from __future__ import annotations

import re
from decimal import Decimal

from data.intake import kinds
from data.intake.catalogue import reason_in_place
from data.intake.files import Cell
from data.intake.form import Column
from data.intake.grid import Grid, is_figure
from data.intake.head import Head
from data.intake.meaning import UNITS, Heads
from data.intake.numbers import ONE_GROUP, is_missing, style_of
from data.intake.spelling import fold, without_unit
from data.intake.unclear import Unclear

# So many rows tell what a column holds.
HEARD = 60


def hear(grid: Grid, heads: Heads, head: Head, column: int) -> None:
    """Correct what one column of a head means by the cells under it."""
    below = (grid.raw(row, column) for row in range(head.last + 1, min(grid.height, head.last + 1 + HEARD)))
    # „geheim“ in the place of a figure says nothing about the column.
    cells = [cell for cell in below if not is_missing(cell) and not reason_in_place(cell)]
    if cells and column in head.values:
        _words(heads, head, column, cells)
    elif cells and column in head.labels:
        _figures(heads, head, column, cells)


def _words(heads: Heads, head: Head, column: int, cells: list[Cell]) -> None:
    """„Bewilligungsstand“ over „bewilligt“: a column of words is no column of figures, whatever its head says."""
    value = heads.form.value
    if any(not isinstance(cell, str) or re.search(r"\d", cell) for cell in cells):
        if value and not head.values[column] and not readable(heads.form.column(value), cells):
            del head.values[column]
            _rename(heads, head, column, cells)
        return
    says = head.values.pop(column)
    name = next((name for name in says if all(heads.value(name, str(cell)) is not None for cell in cells)), None)
    if name and name not in head.labels.values():
        head.labels[column] = name
    else:
        head.unknown[column] = head.texts[column]


def _figures(heads: Heads, head: Head, column: int, cells: list[Cell]) -> None:
    """„Budget“ over figures is no Förderprogramm: another column of that name that can read them, or unknown."""
    form, text = heads.form, head.texts[column]
    if readable(form.column(head.labels[column]), cells):
        return
    if form.column(head.labels[column]).into or fold(text) in UNITS:
        del head.labels[column]
        head.unknown[column] = text
        return
    others = [name for name in heads.candidates(text) if name != head.labels[column]]
    # „Kommune“ over money is no county; a column under its own title stays what it is.
    other = all(_counts(cell) for cell in cells) and fold(text) != fold(form.column(head.labels[column]).title)
    if others or other:
        former = head.labels.pop(column)
        if not _rename(heads, head, column, cells) and not other:
            del head.unknown[column]
            head.labels[column] = former


def _counts(cell: Cell) -> bool:
    """Whether a cell is a number, also one that a CSV file gives as text; a year is none."""
    if isinstance(cell, str) and re.fullmatch(r"\d+(?:,\d+)?", cell.strip()):
        return re.fullmatch(r"20\d\d", cell.strip()) is None
    return is_figure(cell)


def _rename(heads: Heads, head: Head, column: int, cells: list[Cell]) -> bool:
    """Give a column another meaning that its head may have and its cells fit; unknown where there is none."""
    form, text = heads.form, head.texts[column]
    taken = {*head.labels.values()}
    for name in heads.candidates(text):
        if name not in taken and readable(form.column(name), cells):
            if name == form.value:
                head.values[column] = {}
                head.units[column] = without_unit(fold(text))[1]
            else:
                head.labels[column] = name
            return True
    head.unknown[column] = text
    return False


def readable(column: Column, cells: list[Cell]) -> bool:
    """Whether a column can read at least one of some cells; a number is no text."""
    if column.kind is kinds.TEXT:
        return not all(_counts(cell) for cell in cells)
    figures = column.kind.looks in ("money", "number", "whole")
    style = style_of(cells) if column.kind.looks != "text" else None
    for cell in cells:
        if figures and isinstance(cell, str) and ONE_GROUP.fullmatch(cell.strip()):
            return True  # „1.234“ is a figure, whichever of two
        try:
            column.kind.read(cell, style, Decimal(1))
            return True
        except Unclear:
            continue
    return False
