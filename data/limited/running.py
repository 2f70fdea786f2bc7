"""Heads and feet that stand on every page: numbers of pages go, a line that repeats stays once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from data.limited.paragraphs import Line

# „3“, „- 3 -“, „Seite 3 von 4“, „3/4“; neither „§ 3“ nor „3.“.
_NUMBER = re.compile(
    r"[-–—|\s]{0,3}(?:Seite\s{0,2})?(\d{1,3})(?:\s{0,2}(?:von|/)\s{0,2}\d{1,3})?[-–—|\s]{0,3}", re.IGNORECASE
)


def without_running(lines: Sequence[Line], number: int) -> list[Line]:
    """The lines of so many pages without the numbers of the pages, and with each running head and foot once.

    That one stands before the other lines of its page, so that it is in nobody's way at the end.
    """
    pages = [[line for line in lines if line.page == page] for page in range(number)]
    numbers = {id(line) for line in _page_numbers([_downwards(page) for page in pages])}
    pages = [[line for line in page if id(line) not in numbers] for page in pages]
    edges = [list(_edges(page)) for page in pages]
    on_pages = Counter(key for edge in edges for key in {_key(line) for side in edge for line in side})
    # The first page often has none.
    running = {key for key, count in on_pages.items() if count >= max(2, number - 1)}
    kept: list[Line] = []
    seen: set[tuple[str, int]] = set()
    for page, sides in zip(pages, edges, strict=True):
        # From the edge inwards, up to the first line that is none.
        heads = [line for side in sides for line in takewhile(lambda line: _key(line) in running, side)]
        kept += [line for line in heads if _key(line) not in seen]
        seen |= {_key(line) for line in heads}
        gone = {id(line) for line in heads}
        kept += [line for line in page if id(line) not in gone]
    return kept


def _downwards(page: Sequence[Line]) -> list[Line]:
    return sorted(page, key=lambda line: -line.bottom)


def _edges(page: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines from the upper edge of a page down to its middle, and from the lower edge up."""
    own = _downwards(page)
    yield own[: (len(own) + 1) // 2]
    yield own[(len(own) + 1) // 2 :][::-1]


def _page_numbers(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines that count the pages: the outermost of each page at most, one more from page to page."""
    numbers = [
        (line, int(found[1]) - line.page)
        for page in pages
        for line in {id(each): each for each in (*page[:1], *page[-1:])}.values()
        if (found := _NUMBER.fullmatch(line.text.strip()))
    ]
    if len(pages) == 1:
        return [line for line, before_first in numbers if before_first == 1]
    counting = Counter(before_first for _, before_first in numbers)
    return [line for line, before_first in numbers if counting[before_first] > 1]


def _key(line: Line) -> tuple[str, int]:
    """The words of a line, without the number of its own page, and its place on the page."""
    return re.sub(rf"\b{line.page + 1}\b", "#", line.text.strip(), count=1), round(line.bottom / 4)
