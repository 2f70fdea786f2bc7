"""Names of sheets as Excel takes them, and rows as high as their texts."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from xlsxwriter.worksheet import Worksheet

from briefing.words import clean

READ_ME, TERMS, SOURCES = "Lies-mich", "Definitionen", "Quellen"
LONGEST = 31
# More lines make a row too high to be read past.
MOST_LINES = 12
LINE = 15
# Letters of the columns a sheet of A4 holds in a size that can be read; a wider table takes several.
PRINTED = 250
_FORBIDDEN = re.compile(r"[\[\]:*?/\\'\x00-\x1f]+")


def names_of(titles: Sequence[str]) -> list[str]:
    """A name Excel takes for each title: whole words of at most 31 characters, none that it forbids, each once."""
    taken = {name.casefold() for name in (READ_ME, TERMS, SOURCES)}
    found = []
    for title in titles:
        plain = " ".join(_FORBIDDEN.sub(" ", clean(title)).split()) or "Daten"
        name, number = _whole_words(plain, LONGEST), 1
        while name.casefold() in taken:
            number += 1
            name = f"{_whole_words(plain, LONGEST - 4)} ({number})"
        taken.add(name.casefold())
        found.append(name)
    return found


def _whole_words(text: str, most: int) -> str:
    """As many words as fit, no stop at the end; a single longer one is cut."""
    kept = text[:most] if len(text) <= most or text[most] == " " else text[:most].rpartition(" ")[0]
    return (kept or text[:most]).rstrip(" ,;:–·-")


def pages_across(widths: Iterable[int]) -> int:
    """How many sheets of paper stand side by side for a table of columns so wide."""
    return max(math.ceil(sum(widths) / PRINTED), 1)


def fit(sheet: Worksheet, row: int, texts: Iterable[tuple[str, int]]) -> None:
    """Make a row as high as its texts need at the widths of their columns; not every program does it itself."""
    lines = max(
        (sum(math.ceil(len(line) / (width * 0.95)) for line in text.split("\n")) for text, width in texts if text),
        default=1,
    )
    if lines > 1:
        sheet.set_row(row, LINE * min(lines, MOST_LINES))
