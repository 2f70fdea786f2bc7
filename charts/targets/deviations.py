"""Deviations after § 6 in figures and words: agreed and adjusted always side by side."""

from __future__ import annotations

import pandas as pd

from charts.base import style
from charts.base.ties import tied
from charts.targets import bullets
from charts.targets.variance import gaps
from data import numbers
from data.code_words import OUTCOME
from data.rows import rows_of
from queries.targets import Deviations

# Two bars each; as many as are read in a meeting.
PAIRS = bullets.DRAWN // 2
# Targets whose achievements lie equally far apart are named up to so many.
NAMED = 2


def drawable(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with two achievements that can be drawn beside each other."""
    both = (frame["outcome"] == "adjusted") & frame["adjusted_ratio"].notna() & frame["percent_allowed"]
    return frame[both & (frame["kind"] == "numeric")]


def pairs(frame: pd.DataFrame) -> style.Figure:
    """Two bullet bars per adjusted target: reported against the agreed value, below it against the adjusted one."""
    shown = drawable(frame).head(PAIRS)
    shown = shown.assign(
        previous_value=float("nan"), previous_ratio=float("nan"), previous_withheld=False, place=range(len(shown))
    )
    # Beside the county, because both before the name would cut the longest indicator short.
    agreed = shown.assign(short_name=shown["short_name"] + ", vereinbart", second=0)
    adjusted = shown.assign(
        short_name=shown["short_name"] + ", angepasst",
        name=shown["rule_words"],
        target_value=shown["adjusted_value"],
        ratio=shown["adjusted_ratio"],
        second=1,
    )
    adjusted = adjusted.assign(adjusted_place=float("nan"))
    both = pd.concat([gaps(agreed), gaps(adjusted)], ignore_index=True).sort_values(["place", "second"])
    return bullets.bullets(rows_of(both, bullets.Bullet), "vereinbart oder angepasst (100 %)")


def say_deviations(frame: pd.DataFrame) -> str:
    """How many targets are affected, what became of them, and where the two achievements lie farthest apart."""
    if frame.empty:
        return "Zu dieser Auswahl ist keine Abweichung nach § 6 erfasst."
    counts = {code: int((frame["outcome"] == code).sum()) for code in OUTCOME}
    listed = ", ".join(f"{n} {OUTCOME[code]}" for code, n in counts.items() if n)
    places = numbers.count_of(frame["short_name"].nunique(), "Gebiet", "Gebieten")
    head = f"{numbers.count_of(len(frame), 'Ziel ist', 'Ziele sind')} in {places} betroffen: {listed}"
    both = drawable(frame)
    if both.empty:
        return f"{head}."
    rows = rows_of(both, Deviations)
    alike = tied(rows, max(rows, key=_apart), lambda row: numbers.percent(_apart(row)))
    told = "; ".join(
        f"{row.short_name}, {row.name}, {numbers.achievement(row.ratio)} (vereinbart) und "
        f"{numbers.achievement(row.adjusted_ratio)} (angepasst)"
        for row in alike[:NAMED]
    )
    more = f"; {numbers.integer(len(alike) - NAMED)} weitere ebenso weit" if len(alike) > NAMED else ""
    return f"{head}. Am weitesten auseinander: {told}{more}."


def _apart(row: Deviations) -> float:
    return abs(row.adjusted_ratio - row.ratio)
