"""The sheets of a workbook, or the one table of a CSV file."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import PurePath

from python_calamine import CalamineError, CalamineWorkbook

from data.faults import StoreError

Cell = str | int | float | bool | date | datetime | time | None
DELIMITERS = (";", "\t", ",", "|")


class UnreadableFile(StoreError):
    """A file that is no workbook and no table, with a German sentence."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its cells from A1 on, and merged ranges (first row, first column, last row, last column; 0-based)."""

    name: str
    rows: list[list[Cell]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def read_sheets(content: bytes, name: str) -> list[Sheet]:
    """Every sheet of a workbook (xlsx, xls, ods), or the table of a CSV file as one sheet; raises UnreadableFile."""
    if content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        return _workbook(content, name)
    return [Sheet(PurePath(name).stem, _table(_text(content, name)))]


def _workbook(content: bytes, name: str) -> list[Sheet]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = []
        for each in book.sheet_names:
            sheet = book.get_sheet_by_name(each)
            merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or []]
            rows: list[list[Cell]] = [
                [None if cell == "" else cell for cell in row]  # type: ignore[misc]
                for row in sheet.to_python(skip_empty_area=False)
            ]
            found.append(Sheet(each, rows, merged))
        return found
    except CalamineError as fault:
        raise UnreadableFile(
            f"Die Datei {name} lässt sich nicht als Arbeitsmappe lesen. Bitte in Excel öffnen und neu speichern. "
            f"(Technisch: {str(fault)[:120]})"
        ) from None


def _text(content: bytes, name: str) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codes = ["utf-16"]
    elif content[1:2] == b"\0":
        codes = ["utf-16-le"]
    else:
        codes = ["utf-8-sig", "cp1252"]
    for code in codes:
        try:
            return content.decode(code)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(
        f"Die Datei {name} ist keine Arbeitsmappe und keine Tabelle als Text. Bitte als .xlsx speichern."
    )


def _table(text: str) -> list[list[Cell]]:
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return _split(rest, first.strip()[-1])
    tried = [_split("\n".join(text.splitlines()[:200]), each) for each in DELIMITERS]
    return _split(text, DELIMITERS[max(range(len(tried)), key=lambda at: _evenness(tried[at]))])


def _evenness(rows: list[list[Cell]]) -> int:
    """How many lines have the commonest number of columns, when that is more than one."""
    widths = [len(row) for row in rows if len(row) > 1]
    return max((widths.count(width) for width in set(widths)), default=0)


def _split(text: str, delimiter: str) -> list[list[Cell]]:
    return [
        [cell.strip() or None for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    ]
