"""Names at the dots of the Kreisvergleich: those of the chosen counties and of both ends, none over another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

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


def named(known: Mapping[str, float], view: View) -> list[str]:
    """The counties whose dots bear their name: the chosen ones and the lowest and highest value, in order of value."""
    order = sorted(known, key=lambda place: (known[place], place))
    ends = {order[0], order[-1]} if order else set()
    return [place for place in order if place in ends or place in view.shown]


def lines(places: Sequence[str], known: Mapping[str, float], view: View, span: Sequence[float]) -> list[int]:
    """On which line each name stands, 0 the lowest, so that no two of a line touch on a narrow screen."""
    taken: list[list[tuple[float, float]]] = []
    found = []
    for place in places:
        left, right = _extent(place, known[place], view, span)
        line = next(
            (
                number
                for number, others in enumerate(taken)
                if all(right < other[0] or left > other[1] for other in others)
            ),
            len(taken),
        )
        if line == len(taken):
            taken.append([])
        taken[line].append((left, right))
        found.append(line)
    return found


def draw(
    known: Mapping[str, float], heights: Mapping[str, float], view: View, span: Sequence[float]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], float]:
    """The names as text, the thin lines from them to their dots, and the upper end of the figure in rows."""
    places = named(known, view)
    at = lines(places, known, view, span)
    tops = [FIRST - LINE * line for line in at]
    text = {
        "type": "scatter",
        "mode": "text",
        "x": [known[place] for place in places],
        "y": tops,
        "text": [_name(place, view) for place in places],
        "textposition": [f"middle {'left' if _leans_left(known[place], span) else 'right'}" for place in places],
        "textfont": {"size": SIZE, "color": style.INK},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }
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
    return ([text] if places else []), leaders, min(tops, default=FIRST) - LINE


def _name(place: str, view: View) -> str:
    name = style.safe(view.names.get(place, place))
    return f"<b>{name}</b>" if place == view.own else name


def _leans_left(value: float, span: Sequence[float]) -> bool:
    """A name right of the middle stands left of its dot, so that it ends inside the figure."""
    return value > (span[0] + span[1]) / 2


def _extent(place: str, value: float, view: View, span: Sequence[float]) -> tuple[float, float]:
    """From where to where a name reaches, in pixels of a narrow screen."""
    at = (value - span[0]) / (span[1] - span[0]) * NARROW
    width = text_width(view.names.get(place, place), SIZE) + 6
    return (at - width, at) if _leans_left(value, span) else (at, at + width)
