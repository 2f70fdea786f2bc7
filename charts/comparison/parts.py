"""What the figures of the Kreisvergleich are made of: axis, legend, dots, and the words beside a value."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.positions import wilson
from charts.base import style
from charts.comparison.view import (
    SYMBOL,
    Measure,
    is_part,
    judged,
    left_out,
    old_words,
    part_words,
    span_words,
    without_value,
)
from data import numbers
from data.code_words import MISSING_SHORT, STATE
from queries import comparison as questions

# A value that tells part of the year, as a dot and in a tile.
PART_DOT = {"color": style.MUTED, "size": 10, "symbol": "x-thin-open"}
PART_SIGN = "*"
# A value that is provisional, as a dot: a point in its middle, so that its filling still says whose it is.
DOTTED = "circle-dot"


# Of the width between the lowest and the highest value, left free on both sides of the dots.
BESIDE_DOTS = 0.05


def value_axis(shown: Sequence[float], measure: Measure) -> dict[str, Any]:
    """An axis from zero for bars, with ticks at round values, written in German."""
    high = max([*shown, 0.0]) or 1.0
    start = min(0.0, *shown) if shown else 0.0
    step = _round_step((high - start) / 4)
    ticks = [step * i for i in range(math.floor(start / step), math.ceil(high / step - 1e-9) + 1)]
    return _ticked(ticks, [ticks[0], ticks[-1] + step * 0.15], step, high, measure)


def dot_axis(shown: Sequence[float], measure: Measure) -> dict[str, Any]:
    """An axis where the dots are; it begins at zero only where zero is as near as the dots are to each other."""
    high, low = max(shown, default=1.0), min(shown, default=0.0)
    apart = high - low or abs(high) or 1.0
    if 0 <= low <= apart / 4:
        low = 0.0
    step = _round_step((high - low or apart) / 5)
    first, last = low - apart * BESIDE_DOTS, high + apart * BESIDE_DOTS
    ticks = [step * i for i in range(math.ceil(first / step - 1e-9), math.floor(last / step + 1e-9) + 1)]
    return _ticked(ticks, [first, last], step, high, measure)


def _ticked(ticks: list[float], span: list[float], step: float, high: float, measure: Measure) -> dict[str, Any]:
    scale, word = (1.0, measure.unit_words)
    if measure.basis in ("ratio", "share"):
        scale, word = 0.01, "Prozent"
    elif measure.basis == "money" and not measure.per:
        scale, word = (1e6, "Mio. €") if high >= 1e6 else (1e3, "Tsd. €")
    digits = next((d for d in (0, 1, 2, 3) if abs(step / scale * 10**d - round(step / scale * 10**d)) < 1e-6), 3)
    return {
        "range": span,
        "tickvals": ticks,
        "ticktext": [numbers.decimal(round(tick / scale, 6), digits) for tick in ticks],
        "title": {
            "text": f"{word}, Achse beginnt nicht bei 0" if span[0] > 0 else word,
            "font": {"color": style.MUTED, "size": 13},
        },
    }


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return float(next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999))


def stacked(known: Mapping[str, float], span: Sequence[float]) -> dict[str, float]:
    """A height around the first row for each county, so that dots of nearly equal values stand beside each other."""
    found: dict[str, float] = {}
    bins: dict[int, int] = {}
    for place in sorted(known, key=lambda each: (known[each], each)):
        at = round((known[place] - span[0]) / (span[1] - span[0]) * 45)
        taken = bins.get(at, 0)
        bins[at] = taken + 1
        found[place] = max(-0.7, min(0.45, 0.17 * ((taken + 1) // 2) * (-1 if taken % 2 else 1)))
    return found


@dataclass(frozen=True)
class Dots:
    """The counties on one line: value and height of each by its place, and the row its hover text tells."""

    values: Mapping[str, float]
    heights: Mapping[str, float]
    rows: Mapping[str, questions.Figures]
    measure: Measure

    def trace(self, name: str, places: Sequence[str], marker: Mapping[str, Any]) -> dict[str, Any]:
        """The dots of the named counties."""
        return {
            "type": "scatter",
            "mode": "markers",
            "name": style.safe(name),
            "x": [self.values[place] for place in places],
            "y": [self.heights[place] for place in places],
            "marker": {**marker, "line": {"color": style.ACTUAL, "width": 1.5}},
            "customdata": list(places),
            "hovertext": [hover(self.rows[place], self.measure) for place in places],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "cliponaxis": False,
        }

    def traces(self, name: str, places: Sequence[str], marker: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The same with a point in the provisional ones; the legend shows the name once, without it."""
        final = [place for place in places if not provisional(self.rows[place])]
        soft = [place for place in places if provisional(self.rows[place])]
        traces = [self.trace(name, final, marker)] if final or not soft else []
        if soft:
            traces.append(self.trace(name, soft, {**marker, "symbol": DOTTED}) | {"showlegend": False})
        if soft and not final:
            traces.append(legend_entry(name, {**marker, "line": {"color": style.ACTUAL, "width": 1.5}}))
        return traces


