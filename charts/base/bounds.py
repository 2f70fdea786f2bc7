"""What may be said of figures of which a source knows only a bound: „mindestens“, „höchstens“."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import pandas as pd

from charts.base.columns import Column
from data import numbers

# Of at least so much a part is at most this share.
_TURNED = {"at_least": "at_most", "at_most": "at_least"}

# Of a table in which only what is not exact is said (`shown`).
COLUMN = Column("Genauigkeit", "precision", missing="–")

Side = Literal["above", "below", "alike", "unknown"]


def code_of(precision: object) -> str:
    """The code of a precision; a figure of which none is stated is taken as it stands."""
    return "exact" if numbers.is_missing(precision) else str(precision)


def of_share(whole: str, part: str) -> str:
    """How exactly a share is known, by the precision of its whole and of its part."""
    if whole == "exact":
        return part
    return _TURNED.get(whole, whole) if part == "exact" else "about"


def joint(stated: Iterable[object]) -> str:
    """How exactly the middle or the sum of several figures is known: of bounds of one kind only such a bound."""
    found = {code_of(each) for each in stated}
    return next((each for each in ("exact", "at_least", "at_most") if found <= {"exact", each}), "about")


def of_difference(whole: object, less: object) -> str:
    """How exactly is known what is left of a figure when another is taken away."""
    code = code_of(less)
    return joint((code_of(whole), _TURNED.get(code, code)))


def size_of(difference: float, precision: object) -> str:
    """How exactly the size of a difference is known without its sign: at most −5 are at least 5 less."""
    code = code_of(precision)
    return _TURNED.get(code, code) if difference < 0 else code


def change(difference: float, precision: object, write: Callable[[float], str]) -> str:
    """+5 €, rund −5 €, mindestens 5 € weniger: of a bound beside a minus sign nobody knows which way it points."""
    code = size_of(difference, precision)
    if code not in _TURNED:
        return numbers.stated(numbers.signed(write(difference), difference), code)
    return numbers.stated(f"{write(abs(difference))} {'weniger' if difference < 0 else 'mehr'}", code)


def beside_bar(text: str, precision: object) -> str:
    """≥ −5 €, ≤ 5 €, rund 5 €: the word of a bound beside a bar would leave a telephone no room for the bar."""
    sign = {"at_least": "≥", "at_most": "≤"}.get(code_of(precision))
    return f"{sign}{numbers.SPACE}{text}" if sign else numbers.stated(text, precision)


def changed(now: numbers.Number, before: numbers.Number, year: int, precision: object = "exact") -> str:
    """+12,3 Tsd. € (+1,6 %) gegenüber 2022; in words when there is nothing to compare."""
    if now is None or before is None or numbers.is_missing(now) or numbers.is_missing(before):
        return f"kein Vergleich mit {year - 1} möglich"
    delta = float(now) - float(before)
    share = f" ({numbers.signed(numbers.percent(delta / float(before)), delta)})" if before else ""
    return f"{change(delta, precision, numbers.euro_short)}{share} gegenüber {year - 1}"


def shown(precisions: pd.Series) -> pd.Series:
    """The column of a table: only what is not exact is said."""
    return precisions.where(precisions != "exact")


def side(value: float, precision: object, other: float, other_precision: object) -> Side:
    """On which side of another figure one lies, as far as both are known.

    What is at least so much lies above only where this much already does, and below never.
    """
    bound, other_bound = code_of(precision), code_of(other_precision)
    if value > other:
        return "unknown" if bound == "at_most" or other_bound == "at_least" else "above"
    if value < other:
        return "unknown" if bound == "at_least" or other_bound == "at_most" else "below"
    return "unknown" if {bound, other_bound} & set(_TURNED) else "alike"
