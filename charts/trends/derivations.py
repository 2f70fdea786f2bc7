"""The Rechenweg of the Budgetentwicklung: sums, prices of one year, changes, indices, what is left (features 4)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

import pandas as pd

from analysis.derivation import (
    Figure,
    Given,
    Term,
    exactly,
    fixed,
    given,
    greatest,
    known_as,
    least,
    median,
    rounded,
    total,
)
from charts.base.columns import Columns
from charts.base.derivations import Derivation, derive
from charts.trends.change import PART
from data import numbers
from data.rows import Number, Short, Text, grouped, rows_of
from queries.trends.change import Pairs
from queries.trends.rests import Earlier, Rests
from queries.trends.series import Indexed, PriceValues, Series, Stated


class Compared(NamedTuple):
    """A year against the year before, as its table shows it."""

    budget_year: Short
    difference: Number
    ratio: Number


class Contribution(NamedTuple):
    """What a county adds to a change, as its table shows it."""

    unit: Text
    short_name: Text
    euros_before: Number
    euros_after: Number
    precision_before: Text
    precision_after: Text


@dataclass(frozen=True)
class Behind:
    """The budgets behind sums of years, and the price index that makes them euros of one year (empty: nominal)."""

    stated: Sequence[Stated]
    prices: Mapping[int, PriceValues]
    base_year: int | None

    @classmethod
    def of(cls, stated: pd.DataFrame, prices: pd.DataFrame, base_year: int | None) -> Behind:
        """From the answers `stated` and `price_values`."""
        return cls(rows_of(stated, Stated), {row.budget_year: row for row in rows_of(prices, PriceValues)}, base_year)

    def nominal(self, row: Stated) -> Term:
        """One budget as it is stated."""
        name, sources = f"{row.short_name} {row.budget_year}", row.evidence.split("\n")
        return given(name, row.euros, "euro", sources=sources, precision=row.precision)

    def in_prices(self, term: Term, year: int) -> Term:
        """The same in prices of the base year: times its index, through that of the year (features 4.8)."""
        if self.base_year is None:
            return term
        base, own = (
            given(f"Index {each}", self.prices[each].value, sources=[self.prices[each].evidence])
            for each in (self.base_year, year)
        )
        return rounded(term * base / own)

    def real(self, row: Stated) -> Term:
        """One budget in prices of the base year."""
        return self.in_prices(self.nominal(row), row.budget_year)


def sums(frame: pd.DataFrame, behind: Behind, units: Collection[str], columns: Columns) -> list[Derivation]:
    """The sum of each year, county by county; only of `units` where any are named, but for other programmes."""
    by_row = grouped(behind.stated, lambda row: (row.programme, row.stage, row.budget_year))

    def summed(row: Series) -> Term:
        counted = [
            behind.nominal(each)
            for each in by_row[row.programme, row.stage, row.budget_year]
            if not units or row.is_predecessor or each.unit in units
        ]
        return total(f"Summe von {numbers.count_of(len(counted), 'Gebiet', 'Gebieten')}", counted)

    ways = {"nominal_euros": summed, "euros": lambda row: behind.in_prices(summed(row), row.budget_year)}
    rows = rows_of(frame, Series)
    return derive(frame, rows, columns, ways, lambda row: f"{row.programme_name} {row.budget_year}")


def changes(frame: pd.DataFrame, behind: Behind, programme: str, stage: str, columns: Columns) -> list[Derivation]:
    """Difference and percentage of each year against the year before, over the counties that state both."""
    known = {
        (row.unit, row.stretch, row.budget_year): row
        for row in behind.stated
        if (row.programme, row.stage) == (programme, stage) and row.euros == row.euros
    }

    def both(year: int) -> tuple[Term, Term]:
        pairs = [
            (row, before)
            for (unit, stretch, at), row in known.items()
            if at == year and (before := known.get((unit, stretch, year - 1))) is not None
        ]
        now = total(f"Summe {year}", [behind.real(row) for row, _ in pairs])
        return now, total(f"Summe {year - 1}", [behind.real(before) for _, before in pairs])

    def difference(row: Compared) -> Term:
        now, before = both(row.budget_year)
        return now - before

    def ratio(row: Compared) -> Term:
        now, before = both(row.budget_year)
        # Written so that a bound stays one: both sums stand in it once.
        return now / before - fixed(1)

    ways = {"difference": difference, "ratio": ratio}
    return derive(frame, rows_of(frame, Compared), columns, ways, lambda row: str(row.budget_year))


def indices(frame: pd.DataFrame, behind: Behind, programme: str, stage: str, columns: Columns) -> list[Derivation]:
    """100 times the budget of each county and year through that of its first comparable year."""
    known = {
        (row.unit, row.budget_year): row for row in behind.stated if (row.programme, row.stage) == (programme, stage)
    }

    def points(row: Indexed) -> Term:
        now, first = (behind.real(known[row.unit, year]) for year in (row.budget_year, row.first_year))
        index = fixed(100) * now / first
        # In its first year it is 100 by definition, however much is known of the budget.
        return known_as(index, "exact") if row.budget_year == row.first_year else index

    rows = rows_of(frame, Indexed)
    return derive(frame, rows, columns, {"points": points}, lambda row: f"{row.short_name} {row.budget_year}")


def contributions(frame: pd.DataFrame, behind: Behind, years: tuple[int, int], columns: Columns) -> list[Derivation]:
    """What each county adds to the change between two years, `years` as before and after."""
    at = grouped(behind.stated, lambda row: (row.unit, row.budget_year))

    def stated(row: Contribution, year: int, euros: float, precision: str) -> Term:
        sources = [source for each in at.get((row.unit, year), ()) for source in each.evidence.split("\n")]
        return given(f"Budget {year}", euros, "euro", sources=sources, precision=precision)

    def before(row: Contribution) -> Term:
        return stated(row, years[0], row.euros_before, row.precision_before)

    def after(row: Contribution) -> Term:
        return stated(row, years[1], row.euros_after, row.precision_after)

    def difference(row: Contribution) -> Term:
        return after(row) - before(row)

    ways = {"difference": difference, "ratio": lambda row: after(row) / before(row) - fixed(1)}
    return derive(frame, rows_of(frame, Contribution), columns, ways, lambda row: row.short_name)


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
        # An estimate is no bound, whatever it is made of: the table says „rund“.
        return known_as(least(granted * (fixed(1) - share), rest), row.unspent_precision)

    def not_granted(row: Rests) -> Term:
        agreed = given("vereinbart", row.agreed, "euro", sources=[row.agreed_evidence], precision=row.agreed_precision)
        return agreed - _granted(row)

    ways = {
        "unspent": lambda row: left(row, lambda shares: median(shares, "Anteile früherer Jahre")),
        "unspent_low": lambda row: left(row, lambda shares: greatest(*shares)),
        "unspent_high": lambda row: left(row, lambda shares: least(*shares)),
        "not_granted": not_granted,
    }
    return derive(frame, rows_of(frame, Rests), columns, ways, lambda row: row.short_name)


def _granted(row: Rests) -> Term:
    return given("bewilligt", row.granted, "euro", sources=[row.evidence], precision=row.granted_precision)


def _paid(row: Rests) -> Term:
    return given("ausgezahlt", row.paid, "euro", sources=[row.paid_evidence], precision=row.paid_precision)


def _share(row: Earlier) -> Term:
    """What was drawn of the Bescheid of an earlier year in the end, never more than all of it."""
    paid, granted = (
        given(f"{name} {row.budget_year}", euros, "euro", sources=[evidence], precision=precision)
        for name, euros, evidence, precision in (
            ("ausgezahlt", row.paid, row.paid_evidence, row.paid_precision),
            ("bewilligt", row.granted, row.evidence, row.granted_precision),
        )
    )
    drawn = paid / granted
    return drawn if drawn.value <= 1 else least(drawn, fixed(1))


def explained(frame: pd.DataFrame, pairs: pd.DataFrame, places: Sequence[str], columns: Columns) -> list[Derivation]:
    """Each part of an explained change (features 4.8) from the paired Maßnahmen of both years.

    `places` are the references of all of them: a part is made of too many to name each beside its number.
    """
    rows = grouped(rows_of(pairs, Pairs), lambda row: row.part)
    known = rows.get("continued", [])

    def put(name: str, value: Figure, kind: str = "") -> Term:
        return given(name, value, kind, sources=places[:MOST_PLACES])

    def summed(field: str, name: str, kind: str = "") -> Term:
        values = [exactly(getattr(row, field)) for row in known]
        return put(f"{name} ({numbers.count_of(len(known), 'Maßnahme', 'Maßnahmen')})", sum(values, Decimal(0)), kind)

    def quantity() -> Term:
        old_places, new_places = summed("old_places", "Plätze vorher"), summed("new_places", "Plätze jetzt")
        old_cost = summed("old_euros", "Geld vorher", "euro") / old_places
        new_cost = summed("new_euros", "Geld jetzt", "euro") / new_places
        return rounded((new_places - old_places) * (old_cost + new_cost) / fixed(2))

    def unit_cost() -> Term:
        parts = [
            (_cost(row.new_euros, row.new_places) - _cost(row.old_euros, row.old_places))
            * ((given("", row.old_places) + given("", row.new_places)) / fixed(2))
            for row in known
        ]
        found = rounded(total("Summe je Maßnahme: Veränderung der Kosten je Platz × mittlere Plätze", parts))
        many = numbers.count_of(len(known), "Maßnahme", "Maßnahmen")
        return replace(found, given=(Given("Geld und Plätze beider Jahre", many, tuple(places[:MOST_PLACES])),))

    def mix() -> Term:
        whole = summed("new_euros", "Geld jetzt", "euro") - summed("old_euros", "Geld vorher", "euro")
        return whole - given("Menge", quantity().value, "euro") - given("Kosten je Platz", unit_cost().value, "euro")

    def rest(part: str) -> Term:
        (row,) = rows[part]
        return put("Geld jetzt", row.new_euros, "euro") - put("Geld vorher", row.old_euros, "euro")

    ways = {"quantity": quantity, "unit_cost": unit_cost, "mix": mix}
    part_of = {word: part for part, word in PART.items()}

    def term(row: Part) -> Term | None:
        part = part_of.get(row.name, "")
        return ways[part]() if part in ways else rest(part) if part in rows else None

    return derive(frame, rows_of(frame, Part), columns, {"euros": term}, lambda row: row.name)


# More places beside one number are no answer; „Fundstellen“ has all of them.
MOST_PLACES = 12


class Part(NamedTuple):
    """A part of an explained change, as its table shows it."""

    name: Text


def _cost(euros: float, places: float) -> Term:
    """Euros per place; kept to eight places, as sums of such quotients depend on no order then."""
    return rounded(given("Geld", euros, "euro") / given("Plätze", places), 8)
