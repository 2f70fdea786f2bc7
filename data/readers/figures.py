"""The figures in the cells of an agreement's table, German or plain; what can be read in two ways is not read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

Style = Literal["german", "plain", "mixed"] | None

# „300.000¹“, „300.000 1)“, „300.000*“: marks of footnotes behind a figure.
FOOTNOTE = r"(?:\s?(?:[¹²³⁰⁴-⁹]{1,2}\)?|\*{1,3}\)?)|\s\d{1,2}\))"
_FOOTNOTE = re.compile(rf"{FOOTNOTE}$")
_NOTHING = re.compile(r"[-–—/.]{0,3}|k\. ?a\.|n\. ?v\.|entfällt|keine(?: angabe)?", re.IGNORECASE)
_GERMAN = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}|\d+,\d{1,2}")
_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+\.\d{1,2}|\d{1,3}(?:,\d{3}){2,}|\d{4,}\.\d{1,2}")
_GROUPED = re.compile(r"\d{1,3}(?:[ '’]\d{3})+(?:,\d{1,2})?")
_SPELLINGS = {
    "german": (re.compile(r"\d{1,3}(?:\.\d{3})*(?:,\d{1,2}|,-{1,2}|,[–—])?|\d+(?:,\d{1,2}|,-{1,2}|,[–—])?"), ".", ","),
    "plain": (re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?"), ",", "."),
}


def bare(cell: str) -> str:
    """A cell without the mark of a footnote and emphasis."""
    return _FOOTNOTE.sub("", cell.strip().strip("*").strip()).strip()


def says_nothing(cell: str) -> bool:
    """Whether a cell says that there is no figure."""
    return bool(_NOTHING.fullmatch(bare(cell)))


def style_of(cells: Iterable[str]) -> Style:
    """How the figures of a table are spelled by those that can be read in one way only; None where all have two."""
    found = {bare(cell) for cell in cells}
    german, plain = any(map(_GERMAN.fullmatch, found)), any(map(_PLAIN.fullmatch, found))
    return "mixed" if german and plain else "german" if german else "plain" if plain else None


def figure(cell: str, style: Style) -> Decimal | None:
    """The figure in a cell of a table spelled so; None for what is none or may be two, and for less than nothing."""
    text = bare(cell)
    if _GROUPED.fullmatch(text):
        return Decimal(re.sub(r"[ '’]", "", text).replace(",", "."))
    pattern, thousands, point = _SPELLINGS["plain" if style == "plain" else "german"]
    if style == "mixed" or not pattern.fullmatch(text):
        return None
    whole = re.sub(r",(?:-+|[–—])$", "", text)
    return Decimal(whole.replace(thousands, "").replace(point, "."))
