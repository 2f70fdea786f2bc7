"""German numbers for every text, axis, table and file: one place, by Babel.

A missing value is never zero: it prints as „keine Angabe“ (or the words a caller gives).
"""

from __future__ import annotations

import math
from collections.abc import Collection
from csv import DictReader
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from pathlib import Path

from babel.core import Locale
from babel.dates import format_date
from babel.numbers import parse_pattern

from data.code_words import PRECISION

GERMAN = Locale("de")
MISSING = "keine Angabe"
SPACE = "\u00a0"
MINUS = "\u2212"

Number = float | int | Decimal | None

RULES = Path(__file__).parent / "reference" / "rule.csv"
STATUS_LIMITS = ("at_risk_from", "achieved_from")
# What a division of floats may leave; and the decimals of a percentage that tell anything larger apart.
NO_DIFFERENCE = Decimal("1e-9")
MOST_DIGITS = 7

# Parsed once: parsing a pattern costs more than applying it.
_PATTERNS = {
    digits: parse_pattern("#,##0" + ("." + "0" * digits if digits else "")) for digits in range(MOST_DIGITS + 1)
}


def is_missing(value: object) -> bool:
    """True for None, NaN and NaT."""
    if value is None:
        return True
    if isinstance(value, float):
        return math.isnan(value)
    # A table asks for each of its cells. NaT is a day whose year is NaN; writing a day to compare it takes longer.
    if isinstance(value, date):
        return math.isnan(value.year)
    return str(value) in ("NaT", "<NA>")


def plain(value: Number) -> str:
    """A number as text without what a computation with doubles leaves behind.

    12.45 / 12 is 1.0374999999999999 as a double and would read 103,7 % where 103,75 % is 103,8 %: fourteen significant
    digits are more than any figure here has, and fewer than a double keeps right.
    """
    return f"{value:.14g}" if isinstance(value, float) else str(value)


def decimal(value: Number, digits: int = 0, *, missing: str = MISSING) -> str:
    """1234567.891 → 1.234.567,89 with two digits; a true minus sign."""
    if value is None or is_missing(value):
        return missing
    return _written(plain(value or 0), digits)


# The same figures stand in sentence, chart and table, and in most reruns again; Babel takes about 40 µs for each.
# Kept by what is shown: a Decimal cannot be compared with an equal integer of NumPy, and both have the same hash.
@lru_cache(maxsize=50_000)
def _written(value: str, digits: int) -> str:
    # Half away from zero (DIN 1333), as Excel does with the same figure in the files. Babel alone rounds half to even.
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    # Adding zero takes the sign off a zero.
    return str(_PATTERNS[digits].apply(rounded + 0, GERMAN)).replace("-", MINUS)


def integer(value: Number, *, missing: str = MISSING) -> str:
    """1234 → 1.234."""
    return decimal(value, 0, missing=missing)


def whole(value: Number) -> int:
    """2.5 → 3, as `integer` writes it: Python's own round goes to the even one of two."""
    return int(Decimal(plain(value)).quantize(Decimal(1), ROUND_HALF_UP))


def exact(value: Number, most: int, *, missing: str = MISSING) -> str:
    """34.285714 → 34,2857 with at most four digits, 36.0 → 36: as many as there are to say."""
    if value is None or is_missing(value):
        return missing
    text = decimal(value, most)
    return text.rstrip("0").rstrip(",") if most else text


def euro(value: Number, digits: int = 0, *, missing: str = MISSING) -> str:
    """753200 → 753.200 €."""
    text = decimal(value, digits, missing=missing)
    return text if text == missing else f"{text}{SPACE}€"


def euro_short(value: Number, *, missing: str = MISSING) -> str:
    """753200 → 753,2 Tsd. €; 27700000 → 27,70 Mio. €; below 1.000 in full."""
    if value is None or is_missing(value):
        return missing
    size = abs(float(value))
    if size >= 999_950:
        return f"{decimal(Decimal(plain(value)) / 1_000_000, 2)}{SPACE}Mio.{SPACE}€"
    if size >= 1_000:
        return f"{decimal(Decimal(plain(value)) / 1_000, 1)}{SPACE}Tsd.{SPACE}€"
    return euro(value)


def percent(fraction: Number, digits: int = 1, *, missing: str = MISSING) -> str:
    """0.9496 → 95,0 %."""
    if fraction is None or is_missing(fraction):
        return missing
    return f"{decimal(Decimal(plain(fraction)) * 100, digits)}{SPACE}%"


def signed(text: str, value: Number) -> str:
    """Put a plus sign before the text of a positive value."""
    return f"+{text}" if value is not None and not is_missing(value) and float(value) > 0 else text


@cache
def limits() -> tuple[Decimal, ...]:
    """The achievements at which a status changes, by every rule of the catalogue; as fractions, from low to high."""
    with RULES.open(encoding="utf-8", newline="") as file:
        return tuple(sorted({Decimal(rule[name]) for rule in DictReader(file) for name in STATUS_LIMITS}))


def achievement_digits(ratio: Number, of: Collection[Decimal]) -> int:
    """How many decimals an achievement in percent needs so that it does not look like a limit it only comes near to.

    One is usual, two within 0.05 percentage points: 94,96 % must not look like 95,0 %, nor 89,996 % like 90,00 %.
    """
    value = Decimal(plain(ratio))
    near = [limit for limit in of if NO_DIFFERENCE < abs(value - limit) <= Decimal("0.0005")]
    if not near:
        return 1
    return next(
        digits
        for digits in range(2, MOST_DIGITS + 1)
        if value.quantize(Decimal(1).scaleb(-digits - 2), ROUND_HALF_UP) not in near or digits == MOST_DIGITS
    )


def achievement(ratio: Number, of: Collection[Decimal] | None = None, *, missing: str = MISSING) -> str:
    """One decimal, more beside one of the limits of the catalogue (or those of another rule, `of`)."""
    if ratio is None or is_missing(ratio):
        return missing
    return percent(ratio, achievement_digits(ratio, limits() if of is None else of))


def day(value: date | datetime | None, *, missing: str = MISSING) -> str:
    """30.05.2023."""
    if value is None or is_missing(value):
        return missing
    return _written_day(value)


@lru_cache(maxsize=10_000)
def _written_day(value: date | datetime) -> str:
    return str(format_date(value, "dd.MM.yyyy", GERMAN))


def stated(text: str, precision: object) -> str:
    """Put the source's own „rund“, „mindestens“ or „höchstens“ before a figure."""
    word = PRECISION.get(str(precision))
    return f"{word} {text}" if word and precision != "exact" else text


def capital(text: str) -> str:
    """The same with a capital at its begin, as a sentence has it that may begin with „rund“ or „höchstens“."""
    return text[:1].upper() + text[1:]


def count_of(number: int, one: str, many: str) -> str:
    """1 Maßnahme, 2 Maßnahmen."""
    return f"{integer(number)}{SPACE}{one if number == 1 else many}"


def shorten(text: str, longest: int) -> str:
    """A label that fits an axis; the full text stands in the hover and in the table."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
