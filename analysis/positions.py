"""Where a value lies among others, and how sure a share is (features 4.6 and 4.7)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist, median, quantiles

# From twelve values on quartiles are shown; from how many a median is, the rule of the year says.
FOR_QUARTILES = 12
# Below thirty cases a share is marked as one of few cases; below which none is printed, the rule of the year says.
FEW_CASES = 30
Z_95 = NormalDist().inv_cdf(0.975)
Z_998 = NormalDist().inv_cdf(0.999)


@dataclass(frozen=True)
class Position:
    """One value among those of its peers, the own one left out; `n` counts peers with a value.

    `share_below` is (#below + 0,5 · #equal) / n.
    Median only from as many peers on as the rule of the year asks for, quartiles only from twelve.
    """

    n: int
    share_below: float | None
    median: float | None
    quartiles: tuple[float, float] | None

    @property
    def quarter(self) -> int | None:
        """1 (lowest) to 4; None where too few peers have a value."""
        return None if self.share_below is None else min(4, int(self.share_below * 4) + 1)


def position(own: float | None, peers: Sequence[float], *, enough: int) -> Position:
    """Where `own` lies among the values of its peers; `enough` of them have a median."""
    n = len(peers)
    middle = median(peers) if n >= enough else None
    limits: tuple[float, float] | None = None
    if n >= FOR_QUARTILES:
        first, _, third = quantiles(peers, n=4, method="inclusive")
        limits = (first, third)
    if own is None or n < enough:
        return Position(n, None, middle, limits)
    below = sum(value < own for value in peers)
    equal = sum(value == own for value in peers)
    return Position(n, (below + 0.5 * equal) / n, middle, limits)


def wilson(hits: float, cases: float, z: float = Z_95) -> tuple[float, float]:
    """Wilson interval of a share: 9 of 12 is 46,8 to 91,1 %, 90 of 120 is 66,6 to 81,9 %."""
    share = hits / cases
    widened = 1 + z * z / cases
    centre = (share + z * z / (2 * cases)) / widened
    half = z / widened * math.sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases))
    return max(0.0, centre - half), min(1.0, centre + half)


def funnel(reference: float, cases: float, z: float) -> tuple[float, float]:
    """The limits between which shares of `cases` cases scatter by chance around a reference."""
    half = z * math.sqrt(reference * (1 - reference) / cases)
    return max(0.0, reference - half), min(1.0, reference + half)


def beyond(hits: float, cases: float, reference: float | None) -> int:
    """1 when the 95 % interval of a share lies above the reference, -1 when below, 0 when it holds it."""
    if reference is None:
        return 0
    low, high = wilson(hits, cases)
    return 1 if low > reference else -1 if high < reference else 0
