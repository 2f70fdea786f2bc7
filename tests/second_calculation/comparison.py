"""Kreisvergleich: budgets, absolute and per head, ratios and numbers of Maßnahmen, and the place among the peers."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any

import pandas as pd

from tests.second_calculation import german as g
from tests.second_calculation.base import Base, catalogue
from tests.second_calculation.drawn import as_written, bare, sentence
from tests.second_calculation.ledger import BAR, Ledger
from tests.second_calculation.opened import Page
from tests.second_calculation.peers import Place, groups, of_year, rank
from tests.second_calculation.targets import exact

PAGE = "Kreisvergleich"
PROGRAMME = "AQB"
RATIOS = {
    "grant_ratio": ("granted", "agreed"),
    "payment_ratio": ("paid", "granted"),
    "flow_ratio": ("paid", "agreed"),
    "verification_ratio": ("verified", "paid"),
}
GROUPS = {
    "all": "alle Kreise und Städte",
    "kind": "gleiche Art",
    "jobcenter": "gleiche Jobcenterform",
    "district": "gleicher Regierungsbezirk",
    "size": "gleiche Größenklasse",
    "nearest": "die 7 ähnlichsten",
}
# The names of groups of a county of which the trait is not known.
NOT_TOLD = ("gleiche Größenklasse", "die 0 ähnlichsten", "IAB-Vergleichstyp 0")


class Compared:
    """Numerator and denominator of every county, how a value is written, and what the columns are called."""

    def __init__(self, base: Base, year: int, stage: str, indicator: str, per: str) -> None:
        self.base, self.year, self.per = base, year, per
        self.divided = True
        self.write: Callable[..., str] = g.percent
        self.above: dict[str, Any]
        self.below: dict[str, Any]
        if indicator in RATIOS:
            upper, lower = RATIOS[indicator]
            self.above, self.below = (base.stated(year, PROGRAMME, each) for each in (upper, lower))
            self.value, self.under = "Prozent", g.euro
        elif indicator == "project_count":
            found = base.table("project")
            found = found[(found["budget_year"] == year) & (found["programme"] == PROGRAMME)]
            self.above = found["county"].value_counts().to_dict()
            self.value, self.write, self.divided = "Maßnahmen", g.number, False
        else:
            self.above = base.stated(year, PROGRAMME, stage)
            self.value, self.write, self.divided = "Euro", g.euro, per != "none"
        if per != "none":
            self.below, self.under = of_year(base, per, year), g.number
            named = catalogue("context_measure").set_index("code").loc[per, "per"]
            self.value, self.write = f"Euro {named}", g.cents
        self.write = partial(self.write, missing=g.DASH)
        if not self.divided:
            self.below = dict.fromkeys(base.existing(year), 1)
        self.known = {
            county: Fraction(self.above[county]) / Fraction(self.below[county])
            for county in base.existing(year)
            if county in self.above and self.below.get(county)
        }

    def line(self, name: str, value: Fraction | None, above: Any, below: Any, in_words: str | None) -> dict[str, str]:
        """One row of the table."""
        row = {"Gebiet": name, self.value: self.write(exact(value) if value is not None else None)}
        if self.divided:
            row |= {"Zähler": g.euro(above, missing=g.DASH), "Nenner": self.under(below, missing=g.DASH)}
        return row | {"Rang in der Gruppe": in_words or g.DASH}

    def table(self, own: str, logic: str) -> pd.DataFrame:
        """Every county, the Land and the median of the peers."""
        name, members = groups(self.base, own, self.year)[GROUPS[logic]]
        rows = [
            self.line(
                self.base.names[county],
                self.known.get(county),
                self.above.get(county),
                self.below.get(county),
                rank(own, self.known, members, county),
            )
            for county in self.base.existing(self.year)
        ]
        both = list(self.known)
        if len(both) > 1:
            above, below = (sum(side[county] for county in both) for side in (self.above, self.below))
            whole = self.divided or len(both) == len(self.base.existing(self.year))
            land = f"Hessen ({len(both)} Gebiete{'' if self.divided else ', Summe'})"
            land = land if whole else f"Summe der {len(both)} Gebiete mit Angabe"
            value = Fraction(above) / Fraction(below) if self.divided else Fraction(above)
            rows.append(self.line(land, value, above, below, None))
        peers = Place(None, [self.known[each] for each in members if each in self.known], self.enough)
        if peers.median is not None:
            rows.append(
                self.line(
                    f"Median {name} ohne {self.base.names[own]} (n = {peers.n})",
                    Fraction(peers.median),
                    None,
                    None,
                    None,
                )
            )
        return pd.DataFrame(rows)

    @property
    def enough(self) -> int:
        """How many peers have a median."""
        return int(self.base.rule(self.year)["minimum_peers"])

    def positions(self, own: str) -> pd.DataFrame:
        """Where the county lies by every logic."""
        rows = []
        for logic, (name, members) in groups(self.base, own, self.year).items():
            values = [self.known[each] for each in members if each in self.known]
            place = Place(self.known.get(own), values, self.enough)
            untold = "nicht bestimmbar" if name in NOT_TOLD else ""
            rows.append(
                {
                    "Vergleichsgruppe": logic,
                    "Gebiete der Gruppe": untold or (name if members else "keine"),
                    "andere Gebiete mit Angabe": untold or g.number(place.n),
                    "Median der anderen": self.write(place.median),
                    "Lage in der Vergleichsgruppe": g.percent(
                        exact(place.below) if place.below is not None else None, missing=g.DASH
                    ),
                    "Viertel": place.quarter or g.DASH,
                }
            )
        return pd.DataFrame(rows)


def check(
    base: Base,
    ledger: Ledger,
    *,
    year: int,
    own: str,
    indicator: str,
    per: str = "none",
    logic: str = "all",
    stage: str = "agreed",
) -> None:
    """Open the page with this measure and compare the table of counties and the places among the peers."""
    choice = {
        "jahr": year,
        "stufe": stage,
        "kreis": own,
        "kennzahl": indicator,
        "bezug": per,
        "gruppe": logic,
        "rang": True,
    }
    page = Page(base.facts.dataset, "comparison", **choice)
    right = Compared(base, year, stage, indicator, per)
    asked = f"{indicator} {per} {year} {stage} {base.names[own]} {logic}"
    words = ["in der Vergleichsgruppe", "Hinweis"]
    ledger.table(PAGE, f"Verteilung {asked}", page.tables, right.table(own, logic), ["Gebiet"], words)
    ledger.table(PAGE, f"Lage {asked}", page.tables, right.positions(own), ["Vergleichsgruppe"], words)
    drawn = Page(base.facts.dataset, "comparison", as_tables=False, **choice)
    chart = drawn.charts.get("verteilung")
    points: dict[str, float] = {}
    for trace in chart["data"] if chart else ():
        if trace.get("mode") == "markers":
            points |= dict(zip(trace.get("customdata") or (), trace["x"], strict=False))
    shown = {county: points.get(county) for county in right.known}
    for county, value in shown.items():
        text = right.write(exact(right.known[county]))
        ledger.text(
            PAGE, f"Punkt {asked} {county}", g.NONE if value is None else as_written(value, text), bare(text), BAR
        )
    for county in points.keys() - right.known.keys():
        ledger.differ(PAGE, f"Punkt {asked}: {county} is not right")
    name, members = groups(base, own, year)[GROUPS[logic]]
    peers = Place(None, [right.known[each] for each in members if each in right.known], right.enough)
    if own in right.known:
        # Whole budgets are told rounded.
        write = g.rounded_euro if right.value == "Euro" else right.write
        middle = [] if peers.median is None else [write(peers.median)]
        figures = [write(exact(right.known[own])), f"n = {peers.n}", *middle]
        sentence(ledger, PAGE, f"Satz {asked}", drawn.findings.get("verteilung", ""), figures, also=[name])
