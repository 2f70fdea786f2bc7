"""Lists in columns as plain text (CSV): what separates them, and their rows."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

# In this order: in Germany the comma is a decimal comma first.
DELIMITERS = (";", "\t", ",", "|")
SAMPLE_ROWS = 50
SAMPLE_LETTERS = 100_000
# A quoted value ends where its column does: what follows the first one separates, whatever the values hold.
_QUOTED = re.compile(r'"(?:[^"]|"")*"([;\t,|])')
_NAMED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


class BrokenRow(ValueError):
    """A row that cannot be divided; `line` is the line of the file it ends in."""

    def __init__(self, line: int, fault: str) -> None:
        super().__init__(fault)
        self.line = line


def delimiter_of(text: str) -> str | None:
    """What separates the columns of a text; None when it has none.

    A list in columns has the same number of them in most of its rows; what stands above the table has fewer.
    """
    if named := _NAMED.match(text):
        return named[1]
    if quoted := _QUOTED.match(text[:SAMPLE_LETTERS]):
        return quoted[1]
    for delimiter in DELIMITERS:
        try:
            rows = list(islice(_divided(text[:SAMPLE_LETTERS], delimiter, strict=False), SAMPLE_ROWS))
        except BrokenRow:
            continue
        widths = Counter(len(row) for row in rows if any(row))
        wide = Counter({width: number for width, number in widths.items() if width > 1})
        if wide and wide.most_common(1)[0][1] > 0.5 * widths.total() and widths.total() > 1:
            return delimiter
    return None


def rows_of(text: str) -> Iterator[list[str]]:
    """The rows of a list, all as text; raises BrokenRow."""
    delimiter = delimiter_of(text) or ";"
    if named := _NAMED.match(text):
        text = text[named.end() :]
    return _divided(text, delimiter, strict=True)


def _divided(text: str, delimiter: str, *, strict: bool) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    try:
        yield from reader
    except csv.Error as fault:
        raise BrokenRow(reader.line_num, str(fault)) from None
