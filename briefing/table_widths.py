"""How wide the columns of a table in the PDF are, by what stands in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing import words
from charts.base.columns import Column

# Texts of so many letters stand on one line.
SHORT = 22
# Letters as wide as the margins of a cell.
MARGINS = 3.0


def widths_of(columns: Mapping[str, Column], cells: Sequence[Sequence[str]]) -> tuple[list[float], float]:
    """Shares of the width per column, and the size of the letters: long texts get room, numbers stay whole."""
    widths: list[float] = []
    for at, column in enumerate(columns.values()):
        texts = [row[at] for row in cells] or [""]
        longest = max(len(word) for text in [*texts, column.label] for word in text.split(" ") or [""])
        typical = sum(map(len, texts)) / len(texts)
        if column.kind == "day":
            widths.append(0.0)  # as wide as a day is, in the template
            continue
        most = max(map(len, texts))
        whole = most if words.right_aligned(column) or most <= SHORT else 0
        widths.append(float(max(min(longest, 22), min(typical, 60), whole, 5)) + MARGINS)
    return widths, 8.0 if sum(widths) <= 130 else 7.0
