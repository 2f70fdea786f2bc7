"""German amounts, dates and small numbers as they are written in agreements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januar", "jan", "jänner"),
            ("februar", "feb"),
            ("märz", "maerz", "mrz"),
            ("april", "apr"),
            ("mai",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("dezember", "dez"),
        ),
        1,
    )
    for name in names
}
_NUMBERS = ("kein", "ein", "zwei", "drei", "vier", "fünf", "sechs")

_FIGURE = r"\d{1,3}(?:[. ]\d{3}){1,4}|\d{1,12}"
_AMOUNT = re.compile(
    rf"(?P<before>EUR|€|Euro)?[ ]?(?<![\d.,])(?P<whole>{_FIGURE})(?:,(?P<cents>\d{{1,2}}|-{{1,2}}|–))?(?![\d])"
    r"[ ]?(?P<million>Mio\.?|Millionen|Million)?(?P<thousand>Tsd\.?|Tausend)?[ ]?(?P<after>EUR\b|€|Euro\b)?"
)
_DATE = re.compile(
    r"(?<!\d)(?:(?P<iso_year>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})"
    r"|(?P<day>\d{1,2})\. ?(?:(?P<month>\d{1,2})\. ?|(?P<word>[A-Za-zäÄ]{3,9})\.? )(?P<year>\d{4}|\d{2}))(?!\d)"
)


@dataclass(frozen=True)
class Amount:
    """A sum in euros as written; `rounded` when it is given in millions or thousands or with „rund“."""

    euros: Decimal
    rounded: bool
    at: int


@dataclass(frozen=True)
class Day:
    """A date as written; `value` is None when there is no such day."""

    value: date | None
    written: str
    at: int


def amounts(text: str) -> list[Amount]:
    """Every sum that carries a currency, in the order of the text."""
    found = []
    for match in _AMOUNT.finditer(text):
        if not (match["before"] or match["after"]):
            continue
        cents = match["cents"] or ""
        fraction = cents if cents.isdigit() else ""
        euros = Decimal(match["whole"].replace(".", "").replace(" ", "") + (f".{fraction}" if fraction else ""))
        scale = 1_000_000 if match["million"] else 1_000 if match["thousand"] else 1
        about = text[max(0, match.start() - 14) : match.start()].lower()
        rounded = scale > 1 or bool(re.search(r"\b(?:rund|etwa|circa|ca\.|knapp)\s*$", about))
        found.append(Amount(euros * scale, rounded, match.start()))
    return found


def days(text: str) -> list[Day]:
    """Every date, also an impossible one, in the order of the text; two-digit years are of this century."""
    found = []
    for match in _DATE.finditer(text):
        if match["iso_year"]:
            year, month, day = int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"])
        else:
            year, day = int(match["year"]), int(match["day"])
            year += 2000 if year < 100 else 0
            known = MONTHS.get((match["word"] or "").lower())
            if match["word"] and known is None:
                continue
            month = known or int(match["month"])
        try:
            value: date | None = date(year, month, day)
        except ValueError:
            value = None
        found.append(Day(value, match[0], match.start()))
    return found


def small_number(word: str) -> int | None:
    """„einen“ → 1, „zwei“ → 2, „3“ → 3; None when it is no small number."""
    word = word.lower()
    if word.isdigit():
        return int(word)
    for number, stem in enumerate(_NUMBERS):
        if re.fullmatch(stem + r"(?:e|en|em|er|es)?", word):
            return number
    return None
