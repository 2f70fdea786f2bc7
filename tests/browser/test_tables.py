"""Tables fit their place: closer where they would be moved sideways, cards where that is not enough."""

from __future__ import annotations

import re

import pytest
from driving import Visit, Visitor
from on_paper import sheets

OPEN_TABLES = """() => [...document.querySelectorAll("[class*=st-key-frame_] [role=radio]")]
  .filter((each) => each.innerText.trim() === "Tabelle" && each.ariaChecked !== "true")
  .forEach((each) => each.click())"""
# By the name of each table: how it is laid out, and what it lacks in width.
TABLES = """() => Object.fromEntries([...document.querySelectorAll(".aqb-table")].map((each) => [
  each.ariaLabel.replace(", verschiebbar", ""),
  [each.classList.contains("aqb-tight") ? "cards" : "table", Math.max(each.scrollWidth - each.clientWidth, 0)],
]))"""
NARROW_PAGES = ("lagebild", "mittelverteilung", "kreisvergleich", "ziele", "kreisprofil", "massnahmen", "methodik")


def tables(visitor: Visitor) -> dict[str, tuple[str, int]]:
    visitor.page.evaluate(OPEN_TABLES)
    visitor.settle()
    found: dict[str, tuple[str, int]] = {name: tuple(each) for name, each in visitor.page.evaluate(TABLES).items()}
    return found


@pytest.mark.parametrize("path", NARROW_PAGES)
def test_beside_the_sidebar_of_a_small_screen_no_table_is_moved_sideways(path: str, visit: Visit) -> None:
    for data in ("demo", "published"):
        found = tables(visit(f"{path}?daten={data}&jahr=2023", width=1024))
        assert found
        assert [name for name, (_, lacks) in found.items() if lacks] == []


def test_a_table_is_one_where_there_is_room_and_cards_where_there_is_none(visit: Visit) -> None:
    visitor = visit("ziele?daten=demo&jahr=2024", width=1440)
    assert tables(visitor)["Tabelle zu: Status je Gebiet"] == ("table", 0)
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.settle()
    assert tables(visitor)["Tabelle zu: Status je Gebiet"] == ("cards", 0)
    visitor.page.set_viewport_size({"width": 1440, "height": 900})
    visitor.settle()
    assert tables(visitor)["Tabelle zu: Status je Gebiet"] == ("table", 0)
    assert visitor.errors == []


WIDE_PAGES = {
    "ziele?daten=demo&jahr=2025": "Alle Ziele",
    "ziele?daten=demo&jahr=2025&zielansicht=Zielerreichung": "Zielerreichung",
    "ziele?daten=demo&jahr=2025&zielansicht=Abweichungen+und+Hochrechnung": "Abweichungen nach § 6 und neue Zielwerte",
    "kreisprofil?daten=demo&jahr=2025&kreis=Fulda": "Ziele",
    "dialogmappe?daten=demo&jahr=2025&kreis=Fulda": "Ziele",
}


@pytest.mark.parametrize(("path", "title"), WIDE_PAGES.items())
def test_of_a_wide_table_what_answers_is_in_sight_and_the_rest_behind_a_button(
    path: str, title: str, visit: Visit
) -> None:
    visitor = visit(path, width=1440)
    name = f"Tabelle zu: {title}"
    found = tables(visitor)
    assert found[name] == ("table", 0)
    assert [other for other, (_, lacks) in found.items() if lacks] == []
    place = visitor.page.get_by_role("group", name=name, exact=False).first
    heads = place.get_by_role("columnheader")
    seen = heads.all_inner_texts()
    more = visitor.page.get_by_role("button", name=re.compile("weitere Spalte")).and_(
        visitor.page.get_by_title(name, exact=True)
    )
    if not more.count():  # all of them find room
        return
    assert {"Ziel", "vereinbart", "Status"} <= set(seen)
    more.click()
    assert heads.all_inner_texts()[: len(seen)] == seen
    assert len(heads.all_inner_texts()) > len(seen)
    fewer = visitor.page.get_by_role("button", name="Nur die ersten Spalten zeigen")
    assert fewer.get_attribute("aria-expanded") == "true"
    fewer.click()
    assert heads.all_inner_texts() == seen
    assert visitor.errors == []


def test_on_paper_what_stands_over_a_table_is_on_its_sheet(visit: Visit) -> None:
    paper = sheets(visit("kreisprofil?daten=demo&jahr=2025&kreis=Gro%C3%9F-Gerau").page)
    [sheet] = [each for each in paper if "Werte in der Einheit des Ziels" in each]
    assert "Zielerreichung" in sheet, "a column of the table"
    assert "Anmerkung" in paper[-1], "the address of the page is alone on no sheet"
