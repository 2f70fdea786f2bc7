"""Reads the cells of a table, each different one once."""

from __future__ import annotations

import re
from decimal import Decimal

from data.intake import catalogue, kinds
from data.intake.columns import Columns
from data.intake.files import Cell
from data.intake.form import Column, Form
from data.intake.grid import Grid, text_of
from data.intake.numbers import ONE_GROUP
from data.intake.spelling import fold, without_unit
from data.intake.unclear import Unclear

_ONE = Decimal(1)


class Cells:
    """The cells of one table as values of the form."""

    def __init__(self, grid: Grid, form: Form, columns: Columns) -> None:
        self._grid, self._form, self._columns = grid, form, columns
        self._known: dict[tuple[int, object], object] = {}

    def read(self, column: int, cell: Cell, meant: Column) -> object:
        """The value of a cell for a column of the form; raises Unclear."""
        key = (column, f"float {text_of(cell)}" if isinstance(cell, float) else cell)
        if key not in self._known:
            try:
                unit = self._columns.units.get(column, _ONE)
                self._known[key] = meant.kind.read(cell, self._columns.styles.get(column), unit)
            except Unclear as unclear:
                self._known[key] = unclear
        value = self._known[key]
        if isinstance(value, Unclear):
            raise value
        return value

    def money(self, row: int, column: int, meant: Column, *, people: bool = False) -> object:
        """The figure of a cell, counted as its row says in a column of units; raises Unclear.

        `people`: there are no thousandths of them, so that three digits behind a sign are thousands.
        """
        cell = self._grid.raw(row, column)
        if people and isinstance(cell, str) and ONE_GROUP.fullmatch(cell.strip()):
            cell = re.sub(r"[.,]", "", cell)
        at = self._columns.unit_at
        text = fold(self._grid.text(row, at)) if at is not None else ""
        if not text:
            return self.read(column, cell, meant)
        rest, unit = without_unit(text)
        if unit is None or rest:
            raise Unclear(f"Die Einheit „{text}“ ist keine von Geld.", "Bitte Euro oder Tsd. € eintragen.")
        if self._columns.units.get(column, _ONE) not in (_ONE, unit):
            raise Unclear("Überschrift und Zeile nennen verschiedene Einheiten.", "Bitte eine davon berichtigen.")
        return meant.kind.read(cell, self._columns.styles.get(column), unit)

    def reason(self, row: int, column: int) -> str | None:
        """The code of what a cell says in the place of the figure, where the form may do without it."""
        form = self._form
        may = form.value is not None and form.may_lack(form.value)
        return catalogue.reason_in_place(self._grid.raw(row, column)) if may else None

    def share(self, row: int, column: int) -> bool:
        """Whether a cell or the head above it says per cent."""
        cell = self._grid.raw(row, column)
        said = isinstance(cell, str) and cell.rstrip().endswith("%")
        return said or column in self._columns.shares or (row, column) in self._grid.percent

    def empty(self, row: int, column: int) -> bool:
        """Whether a cell has neither a figure nor a word in its place; so in a form without figures to be spread."""
        form = self._form
        if self.reason(row, column):
            return False
        return not form.value or kinds.missing(self._grid.raw(row, column), form.column(form.value).kind)

    def figure(self, row: int, column: int) -> Decimal | None:
        """The figure of a cell, None where it cannot be read."""
        try:
            value = self.money(row, column, self._form.column(self._form.value or ""))
        except Unclear:
            return None
        return value if isinstance(value, Decimal) else None
