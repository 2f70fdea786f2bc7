"""What lies on an analyst's desk: agreements of three counties and workbooks of two years, to be counted by hand.

Every figure here is invented; the wording of the agreements is that of the public one of 2023.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import docx
import openpyxl

from data.published import AGREEMENT

COUNTIES = {"Hochtaunuskreis": "Bad Homburg", "Wetteraukreis": "Friedberg", "Vogelsbergkreis": "Lauterbach"}
# Agreed euros by county and year.
AGREED = {
    ("Hochtaunuskreis", 2023): "700.000",
    ("Hochtaunuskreis", 2024): "720.500",
    ("Wetteraukreis", 2023): "1.100.000",
    ("Wetteraukreis", 2024): "1.140.300",
    ("Vogelsbergkreis", 2024): "640.000",
}
PROJECTS = {
    1: "JUBA 3.0",
    2: "Berufsscouts",
    3: "MitSprache zum Job für Frauen 2.0",
    4: "Beratungskonzept Fallmanagement",
}


def agreement(county: str, year: int) -> str:
    """The text of an agreement."""
    text = AGREEMENT.read_text("utf-8").replace("753.200", AGREED[county, year])
    for old, new in {"Hochtaunuskreis": county, "Bad Homburg": COUNTIES[county], "2023": str(year)}.items():
        text = text.replace(old, new)
    return text


def as_word(text: str) -> bytes:
    """A text as a Word file, a paragraph per line."""
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def workbook(heads: Sequence[str], rows: Sequence[Sequence[object]], title: str = "") -> bytes:
    """A workbook of one sheet, with a title above the heads where one is given."""
    book = openpyxl.Workbook()
    sheet = book.active
    if title:
        sheet.append([title])
        sheet.append([])
    for row in (heads, *rows):
        sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def amounts() -> bytes:
    """Granted money by Maßnahmenart, paid and verified money as a whole, for every agreement."""
    rows: list[list[object]] = []
    for county, year in AGREED:
        whole = int(AGREED[county, year].replace(".", ""))
        rows += [[county, year, "AQB", "bewilligt", "Maßnahmenart", art, whole / 4] for art in (1, 2, 3, 4)]
        rows.append([county, year, "AQB", "bewilligt", "Gesamt", None, whole])
        rows.append([county, year, "AQB", "ausgezahlt", "Gesamt", None, whole - 50_000])
        rows.append([county, year, "AQB", "nachgewiesen", "Gesamt", None, whole - 60_000.5])
    heads = ["Kreis", "Jahr", "Programm", "Stufe", "Ebene", "Art", "Betrag"]
    return workbook(heads, rows, "Bescheide und Auszahlungen")


def projects() -> bytes:
    """Places and carriers of one Maßnahme per Maßnahmenart, which the agreements name already."""
    rows = [
        [county, year, "AQB", art, name.replace("2023", str(year)), "Bildungswerk (erfunden)", 10 * art]
        for county, year in AGREED
        for art, name in PROJECTS.items()
    ]
    return workbook(["Gebietskörperschaft", "Haushaltsjahr", "Programm", "Art", "Maßnahme", "Träger", "Plätze"], rows)


def targets() -> bytes:
    """A numeric target of each county and year: 20 Abschlüsse; and one in band and one to reduce for the first."""
    rows: list[list[object]] = [
        [county, year, "AQB", 1, "20 Abschlüsse", "Abschlüsse", 20, date(year, 1, 1), date(year, 12, 31)]
        for county, year in AGREED
    ]
    heads = ["Kreis", "Jahr", "Programm", "Art", "Ziel", "Kennzahl", "Zielwert", "Beginn", "Ende"]
    return workbook(heads, rows)


def reports() -> bytes:
    """20, 18, 10, 19 and 20 of 20 at the end of the year: reached, at risk, missed, reached, reached."""
    reached = [20, 18, 10, 19, 20]
    rows = [
        [county, year, "20 Abschlüsse", date(year, 12, 31), value, "Kreisverwaltung"]
        for (county, year), value in zip(AGREED, reached, strict=True)
    ]
    return workbook(["Kreis", "Jahr", "Ziel", "Stichtag", "Ist-Wert", "gemeldet von"], rows)


def write(folder: Path, pdf: object) -> list[Path]:
    """All files of the desk; `pdf` makes a PDF of a text."""
    files: dict[str, bytes] = {}
    for number, (county, year) in enumerate(AGREED):
        text = agreement(county, year)
        kind, content = [
            ("pdf", pdf(text)),
            ("docx", as_word(text)),
            ("txt", text.encode()),
        ][number % 3]
        files[f"zv-{county}-{year}.{kind}"] = content
    files |= {"betraege.xlsx": amounts(), "massnahmen.xlsx": projects(), "ziele.xlsx": targets(), "ist.xlsx": reports()}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]
