"""How wide the columns of a table in the PDF are, by what stands in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations
from math import ceil

from briefing import words
from briefing.glyphs import millimetres
from charts.base.columns import Column

# Texts of so many letters stand on one line, and no word of up to so many is broken, while the page has room for it.
SHORT = 22
# Of a cell, on both sides together; a little more than the template leaves free, since nothing is set to the hair.
MARGINS = 2.4
SIZE = 8.0
# Heads of more words may take a third line.
HEAD_OF_TWO_LINES = 3
# Millimetres of a page, and of the column of sources that a table may have beside its own.
PAGE, SOURCES = 176.0, 15.0
# So many millimetres are moved from one column to another to see whether fewer lines are needed.
STEPS = (1, 2, 4, 8, 16)

Width = tuple[str, float]


def widths_of(
    columns: Mapping[str, Column], cells: Sequence[Sequence[str]], room: float
) -> tuple[list[Width], float]:  # fmt: skip
    """Per column ("mm", its width) or ("fr", its share of what is left), and the size of the letters in points.

    `room` is the width of the table in millimetres. Each column first gets its longest word or, when all its texts are
    short, its longest text; then what is left goes where it saves the most lines.
    """
    least: list[float] = []
    open_ended: list[int] = []
    for at, column in enumerate(columns.values()):
        texts = {row[at] for row in cells} or {""}
        whole = max(map(len, texts)) <= SHORT or words.right_aligned(column)
        parts = texts if whole else {each[:SHORT] for text in texts for each in _words(text)}
        least.append(max(_head(column.label), *(millimetres(each, SIZE) for each in parts)) + MARGINS)
        open_ended += [] if whole else [at]
    left = room - sum(least)
    if left <= 0 or not open_ended:
        return [("fr", round(each, 1)) for each in least], SIZE
    widths = _given_away(least, [_Texts(at, [row[at] for row in cells]) for at in open_ended], left)
    return [("fr" if at in open_ended else "mm", round(each, 1)) for at, each in enumerate(widths)], SIZE


def filled(widths: Sequence[Width], room: float) -> list[float]:
    """Millimetres per column in another room: columns of long texts, or all of them, give or take the difference."""
    kind = "fr" if any(each == "fr" for each, _ in widths) else "mm"
    fixed = [0.0 if each == kind else width for each, width in widths]
    shares = [width if each == kind else 0.0 for each, width in widths]
    return [own + (room - sum(fixed)) * share / sum(shares) for own, share in zip(fixed, shares, strict=True)]


def _words(text: str) -> list[str]:
    """What may stand on lines of its own; a space that does not break is part of its word."""
    return text.replace("\n", " ").split(" ")


def _head(label: str) -> float:
    """The least room in which a head takes two lines, or three where it has many words."""
    each = _words(label)
    lines = 2 if len(each) <= HEAD_OF_TWO_LINES else 3
    runs = [" ".join(each[first:last]) for last in range(1, len(each) + 1) for first in range(last)]
    wide = [millimetres(word, SIZE, bold=True) for word in each]
    rooms = (millimetres(run, SIZE, bold=True) + 0.01 for run in runs)
    return min(room for room in rooms if room >= max(wide) and _wrapped(wide, room) <= lines)


class _Texts:
    """The texts of a column, with the lines they take at a width."""

    def __init__(self, at: int, texts: Sequence[str]) -> None:
        self.at = at
        # The same text stands in many rows.
        self._order = list(dict.fromkeys(texts))
        self._place = [self._order.index(text) for text in texts]
        self._wide = [[millimetres(word, SIZE) for word in _words(text)] for text in self._order]
        self._known: dict[float, list[int]] = {}

    def wanted(self) -> float:
        """The room of the longest text on one line."""
        space = millimetres(" ", SIZE)
        return max((sum(wide) + space * (len(wide) - 1) for wide in self._wide), default=0.0)

    def lines(self, width: float) -> list[int]:
        """Of each row, in a column of this width."""
        if (key := round(width, 3)) not in self._known:
            each = [_wrapped(wide, width - MARGINS) for wide in self._wide]
            self._known[key] = [each[place] for place in self._place]
        return self._known[key]


def _wrapped(wide: Sequence[float], room: float) -> int:
    """How many lines words of these widths take; a wider one than the room is broken."""
    lines, used, space = 1, 0.0, millimetres(" ", SIZE)
    for word in wide:
        if used and used + space + word > room:
            lines += 1
            used = 0.0
        used += word + (space if used else 0.0)
        if used > room:
            lines += ceil(used / room) - 1
            used %= room
    return lines


def _given_away(least: Sequence[float], columns: Sequence[_Texts], left: float) -> list[float]:
    """The widths with the room left where it saves lines: shared by need first, then moved while that helps."""
    wanted = {each.at: max(each.wanted() + MARGINS - least[each.at], 0.0) for each in columns}
    whole = sum(wanted.values()) or 1.0
    widths = [each + left * wanted.get(at, 0.0) / whole for at, each in enumerate(least)]
    fewest = _lines(columns, widths)
    moves = [(giver, taker, mm) for giver, taker in permutations((each.at for each in columns), 2) for mm in STEPS]
    better = True
    while better:
        better = False
        for giver, taker, millimetres_moved in moves:
            if widths[giver] - millimetres_moved < least[giver]:
                continue
            tried = [*widths]
            tried[giver] -= millimetres_moved
            tried[taker] += millimetres_moved
            if (lines := _lines(columns, tried)) < fewest:
                widths, fewest, better = tried, lines, True
    return widths


def _lines(columns: Sequence[_Texts], widths: Sequence[float]) -> tuple[int, int]:
    """How many lines the rows take, each as many as its tallest cell; and, where that is equal, all cells."""
    cells = [each.lines(widths[each.at]) for each in columns]
    return sum(map(max, zip(*cells, strict=True))), sum(map(sum, cells))
