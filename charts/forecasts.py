"""The forecast to the end of the period in words: a value with its range, or why there is none."""

from __future__ import annotations

from typing import Any

import pandas as pd

from charts import numbers
from charts.target_words import in_unit

# The columns words() reads.
NEEDED = ["unit", "forecast", "forecast_low", "forecast_high", "hidden_reason"]


def words(row: Any) -> str:
    """28 Personen (26 bis 30), or the reason for none."""
    if numbers.is_missing(row.forecast):
        return str(row.hidden_reason)
    value = in_unit(round(row.forecast), row.unit)
    return f"{value} ({numbers.integer(round(row.forecast_low))} bis {numbers.integer(round(row.forecast_high))})"


def say_forecast(frame: pd.DataFrame) -> str:
    """How many running targets end at the agreed value or not by the whole range, and how many have no forecast."""
    if frame.empty:
        return "Zu dieser Auswahl läuft kein Zahlenziel mehr, das über das Jahr wächst."
    known = frame[frame["forecast"].notna() & frame["target_value"].notna()]
    reached = int((known["forecast_low"] >= known["target_value"]).sum())
    below = int((known["forecast_high"] < known["target_value"]).sum())
    parts = [
        (reached, "mit der ganzen Spanne beim vereinbarten Wert oder darüber"),
        (below, "mit der ganzen Spanne darunter"),
        (len(known) - reached - below, "mit einer Spanne um den vereinbarten Wert"),
        (int((frame["forecast"].notna() & frame["target_value"].isna()).sum()), "noch ohne vereinbarten Wert"),
        (int(frame["forecast"].isna().sum()), "ohne Hochrechnung"),
    ]
    listed = ", ".join(f"{numbers.integer(n)} {what}" for n, what in parts if n)
    return f"{numbers.count_of(len(frame), 'laufendes Zahlenziel', 'laufende Zahlenziele')}: {listed}."
