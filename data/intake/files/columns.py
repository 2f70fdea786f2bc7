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


# A comma between figures is a decimal comma.
_COMMA_THAT_PARTS = re.compile(r",(?!\d)|(?<!\d),")
# The line below the head of a table in Markdown.
_RULE = re.compile(r"\s*:?-{2,}:?\s*")


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
    found: list[tuple[int, int, int, str]] = []
    for at, delimiter in enumerate(DELIMITERS):
        try:
            rows = list(islice(_divided(text[:SAMPLE_LETTERS], delimiter, strict=False), SAMPLE_ROWS))
        except BrokenRow:
            continue
        widths = Counter(len(row) for row in rows if any(row))
        wide = Counter({width: number for width, number in widths.items() if width > 1})
        if not wide or widths.total() < 2 or (delimiter == "," and not _COMMA_THAT_PARTS.search(text[:SAMPLE_LETTERS])):
            continue
        width, often = wide.most_common(1)[0]
        if often > 0.5 * widths.total():
            found.append((often, width, -at, delimiter))
    # „2024|412.345,50“: a comma in most rows parts fewer of them than the sign that stands in the head too.
    return max(found)[-1] if found else None


def rows_of(text: str) -> Iterator[list[str]]:
    """The rows of a list, all as text; raises BrokenRow."""
    delimiter = delimiter_of(text) or ";"
    if named := _NAMED.match(text):
        text = text[named.end() :]
    rows = _divided(text, delimiter, strict=True)
    return (row for row in rows if not _is_rule(row)) if delimiter == "|" else rows


def _is_rule(row: list[str]) -> bool:
    cells = [cell for cell in row if cell.strip()]
    return len(cells) > 1 and all(map(_RULE.fullmatch, cells))


def _divided(text: str, delimiter: str, *, strict: bool) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    try:
        yield from reader
    except csv.Error as fault:
        raise BrokenRow(reader.line_num, str(fault)) from None
