"""One figure, as its reader has it: by mouse, by keyboard, in German, as a picture, and gone when the page changes."""

from __future__ import annotations

import io
import re

import lxml.etree
import pypdfium2 as pdfium
import pytest
from driving import Visit, Visitor
from PIL import Image
from playwright.sync_api import Locator, Route

from charts.base.style import ROOM_FOR_BARS

LAGEBILD = "?daten=demo&jahr=2023"


def canvas(visitor: Visitor, key: str) -> Locator:
    return visitor.page.locator(f".st-key-chart_{key} .aqb-plot-canvas")


def said(visitor: Visitor, key: str) -> str:
    text = visitor.page.locator(f".st-key-chart_{key} .aqb-plot-said").text_content() or ""
    return text.replace("\u00a0", " ")


def by_tab(visitor: Visitor, key: str) -> None:
    """Come to the figure by Tab, as the keyboard does it."""
    canvas(visitor, key).focus()
    visitor.page.keyboard.press("Shift+Tab")
    visitor.page.keyboard.press("Tab")


def walk(visitor: Visitor, key: str, *keys: str) -> list[str]:
    """What is said after each key, without the position."""
    heard = []
    for each in keys:
        visitor.page.keyboard.press(each)
        heard.append(said(visitor, key).partition(" – ")[0])
    return heard


def test_points_are_read_by_arrows_in_the_words_the_mouse_shows(visit: Visit) -> None:
    visitor = visit(LAGEBILD)
    by_tab(visitor, "budgets")
    first = said(visitor, "budgets")
    assert re.fullmatch(r"Frankfurt am Main: [\d.]+ € – 1 von \d+", first)
    shown = canvas(visitor, "budgets").locator(".hovertext").all_text_contents()
    assert [text.replace("\u00a0", " ") for text in shown] == [first.partition(" – ")[0]]
    before, second, back, last, home = walk(visitor, "budgets", "ArrowRight", "ArrowDown", "ArrowUp", "End", "Home")
    assert before.startswith("Frankfurt am Main, Vorjahr: ")
    assert not second.startswith("Frankfurt")
    assert back.startswith("Frankfurt am Main")
    assert last.split(":")[0] != first.split(":")[0]
    assert home == first.partition(" – ")[0]
    ring = visitor.page.locator(".st-key-chart_budgets .aqb-plot-here")
    assert ring.is_visible()
    visitor.page.keyboard.press("Escape")
    assert not ring.is_visible()
    assert said(visitor, "budgets") == ""


def test_the_map_is_read_as_it_lies(visit: Visit) -> None:
    visitor = visit(LAGEBILD)
    by_tab(visitor, "karte")
    north = said(visitor, "karte")
    assert north.startswith("Waldeck-Frankenberg, ")
    assert north.endswith("1 von 27")
    east, south = walk(visitor, "karte", "ArrowRight", "ArrowDown")
    assert east.startswith("Kassel (Lkr.), ")
    assert south.startswith("Schwalm-Eder-Kreis, ")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_chooses_as_a_click_does_and_the_reader_stays_in_the_figure(visit: Visit, key: str) -> None:
    visitor = visit(LAGEBILD)
    by_tab(visitor, "karte")
    visitor.page.keyboard.press("ArrowRight")
    visitor.page.keyboard.press(key)
    visitor.page.wait_for_url(re.compile("kreise=Kassel"))
    visitor.settle()
    assert "Kassel (Lkr.): " in visitor.text()
    assert canvas(visitor, "karte").evaluate("it => it === document.activeElement")


def test_a_click_chooses(visit: Visit) -> None:
    visitor = visit(LAGEBILD)
    tile = canvas(visitor, "karte").locator("path.point").first
    canvas(visitor, "karte").scroll_into_view_if_needed()
    visitor.page.wait_for_timeout(300)
    box = tile.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    visitor.page.mouse.move(x - 2, y)
    visitor.page.mouse.move(x, y)
    visitor.page.wait_for_timeout(200)
    visitor.page.mouse.click(x, y)
    visitor.page.wait_for_url(re.compile("kreise="))


