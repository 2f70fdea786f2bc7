"""A word for the direction of a row of years, and where it turned or went flat, by fixed rules."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

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
    if _is_level(values):
        return LEVEL
    score = sum(
        (later > earlier) - (later < earlier)
        for position, earlier in enumerate(values)
        for later in values[position + 1 :]
    )
    if (abs(score) - 1) / math.sqrt(count * (count - 1) * (2 * count + 5) / 18) < LIMIT:
        return UNCLEAR
    return RISES if score > 0 else FALLS


# Years after which a row is called flat: two of them are one step.
FLAT_YEARS = 3


class Stretch(NamedTuple):
    """Years of a row, by position from `first` to `last`, that go one way: RISES, FALLS, LEVEL or UNCLEAR."""

    first: int
    last: int
    word: str


def shape(values: Sequence[float]) -> list[Stretch]:
    """One or two stretches that tell how comparable figures of years went; none for fewer than five.

    The test of trend_word says whether they went one way. Then this says where: a row that ends flat (three years or
    more within 2 % of their mean) goes its way until the first of these; one with a turn goes one way until the highest
    or lowest year and the other way since. A stretch of fewer than five years goes a way when every step does.
    """
    count = len(values)
    word = trend_word(values)
    if word == TOO_FEW:
        return []
    whole = [Stretch(0, count - 1, word)]
    if word == LEVEL:
        return whole
    flat = next((start for start in range(1, count - FLAT_YEARS + 1) if _is_level(values[start:])), None)
    if flat is not None:
        # Two years before a flat row are one step, which every reader sees; where it wavered, only the end is told.
        way = _way(values[: flat + 1])
        return [Stretch(0, flat, way), Stretch(flat, count - 1, LEVEL)]
    for turn, ways in (
        (max(range(count), key=lambda at: values[at]), (RISES, FALLS)),
        (min(range(count), key=lambda at: values[at]), (FALLS, RISES)),
    ):
        if 0 < turn < count - 1 and (_way(values[: turn + 1]), _way(values[turn:])) == ways:
            return [Stretch(0, turn, ways[0]), Stretch(turn, count - 1, ways[1])]
    return whole


def _is_level(values: Sequence[float]) -> bool:
    mean = sum(values) / len(values)
    return all(abs(value - mean) <= LEVEL_BAND * abs(mean) for value in values)


def _way(values: Sequence[float]) -> str:
    if len(values) >= YEARS_NEEDED:
        return trend_word(values)
    steps = {(later > earlier) - (later < earlier) for earlier, later in pairwise(values)}
    return RISES if steps == {1} else FALLS if steps == {-1} else UNCLEAR
