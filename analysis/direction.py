"""A word for the direction of a row of years, by a fixed rule."""

from __future__ import annotations

import math
from collections.abc import Sequence

YEARS_NEEDED = 5
# All years within two per cent of their mean: nothing a reader would call a change.
LEVEL_BAND = 0.02
# Two-sided 10 per cent of the normal distribution: with five years nine of the ten pairs must point one way.
LIMIT = 1.645
TOO_FEW = "zu wenige vergleichbare Jahre"
RISES, FALLS, LEVEL, UNCLEAR = "steigt", "sinkt", "bleibt gleich", "schwankt ohne klare Richtung"


def trend_word(values: Sequence[float]) -> str:
    """The word for comparable figures of years in order: no break between them, no unfinished year among them.

    Fewer than five: „zu wenige vergleichbare Jahre“. All within 2 % of their mean: „bleibt gleich“. Else the test of
    Mann and Kendall: S counts the pairs of years that rise minus those that fall; with n years it varies around 0 with
    n(n-1)(2n+5)/18. „steigt“ or „sinkt“ when (|S|-1)/sqrt(variance) reaches 1.645 (10 %, both sides), else
    „schwankt ohne klare Richtung“ (H. B. Mann 1945, M. G. Kendall 1948; ties are counted as 0).
    """
    count = len(values)
    if count < YEARS_NEEDED:
        return TOO_FEW
    mean = sum(values) / count
    if all(abs(value - mean) <= LEVEL_BAND * abs(mean) for value in values):
        return LEVEL
    score = sum(
        (later > earlier) - (later < earlier)
        for position, earlier in enumerate(values)
        for later in values[position + 1 :]
    )
    if (abs(score) - 1) / math.sqrt(count * (count - 1) * (2 * count + 5) / 18) < LIMIT:
        return UNCLEAR
    return RISES if score > 0 else FALLS
