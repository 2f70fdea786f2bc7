"""Workbooks and tables made in a test, and a data set they go into."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter

from data.intake import FORMS, load, read
from data.intake.files import Sheet, read_sheets
from data.intake.filled import Filled
from data.store import Store

DATASET = "ministry"
COUNTY = "Hochtaunuskreis"
Rows = Sequence[Sequence[Any]]


def book(*sheets: tuple[str, Rows], merged: Sequence[str] = ()) -> bytes:
    """A workbook; `merged` are ranges of its first sheet."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        day = workbook.add_format({"num_format": "dd.mm.yyyy"})
        for number, (name, rows) in enumerate(sheets):
            sheet = workbook.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date):
                        sheet.write_datetime(row, column, cell, day)
                    elif cell is not None:
                        sheet.write(row, column, cell)
            for each in merged if number == 0 else ():
                first = each.split(":")[0]
                row, column = int(first[1:]) - 1, ord(first[0]) - ord("A")
                sheet.merge_range(each, rows[row][column])
    return buffer.getvalue()


def sheets(*named: tuple[str, Rows], merged: Sequence[tuple[int, int, int, int]] = ()) -> list[Sheet]:
    """The same as read already."""
    return [Sheet(name, [list(row) for row in rows], list(merged)) for name, rows in named]


def filled(purpose: str, rows: Rows, name: str = "Blatt") -> Filled:
    """Rows read for a purpose; the first is the head."""
    return read(sheets((name, rows)), {purpose: FORMS[purpose]})


def from_bytes(content: bytes, name: str = "x.xlsx") -> Filled:
    """A file read for the purpose it seems to have."""
    return read(read_sheets(content, name), FORMS)


def fill(store: Store) -> None:
    """Two Maßnahmen, two Ziele and a dialogue of Hochtaunuskreis 2024."""
    head = ["Kreis", "Jahr", "Programm", "Maßnahmenart", "Maßnahme", "Plätze"]
    take(store, "projects", [head, [COUNTY, 2024, "AQB", 1, "JUBA", 20], [COUNTY, 2024, "AQB", 2, "PeTz", 10]])
    head = ["Kreis", "Jahr", "Programm", "Ziel", "Kennzahl", "Zielwert", "Beginn", "Ende"]
    year = [date(2024, 1, 1), date(2024, 12, 31)]
    entries = [COUNTY, 2024, "AQB", "Eintritte", "entries", 40, *year]
    take(store, "targets", [head, entries, [COUNTY, 2024, "AQB", "Strategie", None, None, *year]])
    with store.writing(DATASET) as writer:
        writer.deliver("dialog", source="dialog", recorded_by="Test")
        common = {"delivery": "dialog", "citation": "Protokoll", "state": "checked"}
        source = {"id": "dialog", "title": "Protokoll", "publisher": "Ministerium", "invented": False}
        more = {"collected": "von Hand", "timeliness": "sofort", "covers": "alles", "known_faults": "keine bekannt"}
        writer.record("source", [common | source | more])
        held = {"id": "06434/2024/D1", "county": "06434", "budget_year": 2024, "held_on": date(2024, 9, 30)}
        writer.record("dialogue", [common | held | {"participants": "Kreis und Ministerium"}])


def take(store: Store, purpose: str, rows: Rows, comment: str = "geprüft") -> str:
    """Load rows as a file would be; the key of the delivery."""
    return load(
        store,
        DATASET,
        filled(purpose, rows),
        recorded_by="Frau Beispiel",
        comment=comment,
        file_name="liste.xlsx",
        file_hash="ab" * 32,
    )
