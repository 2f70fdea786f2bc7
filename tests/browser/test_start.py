"""The three jobs from the first page, as somebody new does them: what is clicked is counted."""

from __future__ import annotations

import re
from typing import Literal

from driving import Visit, Visitor

Role = Literal["link", "combobox", "option"]


class Clicks:
    """Clicks of one visitor, counted."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.page = visitor.page
        self.number = 0

    def on(self, role: Role, name: str | re.Pattern[str]) -> None:
        """Click what has this role and name, and wait until the page stands still."""
        self.page.get_by_role(role, name=name).first.click()
        self.number += 1
        self.visitor.settle()


def arrived(visitor: Visitor, path: str, title: str) -> None:
    visitor.page.wait_for_url(f"**/{path}*")
    visitor.page.get_by_role("heading", level=1, name=title).wait_for()
    visitor.settle()


def test_the_three_jobs_from_the_first_page_and_one_step_back_each(visit: Visit) -> None:
    visitor = visit("?daten=demo")
    page = visitor.page
    before = page.evaluate("history.length")
    # Whatever is written into the history may be stepped back to before the page has put it right.
    addresses: list[str] = []
    page.on("framenavigated", lambda frame: addresses.append(frame.url))

    clicks = Clicks(visitor)
    clicks.on("link", re.compile("Kreisvergleich .* öffnen"))
    arrived(visitor, "kreisvergleich", "Kreisvergleich")
    assert "je Einwohner" in visitor.text()
    assert clicks.number <= 4
    page.go_back()
    page.get_by_role("heading", level=1, name="Start").wait_for()
    visitor.settle()

    clicks = Clicks(visitor)
    clicks.on("combobox", "Gebiet wählen und seine Dialogmappe öffnen")
    clicks.on("option", "Fulda")
    arrived(visitor, "dialogmappe", "Dialogmappe")
    assert clicks.number == 2
    assert "Fulda" in page.get_by_role("heading", level=1).inner_text()
    assert "Fulda" in page.title()
    assert "kreis=Fulda" in page.url, "what is shown can be sent on"
    page.go_back()
    page.get_by_role("heading", level=1, name="Start").wait_for()
    visitor.settle()

    clicks = Clicks(visitor)
    clicks.on("link", re.compile("Veränderung zum Vorjahr"))
    arrived(visitor, "budgetentwicklung", "Budgetentwicklung")
    assert "Erklärte Veränderung" in visitor.text()
    assert clicks.number == 1
    # Each page was one step, whatever its filters wrote into the address meanwhile.
    assert page.evaluate("history.length") == before + 1
    assert [address for address in addresses if "daten=Demo" not in address] == [], "a step back keeps the data set"
    assert visitor.errors == []
    assert visitor.foreign == []


def test_a_link_with_keys_is_one_step_and_names_are_found_as_typed(visit: Visit) -> None:
    visitor = visit("kreisprofil?daten=demo&jahr=2023&kreis=06434")
    page = visitor.page
    assert page.evaluate("history.length") == 2, "the empty page and this one"
    page.get_by_role("combobox", name="Kreis oder kreisfreie Stadt").click()
    page.keyboard.type("Gross Gerau")
    page.get_by_role("option", name="„Gross Gerau“ suchen").click()
    page.get_by_role("heading", level=1, name="Groß-Gerau 2023").wait_for()
    visitor.settle()
    assert "kreis=Gro%C3%9F-Gerau" in page.url

    page.get_by_text("Link und Merken").click()
    visitor.settle()
    page.get_by_label("Name der Ansicht").fill("Mein <b>Kreis</b>")
    page.get_by_role("button", name="In Meine Auswahl merken").click()
    page.get_by_text("Gemerkt als").wait_for()
    visitor.open("")
    page.get_by_role("link", name="Mein <b>Kreis</b>").click()
    arrived(visitor, "kreisprofil", "Groß-Gerau 2023")
    assert visitor.errors == []


def test_an_old_link_to_the_first_page_shows_the_lagebild_it_meant(visit: Visit) -> None:
    visitor = visit("?daten=demo&jahr=2023&kreise=06434")
    assert visitor.page.get_by_role("heading", level=1).inner_text() == "Lagebild 2023"
    assert visitor.page.evaluate("history.length") == 2
