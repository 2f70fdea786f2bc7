"""Kreisvergleich in Chromium: a link shows the same table to everybody, and the peers give their reasons."""

from __future__ import annotations

import re

from driving import Visit, Visitor

LINK = (
    "kreisvergleich?daten=demo&jahr=2024&kreise=06434&kreise=06412&kreis=06434&darstellung=Tabelle&gruppe=district"
    "&rang=true"
)


def table(visitor: Visitor, number: int = 0) -> str:
    return visitor.page.get_by_test_id("stMain").locator("table").nth(number).inner_html()


def choose(visitor: Visitor, key: str, option: str) -> None:
    visitor.page.locator(f".st-key-{key}").get_by_role("combobox").click()
    visitor.page.get_by_role("option", name=option, exact=True).click()
    visitor.settle()


def test_a_link_gives_the_same_table_byte_for_byte(visit: Visit) -> None:
    first = visit(LINK)
    assert "Regierungsbezirk Darmstadt, n = " in first.text()
    choose(first, "bezug", "je Arbeitslose")
    seen = table(first)
    assert "Euro je Arbeitslose" in seen
    again = visit(first.page.url.removeprefix(first.base + "/"))
    assert table(again) == seen
    assert first.errors == again.errors == []


def test_a_peer_logic_is_chosen_and_gives_its_reasons(visit: Visit) -> None:
    visitor = visit("kreisvergleich?daten=demo&jahr=2024&kreis=06434&kreise=06434")
    choose(visitor, "gruppe", "die 7 ähnlichsten")
    assert "die 7 ähnlichsten, n = " in visitor.text()
    visitor.page.get_by_text("Warum diese Gebiete?", exact=True).click()
    visitor.page.get_by_role("heading", name="Warum diese Gebiete? die 7 ähnlichsten").wait_for()
    visitor.settle()
    assert re.search(r"Hochtaunuskreis: Am ähnlichsten (ist|sind gleichauf) \w.+\(Abstand 0,\d{3}\)", visitor.text())
    # The heads of the matrix are broken into lines.
    assert "SGB-II-Quoteunter25" in re.sub(r"\s+", "", visitor.text())
    assert visitor.errors == []
    assert visitor.foreign == []
