"""Numbers in cells: Excel's own, German and plain spelling; what can be read in two ways is asked about."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from data.intake.files import Cell
from data.intake.spelling import MILLION, THOUSAND, written
from data.intake.unclear import Unclear

Style = Literal["german", "plain", "mixed"] | None

# Words for „there is no figure“; none of them is zero.
MISSING = frozenset(
    {
        *(
            "",
            "-",
            "--",
            ".",
            "/",
            "./.",
            "x",
            "n.v",
            "n. v",
            "n.v.",
            "n. v.",
            "n.a.",
            "n. a.",
            "k.a.",
            "k. a.",
            "n.n.",
            "…",
            "...",
        ),
        *("keine angabe", "keine angaben", "nicht gemeldet", "liegt nicht vor", "entfällt", "offen", "fehlt"),
    }
)
_SUFFIX = re.compile(
    r"\s*(?:(?P<thousand>tsd\.?|tausend|t(?=\s?€|eur))|(?P<million>mio\.?|millionen))?\s*(?P<euro>€|euro|eur)?"
    r"\s*(?:[*¹²³⁰⁴-⁹†]+\)?|\s\d{1,2}\))?\s*$",
    re.IGNORECASE,
)
# „1.234-“ as accounting writes it; „500,-“ has no cents.
_MINUS_BEHIND = re.compile(r"(?<![.,-])-\s*$")
_UNIT_AHEAD = re.compile(r"(?:(?P<scaled>teur|t€|(?:tsd|mio)\.?\s?(?:€|euro?))|€|euro?)\s(?=[\d-])", re.IGNORECASE)
ONE_GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


def style_of(cells: Iterable[Cell]) -> Style:
    """Which spelling the unambiguous texts among the cells of a column have; None where there is none."""
    german = plain = False
    for cell in cells:
        if not isinstance(cell, str):
            continue
        digits, _ = _digits(cell)
        if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+,(?:\d{1,2}|\d{4,})|0,\d+", digits):
            german = True
        elif re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d+\.(?:\d{1,2}|\d{4,})|0\.\d+", digits):
            plain = True
    return "mixed" if german and plain else "german" if german else "plain" if plain else None


def is_missing(cell: Cell) -> bool:
    """Whether a cell says that there is no figure, in whatever words."""
    if cell is None:
        return True
    return isinstance(cell, str) and " ".join(cell.replace("–", "-").replace("—", "-").lower().split()) in MISSING


def number(cell: Cell, style: Style = None, *, no_decimals: bool = False) -> tuple[Decimal, Decimal | None]:
    """The number in a cell, and the unit written beside it (1 for „€“, 1000 for „Tsd.“), None without one.

    `style` is that of its column; `no_decimals` says that three digits behind a point are thousands (persons, or euros
    where the unit is known). Raises Unclear for what is no number or may be two.
    """
    if isinstance(cell, bool) or not isinstance(cell, (int, float, str)):
        raise Unclear(f"„{written(cell)}“ ist keine Zahl.", "Bitte nur Ziffern eintragen, zum Beispiel 1.234,50.")
    if isinstance(cell, int):
        return Decimal(cell), None
    if isinstance(cell, float):
        if not math.isfinite(cell):
            raise Unclear("Das ist keine Zahl.", "Bitte die Formel der Zelle prüfen.")
        # Excel keeps 15 digits; what follows comes from computing.
        return Decimal(f"{cell:.15g}"), None
    digits, unit = _digits(cell)
    sign = -1 if re.match(r"\s*[-−–]|\(.*\)$", cell.strip()) or _MINUS_BEHIND.search(cell) else 1
    return sign * _read(cell, digits, style, no_decimals), unit


def _digits(text: str) -> tuple[str, Decimal | None]:
    """The digits and signs of a number, without its sign, spaces for thousands and unit."""
    body = " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ").split())
    unit: Decimal | None = None
    if ahead := _UNIT_AHEAD.match(body):
        scaled = (ahead["scaled"] or "").lower()
        body, unit = body[ahead.end() :], MILLION if scaled.startswith("m") else THOUSAND if scaled else Decimal(1)
    found = _SUFFIX.search(body)
    if found:
        if found["thousand"]:
            unit = THOUSAND
        elif found["million"]:
            unit = MILLION
        elif found["euro"]:
            unit = Decimal(1)
        body = body[: found.start()]
    body = re.sub(r"[.,]-{1,2}$|[.,][–—]$", "", body)  # 500,– €
    body = re.sub(r"^[-−–+]\s?|(?<=\d)-$", "", body.strip("()").strip())
    if re.fullmatch(r"\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?", body):
        body = re.sub(r"[ '’]", "", body)
    return body, unit


def _read(cell: str, digits: str, style: Style, no_decimals: bool) -> Decimal:
    if re.fullmatch(r"\d+", digits):
        return Decimal(digits)
    if re.fullmatch(r"0[.,]\d+", digits):
        return Decimal(digits.replace(",", "."))
    if ONE_GROUP.fullmatch(digits):
        return _one_group(cell, digits, style, no_decimals)
    for pattern, thousands, point in (
        (r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", ".", ","),
        (r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", ",", "."),
        (r"\d+,\d+", "", ","),
        (r"\d+\.\d+", "", "."),
    ):
        if re.fullmatch(pattern, digits):
            return Decimal(digits.replace(thousands, "").replace(point, "."))
    raise Unclear(
        f"„{cell.strip()[:40]}“ ist keine Zahl.",
        "Bitte nur Ziffern eintragen, zum Beispiel 1.234,50; ohne Angabe leer.",
    )


def _one_group(cell: str, digits: str, style: Style, no_decimals: bool) -> Decimal:
    """„1.234“ and „1,234“: thousands in one spelling, decimals in the other."""
    dot = "." in digits
    if style in ("german", "plain"):
        as_thousands = dot == (style == "german")
    elif style is None and dot and no_decimals:
        as_thousands = True
    else:
        raise Unclear(
            f"„{cell.strip()[:40]}“ ist mehrdeutig: Tausender oder Komma?",
            "Bitte ohne Tausenderzeichen schreiben, zum Beispiel 1234 oder 1,23.",
        )
    return Decimal(re.sub(r"[.,]", "", digits) if as_thousands else digits.replace(",", "."))
