"""The Rechenweg of the Lagebild: the sum of the budgets, budgets per inhabitant, and targets per status."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.derivation import Term, given, total
from charts.base.columns import Columns
from charts.base.derivations import Derivation, derivation, derive
from charts.base.status import STATUS
from data import numbers
from data.rows import grouped, rows_of
from queries.overview import BudgetByCounty, StatusCounts, StatusPlaces


def key_figures(counts: pd.DataFrame, budgets: Sequence[pd.DataFrame], columns: Columns) -> list[Derivation]:
    """The sum of the budgets of each year, county by county; `budgets` are those of the years of `counts`."""
    years = counts["budget_year"].tolist()
    found = []
    for year, shown, stated in zip(years, counts["euros"].tolist(), budgets, strict=True):
        known = [
            given(row.short_name, row.euros, "euro", sources=[row.evidence], precision=row.precision)
            for row in rows_of(stated, BudgetByCounty)
            if row.exists_in_year and not numbers.is_missing(row.euros)
        ]
        if known and not numbers.is_missing(shown):
            name = f"Summe der Budgets von {numbers.count_of(len(known), 'Gebiet', 'Gebieten')}"
            found.append(derivation(str(year), columns["euros"], shown, total(name, known)))
    return found


def per_inhabitant(frame: pd.DataFrame, columns: Columns) -> list[Derivation]:
    """Budget through inhabitants of the same territory."""

    def term(row: BudgetByCounty) -> Term:
        inhabitants = f"Einwohner am {numbers.day(row.population_on)}"
        return given("Budget", row.euros, "euro", sources=[row.evidence], precision=row.precision) / given(
            inhabitants, row.population, sources=[row.population_evidence]
        )

    ways = {"euros_per_inhabitant": term}
    return derive(frame, rows_of(frame, BudgetByCounty), columns, ways, lambda row: row.short_name)


def status_counts(frame: pd.DataFrame, places: pd.DataFrame, columns: Columns) -> list[Derivation]:
    """The number of targets in each status, county by county."""
    at = grouped(rows_of(places, StatusPlaces), lambda row: row.status)

    def term(row: StatusCounts) -> Term:
        parts = [given(each.short_name, each.targets, sources=list(each.evidence)) for each in at[row.status]]
        return total(f"Summe der Ziele von {numbers.count_of(len(parts), 'Gebiet', 'Gebieten')}", parts)

    return derive(frame, rows_of(frame, StatusCounts), columns, {"targets": term}, lambda row: STATUS[row.status].word)
