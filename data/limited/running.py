"""Heads and feet that stand on every page: numbers of pages go, a line that repeats stays once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from data.limited.paragraphs import Line

# „3“, „- 3 -“, „Seite 3 von 4“, „3/4“; neither „§ 3“ nor „3.“.
_NUMBER = re.compile(
    r"[-–—|\s]{0,3}(?:Seite\s{0,2})?(\d{1,3})(?:\s{0,2}(?:von|/)\s{0,2}\d{1,3})?[-–—|\s]{0,3}", re.IGNORECASE
)
# How many lines at the edge of a page may be head or foot.
EDGE = 3


def without_running(lines: Sequence[Line], number: int) -> list[Line]:
    """The lines of so many pages without the numbers of the pages, and with each running head and foot once."""
    edges = [_edge_lines(lines, page) for page in range(number)]
    gone = {id(line) for line in _page_numbers(edges)}
    usual = Counter(key for edge in edges for key in {_key(line) for line in edge})
    seen: set[tuple[str, int]] = set()
    for edge in edges:
        for line in edge:
            key = _key(line)
            if usual[key] > 1 and usual[key] > number / 2:
                gone |= {id(line)} if key in seen else set()
                seen.add(key)
    return [line for line in lines if id(line) not in gone]


def _edge_lines(lines: Sequence[Line], page: int) -> list[Line]:
    own = sorted((line for line in lines if line.page == page), key=lambda line: -line.bottom)
    return own[:EDGE] + own[EDGE:][-EDGE:]


def _page_numbers(edges: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines that count the pages: the outermost of each page at most, one more from page to page."""
    numbers = [
        (line, int(found[1]) - line.page)
        for edge in edges
        for line in {id(each): each for each in (*edge[:1], *edge[-1:])}.values()
        if (found := _NUMBER.fullmatch(line.text.strip()))
    ]
    if len(edges) == 1:
        return [line for line, before_first in numbers if before_first == 1]
    counting = Counter(before_first for _, before_first in numbers)
    return [line for line, before_first in numbers if counting[before_first] > 1]


def _key(line: Line) -> tuple[str, int]:
    """The words of a line without figures, which may count the pages, and its place on the page."""
    return re.sub(r"\d+", "#", line.text.strip()), round(line.bottom / 4)
