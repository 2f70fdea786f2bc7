"""What the PDF draws as bars, as numbers and words for its template: a target beside its agreed value, the chain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing import words
from charts.base.columns import Column
from data import numbers

Json = dict[str, Any]


def scale_words(rows: Sequence[words.Row], scale: float) -> str:
    end = numbers.percent(scale, 0)
    adjusted = "; gestrichelt: nach § 6 angepasst" if any(row.get("adjusted_value") is not None for row in rows) else ""
    return f"Balken: Ist im Verhältnis zum vereinbarten Wert, Skala 0 bis {end}; Strich = 100 %{adjusted}."


def bullet(row: words.Row, scale: float) -> Json:
    ratio = float(row["ratio"])
    adjusted = row.get("adjusted_ratio")
    target, changed = row.get("target_value"), row.get("adjusted_value")
    mark = float(changed) / float(target) if changed is not None and target and changed != target else None
    said = numbers.achievement(ratio)
    rule = f" ({row['rule_words']})" if row.get("rule_words") else ""
    adjusted_words = (
        f"am angepassten Ziel: {numbers.achievement(float(adjusted))}{rule}" if mark and adjusted is not None else ""
    )
    return {
        "ratio": max(ratio, 0.0),
        "adjusted": mark,
        "scale": scale,
        "over": ratio > scale,
        "label": said,
        "adjusted_words": adjusted_words,
        "alt": f"Balken zu „{row['name']}“: {said} des vereinbarten Wertes"
        + (f", {adjusted_words}" if adjusted_words else "")
        + ".",
    }


def chain(rows: Sequence[words.Row]) -> list[Json]:
    stage, share = Column("Stufe", "stage"), Column("Anteil", "percent", "–")
    largest = max((float(row["euros"]) for row in rows if row.get("euros") is not None), default=0.0)
    result: list[Json] = []
    for row in rows:
        euros = row.get("euros")
        name = stage.write(row["stage"])
        said = words.euros_of(row)
        result.append(
            {
                "stage": name,
                "euros": said,
                "ratio": share.write(row.get("ratio")),
                "days": "–" if row.get("days") is None else numbers.count_of(int(row["days"]), "Tag", "Tage"),
                "bar": {
                    "share": None if euros is None else (float(euros) / largest if largest > 0 else 0.0),
                    "alt": f"{name}: {said}."
                    if euros is not None
                    else f"{name}: keine Angabe, schraffiert, nicht null.",
                },
            }
        )
    return result