def test_another_year_keeps_the_figure_and_changes_what_it_shows(visit: Visit) -> None:
    visitor = visit(LAGEBILD)
    kept = canvas(visitor, "karte").element_handle()
    before = canvas(visitor, "karte").inner_text()
    visitor.page.get_by_role("combobox", name="Jahr").first.click()
    visitor.page.get_by_role("option", name="2021", exact=True).click()
    visitor.page.get_by_role("heading", name="Lagebild 2021").wait_for()
    visitor.settle()
    assert kept.evaluate("it => it.isConnected")
    assert canvas(visitor, "karte").inner_text() != before


def test_a_figure_says_its_finding_and_speaks_german(visit: Visit) -> None:
    visitor = visit(LAGEBILD)
    figure = visitor.page.locator(".st-key-chart_karte").get_by_role("figure")
    assert (figure.get_attribute("aria-label") or "").startswith("Je Einwohner reicht das Budget von ")
    settings = canvas(visitor, "karte").evaluate(
        "({_context: c, _fullLayout: l}) => [c.locale, c.showSendToCloud, c.displayModeBar, l.separators]"
    )
    assert settings == ["de", False, False, ",."]
    assert canvas(visitor, "karte").locator(".modebar-btn").count() == 0


def test_a_figure_is_as_wide_as_its_place(visit: Visit) -> None:
    visitor = visit(LAGEBILD)
    for width in (1000, 700, 390, 1280):
        visitor.page.set_viewport_size({"width": width, "height": 900})
        # The figure follows when the page has moved; a busy machine takes its time, a wrong width never comes right.
        visitor.page.wait_for_function(
            "([it, narrowest]) => it.querySelector('.main-svg').clientWidth"
            " === Math.max(it.parentElement.clientWidth, narrowest)",
            arg=[canvas(visitor, "budgets").element_handle(), ROOM_FOR_BARS["narrowest"]],
        )


def test_nothing_moves_when_the_figure_comes(visit: Visit) -> None:
    visitor = visit()
    held: list[Route] = []
    visitor.page.route("**/plotly.min.js", lambda route: held.append(route))
    visitor.page.goto(f"{visitor.base}/{LAGEBILD}", wait_until="commit")
    heading = visitor.page.get_by_role("heading", name="Status der Ziele")
    heading.wait_for()
    visitor.page.wait_for_timeout(500)
    assert visitor.page.locator(".main-svg").count() == 0, "the words stand before Plotly.js is there"
    early = heading.bounding_box()
    for route in held:
        route.continue_()
    visitor.page.locator(".main-svg").first.wait_for()
    visitor.settle()
    assert visitor.page.locator(".main-svg").count() > 0
    assert heading.bounding_box() == early


def test_without_plotly_a_sentence_stands_and_the_next_figure_tries_again(visit: Visit) -> None:
    visitor = visit()
    visitor.page.route("**/plotly.min.js", lambda route: route.abort())
    visitor.page.goto(f"{visitor.base}/{LAGEBILD}")
    visitor.page.get_by_text("Das Diagramm konnte nicht geladen werden").first.wait_for()
    visitor.page.unroute("**/plotly.min.js")
    visitor.page.get_by_role("combobox", name="Jahr").first.click()
    visitor.page.get_by_role("option", name="2021", exact=True).click()
    visitor.page.locator(".st-key-chart_karte .main-svg").first.wait_for()
    assert "konnte nicht geladen werden" not in visitor.text()


