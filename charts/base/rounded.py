"""Shares that are rounded to be read: where they do not add up to the 100 % they are of, it is said."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from data import numbers

NOT_WHOLE = "Anteile gerundet; ergeben zusammen nicht genau 100 %"
# What a division leaves behind its last digit does not make parts of a whole less than the whole.
_NEAR = 1e-9


def not_whole(shares: Sequence[float], digits: int = 1) -> bool:
    """Whether the shares of one whole, fractions of 1, read as more or less than 100 % with so many places.

    Never where they are not all of it: what is left out there is no rounding.
    """
    # Written so that a share that cannot be computed is none of a whole.
    if not abs(sum(shares) - 1) <= _NEAR:
        return False
    step = Decimal(1).scaleb(-digits)
    return sum((Decimal(numbers.plain(each)) * 100).quantize(step, ROUND_HALF_UP) for each in shares) != 100


def words(wholes: Sequence[Sequence[float]], digits: int = 1, *, one: str = "Gebiet", many: str = "Gebieten") -> str:
    """What to say of the shares of several wholes; empty where all of them read as 100 %."""
    off = sum(not_whole(each, digits) for each in wholes)
    if not off:
        return ""
    if len(wholes) == 1:
        return NOT_WHOLE
    return f"Anteile gerundet; bei {numbers.count_of(off, one, many)} ergeben sie zusammen nicht genau 100 %"
