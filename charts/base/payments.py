"""The day a payment is known of, and how much of its budget year was over by then: what it has to be read with."""

from __future__ import annotations

from datetime import datetime

from data import numbers


def known_on(stage: str, stated_on: datetime, elapsed: float) -> str:
    """Stand 30.09.2025, Zeitanteil 75,0 %; empty for other stages and where no day is stated.

    Once the year is over its share is all of it and says nothing.
    """
    if stage != "paid" or numbers.is_missing(stated_on):
        return ""
    share = "" if numbers.is_missing(elapsed) or elapsed >= 1 else f", Zeitanteil {numbers.percent(elapsed)}"
    return f"Stand {numbers.day(stated_on)}{share}"
