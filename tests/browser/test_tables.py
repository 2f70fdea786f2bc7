"""Tables fit their place: closer where they would be moved sideways, cards where that is not enough."""

from __future__ import annotations

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
    assert tables(visitor)["Tabelle zu: Status je Kreis"] == ("table", 0)
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.settle()
    assert tables(visitor)["Tabelle zu: Status je Kreis"] == ("cards", 0)
    visitor.page.set_viewport_size({"width": 1440, "height": 900})
    visitor.settle()
    assert tables(visitor)["Tabelle zu: Status je Kreis"] == ("table", 0)
    assert visitor.errors == []


def test_on_paper_what_stands_over_a_table_is_on_its_sheet(visit: Visit) -> None:
    paper = sheets(visit("kreisprofil?daten=demo&jahr=2025&kreis=Gro%C3%9F-Gerau").page)
    [sheet] = [each for each in paper if "Werte in der Einheit des Ziels" in each]
    assert "Zielerreichung" in sheet, "a column of the table"
    assert "Anmerkung" in paper[-1], "the address of the page is alone on no sheet"
