"""The base facts and catalogues as frames, and what every page computes with: counties, territories, budgets."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from data.store import Facts

CATALOGUES = Path(__file__).parents[2] / "data" / "reference"
LAND = "06"
KEY = ["county", "budget_year", "programme", "stage"]
STAGES = {
    "announced": "in Aussicht gestellt",
    "agreed": "vereinbart",
    "granted": "bewilligt",
    "paid": "ausgezahlt",
    "verified": "nachgewiesen",
    "unstated": "Stufe nicht genannt",
}
# What is granted, paid and verified grows until the year is over (docs/data.md, analysis of comparability).
GROWING = ("granted", "paid", "verified")
NO_SPLIT = "nicht aufgeteilt"

PRECISION = {"exact": "", "about": "rund ", "at_least": "mindestens ", "at_most": "höchstens "}


def joint(bounds: set[str]) -> str:
    """The precision of what is put together from several: of bounds of one kind only a bound of that kind."""
    return next((each for each in ("exact", "at_least", "at_most") if bounds <= {"exact", each}), "about")


def between(now: str, before: str) -> str:
    """The precision of a change: of at least so much before, what came to it is at most the difference."""
    turned = {"at_least": "at_most", "at_most": "at_least"}
    return joint({now, turned.get(before, before)})


def changed(value: Decimal, much: str, bound: str) -> str:
    """A change with its sign; of a bound, which way it went in words: at most −5 are at least 5 less."""
    if bound in ("exact", "about"):
        return f"{PRECISION[bound]}{'+' if value > 0 else chr(0x2212) if value < 0 else ''}{much}"
    size = between("exact", bound) if value < 0 else bound
    return f"{PRECISION[size]}{much} {'weniger' if value < 0 else 'mehr'}"


@cache
def catalogue(name: str) -> pd.DataFrame:
    """One of data/reference as text; empty cells are missing."""
    return pd.read_csv(CATALOGUES / f"{name}.csv", dtype=str)


def year_of(value: Any, otherwise: int) -> int:
    """Year of a day or of text that begins with one."""
    return otherwise if pd.isna(value) else int(str(value)[:4])


@dataclass(frozen=True)
class Base:
    """The facts of one data set as they hold; every frame is one fact table, column by column."""

    facts: Facts

    @cache  # noqa: B019 - a Base lives as long as its run
    def table(self, name: str) -> pd.DataFrame:
        """A fact table; sums stay Decimal, whole columns without rows keep their names."""
        rows = self.facts.rows(f"select * from {name}")
        names = [row["column_name"] for row in self.facts.rows(f"describe {name}")]
        return pd.DataFrame({each: pd.Series([row[each] for row in rows], dtype=object) for each in names})

    @cached_property
    def counties(self) -> pd.DataFrame:
        """One row per county: county, short_name, first (budget year), last."""
        found = catalogue("county")
        first = [year_of(value, 0) for value in found["valid_from"]]
        last = [year_of(value, 9999) for value in found["valid_to"]]
        return found[["county", "short_name", "kind", "district", "jobcenter"]].assign(first=first, last=last)

    @cached_property
    def names(self) -> dict[str, str]:
        """Short name of a county by its key."""
        return dict(zip(self.counties["county"], self.counties["short_name"], strict=True))

    def existing(self, year: int) -> list[str]:
        """Counties there are in a year."""
        there = self.counties[(self.counties["first"] <= year) & (self.counties["last"] >= year)]
        return list(there["county"])

    @cached_property
    def breaks(self) -> set[tuple[str, int]]:
        """County and the first budget year of a territory that is not that of before."""
        found = catalogue("territory_change")
        return {(county, int(year)) for county, year in zip(found["county"], found["budget_year"], strict=True)}

    def stretch(self, county: str, year: int) -> int:
        """How many changes of territory a county has behind it in a year."""
        return sum(1 for name, first in self.breaks if name == county and first <= year)

    @cached_property
    def programmes(self) -> pd.DataFrame:
        """One row per programme of the catalogue."""
        return catalogue("programme").set_index("code")

    @cache  # noqa: B019 - a Base lives as long as its run
    def categories(self, year: int) -> dict[int, str]:
        """Maßnahmenarten of a year: number and short name."""
        found = catalogue("measure_category")
        valid = (found["valid_from"].map(int) <= year) & (found["valid_to"].map(lambda to: year_of(to, 9999)) >= year)
        return {int(row["category"]): row["short_name"] for _, row in found[valid].iterrows()}

    @cache  # noqa: B019 - a Base lives as long as its run
    def rule(self, year: int) -> pd.Series:
        """The status rule of a year."""
        found = catalogue("rule")
        valid = (found["valid_from"].map(int) <= year) & (found["valid_to"].map(lambda to: year_of(to, 9999)) >= year)
        return found[valid].iloc[0]

    @cached_property
    def amount(self) -> pd.DataFrame:
        """Stated sums of money with a budget year; a row that only says why there is none is no sum."""
        found = self.table("amount")
        found = found[found["budget_year"].notna() & found["euros"].notna()]
        return found.assign(budget_year=found["budget_year"].map(int))

    @cached_property
    def budget(self) -> pd.DataFrame:
        """Whole sums by county, year, programme and stage: stated, else the sum where every Maßnahmenart is stated."""
        total = self.amount[self.amount["level"] == "total"][[*KEY, "euros", "precision", "state", "stated_on"]]
        parts = self.amount[self.amount["level"] == "category"]
        made = []
        for key, group in parts.groupby(KEY):
            stated = bool((total[KEY] == list(key)).all(axis=1).any())
            if not stated and set(group["category"].map(int)) == set(self.categories(key[1])):
                made.append([*key, sum(group["euros"]), joint(set(group["precision"])), "summed", None])
        added = pd.DataFrame(made, columns=total.columns)
        return pd.concat([total, added], ignore_index=True) if made else total.reset_index(drop=True)

    @cached_property
    def euros(self) -> dict[tuple[str, int, str, str], Decimal]:
        """The whole sums by county, year, programme and stage."""
        return {tuple(row[:4]): row[4] for row in self.budget[[*KEY, "euros"]].itertuples(index=False)}

    def stated(self, year: int, programme: str, stage: str) -> dict[str, Decimal]:
        """County (those there are in the year, without the Land) → whole sum."""
        there = self.existing(year)
        return {
            county: euros
            for (county, of, prog, at), euros in self.euros.items()
            if (of, prog, at) == (year, programme, stage) and county in there
        }

    @cached_property
    def untold(self) -> dict[tuple[str, int, str, str], str]:
        """Why there is no whole sum, where a source says so: by county, year, programme and stage."""
        found = self.table("amount")
        found = found[found["budget_year"].notna() & found["euros"].isna() & (found["level"] == "total")]
        return {
            (*key[:1], int(key[1]), *key[2:]): why for *key, why in found[[*KEY, "missing"]].itertuples(index=False)
        }

    @cached_property
    def measures(self) -> pd.DataFrame:
        """Context figures with a value; a row that only says why there is none has none."""
        found = self.table("county_measure")
        return found[found["value"].notna()]

    @cached_property
    def population(self) -> pd.DataFrame:
        """Inhabitants as delivered, newest first."""
        found = self.measures[self.measures["measure"] == "population"]
        return found.sort_values("measured_on", ascending=False)

    def inhabitants(self, county: str, year: int) -> tuple[Decimal, Any] | None:
        """The newest figure of the territory of the year with its day."""
        found = self.population[self.population["county"] == county]
        for _, row in found.iterrows():
            if row["territory_from"] <= year and (row["territory_to"] is None or row["territory_to"] >= year):
                return row["value"], row["measured_on"]
        return None
