"""How full the pages of a Mappe are: none before the last is nearly empty, what is read together is not torn."""

from __future__ import annotations

from dataclasses import replace

import parts
import pypdfium2
import pytest
import sample

from briefing.dossier import Dossier, Reference
from briefing.pdf import pdf

# Points from the foot of the paper to its text, and from the head.
FOOT, HEAD = 51, 785


def filled(data: bytes) -> list[float]:
    """The share of each page that is written on."""
    shares = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            lows = [text.get_charbox(at)[1] for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
            shares.append((HEAD - min(low for low in lows if low > FOOT)) / (HEAD - FOOT))
    return shares


def tops(data: bytes, heading: str) -> list[float]:
    """The upper edge of a heading on every page it opens."""
    found = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            if at := text.search(heading).get_next():
                found.append(text.get_charbox(at[0])[3])
    return found


def of_length(rows: int, sources: int) -> Dossier:
    """A Mappe whose parts end here or there on a page, with an appendix of nearly a page."""
    made = sample.ordinary()
    listed = [Reference(f"s{at}", f"Schreiben {at}", "Blatt 1", "Kreis", None, None, None) for at in range(sources)]
    table = replace(parts.projects([f"Maßnahme {at}" for at in range(rows)]), key="history", title="Verlauf")
    return replace(made, parts=[*made.parts[:2], table], references=listed)


@pytest.mark.parametrize("sources", [34, 40])
def test_no_page_before_the_last_is_nearly_empty(sources: int) -> None:
    pages = {rows: filled(pdf(of_length(rows, sources))) for rows in range(8, 48, 4)}
    nearly_empty = {rows: shares for rows, shares in pages.items() if min(shares[3:-1], default=1) < 0.4}
    assert nearly_empty == {}


def test_a_long_table_that_begins_a_page_stands_as_high_as_any_other_heading() -> None:
    found = []
    for rows in range(54, 70, 2):
        made = of_length(rows, 3)
        last = replace(made.parts[-1], key="since", title="Neues", frame=parts.projects(["A"] * 30).frame)
        found += tops(pdf(replace(made, parts=[*made.parts, last])), "Neues\r\n")
    highest = [top for top in found if top > HEAD - 30]
    assert highest, "it begins a page"
    assert max(highest) - min(highest) < 1
    assert max(highest) > HEAD - 8


def test_the_stages_of_the_budget_stand_side_by_side_on_one_page() -> None:
    with pypdfium2.PdfDocument(pdf(sample.ordinary())) as document:
        texts = [page.get_textpage().get_text_range() for page in document][2:]
    found = next(text for text in texts if "Euro, Programm AQB, Haushaltsjahr 2023." in text)
    lines = [line.replace("\u00a0", " ") for line in found.split("\r\n")]
    assert "Angabe vereinbart bewilligt ausgezahlt nachgewiesen" in lines
    # Why there is no sum stands in its place.
    assert "Betrag in Euro 753.200,00 € 715.540,00 € nicht gemeldet 600.000,25 €" in lines
