"""German numbers, written apart from data/numbers: by Python's own format, rounded half away from zero (DIN 1333)."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

NONE = "keine Angabe"
DASH = "–"
NARROW = "\u00a0"


def is_none(value: Any) -> bool:
    """True for what pandas and DuckDB give for a missing value."""
    return value is None or value is pd.NaT or (isinstance(value, float) and value != value)


def number(value: Any, digits: int = 0, *, missing: str = NONE) -> str:
    """1234567.891 → 1.234.567,89 with two digits; a true minus sign, never before zero."""
    if is_none(value):
        return missing
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    text = f"{abs(rounded):,.{digits}f}".translate(str.maketrans(",.", ".,"))
    return f"\u2212{text}" if rounded < 0 else text


def short_number(value: Any, *, missing: str = NONE) -> str:
    """Whole numbers without decimals, others with two."""
    if is_none(value):
        return missing
    return number(value, 0 if abs(Decimal(value) - round(Decimal(value))) < Decimal("1e-9") else 2)


def euro(value: Any, digits: int = 0, *, missing: str = NONE) -> str:
    """753200 → 753.200 €."""
    return missing if is_none(value) else f"{number(value, digits)}{NARROW}€"


def cents(value: Any, *, missing: str = NONE) -> str:
    """753200 → 753.200,00 €."""
    return euro(value, 2, missing=missing)


def rounded_euro(value: Any, *, missing: str = NONE) -> str:
    """753200 → 753,2 Tsd. €; 27700000 → 27,70 Mio. €; below 1.000 in full."""
    if is_none(value):
        return missing
    amount = Decimal(value)
    if abs(amount) >= 999_950:
        return f"{number(amount / 1_000_000, 2)}{NARROW}Mio.{NARROW}€"
    if abs(amount) >= 1_000:
        return f"{number(amount / 1_000, 1)}{NARROW}Tsd.{NARROW}€"
    return euro(amount)


def percent(fraction: Any, digits: int = 1, *, missing: str = NONE) -> str:
    """0.9496 → 95,0 %."""
    return missing if is_none(fraction) else f"{number(Decimal(fraction) * 100, digits)}{NARROW}%"


def plus(text: str, value: Any) -> str:
    """A plus sign before what is more than zero."""
    return f"+{text}" if not is_none(value) and value > 0 else text


def day(value: Any, *, missing: str = NONE) -> str:
    """30.05.2023."""
    if is_none(value):
        return missing
    of: date = pd.Timestamp(value).date()
    return f"{of.day:02d}.{of.month:02d}.{of.year:04d}"
