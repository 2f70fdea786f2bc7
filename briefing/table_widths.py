"""How wide the columns of a table in the PDF are, by what stands in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing import words
from charts.base.columns import Column

# Texts of so many letters stand on one line, in a column as wide as they are; others share what is left.
SHORT = 22
# Millimetres of a letter, of a bold one in the head, and of the margins of a cell, at the size of the letters.
LETTER, BOLD, MARGINS = 1.55, 1.75, 2.6
SIZE = 8.0
# Of the 176 mm of a page the columns of short texts take no more.
MOST = 120.0

Width = tuple[str, float]


def widths_of(columns: Mapping[str, Column], cells: Sequence[Sequence[str]]) -> tuple[list[Width], float]:
    """Per column ("mm", its width) or ("fr", its share of what is left), and the size of the letters in points."""
    widths: list[Width] = []
    for at, column in enumerate(columns.values()):
        texts = [row[at] for row in cells] or [""]
        most = max(map(len, texts))
        if most <= SHORT or words.right_aligned(column):
            head = max(map(len, column.label.split(" ")))
            widths.append(("mm", round(max(most * LETTER, head * BOLD) + MARGINS, 1)))
        else:
            longest = max(len(word) for text in texts for word in text.split(" "))
            typical = sum(map(len, texts)) / len(texts)
            widths.append(("fr", round(max(min(longest, SHORT), min(typical, 60.0)), 1)))
    fixed = sum(width for kind, width in widths if kind == "mm")
    if fixed > MOST or all(kind == "mm" for kind, _ in widths):
        # Nothing takes what is left, or too little is: all share the page by what they would take.
        return [("fr", width) for _, width in widths], SIZE
    return widths, SIZE
