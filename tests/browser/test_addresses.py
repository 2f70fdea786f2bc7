"""Addresses: cold deep links, filters in the URL, sessions side by side, a missing file."""

from __future__ import annotations

import re
import urllib.request
from pathlib import Path
from urllib.parse import parse_qs, urlparse

from driving import Visit, Visitor, serving
from playwright.sync_api import Browser


def parameters(visitor: Visitor) -> dict[str, list[str]]:
    return parse_qs(urlparse(visitor.page.url).query)


def choose(visitor: Visitor, label: str, option: str) -> None:
    """Pick an option in a filter of the sidebar, by keyboard."""
    box = visitor.page.get_by_test_id("stSidebar").get_by_label(label, exact=False).first
    box.click()
    visitor.page.keyboard.type(option)
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Escape")
    visitor.settle()


def test_a_deep_link_into_a_fresh_server_opens_its_page_with_its_filters(
    built: Path, tmp_path: Path, visit: Visit
) -> None:
    # The very first request of a process: see serve.py, PagesManager.
    with serving(built, tmp_path / "log.txt") as base:
        visitor = visit("kreisprofil?jahr=2023&kreise=Hochtaunuskreis", base=base)
        assert visitor.page.get_by_role("heading", level=1).inner_text() == "Hochtaunuskreis 2023"
        assert visitor.page.title() == "Kreisprofil Hochtaunuskreis 2023 – AQB Hessen"
        assert "753.200 €" in visitor.text()
        assert visitor.errors == []
        assert visitor.foreign == []
        with urllib.request.urlopen(base) as answer:
            policy = answer.headers["content-security-policy"]
        hosts = {urlparse(word.rstrip(";")).netloc for word in policy.split() if "://" in word}
        assert hosts == {urlparse(base).netloc}
        assert " ws:;" not in policy + ";"
        assert " wss:;" not in policy + ";"


def test_filters_stand_in_the_url_show_others_the_same_and_stay_when_the_page_changes(visit: Visit) -> None:
    visitor = visit("lagebild")
    visitor.page.get_by_role("combobox", name="Jahr").first.click()
    visitor.page.get_by_role("option", name="2023", exact=True).click()
    visitor.settle()
    choose(visitor, "Kreise und Städte", "Hochtaunus")
    assert parameters(visitor)["kreise"] == ["Hochtaunuskreis"]
    assert "753,2 Tsd. €" in visitor.text()

    other = visit()
    other.page.goto(visitor.page.url)
    other.settle()
    assert other.text() == visitor.text()

    visitor.page.get_by_role("link", name="Mittelverteilung").click()
    visitor.page.wait_for_url("**/mittelverteilung*")
    visitor.page.wait_for_function("() => document.querySelector('h1')?.innerText.startsWith('Mittelverteilung')")
    visitor.settle()
    assert parameters(visitor)["kreise"] == ["Hochtaunuskreis"]
    assert "753.200,00 €" in visitor.text()


def test_the_link_offered_in_the_sidebar_shows_the_same_county_year_and_figures_elsewhere(visit: Visit) -> None:
    visitor = visit("kreisprofil?daten=demo&kreise=06434")
    visitor.page.get_by_text("Link und Merken").click()
    link = visitor.page.get_by_test_id("stCode").inner_text().strip()
    assert urlparse(link).netloc == urlparse(visitor.page.url).netloc
    visitor.page.keyboard.press("Escape")
    visitor.settle()

    other = visit()
    other.page.goto(link)
    other.settle()
    heading = visitor.page.get_by_role("heading", level=1).inner_text()
    assert other.page.get_by_role("heading", level=1).inner_text() == heading
    money = re.compile(r"[\d.]+ €")
    assert money.findall(other.text()) == money.findall(visitor.text())


def test_two_people_at_once_see_their_own_figures(visit: Visit) -> None:
    one = visit("mittelverteilung?jahr=2023&kreise=Hochtaunuskreis")
    two = visit("mittelverteilung?daten=Demonstrationsdaten&jahr=2022&kreise=Darmstadt")
    before = two.text()
    for name in ("Anteile", "Beträge"):
        one.page.get_by_role("radio", name=name).click()
        one.settle()
        two.page.reload()
        two.settle()
        assert "753.200,00 €" in one.text()
        assert two.text() == before
        assert "Hochtaunuskreis" not in two.text()


def test_an_address_with_nonsense_is_answered_with_a_page(visit: Visit) -> None:
    visitor = visit("mittelverteilung?jahr=1066&kreise=Atlantis&daten=geheim&stand=gestern&art=9&stufe=x&programm=y")
    assert visitor.page.get_by_role("heading", level=1).inner_text().startswith("Mittelverteilung")
    assert "Die Adresse nennt Datensatz „geheim“" in visitor.text()
    assert "„Atlantis“" in visitor.text()
    assert visitor.page.get_by_test_id("stException").count() == 0


def test_a_link_with_keys_shows_what_it_names_and_is_rewritten_in_words(visit: Visit) -> None:
    visitor = visit("kreisprofil?daten=demo&jahr=2023&kreis=06434&stufe=granted")
    assert visitor.page.get_by_role("heading", level=1).inner_text() == "Hochtaunuskreis 2023"
    assert parameters(visitor) == {
        "daten": ["Demonstrationsdaten"],
        "jahr": ["2023"],
        "kreis": ["Hochtaunuskreis"],
        "stufe": ["bewilligt"],
    }


def test_a_missing_data_file_is_explained_in_german(tmp_path: Path, visit: Visit) -> None:
    with serving(tmp_path / "nowhere", tmp_path / "log.txt") as base:
        visitor = visit("mittelverteilung", base=base)
        assert visitor.page.get_by_role("heading", level=1).inner_text() == "Die Daten sind nicht erreichbar"
        assert "python -m data prepare" in visitor.text()
        assert visitor.page.get_by_test_id("stException").count() == 0


def test_a_calendar_is_german_in_an_english_browser_too(server: str, chromium: Browser) -> None:
    context = chromium.new_context(locale="en-US", viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    visitor = Visitor(context, server)
    page = visitor.open("protokoll")
    page.get_by_label("Zeitraum im Kalender wählen").click()
    calendar = page.get_by_role("dialog")
    calendar.get_by_role("button", name="Voriger Monat").wait_for()
    said = calendar.inner_text()
    assert "Dezember" in said
    assert "December" not in said
    assert "Pfeiltasten gehen von Tag zu Tag" in said
    assert re.search(r"M\s+D\s+M\s+D\s+F\s+S\s+S", said), "the week begins on Monday"
    context.close()


def test_a_lost_server_is_told_in_german(built: Path, tmp_path: Path, visit: Visit) -> None:
    with serving(built, tmp_path / "log.txt") as base:
        visitor = visit("handbuch", base=base)
    told = visitor.page.get_by_role("dialog")
    told.get_by_text("Der Server des Dashboards antwortet nicht").wait_for()
    assert "Verbindung unterbrochen" in told.inner_text()
    assert "Streamlit" not in told.inner_text()
