"""Tables as they lie in workbooks and lists: every cell at its place and as it is shown."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import made_files as made
import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.intake.files import FileRefused, Sheet, read_sheets


def sheet_of(*rows: list[object]) -> Sheet:
    """The sheet of a workbook with these rows from A1 on."""
    return read_sheets(made.workbook(lambda book: [book.active.append(row) for row in rows]), "liste.xlsx")[0]


def test_cells_keep_kind_and_place() -> None:
    def write(book: openpyxl.Workbook) -> None:
        sheet = book.active
        sheet.title = "Beträge"
        sheet["C3"] = "Ausbildungsbudget"
        sheet.merge_cells("C3:E3")
        for place, value in {
            "C5": "06434",
            "D5": 753200,
            "E5": 0.1,
            "C6": date(2023, 5, 30),
            "D6": datetime(2023, 5, 30, 12, 30),
            "E6": time(9, 5),
            "C7": True,
            "D7": timedelta(hours=36),
        }.items():
            sheet[place] = value

    (sheet,) = read_sheets(made.workbook(write), "liste.xlsx")
    assert sheet == Sheet(
        "Beträge",
        [
            [None] * 5,
            [None] * 5,
            [None, None, "Ausbildungsbudget", None, None],
            [None] * 5,
            [None, None, "06434", 753200, 0.1],
            [None, None, date(2023, 5, 30), datetime(2023, 5, 30, 12, 30), time(9, 5)],
            [None, None, True, "36:00:00", None],
        ],
        merged=[(2, 2, 2, 4)],
    )


@pytest.mark.parametrize("number", [1.1, 753200.1, 1234567890.12, 0.07, -12.5, 99999999.99])
def test_a_number_is_the_decimal_that_stands_in_the_cell(number: float) -> None:
    assert Decimal(repr(sheet_of([number]).rows[0][0])) == Decimal(str(number))


def test_what_counting_in_twos_leaves_behind_the_15th_digit_is_not_read() -> None:
    assert 4.35 * 100 != 435
    assert sheet_of([4.35 * 100, 0.1 + 0.2]).rows == [[435, 0.3]]


def test_hidden_sheets_are_read_and_named_as_hidden() -> None:
    def write(book: openpyxl.Workbook) -> None:
        book.active["A1"] = "offen"
        other = book.create_sheet("Alt")
        other["A1"] = "verborgen"
        other.sheet_state = "hidden"

    shown, hidden = read_sheets(made.workbook(write), "liste.xlsx")
    assert (shown.hidden, hidden.hidden) == (False, True)
    assert hidden.rows == [["verborgen"]]


def test_formulas_without_a_result_and_errors_are_named() -> None:
    def write(book: openpyxl.Workbook) -> None:
        book.active["A1"] = 5
        book.active["B7"] = "=SUM(A1)"
        book.active["C2"] = "#DIV/0!"

    (sheet,) = read_sheets(made.workbook(write), "liste.xlsx")
    assert sheet.unread == ["C2: Fehlerwert #DIV/0!", "B7: Formel ohne gespeichertes Ergebnis"]


def test_formulas_with_a_result_give_it() -> None:
    cell = b'<c r="A1"><f>2+3</f><v>5</v></c><c r="B1" t="str"><f>""</f><v></v></c>'
    book = made.workbook(lambda book: book.active.append([None]))
    part = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    name = "xl/worksheets/sheet1.xml"
    (sheet,) = read_sheets(made.with_members(book, {name: part + cell + b"</row></sheetData></worksheet>"}), "x.xlsx")
    assert (sheet.rows[0][0], sheet.unread) == (5, [])


def test_percentages_are_told() -> None:
    def write(book: openpyxl.Workbook) -> None:
        book.active.append([0.36, 0.5, 0.5])
        book.active["A1"].number_format = "0 %"
        book.active["C1"].number_format = '0" % von allen"'

    (sheet,) = read_sheets(made.workbook(write), "liste.xlsx")
    assert sheet.percent == {(0, 0)}


def test_hidden_rows_are_read_and_known() -> None:
    def write(book: openpyxl.Workbook) -> None:
        for row in (["Kreis"], ["Fulda"], [None], ["Kassel"]):
            book.active.append(row)
        for number in (2, 3):
            book.active.row_dimensions[number].hidden = True

    (sheet,) = read_sheets(made.workbook(write), "liste.xlsx")
    assert [row[0] for row in sheet.rows] == ["Kreis", "Fulda", None, "Kassel"]
    assert sheet.hidden_rows == (2,)


def test_macros_are_ignored_and_links_not_followed_and_both_are_told() -> None:
    more = {"xl/vbaProject.bin": b"\xd0\xcf", "xl/externalLinks/externalLink1.xml": b"<externalLink/>"}
    (sheet,) = read_sheets(made.with_members(made.small_workbook(), more), "liste.xlsm")
    assert sheet.rows == [["Wert"]]
    assert "Makros" in sheet.notes[0]
    assert "verknüpft" in sheet.notes[1]


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(FileRefused, match="keine Zelle mit Inhalt"):
        sheet_of()


LIST = "Kreis;Betrag\r\nHochtaunuskreis;1.234,50\r\n"


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_a_list_is_read_in_every_usual_code(code: str) -> None:
    text = LIST.replace("Kreis", "Träger")
    (sheet,) = read_sheets(text.encode(code), "liste.csv")
    assert sheet.rows == [["Träger", "Betrag"], ["Hochtaunuskreis", "1.234,50"]]
    assert bool(sheet.notes) == (code == "cp1252")


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_the_separator_is_found_also_below_a_title(delimiter: str) -> None:
    rows = [["Liste der Beträge 2024"], ["Kreis", "Jahr", "Betrag"], ["Gießen", "2024", "5"], ["Kassel", "2024", "6"]]
    text = "\n".join(delimiter.join(row) for row in rows)
    (sheet,) = read_sheets(text.encode(), "liste.csv")
    assert sheet.rows == [[*row, *[None] * (3 - len(row))] for row in rows]


def test_decimal_commas_do_not_separate() -> None:
    (sheet,) = read_sheets(b"a;b\n1,5;2,5\n3,5;4,5\n", "liste.csv")
    assert sheet.rows[1] == ["1,5", "2,5"]


def test_quoted_line_ends_and_separators_belong_to_the_cell() -> None:
    (sheet,) = read_sheets(b'Name;Wort\n"Zeile 1\nZeile 2";"a;b ""c"""\n', "liste.csv")
    assert sheet.rows[1] == ["Zeile 1\nZeile 2", 'a;b "c"']