def taken(visitor: Visitor, key: str, kind: str) -> tuple[str, bytes]:
    button = visitor.page.locator(f".st-key-{kind.lower()}_{key}").get_by_role("button")
    if not button.count():
        visitor.page.locator(f".st-key-mit_{key}").get_by_role("button", name="Mitnehmen").click()
    with visitor.page.expect_download() as download:
        button.click()
    visitor.page.keyboard.press("Escape")
    visitor.settle()
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_the_picture_says_what_it_shows_of_what_and_of_when(visit: Visit) -> None:
    visitor = visit(LAGEBILD)
    name, data = taken(visitor, "karte", "SVG")
    assert name == "aqb_demo_karte_2023.svg"
    picture = lxml.etree.fromstring(data)
    texts = ["".join(each.itertext()) for each in picture.iter("{http://www.w3.org/2000/svg}text")]
    whole = " ".join(texts).replace("\u00a0", " ")
    assert texts[0] == "Budget je Einwohner"
    for part in ("Je Einwohner reicht", "Euro je Einwohner · AQB", "Quelle: ", "Datensatz: Demonstrationsdaten",
                 "Stand ", "Abdeckung: ", "Demonstrationsdaten – erfunden", "KSL"):  # fmt: skip
        assert part in whole, part
    assert not re.search(rb"https?://(?!www\.w3\.org)", data), "a picture asks nobody"
    name, data = taken(visitor, "karte", "PNG")
    assert name == "aqb_demo_karte_2023.png"
    image = Image.open(io.BytesIO(data))
    assert image.size == (2 * int(picture.get("width", 0)), 2 * int(picture.get("height", 0)))
    assert len(image.convert("RGB").getcolors(1 << 20) or []) > 20, "more than paper"
    assert visitor.errors == []
    assert visitor.foreign == []


def test_the_same_picture_is_saved_once_and_again_when_asked_again(visit: Visit) -> None:
    visitor = visit(LAGEBILD)
    saved: list[str] = []
    visitor.page.on("download", lambda each: saved.append(each.suggested_filename))
    taken(visitor, "karte", "SVG")
    visitor.page.get_by_role("combobox", name="Jahr").first.click()
    visitor.page.get_by_role("option", name="2021", exact=True).click()
    visitor.page.get_by_role("heading", name="Lagebild 2021").wait_for()
    visitor.settle()
    assert saved == ["aqb_demo_karte_2023.svg"]
    taken(visitor, "karte", "SVG")
    assert saved == ["aqb_demo_karte_2023.svg", "aqb_demo_karte_2021.svg"]


def test_full_screen_and_back(visit: Visit) -> None:
    visitor = visit(LAGEBILD)
    button = visitor.page.locator(".st-key-chart_karte").get_by_role("button", name="Vollbild")
    size = "it => [it.querySelector('.main-svg').clientWidth, it.querySelector('.main-svg').clientHeight]"
    small = canvas(visitor, "karte").evaluate(size)
    button.click()
    visitor.page.wait_for_function("() => document.fullscreenElement")
    visitor.page.wait_for_timeout(500)
    large = canvas(visitor, "karte").evaluate(size)
    assert large[0] > small[0]
    button.click()
    visitor.page.wait_for_function("() => !document.fullscreenElement")
    visitor.page.wait_for_timeout(500)
    assert canvas(visitor, "karte").evaluate(size) == small


def test_figures_that_have_gone_leave_nothing_behind(visit: Visit) -> None:
    visitor = visit(LAGEBILD)
    visitor.page.evaluate(
        "window.gone = [...document.querySelectorAll('.aqb-plot-canvas')].map(each => new WeakRef(each))"
    )
    assert visitor.page.evaluate("window.gone.length") == 3
    visitor.page.get_by_role("link", name="Methodik und Glossar").click()
    visitor.page.get_by_role("heading", name="Methodik und Glossar").wait_for()
    visitor.settle()
    visitor.context.new_cdp_session(visitor.page).send("HeapProfiler.collectGarbage")
    assert visitor.page.evaluate("window.gone.filter(each => each.deref()).length") == 0


def test_on_paper_no_figure_is_cut_off(visit: Visit) -> None:
    visitor = visit(LAGEBILD, width=1600)
    sheets = pdfium.PdfDocument(visitor.page.pdf(format="A4"))
    written = " ".join(sheet.get_textpage().get_text_range() for sheet in sheets)
    # The right edge of a figure holds its mark and the sums beside the bars; the mark stands above the page too, twice.
    # Small letters are read one by one.
    assert "".join(written.split()).count("Demonstrationsdaten–erfunden") >= 3 + 2
    assert "Vollbild" not in written
    for sheet in sheets:
        page = sheet.get_textpage()
        edges = [page.get_rect(number)[2] for number in range(page.count_rects())]
        assert max(edges) <= sheet.get_width()
