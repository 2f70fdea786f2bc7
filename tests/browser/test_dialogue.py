"""The whole way of a Zielsteuerungsdialog: from the start to the paper, prepare, record what came of it, next year."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from driving import Visit, Visitor, serving
from playwright.sync_api import Locator


@pytest.fixture
def own_server(built: Path, tmp_path: Path) -> Iterator[str]:
    """A server over its own copy of the data: what is recorded here must not reach other tests."""
    folder = tmp_path / "data"
    shutil.copytree(built, folder)
    with serving(folder, tmp_path / "log.txt") as address:
        yield address


@dataclass
class Hand:
    """Clicks in the main part of a page, counted."""

    visitor: Visitor
    clicks: int = 0

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1
        self.visitor.settle()


def fill(visitor: Visitor, label: str, text: str) -> None:
    field = visitor.page.get_by_test_id("stMain").get_by_label(label, exact=True)
    field.fill(text)
    field.press("Tab")
    visitor.settle()


def test_from_the_start_over_the_paper_to_the_next_year(own_server: str, visit: Visit) -> None:
    visitor = visit("?daten=demo", base=own_server)
    page, hand = visitor.page, Hand(visitor)
    hand.click(page.locator(".st-key-start_kreis input"))
    hand.click(page.get_by_role("option", name="Hochtaunuskreis"))
    assert page.get_by_role("heading", level=1).inner_text().startswith("Dialogmappe Hochtaunuskreis 20")
    hand.click(page.get_by_role("radio", name="Papiere"))
    with page.expect_download() as got:
        page.locator(".st-key-mappe_pdf button").click()
    assert hand.clicks + 1 <= 5, "a county's paper in hand within five clicks"
    assert got.value.suggested_filename.startswith("Dialogmappe_06434_Hochtaunuskreis_20")
    assert Path(got.value.path()).read_bytes().startswith(b"%PDF")
    visitor.open("dialogmappe?daten=demo&jahr=2025&kreis=06434&schritt=Papiere")
    hand.click(page.get_by_text("Die Seiten des PDF zeigen"))
    page.get_by_text("Seite 2 von 2", exact=True).wait_for()
    drawn = page.locator(".stImage img, [data-testid='stImage'] img")
    assert [(each.get_attribute("alt") or "")[:13] for each in drawn.all()] == ["Seite 1 von 2", "Seite 2 von 2"]

    hand.click(page.get_by_role("radio", name="Vorbereiten"))
    fill(visitor, "Ihr Name", "M. Muster")
    question = page.locator(".st-key-leitfrage_1").inner_text().split("\n")[0].removeprefix("1. ")
    hand.click(page.get_by_role("button", name="Leitfrage 1 streichen"))
    assert question not in page.locator(".st-key-leitfrage_1").inner_text()
    assert page.locator("del, s").filter(has_text=question).count() == 1

    hand.click(page.get_by_role("radio", name="Nach dem Gespräch"))
    fill(visitor, "Verabredung", "Konzept für Teilzeitausbildung vorlegen")
    fill(visitor, "Verantwortlich", "Hochtaunuskreis")
    fill(visitor, "Frist", "31.02.2027")
    save = page.get_by_role("button", name="Verabredung festhalten")
    hand.click(save)
    page.get_by_text("Frist: Den 31.02.2027 gibt es nicht im Kalender.").wait_for()
    # the hand stays where it was, and so does what it wrote
    assert save.evaluate("button => button === document.activeElement")
    assert page.get_by_label("Verantwortlich", exact=True).input_value() == "Hochtaunuskreis"
    fill(visitor, "Frist", "31.12.2099")
    hand.click(save)
    page.get_by_text("ist festgehalten.").wait_for()
    assert page.get_by_label("Frist", exact=True).input_value() == ""
    assert visitor.errors == visitor.foreign == []

    later = visit("dialogmappe?daten=demo&jahr=2026&kreis=06434", base=own_server)
    opening = later.page.locator("#mappe_verabredungen").locator("xpath=following::table[1]").inner_text()
    assert "Konzept für Teilzeitausbildung vorlegen" in opening
    assert "31.12.2099" in opening


def test_a_result_is_recorded_by_keyboard_alone(own_server: str, visit: Visit) -> None:
    visitor = visit("dialogmappe?daten=demo&jahr=2025&kreis=06434&schritt=Nach+dem+Gespräch", base=own_server)
    page = visitor.page
    page.get_by_label("Ihr Name", exact=True).focus()
    page.keyboard.type("M. Muster")
    page.keyboard.press("Enter")
    visitor.settle()
    opener = page.get_by_role("button", name="Ergebnis zu Ziel 1 festhalten")
    opener.focus()
    page.keyboard.press("Enter")
    note = page.get_by_label("Bemerkung", exact=True)
    note.wait_for()
    visitor.settle()
    for _ in range(6):
        page.keyboard.press("Tab")
        if note.evaluate("field => field === document.activeElement"):
            break
    page.keyboard.type("Stand wie gemeldet")
    page.keyboard.press("Tab")
    visitor.settle()
    assert page.evaluate("document.activeElement.innerText") == "Ergebnis festhalten"
    page.keyboard.press("Enter")
    page.get_by_text("Das Ergebnis zu Ziel 1 ist festgehalten.").wait_for()
    visitor.settle()
    assert "Stand wie gemeldet" in page.locator(".st-key-ergebnis_1").inner_text()

    # A button that goes with what it took back leaves the hand at what is said of it.
    page.get_by_role("button", name="Ergebnis zu Ziel 1 ändern").press("Enter")
    visitor.settle()
    page.get_by_label("Begründung", exact=True).fill("versehentlich festgehalten")
    page.get_by_role("button", name="Ergebnis zu Ziel 1 zurückziehen").press("Enter")
    page.get_by_text("ist zurückgezogen").wait_for()
    visitor.settle()
    page.wait_for_function("() => document.activeElement.innerText.includes('ist zurückgezogen')")


def test_an_id_from_the_paper_shows_its_figure_again(own_server: str, visit: Visit) -> None:
    address = "dialogmappe?daten=published&jahr=2023&kreis=06434&kennung=published.06434.2023.AQB.agreed.20991231.S-1"
    assert "gibt es" in visit(address.replace("S-1", "S-9"), base=own_server).text()
    visitor = visit(address, base=own_server)
    assert visitor.page.get_by_test_id("stMetricValue").last.inner_text().replace("\u00a0", " ") == "753.200 €"


# What is written on buttons, and reaches beyond them.
BEYOND = """() => [...document.querySelectorAll("[data-testid=stMain] button p")].filter((each) => {
  const [words, button] = [each, each.closest("button")].map((one) => one.getBoundingClientRect());
  return words.width && (words.right > button.right || words.left < button.left || words.bottom > button.bottom);
}).map((each) => each.innerText)"""


def test_beside_what_they_belong_to_buttons_are_read_whole(visit: Visit) -> None:
    visitor = visit("dialogmappe?daten=demo&jahr=2025&kreis=06433&schritt=Nach%20dem%20Gespr%C3%A4ch", width=1024)
    assert "Ergebnisse je Ziel" in visitor.text()
    assert visitor.page.evaluate(BEYOND) == []
