"""The Rechenweg of targets: achievement, share asked by the report, adjusted value, forecast (features 4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from functools import reduce
from operator import mul
from typing import Protocol

import pandas as pd

from analysis.derivation import Given, Term, fixed, given, greatest, named
from charts.base.columns import Columns
from charts.base.derivations import Derivation, derive
from charts.base.target_fields import TargetRow
from data import numbers
from data.code_words import COUNTED
from data.rows import grouped, rows_of
from queries.target_rows import Reported
from queries.targets import Adjustments, Deviations, Forecast, Places

_REACHED, _AGREED, _ADJUSTED = "Ist", "vereinbart", "angepasst"


def achievements(frame: pd.DataFrame, places: pd.DataFrame, columns: Columns) -> list[Derivation]:
    """Achievement and share asked so far, of each target of the table that shows one."""
    at = {row.target: row for row in rows_of(places, Places)}
    rows = rows_of(frame, TargetRow)
    names = dict(zip(frame["target"].tolist(), frame["short_name"].tolist(), strict=True))
    ways = {
        "shown_ratio": lambda row: achievement(row, at[row.target]),
        "share_of_year": lambda row: _share_asked(at[row.target]),
    }
    return derive(frame, rows, columns, ways, lambda row: f"{names[row.target]}, {row.name}")


def deviations(
    frame: pd.DataFrame, places: pd.DataFrame, adjustments: pd.DataFrame, columns: Columns
) -> list[Derivation]:
    """Adjusted value and both achievements of each target that deviations name."""
    at = {row.target: row for row in rows_of(places, Places)}
    steps = grouped(rows_of(adjustments, Adjustments), lambda row: row.target)

    def adjusted(row: Deviations) -> Term | None:
        return (
            None if numbers.is_missing(row.adjusted_value) else adjusted_value(row, at[row.target], steps[row.target])
        )

    def ratio(row: Deviations) -> Term | None:
        return achievement(row, at[row.target], adjusted(row))

    ways = {
        "adjusted": adjusted,
        "agreed_ratio": lambda row: achievement(row, at[row.target]),
        "shown_ratio": ratio,
    }
    rows = rows_of(frame, Deviations)
    return derive(
        frame, rows, columns, ways, lambda row: f"{row.short_name}, {row.name}", whole=lambda row: row.unit in COUNTED
    )


def forecasts(frame: pd.DataFrame, places: pd.DataFrame, columns: Columns) -> list[Derivation]:
    """What is asked by the months gone and by the usual course, and the value both lead to, of each running target."""
    at = {row.target: row for row in rows_of(places, Places)}

    def agreed(row: Forecast) -> Term:
        return given(_AGREED, row.target_value, row.unit, sources=[at[row.target].evidence])

    def reached(row: Forecast) -> Term:
        return given(_REACHED, row.value, row.unit, sources=[at[row.target].report_source])

    def months(row: Forecast) -> Term:
        return given("Monate bis zur Meldung", row.elapsed_months) / given("Monate des Zeitraums", row.agreed_months)

    def usual(row: Forecast) -> Term:
        return given(f"üblicher Anteil (Median aus {row.years} Jahren)", row.usual_share, "share")

    ways = {
        "linear_asked": lambda row: agreed(row) * months(row),
        "profile_asked": lambda row: agreed(row) * usual(row),
        "forecast": lambda row: reached(row) / usual(row),
    }
    rows = rows_of(frame, Forecast)
    return derive(
        frame, rows, columns, ways, lambda row: f"{row.short_name}, {row.name}", whole=lambda row: row.unit in COUNTED
    )


class Placed(Protocol):
    """Where the agreement and the latest report of a target stand."""

    @property
    def evidence(self) -> str: ...
    @property
    def report_source(self) -> str: ...


def achievement(row: Reported, place: Placed, instead: Term | None = None) -> Term | None:
    """Reached through asked, by the direction of the indicator (features 4.1); `instead` of the agreed value.

    None where nothing can be divided.
    """
    if numbers.is_missing(row.value):
        return None
    reached = given(_REACHED, row.value, row.unit, sources=[place.report_source])

    def agreed(name: str, value: float) -> Term:
        return given(name, value, row.unit, sources=[place.evidence])

    if row.direction == "band":
        return _in_band(row, reached, agreed)
    if numbers.is_missing(row.target_value):
        return None
    asked = instead or agreed(_AGREED, row.target_value)
    if instead:
        asked = named(_ADJUSTED, asked)
    if row.direction == "base":
        base = agreed("Ausgangswert", row.base_value)
        return None if base.value == asked.value else (base - reached) / (base - asked)
    if not asked.value:
        return None
    return reached / asked if row.direction == "higher" else _at_most(reached, asked)


def _in_band(row: Reported, reached: Term, agreed: Callable[[str, float], Term]) -> Term | None:
    low, high = (
        None if numbers.is_missing(value) else agreed(name, value)
        for name, value in (("untere Grenze", row.lower_bound), ("obere Grenze", row.upper_bound))
    )
    if low is not None and reached.value < low.value:
        return reached / low if low.value else None
    if high is not None and reached.value > high.value:
        return _at_most(reached, high) if high.value else None
    ends = [each for each in (low, high) if each is not None]
    if not ends:
        return None
    between = " und ".join(each.words for each in ends)
    numbers_of = " und ".join(each.written for each in ends)
    put_in: tuple[Given, ...] = (*reached.given, *(each for end in ends for each in end.given))
    return Term(
        Decimal(1),
        f"1, denn {_REACHED} hält {between} ein",
        f"1, denn {reached.written} hält {numbers_of} ein",
        put_in,
    )


def _at_most(reached: Term, limit: Term) -> Term:
    """2 − reached / limit, never below nothing: ten percent above a ceiling are 90 percent."""
    term = fixed(2) - reached / limit
    return term if term.value >= 0 else greatest(fixed(0), term)


def _share_asked(place: Places) -> Term | None:
    """Months from the real start to the report through those of the period; None where the whole is asked."""
    if not place.in_year:
        return None
    gone, whole = (_months(place.starts_on, end) for end in (place.reported_on, place.ends_on))
    return given("Monate bis zur Meldung", gone, sources=[place.report_source]) / given(
        "Monate des Zeitraums", whole, sources=[place.evidence]
    )


def _months(start: pd.Timestamp, end: pd.Timestamp) -> int:
    """Months from a day up to the end of another; never fewer than none."""
    after = end + pd.Timedelta(days=1)
    return max(0, (after.year - start.year) * 12 + after.month - start.month)


def adjusted_value(row: Deviations, place: Places, steps: Sequence[Adjustments]) -> Term:
    """The agreed value times what each deviation makes of it; an agreed new value takes the place of all before it."""
    value = given(_AGREED, row.target_value, row.unit, sources=[place.evidence])
    factors: list[Term] = []
    for step in steps:
        if step.rule == "explicit":
            if not numbers.is_missing(step.adjusted_value):
                value = given("neu vereinbart", step.adjusted_value, row.unit, sources=[step.evidence])
                factors = []
        elif (factor := _factor(step)) is not None:
            factors.append(factor)
    return reduce(mul, factors, value)


def _factor(step: Adjustments) -> Term | None:
    """What one deviation multiplies a volume by (features 4.2, rules 1 to 3); None: it leaves the value."""
    known: Mapping[str, float] = asdict(step)

    def put(name: str, field: str, kind: str = "euro") -> Term:
        return given(name, known[field], kind, sources=[step.evidence])

    if not step.counted:
        return None
    if step.rule == "key_data":
        return put("Eckdatum tatsächlich", "key_data_actual", "") / put("Eckdatum angenommen", "key_data_assumed", "")
    if numbers.is_missing(step.scales_with_budget) or not step.scales_with_budget:
        return None
    before, after = put("Geld vorher", "money_before"), put("Geld nachher", "money_after")
    if step.rule == "proportional":
        return after / before
    fixed_cost = put("Anteil fester Kosten", "fixed_cost_share", "share") * before
    return (after - fixed_cost) / (before - fixed_cost)
