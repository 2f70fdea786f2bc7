"""From the screen into the meeting: rows sorted, found, copied as numbers; a picture in two clicks; heads on paper."""

from __future__ import annotations

from driving import Visit
from on_paper import sheets

ZIELE = "ziele?daten=Demonstrationsdaten&jahr=2023"
COPIED = """async (row) => {
  const range = document.createRange();
  row.isConnected && range.selectNode(row);
  document.getSelection().removeAllRanges();
  document.getSelection().addRange(range);
  const held = new DataTransfer();
  row.dispatchEvent(new ClipboardEvent('copy', { clipboardData: held, bubbles: true, cancelable: true }));
  return held.getData('text/plain');
}"""


def test_a_long_table_is_sorted_found_in_and_whole(visit: Visit) -> None:
    visitor = visit(ZIELE)
    page = visitor.page
    table = page.get_by_role("table", name="Ziele, Handlungsbedarf zuerst")
    rows = table.locator("tbody tr:not([hidden])")
    all_rows = rows.count()
    assert f"Von {all_rows} Zielen" in visitor.text(), "none is left out"
    given = rows.all_inner_texts()
    head = table.get_by_role("columnheader", name="Zielerreichung")
    head.get_by_role("button").focus()
    orders = []
    for turn in ("ascending", "descending", None):
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == turn
        orders.append([text.strip() for text in rows.locator("td:nth-child(5)").all_inner_texts()])
    values = [float(text.split()[0].replace(".", "").replace(",", ".")) for text in orders[0] if text != "–"]
    assert values == sorted(values)
    assert orders[0][-1] == orders[1][-1] == "–", "what has no value stays at the end"
    assert rows.all_inner_texts() == given

    page.get_by_label("Zeilen suchen: Ziele, Handlungsbedarf zuerst").fill("gross gerau")
    assert {text.split("\t")[0] for text in rows.all_inner_texts()} == {"Groß-Gerau"}
    assert page.get_by_text(f"{rows.count()} von {all_rows} Zeilen").count() == 1
    assert sum("Zielerreichung" in sheet for sheet in sheets(page)) == 1

    page.get_by_label("Zeilen suchen: Ziele, Handlungsbedarf zuerst").fill("")
    paper = sheets(page)
    with_rows = [sheet for sheet in paper if "31.12.2023" in sheet]
    assert len(with_rows) > 2
    assert all("Zielerreichung" in sheet and "Gebiet" in sheet for sheet in with_rows), "the heads on every sheet"

    page.set_viewport_size({"width": 390, "height": 844})
    for number in (4, 6):
        box = rows.first.locator(f"td:nth-child({number})").bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 390, "Ist and Status stay on the screen"
    assert visitor.errors == []


def test_copied_cells_are_numbers_and_a_picture_is_two_clicks_away(visit: Visit) -> None:
    visitor = visit("budgetentwicklung?daten=Demonstrationsdaten&jahr=2023")
    page = visitor.page
    section = page.locator(".st-key-frame_veraenderung")
    section.get_by_role("radio", name="Tabelle").click()
    visitor.settle()
    row = page.get_by_role("row").filter(has_text="−").filter(has_text="€").first
    copied = row.evaluate(COPIED).split("\t")
    assert len(copied) > 2
    assert any(cell.startswith("-") and cell.endswith(" €") for cell in copied), copied
    assert not [cell for cell in copied if "−" in cell or "\u00a0" in cell]

    # The figure is not even shown.
    section.get_by_role("button", name="Mitnehmen").click()
    with page.expect_download() as picture:
        page.get_by_role("button", name="Bild (PNG)").click()
    assert picture.value.path().read_bytes().startswith(b"\x89PNG")
    page.keyboard.press("Escape")
    visitor.settle()

    section.get_by_role("button", name="Mitnehmen: Veränderung gegenüber dem Vorjahr").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Bild (SVG)").wait_for()
    for _ in range(2):
        page.keyboard.press("Tab")
    with page.expect_download() as book:
        page.keyboard.press("Enter")
    assert book.value.suggested_filename == "aqb_demo_veraenderung.xlsx"
    assert visitor.errors == []


# What ends right of the picture, or of the part of it that shows what lies beside it.
BEYOND = """() => [...document.querySelectorAll("svg text")].filter((text) => {
  const whole = document.querySelector("svg"), own = text.closest("svg");
  const within = own === whole || getComputedStyle(own).overflow === "visible" ? whole : own;
  return text.getBoundingClientRect().right > within.getBoundingClientRect().right + 0.5;
}).map((text) => text.textContent)"""


def test_no_word_of_a_picture_is_cut_off(visit: Visit) -> None:
    """A picture is in the font of offices, whose letters are wider than those the room was measured for."""
    page = visit("kreisvergleich?daten=Demonstrationsdaten&jahr=2026&kreis=Fulda", width=1440).page
    page.get_by_role("button", name="Mitnehmen").first.click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Bild (SVG)").first.click()
    page.set_content(taken.value.path().read_text("utf-8"))
    assert page.locator("svg text").count() > 10
    assert page.evaluate(BEYOND) == []
