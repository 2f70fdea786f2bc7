"""The Rechenweg of the Budgetentwicklung: what is left of the money of a year (features 4.3, 4.4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from analysis.derivation import Term, fixed, given, greatest, least, median
from charts.base.columns import Columns
from charts.base.derivations import Derivation, derive
from data import numbers
from data.rows import grouped, rows_of
from queries.trends.rests import Earlier, Rests


def rests(frame: pd.DataFrame, earlier: pd.DataFrame, columns: Columns) -> list[Derivation]:
    """What was not granted, and what is not drawn: the rest of a finished year, or Bescheid less the usual share."""
    years = grouped(rows_of(earlier, Earlier), lambda row: row.county)

    def left(row: Rests, of_years: Callable[[Sequence[Term]], Term]) -> Term:
        granted = _granted(row)
        rest = granted if numbers.is_missing(row.paid) else granted - _paid(row)
        rest = rest if rest.value >= 0 else greatest(fixed(0), rest)
        if row.finished:
            return rest
        share = of_years([_share(each) for each in years[row.county]])
        return least(granted * (fixed(1) - share), rest)

    def not_granted(row: Rests) -> Term:
        return given("vereinbart", row.agreed, "euro", sources=[row.agreed_evidence]) - _granted(row)

    ways = {
        "unspent": lambda row: left(row, lambda shares: median(shares, "Anteile früherer Jahre")),
        "unspent_low": lambda row: left(row, lambda shares: greatest(*shares)),
        "unspent_high": lambda row: left(row, lambda shares: least(*shares)),
        "not_granted": not_granted,
    }
    return derive(frame, rows_of(frame, Rests), columns, ways, lambda row: row.short_name)


def _granted(row: Rests) -> Term:
    return given("bewilligt", row.granted, "euro", sources=[row.evidence])


def _paid(row: Rests) -> Term:
    return given("ausgezahlt", row.paid, "euro", sources=[row.paid_evidence])


def _share(row: Earlier) -> Term:
    """What was drawn of the Bescheid of an earlier year in the end, never more than all of it."""
    drawn = given(f"ausgezahlt {row.budget_year}", row.paid, "euro", sources=[row.paid_evidence]) / given(
        f"bewilligt {row.budget_year}", row.granted, "euro", sources=[row.evidence]
    )
    return drawn if drawn.value <= 1 else least(drawn, fixed(1))
