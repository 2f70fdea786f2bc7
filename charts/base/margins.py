"""Room for the labels of the axes, set aside before Plotly.js measures them.

Plotly.js draws, measures the labels, widens the margins and draws everything again: half of the time of a figure
(budgets of all counties 100 ms, with enough room from the start 51). What is estimated here too narrow for another font
is still widened by Plotly.js (`automargin`), only later.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import Any

FONT_PX = 14
# Advance widths of Source Sans 3 in thousandths of the font size, rounded up to few classes; what is not named is 560.
_WIDTHS = {
    **dict.fromkeys("ijlI.,:;'|·", 265),
    **dict.fromkeys(" \u00a0", 200),
    **dict.fromkeys("frt()-/", 350),
    **dict.fromkeys("acegksvxyzäFJLEY", 505),
    **dict.fromkeys("0123456789–−€", 500),
    **dict.fromkeys("GHNOQUÖÜ", 660),
    **dict.fromkeys("mwMW%…", 830),
}
_USUAL = 560
_LINE = 1.36
_TITLE_PX = 14
# Plotly.js adds the smallest of the four margins to what an axis needs, at most this.
_PAD = 12
# Between the end of an axis and a text that begins there.
_GAP = 8


@lru_cache(maxsize=4096)
def text_width(text: str, size: float) -> float:
    """Pixels the longest line of a label takes in the house font, rather too many than too few."""
    lines = [unescape(line) for line in re.sub(r"</?(?!br)[^>]+>", "", text).split("<br>")]
    return max(sum(_WIDTHS.get(letter, _USUAL) for letter in line) for line in lines) * size / 1000


def in_lines(text: str, most: float, size: float = FONT_PX) -> list[str]:
    """A text in lines of at most so many pixels, broken between words; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def beside_axes(traces: list[dict[str, Any]], axes: dict[str, dict[str, Any]]) -> dict[str, int]:
    """Margins in pixels that the labels and titles of the axes need, and the right one what is written beside rows.

    0 on a side without labels. Numbers Plotly.js chooses itself count as three digits.
    """
    room = {"l": 0, "t": 0, "b": 0, "r": round(_behind(traces, axes.get("xaxis", {}).get("range")))}
    for name, axis in axes.items():
        labels = _labels(traces, name, axis)
        if labels:
            upright = name.startswith("yaxis")
            side = "l" if upright else "t" if axis.get("side") == "top" else "b"
            font = axis.get("tickfont", {}).get("size", FONT_PX)
            along = upright or axis.get("tickangle") == -90
            deep = _longest(labels, axis, font) if along else _highest(labels, font)
            room[side] = max(room[side], round(deep + _title(axis) + _PAD))
    return room


def _behind(traces: list[dict[str, Any]], reach: list[float] | None) -> float:
    """Room for texts that begin where the axis ends: nothing cuts them off, and nothing but the margin holds them."""
    wide = 0.0
    for trace in traces:
        begins = set(trace.get("x") or ())
        if reach and trace.get("mode") == "text" and begins == {reach[1]} and "right" in trace["textposition"]:
            size = trace.get("textfont", {}).get("size", FONT_PX)
            wide = max([wide, *(text_width(text, size) for text in trace["text"])])
    return wide + _GAP if wide else 0


def _longest(labels: list[str], axis: dict[str, Any], font: float) -> float:
    suffix = axis.get("ticksuffix", "")
    return max(text_width(label + suffix, font) for label in labels)


def _highest(labels: list[str], font: float) -> float:
    return max(label.count("<br>") + 1 for label in labels) * font * _LINE


def _title(axis: dict[str, Any]) -> float:
    # A blank title only keeps a line free that the margin has anyway, see targets.status_by_county.
    return _TITLE_PX if ((axis.get("title") or {}).get("text") or "").strip() else 0


def _labels(traces: list[dict[str, Any]], name: str, axis: dict[str, Any]) -> list[str]:
    """What stands at the ticks: the words set, else the categories of the traces, else a number of three digits."""
    if axis.get("visible") is False or axis.get("showticklabels") is False:
        return []
    words = axis.get("ticktext") or axis.get("tickvals")
    if words is None:
        key, reference = name[0], name.replace("axis", "")
        own = [trace for trace in traces if trace.get(f"{key}axis", key) == reference]
        words = {value for trace in own for value in trace.get(key, ()) if isinstance(value, str)}
    return [str(word) for word in words] or ["000"]
