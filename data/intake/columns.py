"""What the cells of a table say about its columns: spelling of numbers, unit, groups, labels without a head."""

from __future__ import annotations

import re
from decimal import Decimal

from data.intake import kinds
from data.intake.context import Context, lines
from data.intake.grid import Grid
from data.intake.head import Head
from data.intake.meaning import SUM, UNITS, Heads
from data.intake.numbers import Style, style_of
from data.intake.spelling import bare, fold

# What a column without head may be.
INFERRED = ("county", "category")
_ONE = Decimal(1)
_PER_CENT = re.compile(r"\bin (?:%|prozent\b)|[(\[](?:%|prozent)[)\]]|%$")


class Columns:
    """The columns of one table.

    `styles`: the spelling of numbers per column. `units`: what a figure is multiplied by. `down`: columns written once
    over a group of rows. `mixed`: the column that has counties and, under each, its Maßnahmenarten. `empty`: labels
    without a single cell. `unit_at`: the column that says what the figures of each row count. `shares`: columns whose
    head says per cent.
    """

    def __init__(self, grid: Grid, heads: Heads, head: Head) -> None:
        self._grid, self._heads, self._head = grid, heads, head
        self.styles: dict[int, Style] = {}
        self.units: dict[int, Decimal] = {}
        self.down: set[int] = set()
        self.mixed: int | None = None
        self.empty: set[str] = set()
        self.shares = {at for at, text in head.texts.items() if _PER_CENT.search(fold(text))}
        self.unit_at = next((at for at in sorted(head.ignored) if fold(head.texts[at]) in UNITS), None)

    def look(self, body: list[int]) -> None:
        """Look at the rows under the head."""
        grid, head, form = self._grid, self._head, self._heads.form
        if form.value and "county" in form.spread:
            self._infer(body)
        for column in {*head.labels, *(head.values if form.value or head.spread else ())}:
            name = head.labels.get(column, form.value or form.figure or "")
            if form.column(name).kind.looks != "text":
                self.styles[column] = style_of(grid.raw(row, column) for row in body)
        self.empty = {
            name
            for column, name in head.labels.items()
            if all(kinds.missing(grid.seen(row, column), form.column(name).kind) for row in body)
        }
        for column, name in head.labels.items():
            if name not in form.spread or name == "category" or not body or column == self.mixed:
                continue
            blank = sum(1 for row in body if grid.seen(row, column) is None)
            # Written once over a group of rows, as people do for the eye.
            if blank * 5 >= 2 * len(body) and grid.seen(body[0], column) is not None:
                self.down.add(column)

    def _infer(self, body: list[int]) -> None:
        """Give labels without head their meaning when all of their cells have it, and find the mixed column."""
        head, form = self._head, self._heads.form
        named = {*head.labels.values(), *(name for each in head.values.values() for name in each)}
        first = min(head.values)
        for column in range(first):
            texts = self._texts(body, column)
            if column in head.labels or column in head.ignored or column in head.texts or not texts:
                continue
            for name in [each for each in INFERRED if each in form.spread]:
                fits = [text for text in texts if self._heads.value(name, text) is not None]
                if name not in named and len(fits) == len(texts):
                    head.labels[column] = name
                    named.add(name)
                    break
            else:
                if "category" in form.spread and self._is_mixed(texts) and not named & {"county", "category"}:
                    head.labels[column] = "category"
                    self.mixed = column
        county = [column for column, name in head.labels.items() if name == "county"]
        alone = len(county) == 1 and "category" not in named and "category" in form.spread
        if alone and self._is_mixed(self._texts(body, county[0])):
            head.labels[county[0]] = "category"
            self.mixed = county[0]

    def _texts(self, body: list[int], column: int) -> list[str]:
        """The texts of a column in rows with figures, or with nothing but this text, without sums."""
        found = []
        for row in body:
            text = self._grid.text(row, column)
            alone = self._grid.alone(row)
            if text and not SUM.fullmatch(bare(fold(text))) and (not alone or self._heads.value("county", text)):
                found.append(text)
        return found

    def _is_mixed(self, texts: list[str]) -> bool:
        counties = [text for text in texts if self._heads.value("county", text) is not None]
        others = [text for text in texts if self._heads.value("category", text) is not None]
        return bool(counties and others) and len(counties) + len(others) == len(texts)

    def units_plain(self, body: list[int], context: Context) -> bool:
        """Find the unit of each column of figures; False when head and sheet say two."""
        form, head = self._heads.form, self._head
        alone = (row for row in body if self._grid.alone(row))
        said = context.units | lines(self._grid, self._heads, alone).units
        figures = {*head.values, *head.sums} if form.value else set(head.values) if head.spread else set()
        money = {column for column, name in head.labels.items() if form.column(name).kind is kinds.MONEY}
        numbers = {column for column, name in head.labels.items() if form.column(name).kind is kinds.DECIMAL}
        for column in sorted(figures | money | numbers):
            own = head.units.get(column)
            # „Angaben in Tsd. €“ says nothing of the columns that count something else.
            found = (said if column in money or form.value else set()) | ({own} if own is not None else set())
            if len(found) > 1:
                return False
            self.units[column] = next(iter(found), _ONE)
        return True
