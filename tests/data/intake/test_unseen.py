"""What only the format of a workbook says: units, rows crossed out, columns hidden; and files that are no workbook."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from twelve_sums import HEAD, TITLE, WANTED, listed

from data.intake import FORMS, read
from data.intake.files import FileRefused, read_sheets
from data.intake.filled import Filled
from data.intake.kinds import day
from data.intake.unclear import Unclear


def made(change: Callable[[Worksheet], None], head: list[str] = HEAD) -> Filled:
    """The twelve sums in a sheet that was changed."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Mittel"
    for row in [TITLE, *listed(head)]:
        sheet.append(row)
    change(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return read(read_sheets(buffer.getvalue(), "x.xlsx"), {"amounts": FORMS["amounts"]})


def sums(filled: Filled) -> dict[tuple[object, ...], Decimal]:
    keys = ("county", "budget_year", "programme", "stage", "category")
    return {tuple(row.values[name] for name in keys): row.values["euros"] for row in filled.rows}


@pytest.mark.parametrize(
    ("format_code", "stored_in"),
    [
        ('#,##0.0 "TEUR"', 1_000),
        ('#,##0.000\\ "T€"', 1_000),
        ('0.0" Tsd. €"', 1_000),
        ('0.00 "Mio. €"', 1_000_000),
        # These divide what is shown, so that euros are stored.
        ('#,##0.0, "TEUR"', 1),
        ('#,##0.00,, "Mio. €"', 1),
        ('#,##0.00 "€"', 1),
        ("#,##0.0,", 1),
    ],
)
def test_the_unit_a_format_shows_beside_a_figure_is_meant(format_code: str, stored_in: int) -> None:
    def shown(sheet: Worksheet) -> None:
        for row in range(3, 15):
            cell = sheet.cell(row, 3)
            cell.value, cell.number_format = cell.value / stored_in, format_code

    filled = made(shown)
    assert (sums(filled), filled.problems) == (WANTED, [])


def test_a_row_that_was_crossed_out_is_asked_about() -> None:
    def cross_out(sheet: Worksheet) -> None:
        for row in (5, 6):
            sheet.cell(row, 3).font = Font(strike=True)
        sheet.cell(20, 1).font = Font(strike=True)

    filled = made(cross_out)
    assert sums(filled) == WANTED
    (asked,) = filled.problems
    assert (asked.rule, asked.severity, asked.cell) == ("row_struck", "soft", "A5")
    assert "2 durchgestrichene Zeilen wurden mitgelesen (Zeile 5, 6)." in asked.message


def test_a_hidden_column_whose_figures_are_taken_is_asked_about() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["C"].hidden = True
        sheet.column_dimensions["F"].hidden = True

    filled = made(hide)
    assert sums(filled) == WANTED
    (asked,) = filled.problems
    assert (asked.rule, asked.severity, asked.cell) == ("column_hidden", "soft", "C1")
    assert "Spalte C" in asked.message


def test_a_workbook_that_hides_and_crosses_out_nothing_is_asked_nothing() -> None:
    assert made(lambda sheet: setattr(sheet["A1"], "font", Font(strike=False))).problems == []


@pytest.mark.parametrize("name", ["x.txt", "x.csv"])
def test_a_table_of_fixed_width_is_refused_with_the_way_out(name: str) -> None:
    lines = [f"{'Kreis':<20}{'MA':<5}{'Betrag':>14}", *(f"{'Fulda':<20}{each:<5}{'1.234,50':>14}" for each in range(4))]
    with pytest.raises(FileRefused, match=r"Feste Breite.*als \.xlsx speichern"):
        read_sheets("\n".join(lines).encode(), name)


def test_a_text_of_sentences_is_no_table() -> None:
    with pytest.raises(FileRefused, match="ist ein Text"):
        read_sheets(b"Sehr geehrte Damen und Herren,\nanbei die Zahlen.\nMit freundlichem Gruss", "x.txt")


@pytest.mark.parametrize("text", ["12. März 2024", "12.März 2024", "12. Mrz. 2024", " 12. MÄRZ 2024 "])
def test_a_day_in_words_is_read(text: str) -> None:
    assert day(text) == date(2024, 3, 12)


@pytest.mark.parametrize("text", ["31. Februar 2024", "12. Monat 2024", "03/12/2024", "März 2024"])
def test_what_is_no_day_is_asked_about(text: str) -> None:
    with pytest.raises(Unclear):
        day(text)
