"""Each page opened by its address: language, title, axe-core, figures with words, small screens, own host only."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlencode, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from driving import PAGES, ROOT, Visit
from on_paper import lost, sheets

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

# An icon the narrow font lacks would stand there as its English name.
WORDS = """() => [...document.querySelectorAll('[data-testid="stIconMaterial"]')]
  .filter((each) => each.scrollWidth > 2 * parseFloat(getComputedStyle(each).fontSize))
  .map((each) => each.textContent)"""
# Beside the open sidebar too, a figure stands whole in its column.
CUT = """() => [...document.querySelectorAll(".aqb-plot-canvas")]
  .filter((each) => each.scrollWidth > each.clientWidth + 1)
  .map((each) => `${each.clientWidth} of ${each.scrollWidth} px`)"""

# The mark stands over the legend and the legend over the data, in however many lines a telephone writes it.
COVERED = """() => [...document.querySelectorAll(".aqb-plot-figure")].flatMap((figure) => {
  const box = (name) => figure.querySelector(name)?.getBoundingClientRect();
  const [mark, legend, plot] = [box(".gtitle"), box(".legend"), box(".plot")];
  if (!legend?.height || figure.querySelector(".js-plotly-plot")._fullLayout.legend.yref === "container") return [];
  return (mark?.height && mark.bottom > legend.top + 2) || (plot?.height && legend.bottom > plot.top + 4)
    ? [figure.ariaLabel.slice(0, 80)] : [];
})"""
# What a section takes along stands beside its views, not below them.
BELOW = """() => [...document.querySelectorAll("[class*=st-key-frame_]")].filter((frame) => {
  const [views, menu] = ["stButtonGroup", "stPopover"].map((each) => frame.querySelector(`[data-testid=${each}]`));
  return views && menu && menu.getBoundingClientRect().top > views.getBoundingClientRect().bottom;
}).map((frame) => frame.className)"""


def documented() -> set[str]:
    """Rules of axe-core that docs/accessibility.md lists as Streamlit's own: a table row starting with `rule`."""
    text = (ROOT / "docs" / "accessibility.md").read_text("utf-8")
    return set(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE))


# Where the sidebar is closed, the bar with the way to it must not lie over the first words.
UNDER_BAR = """() => {
  const bar = document.querySelector('[data-testid="stExpandSidebarButton"]')?.closest('[data-testid="stHeader"]');
  const first = document.querySelector('[data-testid="stMainBlockContainer"] [data-testid="stAlertContainer"]');
  return Boolean(bar) && first.getBoundingClientRect().top < bar.getBoundingClientRect().bottom;
}"""


# One visit per page: painting costs more than looking.
@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_in_german_is_accessible_and_fits_small_screens(path: str, visit: Visit) -> None:
    # The first page is of the whole data set; with a year in its address it would be an old link to the Lagebild.
    asked = {"daten": ["Demonstrationsdaten"]} | ({"jahr": ["2022"], "stufe": ["bewilligt"]} if path else {})
    visitor = visit(f"{path}?{urlencode(asked, doseq=True)}")
    page = visitor.page
    assert re.fullmatch(rf"{PAGES[path]}( .+)? – AQB Hessen", page.title())
    assert page.locator("html").get_attribute("lang") == "de"
    assert page.get_by_role("heading", level=1).count() == 1
    assert "Demonstrationsdaten – erfunden" in visitor.text()
    query = parse_qs(urlparse(page.url).query)
    assert {key: query.get(key) for key in asked} == asked

    page.set_viewport_size({"width": 1440, "height": 900})
    visitor.settle()
    assert page.evaluate(BELOW) == []

    # static/german.js names what Streamlit names in English.
    assert page.get_by_label("Seiten", exact=True).count() == 1
    assert page.get_by_label("App pages", exact=True).count() == 0

    assert page.get_by_test_id("stIconMaterial").count() > 0
    assert page.evaluate(WORDS) == []

    for chart in page.get_by_test_id("stPlotlyChart").all():
        named = chart.locator("xpath=ancestor-or-self::*[@aria-label] | .//*[@aria-label]").first
        assert len(named.get_attribute("aria-label") or "") > 20

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    faults = {each["id"]: each["nodes"][0]["html"][:200] for each in found if each["id"] not in documented()}
    assert faults == {}

    paper = sheets(page)
    assert lost(page, paper) == []
    sections = page.locator(".aqb-head h2").all_inner_texts()
    assert "".join("".join(sections[:1]).split()) in "".join(paper[0].split()), "a sheet with nothing but the title"
    assert [number for number, text in enumerate(paper, 1) if "Demonstrationsdaten – erfunden" not in text] == []
    assert page.url.partition("?")[0].rstrip("/") in paper[-1], "its address, at the end"

    for width in (1000, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        visitor.settle()
        assert page.evaluate(SIDEWAYS) <= 1, f"sideways scrolling at {width} px"
        if width > 640:
            assert page.evaluate(CUT) == [], f"figures wider than their place at {width} px"
        assert not page.evaluate(UNDER_BAR), f"the bar lies over the page at {width} px"
        assert page.evaluate(COVERED) == [], f"legend over mark or data at {width} px"

    assert visitor.errors == []
    assert visitor.foreign == []
