"""The three jobs from the first page to what is taken along: by keyboard alone, and on a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from driving import Visit, Visitor
from playwright.sync_api import Locator

SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = """() => {
  const own = document.activeElement, at = own.getBoundingClientRect();
  const labels = [...(own.labels ?? [])].map(label => label.innerText);
  const icon = own.querySelector('[data-testid=stIconMaterial]')?.textContent ?? '';
  const name = own.ariaLabel || labels.join(' ') || own.innerText.replace(icon, '');
  return {name: name.trim(), seen: at.width > 0 && at.right > 0 && at.left < innerWidth};
}"""
# A paper is in hand within so many stops of the Tab key.
STOPS = 25


class Keys:
    """A keyboard whose stops are counted; a stop that nobody sees is a fault."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.stops = 0

    def to(self, name: str, most: int = 40) -> None:
        """Press Tab until what begins with this name has the focus."""
        passed = []
        for _ in range(most):
            self.visitor.page.keyboard.press("Tab")
            self.stops += 1
            focused = self.visitor.page.evaluate(FOCUSED)
            assert focused["seen"], f"the focus is out of sight: {focused['name']}"
            if focused["name"].startswith(name):
                return
            passed.append(focused["name"][:30])
        raise AssertionError(f"„{name}“ is not among the next {most} stops: {passed}")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.visitor.page.keyboard.press(key)
        self.visitor.settle()

    def arrive(self, title: str) -> None:
        """The page with this title stands, fits the screen, and the next stop lies in it."""
        self.visitor.page.get_by_role("heading", level=1, name=re.compile(f"^{title}")).wait_for()
        page = self.visitor.settle()
        assert page.evaluate(SIDEWAYS) <= 1
        assert page.evaluate("() => document.activeElement.dataset.testid") == "stMain"


def begin(visit: Visit, width: int) -> Keys:
    keys = Keys(visit("?daten=demo", width=width))
    keys.to("Zum Inhalt springen", most=1)
    keys.press("Enter")
    return keys


def taken(keys: Keys, key: str = "Enter") -> Path:
    with keys.visitor.page.expect_download() as got:
        keys.visitor.page.keyboard.press(key)
    return Path(got.value.path())


def in_first_screens(place: Locator, screens: int) -> bool:
    """Whether a place lies within so many heights of the window below its top."""
    return bool(place.evaluate("(own, most) => own.getBoundingClientRect().top < most * innerHeight", screens))


@pytest.mark.parametrize("width", [1280, 390])
def test_a_dialogue_is_prepared_and_its_paper_is_in_hand(width: int, visit: Visit) -> None:
    keys = begin(visit, width)
    page = keys.visitor.page
    keys.to("Gebiet wählen und seine Dialogmappe öffnen")
    page.keyboard.type("Fulda")
    page.get_by_role("option", name="Fulda").wait_for()
    keys.press("Enter")
    keys.arrive("Dialogmappe Landkreis Fulda")
    assert in_first_screens(page.get_by_role("heading", name="Verabredungen früherer Dialoge"), 2)
    keys.to("Vorbereiten")
    keys.press("ArrowRight", "Enter")
    keys.to("Datenblatt auf zwei Seiten (PDF)")
    assert taken(keys).read_bytes().startswith(b"%PDF")
    assert keys.stops <= STOPS
    assert keys.visitor.errors == []


@pytest.mark.parametrize("width", [1280, 390])
def test_counties_are_compared_and_the_picture_is_taken(width: int, visit: Visit) -> None:
    keys = begin(visit, width)
    page = keys.visitor.page
    keys.to("Kreisvergleich")
    keys.press("Enter")
    keys.arrive("Kreisvergleich")
    keys.to("Gebiet im Mittelpunkt")
    page.keyboard.type("Fulda")
    page.get_by_role("option", name="Fulda").wait_for()
    keys.press("Enter")
    page.get_by_text(re.compile(r"^Fulda: .* je Einwohner")).first.wait_for()
    keys.visitor.settle()
    keys.to("Mitnehmen")
    keys.press("Enter")
    keys.to("Bild (SVG)", most=5)
    picture = taken(keys).read_text("utf-8")
    assert "<svg" in picture
    assert "Fulda" in picture
    assert keys.visitor.errors == []


@pytest.mark.parametrize("width", [1280, 390])
def test_a_change_is_explained_and_its_figures_are_taken(width: int, visit: Visit) -> None:
    keys = begin(visit, width)
    page = keys.visitor.page
    keys.to("Veränderung zum Vorjahr")
    keys.press("Enter")
    keys.arrive("Budgetentwicklung")
    assert "Erklärte Veränderung" in keys.visitor.text()
    keys.to("Werte mit den Pfeiltasten lesen")
    keys.press("ArrowRight", "ArrowRight")
    assert re.search(r"€ – \d von \d", page.locator(".aqb-plot-said").first.inner_text())
    keys.press("Shift+Tab", "Enter")
    keys.to("Excel-Mappe (XLSX)", most=5)
    assert taken(keys).read_bytes().startswith(b"PK")
    assert keys.visitor.errors == []
