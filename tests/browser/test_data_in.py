"""From an empty data set to full pages: files are handed over, questions answered, confirmed, and seen everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import desk
import made_files
import pytest
from driving import Visit, Visitor, serving
from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as TooLate
from pypdf import PdfReader

from data.store import Store
from pages.deliveries import taking


@pytest.fixture
def empty_house(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server over an empty data set of the ministry, and the folder of its data."""
    folder = tmp_path / "daten"
    folder.mkdir()
    with Store(folder, ["ministry"], create=True):
        pass
    with serving(folder, tmp_path / "log.txt") as address:
        yield address, folder


def hand_over(visitor: Visitor, files: list[Path]) -> None:
    page = visitor.page
    page.set_input_files("input[type=file]", files)
    page.get_by_role("heading", name=re.compile("Entw")).first.wait_for()
    visitor.settle()


def confirm(visitor: Visitor, said: str) -> None:
    """Take the open draft over, after a look at it, and wait until the page says so."""
    visitor.page.wait_for_timeout(1000 * taking.UNSEEN)
    visitor.page.get_by_role("button", name=re.compile("^(Übernehmen|Als neue Fassung übernehmen)$")).click()
    visitor.page.get_by_test_id("stAlert").filter(has_text=said).first.wait_for()
    visitor.settle()


def test_from_an_empty_data_set_to_full_pages(empty_house: tuple[str, Path], visit: Visit, tmp_path: Path) -> None:
    address, _ = empty_house
    files = desk.write(tmp_path, made_files.pdf)
    visitor = visit("?daten=ministry", base=address)
    assert "ist noch nichts erfasst" in visitor.text()
    visitor.page.get_by_role("link", name="Daten aufnehmen").click()
    visitor.page.get_by_role("heading", name="Daten", level=1).wait_for()
    visitor.settle()
    visitor.page.get_by_label("Ihr Name").fill("Frau Beispiel")
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    hand_over(visitor, files[:5])
    assert "5 Entwürfe" in visitor.text()
    add_a_sum(visitor)
    # Each draft opens by itself when the one before is taken over: one click per file.
    for left, (county, year) in reversed([*enumerate(desk.AGREED)]):
        confirm(visitor, f"Zielvereinbarung {year} ({county}) übernommen")
        assert (f"{left} Entw" in visitor.text()) == (left > 0)
    for file in files[5:]:
        hand_over(visitor, [file])
        assert "Fehler hindert" not in visitor.text()
        confirm(visitor, f"{file.name} ist übernommen")

    visitor.open("?daten=ministry&jahr=2024")
    # 720.500 + 1.140.300 + 640.000, three of 26.
    assert "2,50 Mio. €" in visitor.text()
    budgets = table_of(visitor, "Budgets im Vergleich")
    for euros in ("720.500 €", "1.140.300 €", "640.000 €"):
        assert euros in budgets, euros
    assert "3 von 26" in visitor.text()
    visitor.open("mittelverteilung?daten=ministry&jahr=2024&stufe=granted")
    for part in ("180.125,00 €", "285.075,00 €", "160.000,00 €"):
        assert part in table_of(visitor, "Maßnahmenarten je Gebiet"), part
    visitor.open("ziele?daten=ministry&jahr=2024")
    for word in ("gefährdet", "nicht erreicht", "erreicht"):
        assert word in visitor.text()
    visitor.open("kreisprofil?daten=ministry&jahr=2024&kreis=06440")
    assert "12.345,67 €" in visitor.text()
    chain = table_of(visitor, "Vom Vereinbaren zum Nachweis")
    for euros in ("1.140.300,00 €", "1.090.300,00 €", "1.080.299,50 €"):
        assert euros in chain, euros
    visitor.open("budgetentwicklung?daten=ministry&jahr=2024&ansicht=Erklärte Veränderung")
    # 720.500 - 700.000 and 1.140.300 - 1.100.000, compared like for like.
    assert "60.800" in visitor.text()
    visitor.open("dialogmappe?daten=ministry&jahr=2024&kreis=06440&schritt=Papiere")
    with visitor.page.expect_download() as given:
        visitor.page.get_by_role("button", name="Mappe zum Mitnehmen (PDF)", exact=True).click()
    paper = PdfReader(given.value.path())
    assert "1.140.300" in "".join(page.extract_text() for page in paper.pages)
    assert visitor.errors == []


