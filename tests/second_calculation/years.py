"""Budgets over the years: territories, same counties in every year, prices of a base year."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cached_property

import pandas as pd

from tests.second_calculation.base import GROWING, Base, catalogue, year_of


@dataclass(frozen=True)
class Territory:
    """The counties as they were (`now` false), or united so that they keep one territory over a reform."""

    base: Base
    now: bool = False

    def members(self, year: int) -> dict[str, str]:
        """County → unit of the year, without those that are not there yet."""
        joined = catalogue("territory_unit") if self.now else catalogue("territory_unit").head(0)
        unit_of = dict(zip(joined["county"], joined["unit"], strict=True))
        first = dict(zip(joined["county"], joined["from_year"].map(int), strict=True))
        found = self.base.counties
        return {
            row.county: unit_of.get(row.county, row.county)
            for row in found.itertuples()
            if first.get(row.county, row.first) <= year <= row.last
        }

    def name(self, unit: str) -> str:
        """Short name of a unit."""
        joined = catalogue("territory_unit")
        return dict(zip(joined["unit"], joined["name"], strict=True)).get(unit) or self.base.names[unit]

    def stretch(self, unit: str, year: int) -> int:
        """Changes of territory up to the year; a united one has none."""
        return 0 if "+" in unit else self.base.stretch(unit, year)

    def stated(self, programme: str) -> pd.DataFrame:
        """One row per unit, year and stage with the sum, where every member of the unit states one."""
        rows = []
        budget = self.base.budget
        for (year, stage), group in budget[budget["programme"] == programme].groupby(["budget_year", "stage"]):
            members = self.members(year)
            euros = dict(zip(group["county"], group["euros"], strict=True))
            for unit in set(members.values()):
                parts = [euros.get(county) for county, of in members.items() if of == unit]
                if all(part is not None for part in parts):
                    rows.append((unit, year, stage, sum(parts), self.stretch(unit, year)))
        return pd.DataFrame(rows, columns=["unit", "year", "stage", "euros", "stretch"])


@dataclass(frozen=True)
class Prices:
    """Euros of a year in prices of the base year: B · I_base / I_t, to the cent; nominal without an index."""

    base: Base
    index: str | None = None
    base_year: int = 0

    @cached_property
    def values(self) -> dict[int, Decimal]:
        """The index by year, the newest figure of each."""
        found = self.base.measures
        found = found[(found["county"] == "06") & (found["measure"] == self.index)].sort_values("measured_on")
        return dict(zip(found["territory_from"], found["value"], strict=True))

    def real(self, euros: Decimal, year: int) -> Decimal | None:
        """None for a year without an index."""
        if self.index is None:
            return euros
        known = self.values
        if year not in known or self.base_year not in known:
            return None
        exact = Fraction(euros) * Fraction(known[self.base_year]) / Fraction(known[year])
        return to_cents(exact)


def to_cents(value: Fraction) -> Decimal:
    """Exact to the cent, half away from zero."""
    cents = abs(value) * 100
    whole = cents.numerator // cents.denominator
    whole += cents - whole >= Fraction(1, 2)
    return (Decimal(whole) / 100 * (1 if value >= 0 else -1)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def running(stage: str, year: int, now: int) -> bool:
    """Whether a sum of the stage still grows."""
    return stage in GROWING and year >= now


def same_units(stated: pd.DataFrame, limit: Decimal, keep: int) -> list[str]:
    """Who states every year: years known by too few are left out, the least known first, until enough units remain.

    `stated` has unit, year, stretch of one stage; `limit` is the share of the rule, `keep` the chosen year.
    """
    if stated.empty:
        return []
    has = {unit: dict(zip(of["year"], of["stretch"], strict=True)) for unit, of in stated.groupby("unit")}
    number = stated.groupby("year")["unit"].nunique().to_dict()
    enough = limit * max(number.values())
    years = [year for year in sorted(number) if number[year] >= enough]
    while True:
        every = [unit for unit, of in has.items() if set(years) <= set(of)]
        whole = [unit for unit in every if len({has[unit][year] for year in years}) == 1]
        units = sorted(whole or every)
        others = [year for year in years if year != keep]
        if len(units) >= enough or not others or len(years) == 1:
            return units
        years.remove(min(others, key=lambda year: (number[year], year)))


def where(frame: pd.DataFrame, holds: list[bool]) -> pd.DataFrame:
    """The rows for which it holds; a frame without rows keeps its columns."""
    return frame.loc[pd.Series(holds, index=frame.index, dtype=bool)]


def choices(counties: list[str], unit: str) -> bool:
    """Whether a unit is among the chosen counties; all of them without a choice."""
    return not counties or bool(set(unit.split("+")) & set(counties))


def is_beside(base: Base, programme: str, chosen: str) -> bool:
    """A programme that did not end before the chosen one began runs beside it."""
    end = year_of(base.programmes.loc[programme, "valid_to"], 9999)
    start = base.programmes.loc[chosen, "valid_from"]
    return programme != chosen and not pd.isna(start) and end >= int(start)
