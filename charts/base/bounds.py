"""What may be said of figures of which a source knows only a bound: „mindestens“, „höchstens“."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pandas as pd

from analysis.precision import TURNED, code_of, turned
from charts.base.columns import Column
from data import numbers

# Of a table in which only what is not exact is said (`shown`).
COLUMN = Column("Genauigkeit", "precision", missing="–")

Side = Literal["above", "below", "alike", "unknown"]


def size_of(difference: float, precision: object) -> str:
    """How exactly the size of a difference is known without its sign: at most −5 are at least 5 less."""
    return turned(precision) if difference < 0 else code_of(precision)


def change(difference: float, precision: object, write: Callable[[float], str]) -> str:
    """+5 €, rund −5 €, mindestens 5 € weniger: of a bound beside a minus sign nobody knows which way it points."""
    code = size_of(difference, precision)
    if code not in TURNED:
        return numbers.stated(numbers.signed(write(difference), difference), code)
    return numbers.stated(f"{write(abs(difference))} {'weniger' if difference < 0 else 'mehr'}", code)


def change_and_share(
    difference: float, ratio: numbers.Number, precision: object, write: Callable[[float], str] = numbers.euro_short
) -> str:
    """+12,3 Tsd. € (+1,6 %); a bound of the sum is one of its share: mindestens 12,3 Tsd. € (1,6 %) mehr."""
    if ratio is None or numbers.is_missing(ratio):
        return change(difference, precision, write)
    if size_of(difference, precision) in TURNED:
        return change(difference, precision, lambda much: f"{write(much)} ({numbers.percent(abs(float(ratio)))})")
    return f"{change(difference, precision, write)} ({numbers.signed(numbers.percent(ratio), ratio)})"


def beside_bar(text: str, precision: object) -> str:
    """≥ −5 €, ≤ 5 €, rund 5 €: the word of a bound beside a bar would leave a telephone no room for the bar."""
    sign = {"at_least": "≥", "at_most": "≤"}.get(code_of(precision))
    return f"{sign}{numbers.SPACE}{text}" if sign else numbers.stated(text, precision)


def changed(now: numbers.Number, before: numbers.Number, year: int, precision: object = "exact") -> str:
    """+12,3 Tsd. € (+1,6 %) gegenüber 2022; in words when there is nothing to compare."""
    if now is None or before is None or numbers.is_missing(now) or numbers.is_missing(before):
        return f"kein Vergleich mit {year - 1} möglich"
    delta = float(now) - float(before)
    ratio = delta / float(before) if before else None
    return f"{change_and_share(delta, ratio, precision)} gegenüber {year - 1}"


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
    return "unknown" if {bound, other_bound} & set(TURNED) else "alike"
