"""What the labels of a row say: its own cells, what is written once for a group, and words that leave a row out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from data.intake import catalogue, kinds, words
from data.intake.cells import Cells
from data.intake.columns import Columns
from data.intake.filled import Filled
from data.intake.form import WITHOUT
from data.intake.grid import Grid
from data.intake.head import Head
from data.intake.meaning import Heads
from data.intake.spelling import address
from data.intake.unclear import Unclear
from data.intake.words import LeftOut

# Row, column, rule, message and how it is mended: notes a problem of a cell.
NoteProblem: TypeAlias = Callable[[int, int, str, str, str], None]


@dataclass
class Labels:
    """Reads the labels of one row after the other; `group` is what a line above the rows says of them all."""

    grid: Grid
    heads: Heads
    head: Head
    filled: Filled
    columns: Columns
    cells: Cells
    problem: NoteProblem
    group: dict[str, Any] = field(default_factory=dict)
    last: dict[int, object] = field(default_factory=dict)

    def begin(self, said: dict[str, Any]) -> None:
        """Take what a line says of the rows below it; what was written once above it ends."""
        self.group |= said
        self.last.clear()

    def read(self, row: int, without: str = "") -> dict[str, object] | None:
        """What the labels of a row say; None when a cell is not understood or its row is to be left out.

        `without`: a column that is not read and says nothing.
        """
        found: dict[str, object] = {}
        sound = True
        others = sum(1 for column in self.head.labels if self.grid.seen(row, column) is not None)
        for column, name in self.head.labels.items():
            cell = self.grid.seen(row, column)
            kind = self.heads.form.column(name)
            if name == without:
                found[name] = None
                continue
            if self.heads.form.may_lack(name) and (reason := catalogue.reason_in_place(cell)):
                found[name], found[WITHOUT.name] = None, reason
                continue
            if kinds.missing(cell, kind.kind):
                if column in self.columns.down and column in self.last and others:
                    found[name] = self.last[column]
                elif name not in self.group:
                    for into in kind.into or (name,):
                        found.setdefault(into, None)
                continue
            try:
                value = self.cells.read(column, cell, kind)
            except Unclear as unclear:
                if not words.ask(self.filled, self.grid.name, address(row, column), kind, cell, unclear):
                    rule = kind.rule or f"{name}_readable"
                    self.problem(row, column, rule, f"{kind.title}: {unclear.message}", unclear.mend)
                sound = False
                continue
            self.last[column] = value
            parts = value if kind.into and isinstance(value, tuple) else (value,)
            for into, part in zip(kind.into or (name,), parts, strict=True):
                if found.get(into) is not None and found[into] != part:
                    message = f"{self.heads.form.column(into).title}: Zwei Spalten sagen Verschiedenes."
                    self.problem(row, column, f"{into}_twice", message, "Bitte eine berichtigen.")
                    sound = False
                found[into] = part
        return found if sound else None

    def left_out(self, row: int) -> bool:
        """Whether a word of a row says that a person wants it left out, which is noted."""
        for column, name in self.head.labels.items():
            cell, meant = self.grid.seen(row, column), self.heads.form.column(name)
            if not meant.kind.leaves or kinds.missing(cell, meant.kind):
                continue
            try:
                self.cells.read(column, cell, meant)
            except LeftOut:
                rows = self.filled.left_out.setdefault((meant.title, self.grid.text(row, column)), [])
                rows.append(f"Blatt {self.grid.name}, Zeile {row + 1}")
                return True
            except Unclear:
                continue
        return False