def provisional(row: questions.Figures) -> bool:
    """Whether the value of a county is marked as provisional; a part of a year is marked as that."""
    return row.state == "provisional" and not numbers.is_missing(row.value) and not is_part(row)


def provisional_dot_entry(rows: Iterable[questions.Figures]) -> list[dict[str, Any]]:
    """What dots with a point are, for the legend; nothing where no value is provisional."""
    if not any(provisional(row) for row in rows):
        return []
    marker = {"symbol": DOTTED, "size": 11, "color": style.PAPER, "line": {"color": style.ACTUAL, "width": 1.5}}
    return [legend_entry(STATE["provisional"], marker) | {"legendrank": style.LAST}]


def point(
    name: str, at: float, row: int, symbol: str, colour: str, apart: tuple[float, float] | None = None
) -> dict[str, Any]:
    """One mark in a row, with its interval."""
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "name": style.safe(name),
        "x": [at],
        "y": [row],
        # The point of a provisional one is seen in any colour.
        "marker": {"symbol": symbol, "size": 13, "color": colour, "line": {"color": style.PAPER, "width": 1.5}},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    if apart:
        trace["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [apart[1] - at],
            "arrayminus": [at - apart[0]],
            "color": colour,
            "thickness": 1.5,
        }
    return trace


def words_at(at: float, row: int, text: str) -> dict[str, Any]:
    """Words where a dot would be; lines across the rows run behind them."""
    return {
        "x": at, "y": row, "text": text, "xanchor": "left", "yanchor": "middle", "xshift": 6, "showarrow": False,
        "font": {"color": style.MUTED}, "bgcolor": style.PAPER, "borderpad": 0,
    }  # fmt: skip


def legend_entry(name: str, marker: dict[str, Any]) -> dict[str, Any]:
    """An entry of the legend for what has no trace of its own."""
    return {"type": "scatter", "mode": "markers", "name": name, "x": [None], "y": [None], "marker": marker}


def add_line(traces: list[dict[str, Any]], shapes: list[dict[str, Any]], at: float, name: str, dash: str) -> None:
    """A line across all rows, and its entry in the legend: a shape has none."""
    line = {"color": style.MARK if dash == "dot" else style.INK, "width": 2, "dash": dash}
    shapes.append({"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1, "line": line})
    traces.append({"type": "scatter", "mode": "lines", "name": name, "x": [None], "y": [None], "line": line})


def bold(text: str, strong: bool) -> str:
    """The name of a county as HTML, bold for the one in the middle."""
    return f"<b>{style.safe(text)}</b>" if strong else style.safe(text)


def value_words(row: questions.Figures, measure: Measure, middle: float | None = None) -> str:
    """The value as it stands beside a row, or why there is none."""
    if numbers.is_missing(row.value):
        return "k. A." if row.reason == "no_value" else without_value(row).split(":")[0].split(",")[0]
    words = numbers.stated(measure.write(row.value), row.precision)
    if is_part(row):
        return f"{words} ({numbers.day(row.part_until, missing='')[:6]})"
    if row.old_denominator:
        words = f"{words} ({row.measured_from.year})"
    return " ".join(filter(None, [words, SYMBOL[judged(row, measure, middle)[0]]]))


# What stands in a tile instead of a value.
SHORT = {
    "not_split": "n. aufg.",
    "no_denominator": "o. B.",
    "few_cases": "w. F.",
    "withheld": "geheim",
    **{f"told_{code}": word for code, word in MISSING_SHORT.items()},
    **{f"denominator_{code}": "o. B." for code in MISSING_SHORT},
}


def tile_value(row: questions.Figures, measure: Measure) -> str:
    """What is written into a tile."""
    if not row.exists_in_year:
        return "–"
    if numbers.is_missing(row.value):
        return SHORT.get(str(row.reason), "k. A.")
    if measure.basis == "money" and not measure.per:
        return numbers.decimal(row.value / 1000, 0) + f"{numbers.SPACE}T€"
    return measure.write(row.value) + (PART_SIGN if is_part(row) else "")


def hover(row: questions.Figures, measure: Measure) -> str:
    """What stands beside a county under the pointer: value, interval or the two numbers behind it, as HTML."""
    if numbers.is_missing(row.value):
        return f"<b>{style.safe(row.short_name)}</b><br>{without_value(row)}"
    lines = [f"<b>{style.safe(row.short_name)}</b>", numbers.stated(measure.write(row.value), row.precision)]
    state = STATE["provisional"] if provisional(row) else ""
    lines += [said for said in (part_words(row), old_words(row), state) if said]
    if not numbers.is_missing(row.cases):
        low, high = wilson(row.numerator, row.cases)
        lines.append(f"{numbers.integer(row.numerator)} von {numbers.integer(row.cases)}")
        lines.append(f"95-%-Bereich {span_words(low, high)}")
    elif not numbers.is_missing(row.denominator):
        top = numbers.euro(row.numerator) if measure.basis in ("money", "ratio") else numbers.integer(row.numerator)
        bottom = numbers.euro(row.denominator) if measure.basis == "ratio" else numbers.integer(row.denominator)
        lines.append(f"{top} / {bottom}")
    if left_out(row):
        lines.append(left_out(row))
    return "<br>".join(lines)
