"""A page as it is printed, and what of it paper lost."""

from __future__ import annotations

import re

import pypdfium2
from playwright.sync_api import Page

# What a reader reads on the screen: words, cells, key figures and the labels of figures.
READ = """() => [
  'h1', 'h2', '.aqb-finding', '.aqb-note', '.aqb-table :is(th, td)', '.aqb-figures :is(dt, dd)', '.aqb-document p',
  '.aqb-plot-canvas .main-svg text',
].flatMap((each) => [...document.querySelectorAll('[data-testid=stMain] ' + each)])
  .filter((each) => each.checkVisibility())
  .map((each) => each.innerText ?? each.textContent)"""


def sheets(page: Page) -> list[str]:
    """The text of each sheet of A4, without what lies beyond its edges."""
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
        found = []
        for sheet in document:
            width, height = sheet.get_size()
            assert sorted((round(width), round(height))) == [595, 842]
            found.append(sheet.get_textpage().get_text_bounded(0, 0, width, height))
    return found


def lost(page: Page, paper: list[str]) -> list[str]:
    """What is read on the screen and on no sheet."""
    written = "".join(map(_letters, paper))
    read: list[str] = page.evaluate(READ)
    assert len(read) > 3
    # A cell longer than a sheet is parted, but no sentence is.
    pieces = [piece for text in dict.fromkeys(read) for piece in re.split(r"[\n.]", text)]
    return [piece for piece in pieces if _letters(piece) not in written]


def _letters(text: str) -> str:
    # Hyphens at the end of a line are read back in several ways.
    return re.sub(r"[-\x02\ufffe\u00ad\u200b\s]", "", text)
