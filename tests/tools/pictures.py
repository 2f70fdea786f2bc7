"""The pictures of docs/handbuch.md, taken of the demonstration data by the Chromium of the tests: make pictures."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from driving import Visitor, serving
from get_chromium import installed
from PIL import Image
from playwright.sync_api import Page, sync_playwright
from tools.locked import ROOT

from data import location, prepare

FOLDER = ROOT / "static" / "handbuch"
WIDTH, HEIGHT = 1200, 900
# A screen has few colours: a third of the bytes, and nobody sees it.
COLOURS = 96


@dataclass(frozen=True)
class Picture:
    """A file, the page it is taken of, and what is scrolled into sight before."""

    name: str
    address: str
    before: Callable[[Page], None] = lambda page: None


def _to(heading: str) -> Callable[[Page], None]:
    def scroll(page: Page) -> None:
        page.get_by_role("heading", name=heading).first.evaluate("each => each.scrollIntoView()")

    return scroll


PICTURES = [
    Picture("start", "?daten=demo"),
    Picture("vergleich", "kreisvergleich?daten=demo&jahr=2025&kreis=06431&kreise=06437", _to("Budget: Landkreise")),
    Picture("mappe", "dialogmappe?daten=demo&jahr=2025&kreis=06631"),
    Picture(
        "entwicklung",
        "budgetentwicklung?daten=demo&jahr=2025&ansicht=Erklärte+Veränderung",
        _to("Erklärte Veränderung 2025"),
    ),
    Picture("eingang", "daten?daten=demo&datenansicht=Eingang"),
]


def take(address: str) -> None:
    """Take all pictures of a running dashboard."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=installed(), args=["--no-sandbox", "--disable-gpu"])
        for picture in PICTURES:
            context = browser.new_context(
                locale="de-DE", viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce"
            )
            visitor = Visitor(context, address)
            page = visitor.open(picture.address)
            picture.before(page)
            visitor.settle()
            file = FOLDER / f"{picture.name}.png"
            page.screenshot(path=file)
            with Image.open(file) as taken:
                taken.convert("RGB").quantize(COLOURS).save(file, optimize=True)
            context.close()
        browser.close()


def main() -> None:
    """Build the demonstration data in a folder of its own, so that nothing of this installation is in a picture."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ[location.VARIABLE] = f"duckdb:{folder}/{location.MINISTRY}.duckdb"
        prepare.prepare(print)
        with serving(Path(folder), Path(folder) / "log.txt") as address:
            take(address)


if __name__ == "__main__":
    main()
