"""A workbook to go on with: figures are numbers, heads stay and filter, every sheet bears the mark."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pandas as pd

from briefing.sheets import names_of
from briefing.workbook import Cover, Table, xlsx
from charts.base.columns import Column
from charts.targets import variance

MARK = "Demonstrationsdaten – erfunden"
FRAME = pd.DataFrame(
    {
        "name": ["=1+1", "Fulda"],
        "budget_year": [2023, 2024],
        "euros": [Decimal("-2200.10"), None],
        "share": [0.125, None],
        "places": [None, None],
        "hidden": [False, True],
        "day": [date(2023, 9, 30), None],
        "status": ["achieved", None],
    },
    dtype="object",
)
COLUMNS = {
    "name": Column("Gebiet"),
    "budget_year": Column("Jahr"),
    "euros": Column("Betrag", "euro", signed=True),
    "share": Column("Anteil", "percent"),
    "places": Column("Plätze", "integer", withheld="hidden"),
    "day": Column("Meldung vom", "day"),
    "status": Column("Status", "status"),
}
TABLE = Table("karte", "Budget: Fulda", "Es sind 2.", "Euro · AQB, vereinbart", FRAME, COLUMNS)


def made(mark: str = MARK) -> bytes:
    cover = Cover(
        "Lagebild", [("Datensatz", mark or "echt")], mark, datetime(2024, 1, 1), {"Anteil": "Teil vom Ganzen."}
    )
    return xlsx(cover, [TABLE])


def test_figures_are_numbers_and_what_is_missing_is_empty() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made()))
    assert book.sheetnames == ["Lies-mich", "Budget Fulda", "Definitionen"]
    sheet = book["Budget Fulda"]
    assert [sheet.cell(row, 1).value for row in (1, 2, 3, 4)] == [
        "Budget: Fulda",
        "Es sind 2.",
        "Euro · AQB, vereinbart",
        MARK,
    ]
    head, first, second = ([cell.value for cell in row] for row in sheet.iter_rows(min_row=6, max_row=8))
    assert head == [column.label for column in COLUMNS.values()]
    assert first == ["=1+1", 2023, -2200.1, 0.125, None, datetime(2023, 9, 30), "✔ erreicht"]
    assert second == ["Fulda", 2024, None, None, "• geheim", None, None]
    assert sheet["A7"].data_type == "s"
    assert [sheet[cell].number_format for cell in ("B7", "C7", "F7")] == [
        "0",
        '+#,##0.00 "€";-#,##0.00 "€";#,##0.00 "€"',
        "dd.mm.yyyy",
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B7", "A6:G8", "$6:$6")
    assert book.defined_names["Daten_karte"].attr_text == "'Budget Fulda'!$A$6:$G$8"


def test_what_a_row_is_of_stays_and_a_wide_table_is_printed_so_that_it_is_read() -> None:
    # 16 columns of more than 40 letters: on one sheet of A4 they would be a third of a millimetre high.
    frame = pd.DataFrame({"kind": ["Art"], "name": ["Ziel"], **{f"c{at}": ["W" * 44] for at in range(14)}, "n": [1.0]})
    columns = {name: Column(name, "number" if name == "n" else "text") for name in frame.columns}
    data = xlsx(Cover("T", [], "", datetime(2024, 1, 1)), [Table("z", "Ziele", "Aussage", "", frame, columns)])
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Ziele"]
    assert (sheet.freeze_panes, sheet.print_title_cols) == ("C5", "$A:$B")
    # What is repeated on each of the sheets of paper holds no line that would be cut there.
    assert [[cell.value for cell in row] for row in sheet["A1:C2"]] == [["Ziele", None, None], [None, None, "Aussage"]]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (3, 0)
    *_, word, number = sheet[4]
    assert (word.alignment.horizontal, number.alignment.horizontal) == (None, "right")
    assert sheet.cell(5, number.column).alignment.indent == 1


def test_a_head_has_the_lines_it_needs_beside_the_arrow_of_its_filter() -> None:
    frame = pd.DataFrame({"on": [datetime(2025, 10, 4)], "kind": ["Art"]})
    columns = {"on": Column("aufgenommen am", "day"), "kind": Column("Art")}
    data = xlsx(Cover("T", [], "", datetime(2024, 1, 1)), [Table("z", "Neues", "Aussage", "", frame, columns)])
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Neues"]
    assert sheet["A4"].value == "aufgenommen am"
    assert sheet.row_dimensions[4].height == 30


def test_every_sheet_bears_the_mark_of_invented_data_and_no_real_one_does() -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(made())):
        assert MARK in [cell.value for row in sheet.iter_rows(max_row=5) for cell in row], sheet.title
        assert MARK in sheet.oddHeader.left.text
    assert b"erfunden" not in b"".join(
        str([cell.value for row in sheet.iter_rows() for cell in row]).encode()
        for sheet in openpyxl.load_workbook(io.BytesIO(made("")))
    )
    assert made() == made(), "the same facts give the same file"


def test_sheet_names_are_such_as_excel_takes() -> None:
    long, word = "Alle Gebiete im Vergleich mit sich selbst", "Ausbildungsvorbereitungsmaßnahmen"
    assert names_of(["a/b [c]", long, long, "Quellen", ":", word, "Seit dem vorigen Dialog hinzugekommen"]) == [
        "a b c",
        "Alle Gebiete im Vergleich mit",
        "Alle Gebiete im Vergleich (2)",
        "Quellen (2)",
        "Daten",
        word[:31],
        "Seit dem vorigen Dialog",
    ]


def test_a_number_that_words_tell_is_a_number_with_its_unit() -> None:
    frame = pd.DataFrame(
        {
            "asked_words": ["75,0\u00a0% (27\u00a0Personen)", "100,0\u00a0%", "12,5\u00a0%", "2 Meilensteine", None],
            "asked_value": [27.0, 1.0, 12.5, 2.0, float("nan")],
            "asked_unit": ["Personen", None, "Prozent", "Meilensteine", None],
        }
    )
    columns = {"asked_words": variance.COLUMNS["asked_words"]}
    table = Table("z", "Ziele", "Aussage", "Maß", frame, columns)
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx(Cover("T", [], "", datetime(2024, 1, 1)), [table])))["Ziele"]
    (head,) = (cell.row for row in sheet.iter_rows() for cell in row if cell.value == "bis zur Meldung verlangt")
    cells = [sheet.cell(head + at, 1) for at in range(1, 6)]
    assert [cell.value for cell in cells] == [27, 1, 12.5, 2, None]
    assert [cell.number_format for cell in cells[:4]] == [
        '#,##0 "Personen"', "0.0 %", '#,##0.00 "%"', '#,##0 "Meilensteine"',
    ]  # fmt: skip
