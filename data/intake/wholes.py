"""Rows without Maßnahmenart among rows that have one: the whole of a county, a sum of the others, or a question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from data.intake.cells import Cells
from data.intake.columns import Columns
from data.intake.filled import FilledRow
from data.intake.form import Form
from data.intake.head import Head
from data.intake.sums import Sums

# Row, labels, figures, column: takes a row over.
Emit = Callable[[int, dict[str, object], dict[str, object], int | None], None]
_OF_ONE_BUDGET = ("county", "budget_year", "programme", "stage")


@dataclass
class Wholes:
    """Tells for the rows of one table which stand for a whole; `rows` are those read so far, also of other sheets."""

    sheet: str
    form: Form
    head: Head
    columns: Columns
    cells: Cells
    sums: Sums
    rows: list[FilledRow]
    emit: Emit
    # Stages that are split by Maßnahmenart, and rows without one that may be a whole of their own.
    _split: set[object] = field(default_factory=set)
    _unsaid: list[tuple[int, dict[str, object]]] = field(default_factory=list)
    # Rows „Gesamt“ above which no part of theirs stands.
    _totals: list[tuple[int, dict[str, object]]] = field(default_factory=list)

    def takes(self, row: int, labels: dict[str, object]) -> bool:
        """A row without Maßnahmenart where the others have one: a sum that does not say so, or one for later."""
        names = set(self.head.labels.values()) - self.columns.empty
        if labels.get("category") is not None:
            self._split.add(labels.get("stage"))
        if "category" not in names or {"level", "project"} & names or labels.get("category") is not None:
            return False
        figures = {
            column: self.cells.figure(row, column) for column in self.head.values if not self.cells.empty(row, column)
        }
        if all(value is not None and self.sums.is_sum(column, value) for column, value in figures.items()):
            self.sums.total(row, figures)
            return True
        self._unsaid.append((row, labels))
        return True

    def total(self, row: int, labels: dict[str, object] | None) -> bool:
        """Keep a row „Gesamt“ of a county for later, when no row above is a part of it; false for a sum."""
        if labels is None or self._has_parts(labels):
            return False
        self._totals.append((row, labels))
        return True

    def settle(self) -> None:
        """At the end of the table: which rows were a whole."""
        for row, labels in self._unsaid:
            self._unsplit(row, labels)
        for row, labels in self._totals:
            if self._has_parts(labels):
                self.sums.count += 1
                continue
            for column, says in self.head.values.items():
                if (value := self.cells.figure(row, column)) is not None:
                    self.emit(row, labels, {**says, self.form.value or "": value}, column)

    def _has_parts(self, labels: dict[str, object]) -> bool:
        """Whether rows with a Maßnahmenart stand for the same county, year, programme and stage."""
        said = {name: value for name, value in labels.items() if name in _OF_ONE_BUDGET and value is not None}
        return any(
            each.sheet == self.sheet
            and each.values.get("category") is not None
            and all(each.values.get(name) == value for name, value in said.items())
            for each in self.rows
        )

    def _unsplit(self, row: int, labels: dict[str, object]) -> None:
        """A row without Maßnahmenart that is no sum: a whole where no row of its stage has one, else asked about.

        In a list of granted money by Maßnahmenart „ausgezahlt“ without one can only be the whole that was paid; a
        granted sum without one may be a Maßnahmenart that somebody forgot.
        """
        stage = labels.get("stage")
        whole = bool(labels.get("county") and labels.get("budget_year") and stage) and stage not in self._split
        for column, says in self.head.values.items():
            value = None if self.cells.empty(row, column) else self.cells.figure(row, column)
            if value is not None and whole and not says:
                self.emit(row, labels, {self.form.value or "": value}, column)
            elif value is not None:
                self.sums.unlabelled(row, column, value)
