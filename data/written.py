"""Numbers and days as people write them into fields and tables; what is not plainly one number is none."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from data.faults import StoreError

# Thousands in groups of three (point or space), a decimal comma. Neither 60000.50 nor 1e5 nor NaN.
_GERMAN = re.compile(r"([-−+]?)(\d{1,3}(?:[.\u00a0\u202f ]\d{3})+|\d+)(?:,(\d+))?")
# 60,000 is sixty to a German and sixty thousand to a program that writes English.
_EITHER = re.compile(r"[-−+]?[1-9]\d{0,2},\d{3}")
_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
# The largest sum the store holds is decimal(14, 2).
MOST = Decimal("999999999999.99")


def german_number(text: str) -> Decimal | None:
    """12,5 → 12.5 and 1.200 → 1200; None for anything else, and beyond what the store holds."""
    match = _GERMAN.fullmatch(text.strip())
    if not match or _EITHER.fullmatch(text.strip()):
        return None
    sign, whole, part = match.groups()
    value = Decimal(f"{'-' if sign in ('-', '−') else ''}{re.sub(r'[^0-9]', '', whole)}.{part or '0'}")
    return value if abs(value) <= MOST else None


def entered_number(text: str, field: str, *, whole: bool = False) -> Decimal | None:
    """What stands in a field, None when it is empty.

    Raises StoreError naming the field when it is no number, could be two, or is no whole one where only that can be.
    """
    if not text.strip():
        return None
    if _EITHER.fullmatch(text.strip()):
        one, other = text.strip().replace(",", "."), text.strip().rstrip("0").rstrip(",")
        raise StoreError(
            f"{field}: „{text.strip()}“ ist nicht eindeutig: {one} (Tausender) oder {other} (Komma)? Bitte so "
            "schreiben, dass nur eines gemeint sein kann; es wurde nichts gespeichert."
        )
    value = german_number(text)
    if whole and value is not None and value != int(value):
        raise StoreError(f"{field}: „{text.strip()[:40]}“ ist keine ganze Zahl; es wurde nichts gespeichert.")
    if value is None:
        raise StoreError(
            f"{field}: „{text.strip()[:40]}“ ist keine Zahl. Bitte mit Dezimalkomma schreiben, zum Beispiel 36,5 oder "
            "1.200; es wurde nichts gespeichert."
        )
    return value


def entered_day(text: str, field: str) -> date | None:
    """The day that stands in a field as TT.MM.JJJJ, None when it is empty.

    Raises StoreError naming the field when it is no day, or none of the calendar.
    """
    if not text.strip():
        return None
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise StoreError(
            f"{field}: „{text.strip()[:40]}“ ist kein Tag. Bitte als TT.MM.JJJJ angeben, zum Beispiel 30.09.2024."
        )
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise StoreError(f"{field}: Den {text.strip()} gibt es nicht im Kalender. Bitte den Tag berichtigen.") from None


def german_euros(text: str) -> Decimal | None:
    """60.000,50 € → 60000.50; None for what is no sum to the cent."""
    value = german_number(re.sub(r"\s*(€|Euro|EUR)$", "", text.strip()))
    if value is None or value != value.quantize(Decimal("0.01")):
        return None
    return value.quantize(Decimal("0.01"))
