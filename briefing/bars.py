"""What the PDF draws as bars, as numbers and words for its template: a target beside its agreed value, the chain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing.drawn import ChainRow, TargetRow
from charts.base.columns import Column
from data import numbers
from data.quoting import quoted

Json = dict[str, Any]
GAP_WORDS = "ΔPL: Ist − vereinbart"
# More boxes than this are counted in words.
MOST_STEPS = 12


def legend(rows: Sequence[TargetRow], scale: float) -> list[Json]:
    """What the marks of the bars mean; only what is drawn is named."""
    shown = [row for row in rows if row.has_bar]
    if not shown:
        return []
    marks = [
        ("actual", "Ist", any(not row.provisional for row in shown)),
        ("provisional", "Ist, vorläufig", any(row.provisional for row in shown)),
        ("agreed", "vereinbart (100 %)", True),
        ("adjusted", "angepasst (§ 6)", any(_mark(row) is not None for row in shown)),
        ("previous", "Zielerreichung im Vorjahr", any(not numbers.is_missing(row.previous_ratio) for row in shown)),
        ("", f"Skala 0 bis {numbers.percent(scale, 0)}", True),
        ("", GAP_WORDS, any(not numbers.is_missing(row.gap) for row in rows)),
    ]
    return [{"mark": mark, "words": said} for mark, said, drawn in marks if drawn]


def bullet(row: TargetRow, scale: float) -> Json:
    """One target as it is drawn, with the words beside it and the text in place of the picture."""
    mark = _mark(row)
    said = numbers.achievement(row.ratio)
    before = numbers.achievement(row.previous_ratio, missing="")
    adjusted = numbers.achievement(row.adjusted_ratio, missing="")
    rule = "" if numbers.is_missing(row.rule_words) else f" ({row.rule_words})"
    beside = [f"am angepassten Ziel {adjusted}{rule}"] if mark is not None and adjusted else []
    beside += [f"Vorjahr {before}"] if before else []
    return {
        "ratio": max(row.ratio, 0.0),
        "provisional": row.provisional,
        "adjusted": mark,
        "previous": None if numbers.is_missing(row.previous_ratio) else max(row.previous_ratio, 0.0),
        "scale": scale,
        "over": row.ratio > scale,
        "label": said,
        "beside": " · ".join(beside),
        "alt": ", ".join([f"Balken zu {quoted(row.name)}: {said} des vereinbarten Wertes", *beside]) + ".",
    }


def _mark(row: TargetRow) -> float | None:
    """Where the adjusted value stands on the scale of the agreed one; none where both are the same."""
    if numbers.is_missing(row.adjusted_place) or row.adjusted_value == row.target_value:
        return None
    return max(row.adjusted_place, 0.0)


def milestones(row: TargetRow) -> Json | None:
    """A box for each milestone, filled where it is reached; none where there is nothing to count."""
    if row.kind != "milestone" or numbers.is_missing(row.target_value) or numbers.is_missing(row.value):
        return None
    whole, reached = int(row.target_value), int(row.value)
    if not 0 < whole <= MOST_STEPS:
        return None
    said = f"{numbers.integer(reached)} von {numbers.count_of(whole, 'Meilenstein', 'Meilensteinen')}"
    return {"whole": whole, "reached": min(reached, whole), "alt": f"{quoted(row.name)}: {said} erreicht."}


def chain(rows: Sequence[ChainRow]) -> list[Json]:
    """The stages of the budget as bars on one scale, a stage without a figure as such."""
    stage = Column("Stufe", "stage")
    largest = max((row.euros for row in rows if not numbers.is_missing(row.euros)), default=0.0)
    return [
        {
            "stage": stage.write(row.stage),
            "euros": row.euro_words,
            "beside": _beside(row),
            "bar": {
                "provisional": row.state == "provisional",
                "share": None if numbers.is_missing(row.euros) else row.euros / largest if largest > 0 else 0.0,
                "alt": f"{stage.write(row.stage)}: {row.euro_words}"
                + (", schraffiert, nicht null." if numbers.is_missing(row.euros) else "."),
            },
        }
        for row in rows
    ]


def _beside(row: ChainRow) -> str:
    told = [] if numbers.is_missing(row.ratio) else [f"{numbers.percent(row.ratio)} der Vorstufe"]
    told += [] if numbers.is_missing(row.days) else [f"{numbers.count_of(row.days, 'Tag', 'Tage')} bis zum Bescheid"]
    told += [row.known_on] if row.known_on else []
    return " · ".join(told)
