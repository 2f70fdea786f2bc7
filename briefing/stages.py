"""The stages of the budget side by side: what is known of each of them is read along one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing import words
from briefing.dossier import Part
from charts.base import untold
from charts.base.columns import Column, texts
from data import numbers

# Said otherwise: the stage heads its column, a reason stands where the sum would, the terms name the ratios.
_ELSEWHERE = ("stage", "missing", "ratio_name")
_LINE = "line"


def side_by_side(part: Part) -> tuple[Mapping[str, Column], Sequence[Sequence[str]]]:
    """Columns and cells of the chain with a line per figure and a column per stage."""
    frame, told = part.frame, words.told(part)
    stages = texts(frame, "stage", part.columns["stage"])
    lines = [
        [column.label, *texts(frame, name, column)]
        for name, column in told.items()
        if name not in (*_ELSEWHERE, "euros") and not (name == "precision" and _exact(part))
    ]
    # A figure as in its own line, not as a column of them would be.
    columns = {_LINE: Column("Angabe")} | {stage: Column(stage, "euro2") for stage in stages}
    return columns, [[part.columns["euros"].label, *_sums(part)], *lines]


def _sums(part: Part) -> list[str]:
    """The sums, and why there is none where a source says so."""
    reasons = part.frame["missing"] if "missing" in part.frame else [None] * len(part.frame)
    values = zip(part.frame["euros"], texts(part.frame, "euros", part.columns["euros"]), reasons, strict=True)
    return [untold.why(reason) if numbers.is_missing(euros) else text for euros, text, reason in values]


def _exact(part: Part) -> bool:
    """Whether no sum is rounded."""
    return set(part.frame["precision"].dropna()) <= {"exact"}
