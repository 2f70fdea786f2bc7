"""How words of a table are compared: without case, marks of footnotes, kinds of dashes and spaces."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import lru_cache

# Marks that point to a footnote: „Wetteraukreis*“, „Fulda ¹)“, „Kassel 2)“.
_MARKS = re.compile(r"\s*(?:[¹²³⁰⁴-⁹*†‡]+\)?|(?<=\s)\d{1,2}\)|\(\*+\))+$")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\n\r\t"), " ")
_EURO = r"(?:€|euro|eur)"
_THOUSAND = rf"(?:(?:tsd|tds|tausend)\.?-? ?{_EURO}?|1[. ]?000 ?{_EURO}|t ?€|t ?eur|teuro|k ?€|keur)"
_MILLION = rf"(?:(?:mio|mill|millionen)\.? ?{_EURO}?|m ?€)"
# „Einwohner in 1.000“ and „Einwohner (1.000)“; „je 1.000 Einwohner“ is another figure.
_THOUSANDS_OF_ANY = r"(?:(?<=in )|(?<=[(\[]))1[. ]?000(?!\d)"
# „in Tsd. €“ is a unit; „500 Tsd. €“ is a sum.
_UNIT = re.compile(
    rf"(?<![\w.,])(?<!\d )[(\[]?(?:(?:angaben|beträge|werte|alle)? ?(?:in|je) )?"
    rf"(?:(?P<thousand>{_THOUSAND}|{_THOUSANDS_OF_ANY})|(?P<million>{_MILLION})|(?P<euro>{_EURO}))(?![\w])[)\]]?",
)
THOUSAND, MILLION = Decimal(1000), Decimal(1_000_000)


def written(cell: object, longest: int = 40) -> str:
    """A cell as a person would type it, for messages: 12,5 and 30.06.2024; cut where it is long."""
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    if isinstance(cell, float):
        text = str(int(cell)) if cell.is_integer() else str(cell).replace(".", ",")
    else:
        text = f"{cell:%d.%m.%Y}" if isinstance(cell, date) else str(cell).strip()
    return text[:longest]


@lru_cache(maxsize=20000)
def fold(text: str) -> str:
    """For comparing only: „  Haushalts-\\njahr: ¹ “ → „haushalts- jahr“."""
    text = _MARKS.sub("", text.translate(_SPACES).strip())
    text = unicodedata.normalize("NFKC", text).translate(_DASHES).replace("\u00ad", "").casefold()
    return " ".join(text.split()).strip(" :;.,|")


@lru_cache(maxsize=5000)
def without_unit(folded: str) -> tuple[str, Decimal | None]:
    """A folded text without its unit of money, and the unit: 1, 1000, 1000000; None where it names none."""
    found = _UNIT.search(folded)
    if not found:
        return folded, None
    unit = THOUSAND if found["thousand"] else MILLION if found["million"] else Decimal(1)
    rest = f"{folded[: found.start()]} {folded[found.end() :]}"
    return " ".join(re.sub(r"[(\[]\s*[)\]]", " ", rest).split()).strip(" :;.,|"), unit


@lru_cache(maxsize=5000)
def bare(folded: str) -> str:
    """A head without what only explains it: brackets and hyphens of broken words."""
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", folded)
    # „haushalts- jahr“ was broken over two lines.
    text = re.sub(r"(\w)- (?!und\b|oder\b)(\w)", r"\1\2", text)
    return " ".join(text.split()).strip(" :;.,|")


@lru_cache(maxsize=5000)
def joined(folded: str) -> str:
    """A head without hyphens inside its words: „maßnahmen-art“ was broken over two lines."""
    return re.sub(r"(?<=[a-zäöü])-(?=[a-zäöü])", "", folded)


def column_letters(column: int) -> str:
    """0 → A, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """The name of a cell from 0-based numbers: (6, 2) → C7."""
    return f"{column_letters(column)}{row + 1}"
