"""How wide the columns of a table in the PDF are, by what stands in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations
from math import ceil

from briefing import words
from charts.base.columns import Column

# Texts of so many letters stand on one line, and no word of up to so many is broken, while the page has room for it.
SHORT = 22
# Millimetres of a letter in a word, in a text, of a bold one in the head, and of the margins of a cell, at the size of
# the letters.
LETTER, IN_A_TEXT, BOLD, MARGINS = 1.55, 1.42, 1.75, 2.6
SIZE = 8.0
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
        texts = [row[at] for row in cells] or [""]
        longest = max(map(len, texts))
        whole = longest <= SHORT or words.right_aligned(column)
        head = max(map(len, column.label.split(" "))) * BOLD
        word = longest if whole else max(min(len(each), SHORT) for text in texts for each in text.split(" "))
        least.append(max(word * LETTER, head) + MARGINS)
        open_ended += [] if whole else [at]
    left = room - sum(least)
    if left <= 0 or not open_ended:
        return [("fr", round(each, 1)) for each in least], SIZE
    widths = _given_away(least, open_ended, cells, left)
    return [("fr" if at in open_ended else "mm", round(each, 1)) for at, each in enumerate(widths)], SIZE


def _given_away(
    least: Sequence[float], open_ended: Sequence[int], cells: Sequence[Sequence[str]], left: float
) -> list[float]:  # fmt: skip
    """The widths with the room left where it saves lines: shared by need first, then moved while that helps."""
    needs = [{at: len(row[at]) * IN_A_TEXT for at in open_ended} for row in cells]
    wanted = {at: max(need[at] for need in needs) + MARGINS - least[at] for at in open_ended}
    whole = sum(max(each, 0.0) for each in wanted.values()) or 1.0
    widths = [each + left * max(wanted.get(at, 0.0), 0.0) / whole for at, each in enumerate(least)]
    fewest = _lines(needs, widths)
    moves = [(giver, taker, mm) for giver, taker in permutations(open_ended, 2) for mm in STEPS]
    better = True
    while better:
        better = False
        for giver, taker, millimetres in moves:
            if widths[giver] - millimetres < least[giver]:
                continue
            tried = [*widths]
            tried[giver] -= millimetres
            tried[taker] += millimetres
            if (lines := _lines(needs, tried)) < fewest:
                widths, fewest, better = tried, lines, True
    return widths


def _lines(needs: Sequence[Mapping[int, float]], widths: Sequence[float]) -> tuple[int, int]:
    """How many lines the rows take, each as many as its tallest cell; and, where that is equal, all cells."""
    cells = [[ceil(need / (widths[at] - MARGINS)) for at, need in row.items()] for row in needs]
    return sum(map(max, cells)), sum(map(sum, cells))
