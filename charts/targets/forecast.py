"""The forecast to the end of the period in words: a value with its range, or why there is none."""

from __future__ import annotations

import pandas as pd

from charts.base.target_words import in_unit
from charts.targets.variance import whole
from data import numbers
from queries.targets import Forecast


def counted(frame: pd.DataFrame) -> pd.DataFrame:
    """The forecasts as they are shown: persons whole."""
    names = ("linear_asked", "profile_asked", "forecast", "forecast_low", "forecast_high")
    return frame.assign(**{name: whole(frame[name], frame["unit"]) for name in names})


def words(row: Forecast) -> str:
    """28 Personen (26 bis 30), or the reason for none."""
    if numbers.is_missing(row.forecast):
        return row.hidden_reason
    value = in_unit(numbers.whole(row.forecast), row.unit)
    low, high = (numbers.integer(each) for each in (row.forecast_low, row.forecast_high))
    return f"{value} ({low}{numbers.SPACE}bis{numbers.SPACE}{high})"


def say_forecast(frame: pd.DataFrame) -> str:
    """How many running targets end at the agreed value or not by the whole range, and how many have no forecast."""
    if frame.empty:
        return "Zu dieser Auswahl läuft kein Zahlenziel mehr, das über das Jahr wächst."
    known = frame[frame["forecast"].notna() & frame["target_value"].notna()]
    reached = int((known["forecast_low"] >= known["target_value"]).sum())
    below = int((known["forecast_high"] < known["target_value"]).sum())
    around = len(known) - reached - below
    parts = [
        f"bei {numbers.count_of(n, 'Ziel', 'Zielen')} {what}"
        for n, what in (
            (reached, "ganz auf oder über dem vereinbarten Wert"),
            (below, "ganz unter dem vereinbarten Wert"),
            (around, "zu beiden Seiten des vereinbarten Werts"),
        )
        if n
    ]
    open_goal = int((frame["forecast"].notna() & frame["target_value"].isna()).sum())
    rest = [
        *([f"noch ohne vereinbarten Wert: {numbers.integer(open_goal)}"] if open_goal else []),
        *([f"ohne Hochrechnung: {numbers.integer(hidden)}"] if (hidden := int(frame["forecast"].isna().sum())) else []),
    ]
    head = numbers.count_of(len(frame), "laufendes Zahlenziel", "laufende Zahlenziele")
    spans = [f"Die hochgerechnete Spanne liegt {', '.join(parts)}"] if parts else []
    return f"{head}: {'; '.join([*spans, *rest])}."
