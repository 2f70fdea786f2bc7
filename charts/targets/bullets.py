"""Bullet bars: reported against agreed, each row on its own scale of percent of the agreed value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.base import style
from charts.base.status import NOT_JUDGED, STATUS
from charts.base.target_words import in_unit, reached_words, shown_achievement, without_value
from charts.targets.variance import gap_words
from data import numbers
from data.code_words import STATE, WITHHELD
from data.rows import Flag, Number, Text
from queries.target_rows import Judged

# More bars than this are not read in a meeting; the table has them all.
DRAWN = 15
# The scale ends here; what is longer carries a mark and its figure.
SCALE_END = 2.0
ROW = 76
# Of a row with a third line beside its bar, which the name above the next bar would touch on a telephone.
TALL = 96
# Room for a legend of up to three lines and the scale.
HEAD = 80

Lengths = list[float | None]


@dataclass(slots=True)
class Bullet(Judged):
    """A target as it is drawn; `short_name` stands above its bar, ratios are fractions of 1."""

    short_name: Text
    gap: Number
    gap_share: Number
    previous_value: Number
    previous_withheld: Flag
    previous_ratio: Number
    reason_code: Text


def bullets(rows: Sequence[Bullet], agreed: str = "vereinbart (100 %)") -> style.Figure:
    """Solid bar: reported; outline: agreed; dashes: adjusted; tick: achieved the year before, by what was agreed then;
    diamond: asked of the year so far.

    The words stand above and beside the bars, where no bar can cross them, also at 390 pixels.
    """
    places = list(range(len(rows)))
    words = [(reached_words(row), shown_achievement(row)) for row in rows]
    hover = [_hover(row, *each) for row, each in zip(rows, words, strict=True)]
    beside = [_beside(row, *each) for row, each in zip(rows, words, strict=True)]
    ratios = [_length(row) for row in rows]
    before: Lengths = [None if numbers.is_missing(row.previous_ratio) else max(0.0, row.previous_ratio) for row in rows]
    moved: Lengths = [None if numbers.is_missing(row.adjusted_place) else max(0.0, row.adjusted_place) for row in rows]
    so_far: Lengths = [
        row.share_of_year if row.share_of_year < 1 and each is not None else None
        for row, each in zip(rows, ratios, strict=True)
    ]
    longest = max([1.0, *(each for each in [*ratios, *before, *moved] if each is not None)])
    end = min(SCALE_END, -(-longest // 0.25) * 0.25)
    traces = [
        _bar("vereinbart", places, [None if row.status == "no_target" else 1.0 for row in rows], hover, 0.34)
        | {
            "showlegend": False,
            "marker": {
                "color": [style.MISSING if each is None else style.PAPER for each in ratios],
                "line": {"color": style.INK, "width": 1.5},
            },
        },
        *_reported(rows, _cut(ratios, end), hover),
        # The legend shows the outline, whatever the first row is filled with.
        _marks(agreed, [], [], [], {"symbol": "square-open", "size": 13, "color": style.INK}),
        *_when_any(
            _marks(
                "angepasst",
                places,
                _cut(moved, end),
                hover,
                # Two dashes, one above and one below the bar, as the outline of what is adjusted is dashed elsewhere.
                {"symbol": "line-ns", "size": 26, "line": {"width": 2, "color": style.INK}},
            )
        ),
        *_when_any(
            _marks(
                "Zielerreichung im Vorjahr",
                places,
                _cut(before, end),
                hover,
                {"symbol": "line-ns", "size": 17, "line": {"width": 3, "color": style.MARK}},
            )
        ),
        *_when_any(
            _marks(
                "zeitanteilig vereinbart",
                places,
                so_far,
                hover,
                {"symbol": "diamond", "size": 11, "color": style.PAPER, "line": {"width": 2, "color": style.INK}},
            )
        ),
        *_when_any(
            _marks(
                f"länger als {numbers.percent(end, 0)}",
                places * 2,
                [None if each is None or each <= end else end * 1.02 for each in [*ratios, *before]],
                hover * 2,
                {"symbol": "triangle-right", "size": 12, "color": style.INK},
            )
        ),
        # Two lines that end above the outline of the bar.
        _texts(places, -0.2, 0, "top right", [_above(row) for row in rows]),
        # Lines of which the first stands level with the bar and the others below it, clear of the next row.
        _texts(
            places,
            -0.13,
            end * 1.05,
            "bottom right",
            beside,
        ),
    ]
    row_px = TALL if any(text.count("<br>") > 1 for text in beside) else ROW
    _keep_size(traces, ROW / row_px)
    # Few enough figures to stand side by side at 390 pixels.
    step = 0.5 if end <= 1.5 else 1.0
    ticks = [step * i for i in range(int(end / step) + 1)]
    height = style.row_height(len(rows), per_row=row_px, around=HEAD + 44)
    return style.figure(
        traces,
        height=height,
        margin={"t": HEAD, "l": 20, "r": 8, "b": 8},
        barmode="overlay",
        xaxis={
            "side": "top",
            "range": [0, end * 1.05],
            "tickvals": ticks,
            "ticktext": [numbers.percent(tick, 0) for tick in ticks],
            "tickangle": 0,
            "fixedrange": True,
        },
        yaxis={"range": [len(rows) - 0.6, -0.75], "visible": False, "fixedrange": True},
        legend=style.legend_above(height),
    )


def _keep_size(traces: list[dict[str, Any]], shrunk: float) -> None:
    """Bars and words as far apart as in a row of ROW pixels, in taller ones too."""
    for trace in traces:
        if "width" in trace:
            trace["width"] *= shrunk
        elif trace.get("mode") == "text":
            trace["y"] = [round(place) + (place - round(place)) * shrunk for place in trace["y"]]


def _reported(rows: Sequence[Bullet], lengths: Lengths, hover: list[str]) -> list[dict[str, Any]]:
    """Solid bars, and hatched ones where the report is provisional: each with its own line in the legend."""
    places = list(range(len(rows)))
    soft = [row.report_state == "provisional" for row in rows]
    firm = _bar("Ist", places, [None if each else at for each, at in zip(soft, lengths, strict=True)], hover, 0.19)
    traces = [firm | {"marker": {"color": style.ACTUAL}}]
    if any(soft):
        some = [at if each else None for each, at in zip(soft, lengths, strict=True)]
        marker = {"color": style.ACTUAL, "pattern": style.RUNNING}
        traces.append(_bar(f"Ist, {STATE['provisional']}", places, some, hover, 0.19) | {"marker": marker})
    return traces


def _bar(name: str, places: list[int], lengths: Lengths, hover: list[str], width: float) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": places,
        "x": lengths,
        "width": width,
        "text": hover,
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }


def _marks(name: str, places: list[int], at: Lengths, hover: list[str], marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "y": places or [None],
        "x": at or [None],
        "text": hover,
        "marker": marker,
        "cliponaxis": False,
        "hovertemplate": "%{text}<extra></extra>",
    }


def _texts(places: list[int], shift: float, at: float, position: str, texts: list[str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "y": [place + shift for place in places],
        "x": [at] * len(places),
        "text": texts,
        "textposition": position,
        "textfont": {"size": 13},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _when_any(trace: dict[str, Any]) -> list[dict[str, Any]]:
    """The trace when it has a point: a legend names nothing that is not drawn."""
    return [trace] if any(each is not None for each in trace["x"]) else []


def _cut(lengths: Lengths, end: float) -> Lengths:
    return [None if each is None else min(each, end) for each in lengths]


def _length(row: Bullet) -> float | None:
    """The length of a bar; none for a target that is not assessed, no bar to the left of zero."""
    if numbers.is_missing(row.ratio) or row.status in NOT_JUDGED:
        return None
    return max(0.0, float(row.ratio))


def _above(row: Bullet) -> str:
    name = style.safe(numbers.shorten(row.name, 56))
    return f"<b>{style.safe(row.short_name)}</b> · {STATUS[row.status].label}<br>{name}"


def _beside(row: Bullet, reached: str, achieved: str) -> str:
    if numbers.is_missing(row.value):
        return without_value(row)
    apart = gap_words(row.gap, row.gap_share, row.unit)
    return "<br>".join(line for line in (reached, achieved, apart) if line)


def _hover(row: Bullet, reached: str, achieved: str) -> str:
    lines = [
        f"<b>{style.safe(row.short_name)}</b>: {style.safe(row.name)}",
        STATUS[row.status].label,
        reached,
        achieved,
    ]
    if row.share_of_year < 1:
        lines.append(f"bis zur Meldung verlangt: {numbers.percent(row.share_of_year)} des Jahreswerts")
    if not numbers.is_missing(row.gap):
        lines.append(gap_words(row.gap, row.gap_share, row.unit))
    if row.previous_withheld:
        lines.append(f"Vorjahr: {WITHHELD}")
    elif not numbers.is_missing(row.previous_value):
        then = (
            ""
            if numbers.is_missing(row.previous_ratio)
            else f", {numbers.percent(row.previous_ratio)} des damals Vereinbarten"
        )
        lines.append(f"Vorjahr: {in_unit(row.previous_value, row.unit)}{then}")
    if not numbers.is_missing(row.reason):
        lines.append(style.safe(numbers.shorten(row.reason, 90)))
    return "<br>".join(line for line in lines if line)
