"""The papers of a dialogue as PDF: the Datenblatt of two pages, and the Mappe that opens with it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from briefing import datenblatt as two_pages
from briefing import fill, glyphs, mappe, words
from briefing.dossier import Dossier

TEMPLATE = Path(__file__).parent / "template"

Json = dict[str, Any]


def pdf(dossier: Dossier) -> bytes:
    """The Mappe as tagged PDF/UA-1; the same dossier gives the same bytes."""
    values = _filled(dossier, words.title(dossier), "weiter hinten in dieser Mappe")
    return _made(dossier, values if dossier.empty else values | {"mappe": mappe.content(dossier)})


def datenblatt(dossier: Dossier) -> bytes:
    """The Datenblatt alone, at most two pages, as tagged PDF/UA-1; the same dossier gives the same bytes."""
    return _made(dossier, _filled(dossier, words.title(dossier, "datenblatt"), "siehe Dialogmappe"))


def _filled(dossier: Dossier, title: str, further: str) -> Json:
    """The two pages with what there is room for: the template measures every section, then rows are chosen."""
    values = two_pages.content(dossier, title) | {"mappe": None}
    if dossier.empty:
        return values | {"pages": []}
    draft = _compiler(values | {"measure": True})
    sizes = json.loads(draft.query("<sizes>", field="value", one=True))
    sections = [two_pages.sized(*each) for each in zip(values["sections"], sizes["sections"], strict=True)]
    found = fill.plan(sections, head=sizes["head"], height=two_pages.HEIGHT, gap=two_pages.GAP, line=two_pages.LINE)
    return two_pages.laid(values, found, further=further)


def _made(dossier: Dossier, values: Json) -> bytes:
    document = _compiler(values | {"measure": False}).compile(
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=int(datetime.combine(dossier.day, time(), UTC).timestamp()),
    )
    if not isinstance(document, bytes):
        raise TypeError("Typst hat kein PDF geliefert")
    return document


@cache
def fonts() -> typst.Fonts:
    """The shipped fonts, read once: reading them is a third of the time of a paper."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(glyphs.FONTS)])


def _compiler(values: Json) -> typst.Compiler:
    return typst.Compiler(
        str(TEMPLATE / "paper.typ"),
        root=str(TEMPLATE),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"dossier": json.dumps(glyphs.printable(values), ensure_ascii=False)},
    )
