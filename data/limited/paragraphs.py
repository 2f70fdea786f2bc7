"""The lines of pages with their places made into text: broken paragraphs joined, distance and indentation kept.

Only the place of a line tells whether it was broken by the width of the page or ends where its author ended it. Text
without pages, as others are read, has one line per paragraph; so has what comes out here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from data.limited.letters import joined

# What begins a line of its own, however full the one before is: a bullet, an ordinal, a paragraph sign.
_MARK = re.compile(
    r"\s*(?:[•◦▪●■□‣·→➢➤✓✔*–—-]\s|o\s|§|Art(?:ikel|\.)\s\d"
    r"|\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[A-Za-z]|[ivxIVX]{1,4})[.)]\s)"
)
# A dash before a small letter may also stand inside a sentence.
_DASH = re.compile(r"\s*[–—-]\s+[a-zäöü]")
DEEPEST = 40
# Running text fills at least this part of the width of a page.
NARROWEST = 0.6
# What stands between columns of a line.
COLUMNS = "   "


@dataclass(frozen=True)
class Line:
    """A line of a page; places in points, upwards; `word` is the width of its first, `broken` says its last goes on."""

    page: int
    text: str
    left: float
    right: float
    bottom: float
    top: float
    word: float
    broken: bool = False

    @property
    def height(self) -> float:
        """About the size of the letters."""
        return max(self.top - self.bottom, 1.0)


def pages_of(lines: Sequence[Line], number: int, width: float) -> list[str]:
    """The text of so many pages of a width; a paragraph belongs to the page it begins on."""
    pages: list[list[str]] = [[] for _ in range(number)]
    if not lines:
        return [""] * number
    measures = _Measures(lines, width)
    before: Line | None = None
    at = 0
    for line in lines:
        if before is not None and measures.goes_on(before, line):
            pages[at][-1] = joined(pages[at][-1], line.text)
        else:
            if before is not None and before.page == line.page and measures.apart(before, line):
                pages[line.page].append("")
            at = line.page
            pages[at].append(" " * measures.indent(line) + line.text.strip())
        before = line
    return ["\n".join(page) for page in pages]


class _Measures:
    """What is usual in a document: its margins, the distance of its lines and the width of a letter."""

    def __init__(self, lines: Sequence[Line], width: float) -> None:
        self.margin = _edge([line.left for line in lines], least=True)
        # Of a page without running text nobody knows how wide its lines may be.
        self.right = max(_edge([line.right for line in lines], least=False), self.margin + NARROWEST * width)
        letters = sum(len(line.text) for line in lines)
        self.letter = max(sum(line.right - line.left for line in lines) / max(letters, 1), 1.0)
        below = [
            (first.bottom - second.bottom, self._full(first, second))
            for first, second in pairwise(lines)
            if first.page == second.page and 0 < first.bottom - second.bottom < 3 * second.height
        ]
        inside = [distance for distance, full in below if full]
        self.pitch = median(inside or [distance for distance, _ in below] or [lines[0].height])

    def indent(self, line: Line) -> int:
        """How many letters a line is moved in."""
        return min(max(round((line.left - self.margin) / self.letter), 0), DEEPEST)

    def apart(self, above: Line, below: Line) -> bool:
        """Whether more than the usual distance, or another column, lies between two lines of a page."""
        distance = above.bottom - below.bottom
        return distance > 1.25 * self.pitch or distance < 0

    def goes_on(self, above: Line, below: Line) -> bool:
        """Whether a line was begun because the first word of the next found no room."""
        if not self._full(above, below) or COLUMNS in above.text.strip() or self._begins(above, below):
            return False
        if above.page != below.page:
            return not above.text.rstrip().endswith((".", ":", ";", "!", "?"))
        same_size = 0.8 < above.height / below.height < 1.25
        return same_size and not self.apart(above, below) and above.bottom - below.bottom > 0.4 * self.pitch

    def _begins(self, above: Line, below: Line) -> bool:
        """Whether a line has a mark of its own, or stands left of the point of a list that it would go on with."""
        flush = abs(above.left - below.left) < self.letter
        if _DASH.match(below.text) and flush and not _MARK.match(above.text):
            return above.text.rstrip().endswith((".", ":", ";", ","))
        listed = bool(_MARK.match(above.text)) or above.page != below.page
        return bool(_MARK.match(below.text)) or (listed and below.left < above.left - self.letter)

    def _full(self, above: Line, below: Line) -> bool:
        """Whether the first word of a line would not have fitted behind the line above, or is the rest of its last."""
        return above.broken or above.right + 0.6 * self.letter + below.word > self.right


def _edge(places: Sequence[float], *, least: bool) -> float:
    """Where the lines of a page begin or end: the place a fifth of them share, or the outermost of ragged ones."""
    outermost = min if least else max
    shared = Counter(round(place / 3) * 3 for place in places)
    usual = [place for place, number in shared.items() if number >= max(3, 0.2 * len(places))]
    if not usual:
        return outermost(places)
    return outermost(place for place in places if round(place / 3) * 3 == outermost(usual))
