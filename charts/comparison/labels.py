"""Names at the dots of the Kreisvergleich: those of the chosen counties and of both ends, none over another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from charts.base import style
from charts.base.margins import text_width
from charts.comparison.view import View

SIZE = 12
# Pixels between the lowest and the highest tick on a telephone, for which the names are kept apart.
NARROW = 190
# Height of a line of names, in rows of the figure.
LINE = 0.45
# Where the lowest line of names stands: over the highest dot.
FIRST = -0.95
# Pixels between a name and the line to its dot.
BESIDE_LINE = 3


def named(known: Mapping[str, float], view: View) -> list[str]:
    """The counties whose dots bear their name: the chosen ones and the lowest and highest value, in order of value."""
    order = sorted(known, key=lambda place: (known[place], place))
    ends = {order[0], order[-1]} if order else set()
    return [place for place in order if place in ends or place in view.shown]


class Spot(NamedTuple):
    """Where a name stands: its line, 0 the lowest, its ends and its dot, in pixels of a narrow screen."""

    line: int
    left: float
    right: float
    dot: float

    def apart(self, other: Spot) -> bool:
        """Whether the names do not touch, nor the line from the upper one to its dot the lower one."""
        if self.line == other.line:
            return self.right < other.left or self.left > other.right
        upper, lower = (self, other) if self.line > other.line else (other, self)
        return not lower.left <= upper.dot <= lower.right


def lines(places: Sequence[str], known: Mapping[str, float], view: View, span: Sequence[float]) -> list[int]:
    """On which line each name stands, 0 the lowest.

    No two of a line touch on a narrow screen, and no line to a dot runs through a name where there is a way past it.
    """
    bare = {place: _spot(place, known[place], view, span) for place in places}
    found: dict[str, Spot] = {}
    # Names lie from their dots towards the middle: lines to the dots further out run past those nearer to it.
    for place in sorted(places, key=lambda each: abs(bare[each].dot - NARROW / 2)):
        top = 1 + max((each.line for each in found.values()), default=-1)
        tried = [bare[place]._replace(line=line) for line in range(top + 1)]
        found[place] = next((each for each in tried if all(map(each.apart, found.values()))), tried[-1])
    return [found[place].line for place in places]


def draw(
    known: Mapping[str, float], heights: Mapping[str, float], view: View, span: Sequence[float]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], float]:
    """The names as annotations, the thin lines from them to their dots, and the upper end of the figure in rows."""
    places = named(known, view)
    at = lines(places, known, view, span)
    tops = [FIRST - LINE * line for line in at]
    names = [
        {
            "x": known[place],
            "y": top,
            "text": _name(place, view),
            "xanchor": "right" if _leans_left(known[place], span) else "left",
            "yanchor": "middle",
            "xshift": -BESIDE_LINE if _leans_left(known[place], span) else BESIDE_LINE,
            "showarrow": False,
            "font": {"size": SIZE, "color": style.INK},
            # A line that finds no way past a name runs behind it.
            "bgcolor": style.PAPER,
            "borderpad": 0,
        }
        for place, top in zip(places, tops, strict=True)
    ]
    leaders = [
        {
            "type": "line",
            "layer": "below",
            "x0": known[place],
            "x1": known[place],
            "y0": top - 0.15,
            "y1": heights[place],
            "line": {"color": style.MISSING_LINE, "width": 1},
        }
        for place, top in zip(places, tops, strict=True)
    ]
    return names, leaders, min(tops, default=FIRST) - LINE


def _name(place: str, view: View) -> str:
    name = style.safe(view.names.get(place, place))
    return f"<b>{name}</b>" if place == view.own else name


def _leans_left(value: float, span: Sequence[float]) -> bool:
    """A name right of the middle stands left of its dot, so that it ends inside the figure."""
    return value > (span[0] + span[1]) / 2


def _spot(place: str, value: float, view: View, span: Sequence[float]) -> Spot:
    """A name on the lowest line, with a little air."""
    dot = (value - span[0]) / (span[1] - span[0]) * NARROW
    width = text_width(view.names.get(place, place), SIZE) + 6
    return Spot(0, dot - width, dot, dot) if _leans_left(value, span) else Spot(0, dot, dot + width, dot)