def into_cell(visitor: Visitor, table: Locator, across: float, down: float, words: str, held: str) -> None:
    """Words typed into the cell of a table at a place of the window, until the table holds them."""
    page = visitor.page
    # The field of a cell lies over the table, at the end of the page.
    field = page.locator("#portal").locator("input, textarea").first
    for patience in (2_000, 5_000, 10_000, 20_000):
        page.mouse.click(across, down)
        page.keyboard.press("Enter")
        try:
            field.fill(words, timeout=patience)
        except TooLate:
            # Drawn anew meanwhile, the table has closed it.
            continue
        page.keyboard.press("Enter")
        field.wait_for(state="detached")
        visitor.settle()
        # Drawn anew between the words and the key, it has not taken them.
        if held in table.locator("td").all_inner_texts():
            return
    raise AssertionError(f"the table does not take „{words}“ at {across:.0f}, {down:.0f}")


def add_a_sum(visitor: Visitor) -> None:
    """A sum is typed into the agreement of the Wetteraukreis 2024, found again after another draft, and remembered."""
    page = visitor.page
    drafts = page.get_by_test_id("stHorizontalBlock").filter(has_text="Zielvereinbarung (")
    wanted, other = (
        drafts.filter(has_text=each).get_by_role("button") for each in ("Wetteraukreis-2024", "Hochtaunuskreis-2023")
    )
    wanted.click()
    # All of „Zweck“ is seen without scrolling.
    page.set_viewport_size({"width": 1440, "height": 1000})
    visitor.settle()
    page.get_by_text("Angaben berichtigen", exact=True).last.click()
    # Parties, Maßnahmen and Ziele stand above, and push it out of sight until they are drawn.
    sums = page.get_by_test_id("stDataFrame").nth(3)
    visitor.settle()

    def bottom() -> tuple[float, float]:
        """Left edge and height of the last row, in sight."""
        sums.scroll_into_view_if_needed()
        visitor.settle()
        box = sums.bounding_box()
        assert box
        return box["x"], box["y"] + box["height"] - 18

    height = sums.evaluate("table => table.getBoundingClientRect().height")
    left, down = bottom()
    page.mouse.click(left + 90, down)
    # A new line is where the empty one was as soon as the table is higher.
    higher = "([table, height]) => table.getBoundingClientRect().height > height"
    page.wait_for_function(higher, arg=[sums.element_handle(), height])
    for column, words, held in ((90, "12345,67", "12345.67"), (768, "Druck", "Druck")):
        left, down = bottom()
        into_cell(visitor, sums, left + column, down - 35, words, held)
    visitor.settle()
    unkept = page.get_by_test_id("stAlert").filter(has_text="noch nicht gemerkt: Beträge")
    unkept.wait_for()
    other.click()
    unkept.wait_for(state="detached")
    wanted.click()
    unkept.wait_for()
    page.get_by_label("Woher stammt die Berichtigung?").fill("laut Anlage 2")
    page.get_by_role("button", name="Berichtigung merken").click()
    page.get_by_test_id("stAlert").filter(has_text="Gemerkt: Beträge").wait_for()
    visitor.settle()
    assert "12.345,67 €" in visitor.text()
    # The newest is open again, as after handing over.
    drafts.filter(has_text="Vogelsbergkreis").get_by_role("button").click()
    visitor.settle()


def table_of(visitor: Visitor, heading: str) -> str:
    """The text of the table of a section."""
    section = visitor.page.get_by_role("heading", name=re.compile(f"^{heading}"), level=2).first
    section.scroll_into_view_if_needed()
    key = visitor.page.locator(".aqb-head").filter(has=section).get_attribute("id")
    visitor.page.locator(f".st-key-tab_{key}").get_by_role("radio", name="Tabelle").click()
    visitor.settle()
    return visitor.text()
