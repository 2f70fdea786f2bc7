"""The rows of one table: figures by row and column, without sums, footnotes and lines that only group."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from data.intake import kinds, spending, spreading
from data.intake.cells import Cells
from data.intake.columns import Columns
from data.intake.context import Context
from data.intake.dimensions import head as whole_line
from data.intake.filled import Filled, FilledRow, Problem
from data.intake.form import WITHOUT
from data.intake.grid import Grid, counts_columns, is_figure
from data.intake.head import Head
from data.intake.heads import is_head_again
from data.intake.labels import Labels
from data.intake.lacking import Lacking
from data.intake.meaning import Heads
from data.intake.spelling import address
from data.intake.spent import BUDGET_YEAR
from data.intake.sums import Sums, is_sum, is_total_of_a_county, whole_of_parts
from data.intake.unclear import Unclear
from data.intake.wholes import Wholes
from data.show import counted

_NOTE = re.compile(
    r"[*¹²³†(]|\d{1,2}\)|(?:anm|hinweis|quelle|fußnote|fussnote|erläut|stand\b|datum|seite|davon|nachrichtlich)"
)


@dataclass
class Table:
    """Reads the rows under one head into `filled`; `end` is the first row that is no longer its own."""

    grid: Grid
    heads: Heads
    head: Head
    filled: Filled
    context: Context
    end: int = 0
    sums: Sums = field(default_factory=Sums)
    _columns: Columns = field(init=False)
    _cells: Cells = field(init=False)
    _labels: Labels = field(init=False)
    _lacking: Lacking = field(init=False)
    _wholes: Wholes = field(init=False)
    _beside: set[int] = field(default_factory=set)

    def read(self) -> None:
        """Read every row until the next head."""
        self.end = self._find_end()
        if self.heads.form.value:
            spending.settle(self.head, spending.years(self.grid, self.heads, self.head, self.context, self.end))
            if not self.head.values:
                return  # nothing is known to be a figure before it is asked about
        body = [row for row in range(self.head.last + 1, self.end) if self.grid.filled(row)]
        self._columns = Columns(self.grid, self.heads, self.head)
        self._columns.look(body)
        self._cells = Cells(self.grid, self.heads.form, self._columns)
        self._labels = Labels(self.grid, self.heads, self.head, self.filled, self._columns, self._cells, self._problem)
        if not self._columns.units_plain(body, self.context):
            self._problem(
                self.head.last, min(self.head.units, default=0), "unit_plain",
                "Über der Spalte und daneben stehen verschiedene Einheiten (Euro, Tausend Euro, Millionen Euro).",
                "Bitte eine Einheit angeben, am besten in der Überschrift der Spalte.",
            )  # fmt: skip
            return
        self._wholes = Wholes(
            self.grid.name, self.heads.form, self.head, self._columns, self._cells, self.sums, self.filled.rows,
            self._emit,
        )  # fmt: skip
        self._lacking = Lacking(self.grid, self.heads, self.head, self._columns, self.context, self.filled)
        withheld, rows, before = self._lacking.withheld(body), len(self.filled.rows), list(self.filled.problems)
        for row in body:
            self._row(row)
        if withheld:
            self._lacking.withhold(withheld, rows, before)
            return
        self._wholes.settle()
        self.sums.begin(self.end, {})
        self.filled.problems += self.sums.problems(self.grid.name)
        if self.sums.count:
            self.filled.notes.append(
                f"Blatt {self.grid.name}: {counted(self.sums.count, 'Zeile', 'Zeilen')} mit Summen nicht übernommen."
            )
        self.head.unknown |= {column: "" for column in self._beside if column not in self.head.unknown}

    def _find_end(self) -> int:
        for row in range(self.head.last + 1, self.grid.height):
            if is_head_again(self.grid, self.heads, self.head, row) and not self._repeats(row):
                return row
        return self.grid.height

    def _repeats(self, row: int) -> bool:
        return all(self.grid.text(row, column) == self.grid.text(self.head.last, column) for column in self.head.texts)

    def _problem(self, row: int, column: int, rule: str, message: str, mend: str) -> None:
        self.filled.problems.append(Problem(self.grid.name, address(row, column), rule, "hard", message, mend))

    def _row(self, row: int) -> None:
        grid, head = self.grid, self.head
        columns = grid.filled(row)
        if self._repeats(row) or counts_columns(grid, row):
            return
        figures = [column for column in (*head.values, *head.sums) if not self._cells.empty(row, column)]
        of_a_county = is_total_of_a_county(grid, self.heads, head, row)
        if of_a_county and self._wholes.total(row, self._labels.read(row, without="category")):
            return
        if is_sum(grid, self.heads, head, row):
            self.sums.total(row, {column: self._cells.figure(row, column) for column in figures})
            return
        if not figures and grid.alone(row) and self._speaks(row, columns[0]):
            return
        known = {*head.labels, *head.values, *head.sums, *head.ignored, *head.unknown}
        self._beside |= {column for column in columns if column not in known}
        if self.heads.form.value and not figures and not self._says_why(row):
            self._without_figure(row, columns)
            return
        if self._columns.mixed is not None and self._is_group(row, figures):
            return
        if self._labels.left_out(row):
            self._sum_left_out(row)
            return
        labels = self._labels.read(row)
        if labels is None:
            return
        if self.heads.form.value and figures:
            self._figures(row, labels)
        elif head.spread:
            self._spread(row, labels)
        else:
            self._emit(row, labels, {}, None)

    def _spread(self, row: int, labels: dict[str, object]) -> None:
        found = list(spreading.figures(self.grid, self.heads.form, self.head, self._cells, row, self._problem))
        for column, says in found:
            self._emit(row, labels, says, column)
        if not found:
            self.filled.notes.append(f"Blatt {self.grid.name}, Zeile {row + 1}: ohne Wert, nicht übernommen.")

    def _is_group(self, row: int, figures: list[int]) -> bool:
        """In a column of counties and Maßnahmenarten: whether a row names the county, with its sum or without."""
        column = self._columns.mixed
        assert column is not None
        text = self.grid.text(row, column)
        if not text or (county := self.heads.value("county", text)) is None:
            return False
        self._labels.group["county"] = county
        self.sums.begin(row, {at: self._cells.figure(row, at) for at in figures})
        return True

    def _speaks(self, row: int, column: int) -> bool:
        """Take a line with one text: a group („Wetteraukreis“), or a note; False when it may be a row of its own."""
        cell = self.grid.seen(row, column)
        if not isinstance(cell, str):
            return False
        form = self.heads.form
        said = whole_line(cell, form.spread) if form.spread else None
        covered = {name for at, name in self.head.labels.items() if at not in self._columns.down}
        if said and said.plain and not set(said.plain) & covered:
            self._labels.begin(said.plain)
            return True
        if form.value:
            return True
        return bool(_NOTE.match(cell.casefold())) or (len(self.head.labels) > 1 and len(cell) > 60)

    def _without_figure(self, row: int, columns: list[int]) -> None:
        strange = [
            column for column in columns if column not in self.head.labels and is_figure(self.grid.raw(row, column))
        ]
        if strange and strange[0] not in self.head.unknown and strange[0] not in self.head.ignored:
            self._problem(
                row, strange[0], "place_of_figure",
                "Die Zahl steht unter keiner bekannten Überschrift.",
                "Bitte die Überschrift der Spalte ergänzen oder die Zahl entfernen.",
            )  # fmt: skip
        else:
            self.filled.notes.append(f"Blatt {self.grid.name}, Zeile {row + 1}: ohne Betrag, nicht übernommen.")

    def _sum_left_out(self, row: int) -> None:
        """The figures of a row that is left out still belong to the sums."""
        for column in self.head.values:
            if (value := self._cells.figure(row, column)) is not None:
                self.sums.figure(column, value)

    def _figures(self, row: int, labels: dict[str, object]) -> None:
        form = self.heads.form
        column_of = form.column(form.value or "")
        across: list[Decimal] = []
        if self._wholes.takes(row, labels):
            return
        for column, says in self.head.values.items():
            if self._cells.empty(row, column):
                continue
            if self.grid.origin.get((row + 1, column)) == (row, column):
                message = (
                    "Die Zelle ist über mehrere Zeilen verbunden; welcher Zeile der Betrag gilt, ist nicht zu erkennen."
                )
                self._problem(row, column, "figure_of_one_row", message, "Bitte die Verbindung lösen.")
                continue
            reason = self._cells.reason(row, column)
            try:
                if not reason and column_of.kind is kinds.MONEY and (row, column) in self.grid.percent:
                    raise Unclear("Die Zelle ist als Prozent formatiert.", "Bitte als Betrag formatieren.")
                people = spreading.counts_people({**self.context.plain, **labels, **says}.get("measure"))
                value = None if reason else self._cells.money(row, column, column_of, people=people)
            except Unclear as unclear:
                self._problem(
                    row, column, f"{column_of.name}_readable", f"{column_of.title}: {unclear.message}", unclear.mend
                )
                continue
            if spending.split_twice(labels, says):
                self._untaken_year(column)
                continue
            if isinstance(value, Decimal):
                self.sums.figure(column, value)
                across.append(value)
            against = [name for name, said in says.items() if labels.get(name) not in (None, said)]
            if against:
                message = f"{form.column(against[0]).title}: Überschrift und Zeile sagen Verschiedenes."
                self._problem(row, column, f"{against[0]}_twice", message, "Bitte eine der beiden Angaben berichtigen.")
                continue
            why = {WITHOUT.name: reason} if reason else {}
            self._emit(row, labels, {**says, column_of.name: value, **why}, column)
        told = any(self._cells.reason(row, column) for column in self.head.values)
        whole = None if told else whole_of_parts(self.head, labels)
        for column in self.head.sums:
            value = None if self._cells.empty(row, column) else self._cells.figure(row, column)
            if len(across) == len(self.head.values) or (across and whole is not None):
                self.sums.across(row, column, value, across)
            if value is not None and whole is not None and 0 < len(across) < len(self.head.values):
                self._emit(row, labels, {**whole, column_of.name: value}, column)

    def _says_why(self, row: int) -> bool:
        """Whether a row without a figure says in a column of its own why there is none."""
        at = next((column for column, name in self.head.labels.items() if name == WITHOUT.name), None)
        return at is not None and len(self.head.values) == 1 and bool(self.grid.text(row, at))

    def _untaken_year(self, column: int) -> None:
        said = f"Blatt {self.grid.name}, Spalte „{self.head.texts[column]}“: {spending.SPLIT_TWICE}"
        if said not in self.filled.notes:
            self.filled.notes.append(said)

    def _emit(self, row: int, labels: dict[str, object], says: dict[str, object], column: int | None) -> None:
        form = self.heads.form
        # A column of its own, even with an empty cell, counts more than a title.
        around = {name: value for name, value in self.context.plain.items() if name not in labels} | self._labels.group
        values: dict[str, Any] = {
            name: value for name, value in around.items() if labels.get(name) is None and name not in says
        }
        values |= {name: value for name, value in labels.items() if name not in values} | says
        unsaid = {name for name in self.filled.whole if name not in labels or name in self._columns.empty}
        for name in unsaid:
            if values.get(name) is None:
                values[name] = self.filled.whole[name]
                self.filled.silent.setdefault(name, set()).add(self.grid.name)
        if values.get("spending_from") == BUDGET_YEAR:
            values["spending_from"] = values.get("budget_year")
        spread = len(self.head.values) > 1 or not any(name in labels for name in form.spread)
        if "funding_source" in says and values.get("category") is None and not values.get("project"):
            values.setdefault("level", "funding")
        columns = {name: at for at, name in reversed(list(self.head.labels.items()))}
        if column is not None:
            columns[form.value or form.figure or ""] = column
        shares = {name for name, at in columns.items() if form.column(name).kind is kinds.DECIMAL}
        shares = {name for name in shares if self._cells.share(row, columns[name])}
        value_column = column if spread and column is not None else None
        emitted = FilledRow(self.grid.name, row + 1, values, columns, value_column, shares=frozenset(shares))
        if self._lacking.complete(emitted):
            self.filled.rows.append(emitted)
