"""Budgetentwicklung by its address: the view and its switches are in the link and show others the same figures."""

from __future__ import annotations

from urllib.parse import parse_qs, urlparse

from driving import Visit

LINK = "budgetentwicklung?daten=Demonstrationsdaten&jahr=2024&stufe=bewilligt&ansicht=Erkl%C3%A4rte%20Ver%C3%A4nderung"


def test_a_link_to_a_view_opens_it_with_the_same_figures(visit: Visit) -> None:
    one = visit("budgetentwicklung?daten=Demonstrationsdaten&jahr=2024&stufe=bewilligt")
    assert "Veränderung gegenüber dem Vorjahr" in one.text()
    one.page.get_by_role("radio", name="Erklärte Veränderung").click()
    one.settle()
    one.page.get_by_role("radio", name="heutig").click()
    one.settle()
    query = parse_qs(urlparse(one.page.url).query)
    assert (query["ansicht"], query["gebietsstand"]) == (["Erklärte Veränderung"], ["heutig"])
    assert "2024 gegenüber 2023: " in one.text()

    other = visit()
    other.page.goto(one.page.url)
    other.settle()
    assert other.text() == one.text()
    assert other.errors == []


def test_a_link_names_a_view_in_vain_and_is_told_so(visit: Visit) -> None:
    visitor = visit(LINK.replace("Erkl%C3%A4rte%20Ver%C3%A4nderung", "Orakel"))
    assert "Ansicht „Orakel“" in visitor.text()
    assert "Budget je Jahr" in visitor.text()


OVER_FIELDS = """() => [...document.querySelectorAll("[data-testid=stHorizontalBlock]:has([data-testid=stSelectbox])")]
  .map((row) => new Set([...row.querySelectorAll("[data-testid=stWidgetLabel]")].map((each) => {
    const { top, height } = each.getBoundingClientRect();
    return Math.round((top + height / 2) / 3);
  })).size)"""


def test_what_stands_over_the_fields_of_a_row_lies_on_one_line(visit: Visit) -> None:
    lines = visit("budgetentwicklung?daten=demo", width=1440).page.evaluate(OVER_FIELDS)
    assert lines
    assert set(lines) == {1}


LINES = """(all) => all.flatMap((one) =>
  ["Top", "Right", "Bottom", "Left"].map((side) => getComputedStyle(one)[`border${side}Color`]))"""


def test_on_a_phone_every_view_has_its_four_lines(visit: Visit) -> None:
    page = visit(LINK, width=390).page
    views = page.get_by_role("radiogroup", name="Ansicht", exact=True).get_by_role("radio")
    lines = views.evaluate_all(LINES)
    assert len(lines) == 5 * 4
    assert "rgba(0, 0, 0, 0)" not in lines
