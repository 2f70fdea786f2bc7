"""What a section and a page give away as files: made at the click, whole, and each says of what it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import openpyxl
import pytest
from screen import INVENTED, Run, charts, headings, texts

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
    assert row["Auswahl"] == "Gebiet: Hochtaunuskreis"
    assert row["Stand"].startswith("Stand ")
    assert (row["Datensatz"] == INVENTED) == (dataset == "demo")
    machine = next(csv.DictReader(io.StringIO(files["raw_karte"][1]().decode(), newline="")))
    assert machine["Budget"] == row["Budget"].replace(",", ".")
    sheets = openpyxl.load_workbook(io.BytesIO(files["xlsx_karte"][1]())).sheetnames
    assert sheets[:2] == ["Lies-mich", "Budget je Einwohner"]
    assert sheets[-1] == "Quellen"


def test_no_file_says_what_a_click_would_do(run: Run, files: Files) -> None:
    app = run("allocation", daten="demo", jahr=2023)
    assert "Klick wählt das Jahr" in " ".join(texts(app)), "the page does"
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx_seite"][1]()))
    said = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    assert "Haushaltsjahr 2023" in said
    assert "Klick " not in said


def test_a_page_is_one_workbook_with_a_sheet_per_section(run: Run, files: Files) -> None:
    app = run("overview", daten="demo", jahr=2023)
    name, make = files["xlsx_seite"]
    assert name == "aqb_demo_seite_lagebild_2023.xlsx"
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


def cover(files: Files, key: str) -> dict[str, str]:
    """What the first sheet of a workbook says the file is."""
    rows = openpyxl.load_workbook(io.BytesIO(files[key][1]()))["Lies-mich"].iter_rows(values_only=True, max_col=2)
    return {str(name): str(value) for name, value in rows if name and value}


@pytest.mark.parametrize(("topic", "key"), [("county", "kette"), ("dialogue", "mappe_geld")])
def test_every_file_of_a_page_about_one_county_names_it(run: Run, files: Files, topic: str, key: str) -> None:
    # chosen in the sidebar and for the page are different ones
    asked = {"daten": "demo", "jahr": 2025, "kreise": ["06412"], f"mit_{key}": True}
    app = run(topic, **asked, kreis="06611", **{f"picture_chart_{key}": {"kind": "svg", "at": 1}})
    for name in (f"xlsx_{key}", "xlsx_seite"):
        assert cover(files, name)["Auswahl"] == "Gebiet: Kassel (Stadt)"
    name, make = files[f"csv_{key}"]
    assert name == f"aqb_demo_{key}_06611_2025.csv"
    rows = csv.DictReader(io.StringIO(make().decode("utf-8-sig"), newline=""), delimiter=";")
    assert {row["Auswahl"] for row in rows} == {"Gebiet: Kassel (Stadt)"}
    (picture,) = [chart.picture for chart in charts(app) if chart.picture]
    assert picture["name"] == f"aqb_demo_{key}_06611_2025"
    assert picture["head"][2].startswith("Gebiet: Kassel (Stadt) · Euro")


def test_a_picture_says_what_its_figure_is_narrowed_to(run: Run) -> None:
    asked = {"daten": "demo", "jahr": 2025, "kreise": ["06412", "06611"]}
    app = run("trends", **asked, picture_chart_verlauf={"kind": "svg", "at": 1})
    (picture,) = [chart.picture for chart in charts(app) if chart.picture]
    assert picture["head"][2].startswith("Gebiete: Frankfurt am Main, Kassel (Stadt) · Euro")


def test_a_file_is_not_called_narrowed_where_the_choice_does_nothing(run: Run, files: Files) -> None:
    asked = {"daten": "demo", "jahr": 2025, "kreise": ["06611"], "art": [1]}
    everything = "alle Gebiete, alle Maßnahmenarten"
    run("trends", **asked, ansicht="Rechenspiel", mit_rechenspiel=True)
    assert cover(files, "xlsx_rechenspiel")["Auswahl"] == everything
    run("trends", **asked)
    of_page = cover(files, "xlsx_seite")
    assert of_page["Auswahl zu „Budget je Jahr“"] == "Gebiet: Kassel (Stadt)"
    assert of_page["Auswahl zu „Alle Gebiete im Vergleich mit sich selbst“"] == everything
    run("comparison", daten="demo", jahr=2025, kreis="06412", kreise=["06611"], mit_nebeneinander=True)
    assert cover(files, "xlsx_nebeneinander")["Auswahl"] == "Gebiete: Frankfurt am Main, Kassel (Stadt)"
    of_page = cover(files, "xlsx_seite")
    assert [words for name, words in of_page.items() if name.startswith("Auswahl zu „Budget: ")] == [everything]
