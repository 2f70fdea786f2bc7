"""Two lists side by side on a page, read one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.readers.categories import begins_heading

_CELL = re.compile(r"\S+(?: {1,2}\S+)*")
# How far the cells of a column may begin from each other.
SLACK = 3

Line = tuple[str, int]


def in_order(lines: Sequence[Line]) -> list[Line]:
    """Lines with what belongs to them; below two headings side by side the left column comes before the right one."""
    found: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    border: int | None = None
    for line, page in lines:
        cells = [(cell.start(), cell[0]) for cell in _CELL.finditer(line)]
        side_by_side = len(cells) == 2 and all(begins_heading(words) for _, words in cells)
        if side_by_side or not cells or (border is not None and len(cells) == 1 and begins_heading(cells[0][1])):
            found += left + right
            left, right = [], []
            border = cells[1][0] if side_by_side else None
        if border is None:
            found.append((line, page))
            continue
        for place, (start, words) in enumerate(cells[:2]):
            (right if place or start >= border - SLACK else left).append((words, page))
    return found + left + right
