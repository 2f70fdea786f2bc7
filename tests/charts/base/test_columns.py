"""Tables and files: the same frame as German text, for Excel and for programmes."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from charts.base.columns import Column, written
from charts.base.columns import csv as as_file
from data import numbers

FRAME = pd.DataFrame(
    {
        "name": ["=SUMME(A1)", "Müller; „Söhne“", None],
        "euros": [753200.0, 0.5, None],
        "share": [0.9496, 1.0, None],
        "on": pd.to_datetime(["2023-05-30", None, None]),
        "stage": ["agreed", "paid", None],
        "yes": [True, False, None],
    }
)
COLUMNS = {
    "name": Column("Name"),
    "euros": Column("Betrag", "euro2"),
    "share": Column("Anteil", "percent"),
    "on": Column("am", "day", missing="ohne Datum"),
    "stage": Column("Stufe", "stage"),
    "yes": Column("nur Personal", "flag"),
}
EXTRA = {"Datensatz": "Demonstrationsdaten – erfunden", "Stand": "Stand 01.01.2026"}


def rows(data: bytes, separator: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


def test_a_table_is_written_in_german() -> None:
    text = written(FRAME, COLUMNS)
    lines = list(zip(*text.values(), strict=True))
    first = [value.replace("\u00a0", " ") for value in lines[0]]
    assert first == ["=SUMME(A1)", "753.200,00 €", "95,0 %", "30.05.2023", "vereinbart", "ja"]
    assert list(lines[2]) == ["keine Angabe"] * 3 + ["ohne Datum"] + ["keine Angabe"] * 2


def test_the_file_for_excel_has_byte_order_mark_semicolon_and_decimal_comma() -> None:
    data = as_file(FRAME, COLUMNS, EXTRA, german=True)
    assert data.startswith(b"\xef\xbb\xbf")
    first = rows(data, ";")[0]
    assert first["Betrag"] == "753200,00"
    assert first["Anteil"] == "0,9496"
    assert first["am"] == "2023-05-30"


def test_the_file_for_programmes_has_comma_and_decimal_point() -> None:
    data = as_file(FRAME, COLUMNS, EXTRA, german=False)
    assert not data.startswith(b"\xef\xbb\xbf")
    assert rows(data, ",")[0]["Betrag"] == "753200.00"


@pytest.mark.parametrize("german", [True, False])
def test_a_missing_value_is_an_empty_cell_and_never_a_zero(german: bool) -> None:
    last = rows(as_file(FRAME, COLUMNS, EXTRA, german=german), ";" if german else ",")[2]
    assert [last[column.label] for column in COLUMNS.values()] == [""] * 6


@pytest.mark.parametrize("german", [True, False])
def test_no_cell_can_start_a_formula(german: bool) -> None:
    for row in rows(as_file(FRAME, COLUMNS, EXTRA, german=german), ";" if german else ","):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row.values())


def test_data_set_and_stand_are_repeated_in_every_row() -> None:
    for row in rows(as_file(FRAME, COLUMNS, EXTRA, german=True), ";"):
        assert {name: row[name] for name in EXTRA} == EXTRA


def test_an_empty_file_still_names_its_columns() -> None:
    data = as_file(FRAME.head(0), COLUMNS, EXTRA, german=True)
    assert data.decode("utf-8-sig").strip() == "Name;Betrag;Anteil;am;Stufe;nur Personal;Datensatz;Stand"


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert Column("Stufe", "stage").write("neu") == "neu"
    assert Column("Zahl", "number").write(3.25) == "3,25"
    assert Column("Zahl", "number").write(3.0) == "3"
    assert Column("Betrag", "euro").write(None) == numbers.MISSING
