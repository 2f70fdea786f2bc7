"""What a section and a page give away as files: made at the click, whole, and each says of what it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import openpyxl
import pytest
from screen import INVENTED, Run, headings

from ui import downloads

Files = dict[str, tuple[str, Callable[[], bytes]]]


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """The buttons of the last run by key: file name and what makes the file."""
    found: Files = {}

    def button(_: str, make: Callable[[], bytes], *, file_name: str, key: str, **__: object) -> None:
        found[key] = (file_name, make)

    monkeypatch.setattr(downloads, "button", button)
    return found


@pytest.mark.parametrize("dataset", ["published", "demo"])
def test_a_section_gives_its_rows_with_what_they_are(run: Run, files: Files, dataset: str) -> None:
    run("overview", daten=dataset, jahr=2023, kreise=["06434"])
    assert [key for key in files if "karte" in key] == [], "nothing is offered before the menu is open"
    app = run("overview", daten=dataset, jahr=2023, kreise=["06434"], mit_karte=True)
    assert [button.label for button in app.button if button.label.startswith("Bild")] == ["Bild (PNG)", "Bild (SVG)"]
    name, make = files["csv_karte"]
    assert name == f"aqb_{dataset}_karte_2023.csv"
    (row,) = csv.DictReader(io.StringIO(make().decode("utf-8-sig"), newline=""), delimiter=";")
    assert row["Abschnitt"] == "Budget je Einwohner"
    assert row["Maß"].startswith("Euro je Einwohner · AQB, vereinbart · Haushaltsjahr 2023")
    assert row["Auswahl"] == "Gebiete: Hochtaunuskreis"
    assert row["Stand"].startswith("Stand ")
    assert (row["Datensatz"] == INVENTED) == (dataset == "demo")
    machine = next(csv.DictReader(io.StringIO(files["raw_karte"][1]().decode(), newline="")))
    assert machine["Budget"] == row["Budget"].replace(",", ".")
    sheets = openpyxl.load_workbook(io.BytesIO(files["xlsx_karte"][1]())).sheetnames
    assert sheets[:2] == ["Lies-mich", "Budget je Einwohner"]
    assert sheets[-1] == "Quellen"


def test_a_page_is_one_workbook_with_a_sheet_per_section(run: Run, files: Files) -> None:
    app = run("overview", daten="demo", jahr=2023)
    name, make = files["xlsx_seite"]
    assert name == "aqb_demo_seite_2023.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(make()))
    shown = [each for each in headings(app) if each]
    assert book.sheetnames == ["Lies-mich", *shown, "Definitionen", "Quellen"]
    euros = [row[2].value for row in book["Budget je Einwohner"].iter_rows(min_row=7)]
    assert len(euros) == 26
    assert all(isinstance(each, (int, float)) for each in euros)
    assert "picture_chart_karte" not in app.session_state


def test_a_picture_opens_the_figure_it_is_taken_from(run: Run) -> None:
    app = run("overview", daten="demo", jahr=2023, mit_budgets=True, tab_budgets="Tabelle")
    next(button for button in app.button if button.label == "Bild (PNG)").click().run()
    assert app.session_state["tab_budgets"] == "Diagramm"
