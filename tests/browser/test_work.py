"""What an analyst does: drill down, find the passage, take the numbers along."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from driving import Visit, Visitor
from playwright.sync_api import Page
from scoped import scope

from data.store import Facts, Store
from queries import allocation

# Where to click the bars of the breakdown: near their left end, so that a long bar is hit inside the window.
CENTRES = """() => {
  const bars = [...document.querySelectorAll('.st-key-chart_aufgliederung .point path')];
  return bars.map(bar => bar.getBoundingClientRect())
    .map(box => [box.left + Math.min(box.width / 2, 40), box.top + box.height / 2]);
}"""


def click_bar(visitor: Visitor, position: int) -> None:
    """Click a bar of the breakdown; 0 is the uppermost."""
    visitor.page.locator(".st-key-chart_aufgliederung").scroll_into_view_if_needed()
    visitor.page.wait_for_timeout(300)
    x, y = visitor.page.evaluate(CENTRES)[position]
    # Plotly takes for clicked what the pointer rests on.
    visitor.page.mouse.move(x - 2, y)
    visitor.page.mouse.move(x, y)
    visitor.page.wait_for_timeout(200)
    visitor.page.mouse.click(x, y)


def wait_for_level(visitor: Visitor, arrows: int) -> None:
    """Wait until the path in the heading of the breakdown has this many steps."""
    visitor.page.wait_for_function(
        """arrows => [...document.querySelectorAll('h2')].map(head => head.innerText)
            .some(text => text.startsWith('Aufgliederung')
                && (text.includes(': ') ? text.split('→').length : 0) === arrows)""",
        arg=arrows,
        timeout=20_000,
    )
    visitor.settle()


def level(visitor: Visitor) -> str:
    return visitor.page.get_by_role("heading", name=re.compile("^Aufgliederung")).inner_text()


def split_county(facts: Facts, year: int) -> tuple[int, str]:
    """Position and name of the largest county whose money is split into projects."""
    asked = {"year": year, "programme": "AQB", "stage": "granted"}
    counties = allocation.breakdown(facts, scope(**asked), level="county")
    position = next(n for n, row in enumerate(counties.itertuples()) if row.projects)
    return position, counties.loc[position, "label"]


def test_clicks_lead_from_the_land_to_a_project_and_buttons_lead_back(visit: Visit, real: Store) -> None:
    position, county = split_county(real.facts("demo"), 2023)
    visitor = visit("mittelverteilung?daten=Demonstrationsdaten&jahr=2023&stufe=bewilligt", height=1400)
    assert level(visitor) == "Aufgliederung nach Kreisen und Städten 2023"
    click_bar(visitor, position)
    wait_for_level(visitor, 1)
    assert parse_qs(urlparse(visitor.page.url).query)["gliederung"] == [county]
    assert "kreise=" not in visitor.page.url, "the figures above keep all counties"
    assert level(visitor) == f"Aufgliederung nach Maßnahmenarten 2023: {county}"
    click_bar(visitor, 0)
    wait_for_level(visitor, 2)
    assert re.fullmatch(rf"Aufgliederung nach Maßnahmen 2023: {re.escape(county)} → \d .+", level(visitor))
    assert "&art=" not in visitor.page.url, "the figures above keep all Maßnahmenarten"
    assert visitor.page.get_by_text("Nur:", exact=True).count() == 0
    click_bar(visitor, 0)
    visitor.page.get_by_role("link", name="Steckbrief der angeklickten Maßnahme öffnen").wait_for()

    visitor.page.get_by_role("button", name="Zurück zu allen Maßnahmenarten").click()
    wait_for_level(visitor, 1)
    visitor.page.get_by_role("button", name="Zurück zu allen Gebieten").click()
    wait_for_level(visitor, 0)
    assert "gliederung=" not in visitor.page.url
    assert "art=" not in visitor.page.url
    assert visitor.errors == []


def test_a_click_on_a_county_takes_no_other_one_out_of_the_comparison(visit: Visit) -> None:
    visitor = visit("mittelverteilung?daten=Demonstrationsdaten&jahr=2023&stufe=bewilligt", height=1400)
    bars = visitor.page.locator(".st-key-chart_kreise_art .point path")
    before = bars.count()
    figure = visitor.page.locator(".st-key-chart_kreise_art [role=application]")
    figure.focus()
    visitor.page.keyboard.press("ArrowRight")
    visitor.page.keyboard.press("Enter")
    wait_for_level(visitor, 1)
    visitor.settle()
    assert bars.count() == before > 20
    assert "kreise=" not in visitor.page.url


@pytest.mark.parametrize(
    ("path", "figure", "section"),
    [("kreisprofil", "753.200 €", "Vom Vereinbaren zum Nachweis"), ("", "753,2 Tsd. €", "Kennzahlen")],
)
def test_two_clicks_lead_from_the_figure_to_the_passage(path: str, figure: str, section: str, visit: Visit) -> None:
    visitor = visit(f"{path}?jahr=2023&kreise=Hochtaunuskreis")
    assert figure in visitor.text()
    # One click: the tab Fundstellen of the section that shows the figure.
    visitor.page.get_by_role("heading", name=section).wait_for()
    tabs = visitor.page.get_by_role("radio", name="Fundstellen")
    tabs.nth(1 if path else 0).click()
    visitor.page.get_by_text("753.200 Euro").first.wait_for()
    text = visitor.text()
    assert "§ 4" in text
    assert "Haushaltsmittel in Höhe von insgesamt" in text


def download(page: Page, key: str) -> bytes:
    page.locator(f".st-key-mit_{key} button").click()
    with page.expect_download() as got:
        page.locator(f".st-key-csv_{key} button").click()
    return Path(got.value.path()).read_bytes()


@pytest.mark.parametrize("dataset", ["Veröffentlichte Angaben", "Demonstrationsdaten"])
def test_the_file_for_excel_holds_the_figure_the_data_set_and_the_stand(dataset: str, visit: Visit) -> None:
    visitor = visit(f"kreisprofil?daten={dataset}&jahr=2023&kreise=Hochtaunuskreis")
    data = download(visitor.page, "kette")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    agreed = next(row for row in rows if row["Stufe"] == "vereinbart")
    assert re.fullmatch(r"\d+,\d\d", agreed["Betrag"])
    assert all(row["Stand"].startswith("Stand ") for row in rows)
    if dataset == "Veröffentlichte Angaben":
        assert agreed["Betrag"] == "753200,00"
        assert not any("erfunden" in row["Datensatz"] for row in rows)
    else:
        assert {row["Datensatz"] for row in rows} == {"Demonstrationsdaten – erfunden"}


def test_an_empty_selection_is_answered_by_a_sentence(visit: Visit) -> None:
    # Hanau has no figures of its own before 2026.
    visitor = visit("mittelverteilung?daten=Demonstrationsdaten&jahr=2023&kreise=Hanau")
    assert "Auf dieser Ebene gibt es zu der Auswahl keine Beträge." in visitor.text()
    # Why there is none and what to do is said once.
    assert visitor.text().count("kreisfrei erst seit 2026") == 1, visitor.text()
    assert "Bitte ein anderes Jahr" not in visitor.text()
    assert visitor.page.get_by_test_id("stException").count() == 0
    assert visitor.errors == []


def test_long_names_of_a_field_are_read_whole(visit: Visit) -> None:
    visitor = visit("massnahmen?daten=demo&jahr=2025", width=390)
    page = visitor.page
    field = page.get_by_role("combobox", name="Steckbrief einer Maßnahme")
    field.click()
    page.keyboard.type("Sprachlabor vor der")
    page.get_by_role("option").first.wait_for()
    name = max(page.get_by_role("option").all_inner_texts(), key=len)
    offer = page.get_by_role("option", name=name, exact=True)
    cut = "own => own.scrollWidth > own.clientWidth || own.scrollHeight > own.clientHeight + 1"
    assert not offer.locator("> div").evaluate(cut)
    offer.click()
    visitor.settle()
    field.hover()
    assert field.get_attribute("title") == name
    assert visitor.errors == []