def test_a_quote_that_never_ends_is_refused_with_its_line() -> None:
    with pytest.raises(FileRefused, match=r"ab Zeile \d"):
        read_sheets(b'Name;Wert\n"Gruppe A;1\nGruppe B;2\n', "liste.csv")


def test_the_separator_a_list_names_itself_is_no_row() -> None:
    (sheet,) = read_sheets(b"sep=;\r\nName;Wert\r\na;1\r\n", "liste.csv")
    assert sheet.rows == [["Name", "Wert"], ["a", "1"]]


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8)


@settings(max_examples=30, deadline=None)
@example([["0", "0", ";0"], ["0", "0", ";"]], "\t")
@given(st.lists(st.lists(words, min_size=3, max_size=3), min_size=2, max_size=5), st.sampled_from(";\t"))
def test_a_list_that_was_written_reads_as_it_was_written(rows: list[list[str]], delimiter: str) -> None:
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    assert read_sheets(out.getvalue().encode("utf-8-sig"), "liste.csv")[0].rows == rows


def test_a_document_is_no_table() -> None:
    with pytest.raises(FileRefused, match=r"brief\.docx.*Word-Datei.*Tabelle erwartet"):
        read_sheets(made.typed_word("Brief"), "brief.docx")


def test_what_is_said_beside_cells_is_found_under_any_prefix_of_the_names() -> None:
    name = "xl/worksheets/sheet1.xml"
    sheet = (
        b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1">'
        b'<x:c r="A1" t="n"><x:v>1</x:v></x:c><x:c r="B1"><x:f>1/0</x:f></x:c><x:c r="C1" t="e"><x:v>#REF!</x:v></x:c>'
        b'<x:c r="D1" t="str"><x:f>""</x:f><x:v></x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    (found,) = read_sheets(made.with_members(made.small_workbook(), {name: sheet}), "x.xlsx")
    assert found.rows[0][0] == 1
    assert found.unread == ["C1: Fehlerwert #REF!", "B1: Formel ohne gespeichertes Ergebnis"]
