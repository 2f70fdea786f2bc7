"""Which counties a county is compared with by each logic, and where a value lies among theirs."""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction
from statistics import median
from typing import Any

from tests.second_calculation.base import Base, catalogue
from tests.second_calculation.targets import exact

NEAREST = 7
ENOUGH_WEIGHT = 0.5
FOR_QUARTERS = 12
QUARTERS = ("unterstes", "zweites", "drittes", "oberstes")


def of_year(base: Base, measure: str, year: int) -> dict[str, Any]:
    """The newest figure of each county for the territory of the year."""
    found = base.measures
    found = found[found["measure"] == measure].sort_values("measured_on")
    return {
        row.county: row.value
        for row in found.itertuples()
        if row.territory_from <= year and (row.territory_to is None or row.territory_to >= year)
    }


def size(people: Any) -> str:
    """Class of a number of inhabitants."""
    if people < 150_000:
        return "unter 150.000 Einwohner"
    return "150.000 bis unter 250.000 Einwohner" if people < 250_000 else "ab 250.000 Einwohner"


def nearest(base: Base, county: str, year: int) -> list[str]:
    """The seven counties at the least weighted distance in what both have at least half of the weight of."""
    found = catalogue("context_measure")
    found = found[(found["role"] == "characteristic") & found["weight"].notna()]
    there = base.existing(year)
    values: dict[str, dict[str, float]] = {each: {} for each in there}
    weights = dict(zip(found["code"], found["weight"].map(float), strict=True))
    for code in weights:
        for name, value in of_year(base, code, year).items():
            if name in values:
                values[name][code] = float(value)
    spans = {}
    for code in weights:
        known = [each[code] for each in values.values() if code in each]
        spans[code] = max(known) - min(known) if known else 0.0
    distances = []
    for other in there:
        both = [code for code in weights if code in values[county] and code in values[other]]
        whole = sum(weights[code] for code in both)
        if other == county or whole < ENOUGH_WEIGHT - 1e-9:
            continue
        squares = (
            weights[code] / whole * ((values[county][code] - values[other][code]) / spans[code]) ** 2
            for code in both
            if spans[code]
        )
        distances.append((math.sqrt(sum(squares)), other))
    return [other for _, other in sorted(distances)[:NEAREST]]


def groups(base: Base, county: str, year: int) -> dict[str, tuple[str, list[str]]]:
    """Words of each logic → name of the group and its counties, the own one left out."""
    there = [each for each in base.existing(year) if each != county]
    trait = base.counties.set_index("county")
    people = of_year(base, "population", year)

    def same(column: str, name: str) -> tuple[str, list[str]]:
        own = trait.loc[county, column]
        return name, [each for each in there if trait.loc[each, column] == own]

    own = trait.loc[county]
    found = {
        "alle Kreise und Städte": ("alle Kreise und Städte", there),
        "gleiche Art": same("kind", "kreisfreie Städte" if own["kind"] == "city" else "Landkreise"),
        "gleicher Regierungsbezirk": same("district", f"Regierungsbezirk {own['district']}"),
    }
    if own["jobcenter"] in ("municipal", "joint"):
        name = "Optionskommunen" if own["jobcenter"] == "municipal" else "gemeinsame Einrichtungen"
        found["gleiche Jobcenterform"] = same("jobcenter", name)
    own_size = size(people[county]) if county in people else None
    alike = [each for each in there if own_size and each in people and size(people[each]) == own_size]
    found["gleiche Größenklasse"] = (own_size or "gleiche Größenklasse", alike)
    near = nearest(base, county, year)
    found["die 7 ähnlichsten"] = (f"die {len(near)} ähnlichsten", near)
    types = of_year(base, "iab_type", year)
    if types:
        mine = types.get(county)
        alike = [each for each in there if mine is not None and types.get(each) == mine]
        found["gleicher IAB-Vergleichstyp"] = (f"IAB-Vergleichstyp {int(mine or 0)}", alike)
    for row in base.table("peer_group").to_dict("records"):
        members = [each for each in row["counties"] if each in there]
        found["eigene Gruppe"] = (f"eigene Gruppe „{row['name']}“", members)
    return found


class Place:
    """A value among those of its peers."""

    def __init__(self, own: Fraction | None, peers: Iterable[Fraction], enough: int) -> None:
        values = list(peers)
        self.n = len(values)
        self.median = exact(Fraction(median(values))) if self.n >= enough else None
        self.below: Fraction | None = None
        self.own, self.values = own, sorted(values)
        if own is not None and self.n >= enough:
            points = sum(Fraction(1) if value < own else Fraction(value == own, 2) for value in values)
            self.below = points / self.n

    @property
    def quarter(self) -> str | None:
        """Word of the quarter; told from twelve peers on."""
        if self.below is None or self.n < FOR_QUARTERS:
            return None
        assert self.own is not None
        wanted = min(3, int(self.below * 4))
        # what stands beside it: the quarter may not lie across a quartile or the median from the value
        for at in (1, 2, 3):
            place, rest = divmod((self.n - 1) * at, 4)
            limit = self.values[place] + (self.values[min(place + 1, self.n - 1)] - self.values[place]) * Fraction(
                rest, 4
            )
            if self.own > limit:
                wanted = max(wanted, at)
            elif self.own < limit:
                wanted = min(wanted, at - 1)
        return QUARTERS[wanted]


def rank(own: str, known: dict[str, Fraction], members: list[str], county: str) -> str:
    """Rang 4 von 23 (3 ohne Angabe): 1 is the highest, equal values share the middle."""
    everyone = {own, *members}
    if county not in everyone or county not in known:
        return "–"
    others = [known[each] for each in everyone if each in known and each != county]
    above = sum(value > known[county] for value in others)
    equal = sum(value == known[county] for value in others)
    place = 1 + above + Fraction(equal, 2)
    words = str(place) if place.denominator == 1 else f"{place.numerator // 2},5"
    missing = len(everyone) - len(others) - 1
    return f"Rang {words} von {len(others) + 1}" + (f" ({missing} ohne Angabe)" if missing else "")
