"""The tables of a workbook or of a list in columns, raw: every cell at its place, nothing interpreted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from data.intake.files.archive import members_of
from data.intake.files.columns import SAMPLE_LETTERS, SAMPLE_ROWS, BrokenRow, delimiter_of, rows_of
from data.intake.files.kinds import Kind, kind_of
from data.intake.files.letters import letters_of
from data.intake.files.limited import read_limited
from data.intake.files.refusal import refused

Cell = str | int | float | bool | date | datetime | time | None
MOST_CELLS = 3_000_000


# Nothing says where a column of fixed width ends, so the person who opens the file decides.
FIXED_WIDTH = (
    "hat Spalten, die durch kein bekanntes Zeichen getrennt sind (bekannt: Semikolon, Tabulator, Komma, senkrechter "
    "Strich). Stehen die Werte mit Leerzeichen untereinander, bitte in Excel unter „Daten“, „Aus Text/CSV“ mit dem "
    "Trennzeichen „Feste Breite“ öffnen, die Spalten prüfen und als .xlsx speichern; sonst als „CSV UTF-8“ mit "
    "Semikolon speichern."
)
_GAPS = re.compile(r"\S\s{2,}\S+(?:\s\S+)*\s{2,}\S")
_FIGURES = re.compile(r"\d{1,3}")


@dataclass
class Sheet:
    """One sheet; `rows` begin at A1 and are all equally long, None is an empty cell.

    `merged` are first row, first column, last row and last column from 0. `unread` names cells with a reason, such as
    „B7: Formel ohne gespeichertes Ergebnis“; they are None in `rows`. `percent` are the places (row, column) that are
    shown as percentage: 0.36 there means 36 %; a figure that its format calls thousands or millions is a text with that
    unit. `hidden` sheets are read, and it is for the user to say whether they count; so are `hidden_rows` and rows
    `struck` out, counted from 1, and `hidden_columns`, counted from 0. `notes` are German sentences about the whole
    file, at its first sheet.
    """

    name: str
    rows: list[list[Cell]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    percent: frozenset[tuple[int, int]] = frozenset()
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    struck: tuple[int, ...] = ()
    notes: list[str] = field(default_factory=list)


def read_sheets(content: bytes, name: str) -> list[Sheet]:
    """The sheets of an XLSX (also with macros, which are ignored) or the one table of a CSV, whose cells are text.

    Numbers of an XLSX are int when they are whole, else float with the at most 15 digits that Excel shows, so that
    Decimal(repr(number)) is what stands in the cell. Raises FileRefused when the file is of another kind or cannot be
    read.
    """
    kind = kind_of(content, name)
    if kind is Kind.CSV:
        return [_list(content, name)]
    if kind is not Kind.XLSX:
        if kind is Kind.TXT and _looks_divided(letters_of(content, name)[0]):
            raise refused(name, FIXED_WIDTH)
        what = "ein Text" if kind is Kind.TXT else "ein PDF" if kind is Kind.PDF else "eine Word-Datei"
        raise refused(name, f"ist {what}. Hier wird eine Tabelle erwartet: Excel-Arbeitsmappe (.xlsx) oder CSV.")
    sheets = list(_sheets(iter(read_limited(str(kind), content, name))))
    if not any(sheet.rows or sheet.unread for sheet in sheets):
        raise refused(name, "enthält keine Zelle mit Inhalt. Bitte prüfen, ob es die richtige Datei ist.")
    sheets[0].notes += _notes(members_of(content, name))
    return sheets


def _list(content: bytes, name: str) -> Sheet:
    text, note = letters_of(content, name)
    if delimiter_of(text) is None and _looks_divided(text):
        raise refused(name, FIXED_WIDTH)
    rows: list[list[Cell]] = []
    cells = 0
    try:
        for row in rows_of(text):
            rows.append([cell or None for cell in row])
            cells += len(row)
            if cells > MOST_CELLS:
                raise refused(name, f"hat mehr als {MOST_CELLS:,} Zellen. Bitte aufteilen.".replace(",", "."))
    except BrokenRow as fault:
        raise refused(
            name,
            f"lässt sich ab Zeile {fault.line} nicht in Spalten teilen: Anführungszeichen fehlen oder stehen mitten im "
            "Wert. Bitte in Excel öffnen und als „CSV UTF-8“ oder .xlsx speichern.",
        ) from None
    if delimiter_of(text) == "," and (line := _split_figure(rows)):
        raise refused(
            name,
            f"trennt die Spalten durch Komma, und Zeile {line} hat mehr Werte als die Kopfzeile: Ein Komma darin ist "
            "wohl ein Dezimalkomma. Bitte mit Semikolon getrennt oder als .xlsx speichern.",
        )
    return Sheet(name, _even(rows), notes=[note] if note else [])


def _looks_divided(text: str) -> bool:
    """Whether most lines have columns of some kind: other signs, or spaces."""
    lines = [line for line in text[:SAMPLE_LETTERS].splitlines() if line.strip()][:SAMPLE_ROWS]
    parted = [line for line in lines if any(line.count(sign) > 1 for sign in "~:^¦#") or _GAPS.search(line)]
    return len(lines) > 1 and len(parted) > 0.5 * len(lines)


def _split_figure(rows: list[list[Cell]]) -> int | None:
    """The first row that goes beyond the head with the cents of a figure: „412345,50“ in a list parted by commas."""
    heads = [len(row) for row in rows[:SAMPLE_ROWS] if not any(_FIGURES.fullmatch(str(cell or "")) for cell in row)]
    width = max(heads, default=0)
    beyond = (at for at, row in enumerate(rows, 1) if any(_FIGURES.fullmatch(str(cell or "")) for cell in row[width:]))
    return next(beyond, None) if width > 1 else None


def _sheets(said: Iterator[Any]) -> Iterator[Sheet]:
    """What the child said: a head, the rows, a foot, sheet by sheet."""
    for head in said:
        sheet = Sheet(str(head["sheet"]), [], hidden=bool(head["hidden"]))
        sheet.merged = [(int(a), int(b), int(c), int(d)) for a, b, c, d in head["merged"]]
        for row in said:
            if isinstance(row, dict):
                sheet.unread = [str(each) for each in row["unread"]]
                sheet.percent = frozenset((int(a), int(b)) for a, b in row["percent"])
                sheet.hidden_rows = tuple(int(each) for each in row["hidden"])
                sheet.hidden_columns = tuple(int(each) for each in row["hidden_columns"])
                sheet.struck = tuple(int(each) for each in row["struck"])
                _name_units(sheet.rows, row["scaled"])
                break
            sheet.rows.append([_cell(cell) if type(cell) is list else cell for cell in row])
        sheet.rows = _even(sheet.rows)
        yield sheet


def _name_units(rows: list[list[Cell]], scaled: list[list[int]]) -> None:
    """Write the unit that a format shows beside a figure into the cell: 288.4 shown as „288,4 TEUR“."""
    for row, column, scale in scaled:
        cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            whole, _, rest = format(Decimal(repr(cell)), "f").partition(".")
            # Three decimals alone could be thousands to whoever reads the text.
            rest = f",{rest}{'0' * (len(rest) == 3)}" if rest else ""
            rows[row][column] = f"{whole}{rest} {'Mio. €' if scale > 1_000 else 'T€'}"


_MOMENTS: dict[str, Callable[[str], Cell]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}


def _cell(told: list[Any]) -> Cell:
    kind, value = told
    return _MOMENTS[kind](value)


def _even(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows without empty ones at the end, all as long as the longest."""
    while rows and not any(cell is not None for cell in rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    for row in rows:
        row += [None] * (width - len(row))
    return rows


def _notes(members: list[str]) -> Iterator[str]:
    if any(member.lower().endswith("vbaproject.bin") for member in members):
        yield "Die Datei enthält Makros; sie wurden nicht ausgeführt, gelesen sind die gespeicherten Werte."
    if any(member.startswith("xl/externalLinks/") for member in members):
        yield "Die Datei ist mit anderen Dateien verknüpft; gelesen sind die zuletzt gespeicherten Werte."
