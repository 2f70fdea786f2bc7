"""What the PDF draws as bars, as numbers and words for its template: a target beside its agreed value, the chain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing.drawn import ChainRow, TargetRow
from charts.base.columns import Column
from data import numbers

Json = dict[str, Any]


def scale_words(rows: Sequence[TargetRow], scale: float) -> str:
    end = numbers.percent(scale, 0)
    adjusted = (
        "; gestrichelt: nach § 6 angepasst" if any(not numbers.is_missing(row.adjusted_value) for row in rows) else ""
    )
    return f"Balken: Ist im Verhältnis zum vereinbarten Wert, Skala 0 bis {end}; Strich = 100 %{adjusted}."


def bullet(row: TargetRow, scale: float) -> Json:
    mark = _mark(row)
    said = numbers.achievement(row.ratio)
    rule = "" if numbers.is_missing(row.rule_words) else f" ({row.rule_words})"
    adjusted = numbers.achievement(row.adjusted_ratio, missing="")
    adjusted_words = f"am angepassten Ziel: {adjusted}{rule}" if mark and adjusted else ""
    return {
        "ratio": max(row.ratio, 0.0),
        "adjusted": mark,
        "scale": scale,
        "over": row.ratio > scale,
        "label": said,
        "adjusted_words": adjusted_words,
        "alt": f"Balken zu „{row.name}“: {said} des vereinbarten Wertes"
        + (f", {adjusted_words}" if adjusted_words else "")
        + ".",
    }


def _mark(row: TargetRow) -> float | None:
    """Where the adjusted value stands on the scale of the agreed one; none where both are the same."""
    if numbers.is_missing(row.adjusted_place) or row.adjusted_value == row.target_value:
        return None
    return max(row.adjusted_place, 0.0)


def chain(rows: Sequence[ChainRow]) -> list[Json]:
    stage, share = Column("Stufe", "stage"), Column("Anteil", "percent", "–")
    largest = max((row.euros for row in rows if not numbers.is_missing(row.euros)), default=0.0)
    result: list[Json] = []
    for row in rows:
        known = not numbers.is_missing(row.euros)
        name = stage.write(row.stage)
        said = row.euro_words
        result.append(
            {
                "stage": name,
                "euros": said,
                "ratio": share.write(row.ratio),
                "days": "–" if numbers.is_missing(row.days) else numbers.count_of(row.days, "Tag", "Tage"),
                "bar": {
                    "provisional": row.state == "provisional",
                    "share": (row.euros / largest if largest > 0 else 0.0) if known else None,
                    "alt": f"{name}: {said}." if known else f"{name}: {said}, schraffiert, nicht null.",
                },
            }
        )
    return result
