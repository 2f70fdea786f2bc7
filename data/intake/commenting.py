"""A copy of a workbook with every problem as a comment at its cell, to send back."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.exceptions import InvalidFileException

from data.intake.files import read_sheets
from data.intake.filled import Problem

AUTHOR = "Prüfung"
LISTED = "Prüfung"
MARKED = {"hard": PatternFill("solid", fgColor="FFF4B084"), "soft": PatternFill("solid", fgColor="FFFFE699")}
WORD = {"hard": "Fehler", "soft": "Hinweis"}


def commented(content: bytes, problems: Sequence[Problem], name: str = "Tabelle") -> bytes:
    """A workbook, or a table as text, as a workbook with the problems as comments, and a sheet that lists them."""
    book = _workbook(content, name)
    at: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        at[(problem.sheet, problem.cell)].append(problem)
    for (sheet, cell), found in at.items():
        if sheet[:31] in book.sheetnames and cell:
            _comment(book[sheet[:31]][cell], found)
    _list(book, problems)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _workbook(content: bytes, name: str) -> Workbook:
    if content[:4] == b"PK\x03\x04":
        try:
            return load_workbook(io.BytesIO(content))
        except (InvalidFileException, KeyError, ValueError):
            pass  # another kind of workbook: its cells are copied
    book = Workbook()
    book.remove(book.active)
    for sheet in read_sheets(content, name):
        copy = book.create_sheet(sheet.name[:31])
        for row, cells in enumerate(sheet.rows, 1):
            for column, cell in enumerate(cells, 1):
                if cell is not None:
                    _put(copy.cell(row, column), cell)
    return book


def _put(cell: Any, value: Any) -> None:
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with = is no formula


def _comment(cell: Any, found: Sequence[Problem]) -> None:
    texts = [f"{WORD[each.severity]}: {each.message} {each.mend}" for each in found]
    if cell.comment:
        texts.insert(0, cell.comment.text)
    comment = Comment("\n".join(texts), AUTHOR, width=360, height=40 + 40 * len(texts))
    if not hasattr(cell, "fill") or type(cell).__name__ == "MergedCell":
        return  # the list names it
    cell.comment = comment
    cell.fill = MARKED["hard" if any(each.severity == "hard" for each in found) else "soft"]


def _list(book: Workbook, problems: Sequence[Problem]) -> None:
    title = next(
        each for each in (LISTED, *(f"{LISTED} {number}" for number in range(2, 99))) if each not in book.sheetnames
    )
    sheet = book.create_sheet(title)
    rows: list[tuple[str, ...]] = [("Blatt", "Zelle", "Art", "Regel", "Was ist falsch", "Was ist zu tun")]
    rows += [(each.sheet, each.cell, WORD[each.severity], each.rule, each.message, each.mend) for each in problems]
    for number, cells in enumerate(rows, 1):
        for column, text in enumerate(cells, 1):
            _put(sheet.cell(number, column), text)
    for letter, width in zip("ABCDEF", (20, 10, 10, 22, 70, 70), strict=True):
        sheet.column_dimensions[letter].width = width
