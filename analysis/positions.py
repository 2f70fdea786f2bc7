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
    Median only from as many peers on as the rule of the year asks for, quartiles only from twelve. `quarter` is 1
    (lowest) to 4, by the share below, but on the side of median and quartiles on which the value lies.
    """

    n: int
    share_below: float | None
    median: float | None
    quartiles: tuple[float, float] | None
    quarter: int | None


def position(own: float | None, peers: Sequence[float], *, enough: int) -> Position:
    """Where `own` lies among the values of its peers; `enough` of them have a median."""
    n = len(peers)
    middle = median(peers) if n >= enough else None
    limits: tuple[float, float] | None = None
    if n >= FOR_QUARTILES:
        first, _, third = quantiles(peers, n=4, method="inclusive")
        limits = (first, third)
    if own is None or n < enough:
        return Position(n, None, middle, limits, None)
    below = sum(value < own for value in peers)
    equal = sum(value == own for value in peers)
    share = (below + 0.5 * equal) / n
    return Position(n, share, middle, limits, _quarter(own, share, middle, limits))


def _quarter(own: float, share: float, middle: float | None, limits: tuple[float, float] | None) -> int:
    # Half of the others may lie below a value that is less than their median: it is the middle of two of them.
    told = [(1, limits[0]), (3, limits[1])] if limits else []
    told += [] if middle is None else [(2, middle)]
    least = max((at + 1 for at, limit in told if own > limit), default=1)
    most = min((at for at, limit in told if own < limit), default=4)
    return min(max(int(share * 4) + 1, least), most)


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
