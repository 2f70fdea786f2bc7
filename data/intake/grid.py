"""A sheet as it looks: what is merged stands in every cell of its range."""

from __future__ import annotations

from datetime import date

from data.intake.files import Cell, Sheet


class Grid:
    """The cells of a sheet by row and column, both 0-based."""

    def __init__(self, sheet: Sheet) -> None:
        self.name = sheet.name
        self.height = len(sheet.rows)
        self.width = max((len(row) for row in sheet.rows), default=0)
        self.rows: list[list[Cell]] = [
            [_nothing(cell) for cell in row] + [None] * (self.width - len(row)) for row in sheet.rows
        ]
        # An empty cell below or beside all others may have a format too.
        self.percent = {(row, at) for row, at in sheet.percent if row < self.height and at < self.width}
        for row, column in self.percent:
            cell = self.rows[row][column]
            if isinstance(cell, (int, float)) and not isinstance(cell, bool):
                # 0.36 that is shown as 36 % is meant as 36 by whoever sees it.
                self.rows[row][column] = float(f"{cell * 100:.13g}")
        self.origin: dict[tuple[int, int], tuple[int, int]] = {}
        for top, left, bottom, right in sheet.merged:
            for row in range(top, min(bottom, self.height - 1) + 1):
                for column in range(left, min(right, self.width - 1) + 1):
                    self.origin[(row, column)] = (top, left)
        # What the eye sees; the same rows where nothing is merged.
        self.view = [list(row) for row in self.rows] if self.origin else self.rows
        for (row, column), (top, left) in self.origin.items():
            self.view[row][column] = self.rows[top][left]

    def raw(self, row: int, column: int) -> Cell:
        """The cell itself; None in a merged range but in its first cell."""
        return self.rows[row][column]

    def seen(self, row: int, column: int) -> Cell:
        """What stands there to the eye: the cell of a merged range in all of it."""
        return self.view[row][column]

    def filled(self, row: int) -> list[int]:
        """The columns of a row in which something is seen."""
        return [at for at, cell in enumerate(self.view[row]) if cell is not None]

    def origins(self, row: int) -> set[tuple[int, int]]:
        """The cells that are seen in a row, each merged range once."""
        return {self.origin.get((row, at), (row, at)) for at in self.filled(row)}

    def alone(self, row: int) -> bool:
        """Whether a row has one text or figure only."""
        columns = self.filled(row)
        return len(columns) == 1 or bool(self.origin and columns and len(self.origins(row)) == 1)

    def text(self, row: int, column: int) -> str:
        """What is seen as text; whole numbers without decimals."""
        return text_of(self.seen(row, column))


def text_of(cell: Cell) -> str:
    """A cell as text; nothing is the empty text."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return str(cell).strip()


def is_figure(cell: Cell) -> bool:
    """Whether a cell is a number that is no year."""
    return (
        isinstance(cell, (int, float))
        and not isinstance(cell, bool)
        and not (2000 <= cell <= 2099 and cell == int(cell))
    )


def counts_columns(grid: Grid, row: int) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3 … or (a), (b), (c) …"""
    columns = grid.filled(row)
    if len(columns) < 3 or len(grid.text(row, columns[0])) > 3:
        return False
    texts = [grid.text(row, column).strip("() ").casefold() for column in columns]
    return texts in ([str(at + 1) for at in range(len(texts))], [chr(ord("a") + at) for at in range(len(texts))])


def _nothing(cell: Cell) -> Cell:
    return None if isinstance(cell, str) and not cell.strip() else cell
