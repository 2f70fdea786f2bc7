"""The whole way of a Zielsteuerungsdialog: prepare, strike a question, export, record the result, open next year."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from driving import Visit, Visitor, serving


@pytest.fixture
def own_server(built: Path, tmp_path: Path) -> Iterator[str]:
    """A server over its own copy of the data: what is recorded here must not reach other tests."""
    folder = tmp_path / "data"
    shutil.copytree(built, folder)
    with serving(folder, tmp_path / "log.txt") as address:
        yield address


def fill(visitor: Visitor, label: str, text: str) -> None:
    field = visitor.page.get_by_test_id("stMain").get_by_label(label, exact=True)
    field.fill(text)
    field.press("Tab")


def open_form(visitor: Visitor) -> None:
    visitor.page.get_by_text("Ergebnis des Dialogs erfassen").click()
    visitor.page.get_by_role("button", name="Ergebnis festhalten").wait_for()
    visitor.settle()


def test_from_the_figures_to_the_meeting_and_back(own_server: str, visit: Visit) -> None:
    visitor = visit("dialogmappe?daten=demo&jahr=2025&kreis=06434", base=own_server)
    page = visitor.page
    assert page.get_by_role("heading", level=1).inner_text() == "Dialogmappe Hochtaunuskreis 2025"
    fill(visitor, "Ihr Name", "M. Muster")
    visitor.settle()

    first = page.locator(".st-key-leitfrage_1").inner_text()
    question = first.split("\n")[0].removeprefix("1. ")
    page.locator(".st-key-streichen_1 button").click()
    page.get_by_text("Gestrichen", exact=True).wait_for()
    visitor.settle()
    assert question not in page.locator(".st-key-leitfrage_1").inner_text()
    assert page.locator("del, s").filter(has_text=question).count() == 1

    with page.expect_download() as got:
        page.locator(".st-key-mappe_pdf button").click()
    assert got.value.suggested_filename == "Dialogmappe_06434_Hochtaunuskreis_2025.pdf"
    data = Path(got.value.path()).read_bytes()
    assert data.startswith(b"%PDF")

    open_form(visitor)
    fill(visitor, "Teilnehmende", "Kreis und Ministerium")
    fill(visitor, "Verabredung 1", "Konzept für Teilzeitausbildung vorlegen")
    fill(visitor, "Verantwortlich 1", "Hochtaunuskreis")
    fill(visitor, "Frist 1", "31.12.2099")
    page.get_by_role("button", name="Ergebnis festhalten").click()
    page.get_by_text("ist festgehalten").first.wait_for()
    visitor.settle()

    later = visit("dialogmappe?daten=demo&jahr=2026&kreis=06434", base=own_server)
    assert "Konzept für Teilzeitausbildung vorlegen" in later.text()
    assert "31.12.2099" in later.text()
    again = visit("dialogmappe?daten=demo&jahr=2025&kreis=06434", base=own_server)
    assert question not in again.page.locator(".st-key-leitfrage_1").inner_text()
    assert visitor.errors == []
    assert visitor.foreign == []


def test_an_incomplete_result_is_refused_and_what_was_typed_stays(own_server: str, visit: Visit) -> None:
    visitor = visit("dialogmappe?daten=demo&jahr=2025&kreis=06434", base=own_server)
    open_form(visitor)
    fill(visitor, "Teilnehmende", "Kreis und Ministerium")
    visitor.page.get_by_role("button", name="Ergebnis festhalten").click()
    visitor.page.get_by_text("Ihr Name fehlt").first.wait_for()
    visitor.settle()
    assert visitor.page.get_by_label("Teilnehmende", exact=True).input_value() == "Kreis und Ministerium"


def test_an_id_from_the_paper_shows_its_figure_again(own_server: str, visit: Visit) -> None:
    address = "dialogmappe?daten=published&jahr=2023&kreis=06434&kennung=published.06434.2023.AQB.agreed.20991231.S-1"
    assert "gibt es" in visit(address.replace("S-1", "S-9"), base=own_server).text()
    visitor = visit(address, base=own_server)
    assert visitor.page.get_by_test_id("stMetricValue").last.inner_text().replace("\u00a0", " ") == "753.200 €"
