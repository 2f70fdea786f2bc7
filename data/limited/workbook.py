"""The cells of an Excel workbook as they are stored, sheet by sheet, each at its place."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from data.limited.cellmarks import CellMarks
from data.limited.parts import refuse_declarations
from data.limited.saying import AGAIN, PROTECTED, Unreadable, say

MOST_SHEETS = 200
MOST_CELLS = 3_000_000
MOST_MERGED = 100_000
ROWS_AT_ONCE = 2000
# Excel keeps and shows 15 digits; what stands behind them is left over from counting in twos (434.99999999999994).
DIGITS = 15


def read(content: bytes) -> None:
    """Say each sheet, then its rows without what is empty at their end; days and times as pairs: kind, ISO form."""
    refuse_declarations(content)
    marks = CellMarks(content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            sheets = [each for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
            if len(sheets) > MOST_SHEETS:
                raise Unreadable(f"hat {len(sheets)} Blätter; gelesen werden höchstens {MOST_SHEETS}. Bitte aufteilen.")
            left = MOST_CELLS
            for each in sheets:
                sheet = workbook.get_sheet_by_name(each.name)
                height, width = (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)
                left -= height * width
                if left < 0:
                    raise Unreadable(
                        f"hat mehr als {MOST_CELLS:,} Zellen".replace(",", ".")
                        + f" (bis Blatt „{each.name}“). Bitte leere Zeilen und Spalten löschen oder die Blätter "
                        "einzeln speichern."
                    )
                _say_sheet(sheet, each.visible != SheetVisibleEnum.Visible, marks)
    except PasswordError:
        raise Unreadable(PROTECTED) from None
    except CalamineError:
        raise Unreadable(f"ist keine lesbare Excel-Arbeitsmappe, vermutlich beschädigt. {AGAIN}") from None


def _say_sheet(sheet: CalamineSheet, hidden: bool, marks: CellMarks) -> None:
    merged = [[*first, *last] for first, last in (sheet.merged_cell_ranges or [])[:MOST_MERGED]]
    own = marks.of(sheet.name)
    rows: list[list[Any]] = []
    say({"sheet": sheet.name, "hidden": hidden, "merged": merged})
    for row in _rows(sheet):
        rows.append(row)
        if len(rows) == ROWS_AT_ONCE:
            say(*rows)
            rows = []
    say(
        *rows,
        {
            "unread": own.unread,
            "percent": own.percent,
            "scaled": own.scaled,
            "hidden": own.hidden[:MOST_MERGED],
            "hidden_columns": own.hidden_columns,
            "struck": own.struck[:MOST_MERGED],
        },
    )


def _rows(sheet: CalamineSheet) -> Iterator[list[Any]]:
    """The rows from A1 on: iter_rows() begins with the first row of the sheet, but with the first column in use."""
    empty: list[Any] = [None] * (sheet.start[1] if sheet.start else 0)
    for row in sheet.iter_rows():
        cells = empty + [_plain(cell) for cell in row]
        while cells and cells[-1] is None:
            cells.pop()
        yield cells


def _plain(cell: Any) -> Any:
    """A cell as JSON can carry it."""
    kind = type(cell)
    if kind is str:
        return cell or None
    if kind is float:
        return _number(cell)
    if kind is datetime:
        return ["datetime", cell.isoformat()]
    if kind is date:
        return ["date", cell.isoformat()]
    if kind is time:
        return ["time", cell.isoformat()]
    if kind is timedelta:
        return _duration(cell)
    return cell


def _number(value: float) -> int | float:
    """A number as Excel shows it: whole ones without a decimal point, others with at most 15 digits."""
    if value.is_integer() and abs(value) < 10**DIGITS:
        return int(value)
    # Written with a point in so few signs it has no more digits.
    return value if len(repr(value)) <= DIGITS + 1 else float(f"{value:.{DIGITS}g}")


def _duration(value: timedelta) -> str:
    """Hours beyond a day, which only a text can hold: „36:30:00“."""
    seconds = round(value.total_seconds())
    sign, seconds = "-" * (seconds < 0), abs(seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
