"""Budgetentwicklung, view Verlauf: budgets by year, stages side by side, changes, index of every county."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from tests.second_calculation import german as g
from tests.second_calculation import years_said
from tests.second_calculation.base import STAGES, Base
from tests.second_calculation.drawn import bars, money, of_table, sentence
from tests.second_calculation.ledger import Ledger
from tests.second_calculation.opened import Page
from tests.second_calculation.years import Prices, Territory, choices, is_beside, running, same_units, where

PAGE = "Budgetentwicklung: Verlauf"
# Up to here those who are left out are named, not counted.
NAMED = 3


class Verlauf:
    """What the view must show for a choice."""

    def __init__(
        self,
        base: Base,
        now: int,
        year: int,
        stage: str,
        counties: list[str],
        territory: Territory,
        prices: Prices,
        *,
        same: bool,
        programme: str = "AQB",
    ) -> None:
        self.base, self.now, self.year, self.stage, self.programme = base, now, year, stage, programme
        self.counties, self.territory, self.prices, self.same = counties, territory, prices, same
        self.limit = Decimal(base.rule(year)["coverage_from"])
        every = territory.stated(programme)
        self.everywhere = every
        self.stated = where(every, [choices(counties, unit) for unit in every["unit"]])

    def counted(self, year: int) -> int:
        """Units of the choice there are in a year."""
        units = set(self.territory.members(year).values())
        return sum(choices(self.counties, unit) for unit in units)

    def units(self) -> list[str]:
        """The same units of every year; a year without an index has no real figure to ask for."""
        found = self.real(self.stated[self.stated["stage"] == self.stage])
        found = found[found["euros"].notna()]
        whole = where(found, [not running(self.stage, year, self.now) for year in found["year"]])
        return same_units(whole, self.limit, self.year)

    def left_out(self, year: int) -> list[str]:
        """How many of the choice state the year and are not among the same units, where they are not named."""
        units = self.units()
        stated = self.stated[(self.stated["stage"] == self.stage) & (self.stated["year"] == year)]
        others = set(stated["unit"]) - set(units)
        return [f"ohne {len(others)} weitere"] if units and self.same and len(others) > NAMED else []

    def series(self) -> pd.DataFrame:
        """Budget je Jahr, with the programmes before and beside the chosen one."""
        units = self.units()
        rows: list[dict[str, Any]] = []
        catalogue = self.base.programmes
        others = [code for code in catalogue.index if catalogue.loc[code, "predecessor_of"] == self.programme]
        for programme in [self.programme, *others]:
            stated = self.stated if programme == self.programme else self.territory.stated(programme)
            stated = where(stated, [choices(self.counties, unit) for unit in stated["unit"]])
            if programme == self.programme:
                stated = stated[stated["stage"] == self.stage]
                if self.same:
                    stated = stated[stated["unit"].isin(units)] if units else stated
            elif self.stage in set(stated["stage"]):
                stated = stated[stated["stage"] == self.stage]
            for (year, stage), group in stated.groupby(["year", "stage"]):
                nominal = sum(group["euros"])
                weak = len(group) < Decimal(self.base.rule(year)["coverage_from"]) * self.counted(year)
                weak = weak or (self.same and programme == self.programme and len(group) < len(units))
                rows.append(
                    {
                        "Jahr": str(year),
                        "Programm": catalogue.loc[programme, "short_name"],
                        "Reihe": "Programm"
                        if programme == self.programme
                        else "daneben"
                        if is_beside(self.base, programme, self.programme)
                        else "Vorläufer",
                        "Stufe": STAGES[stage],
                        "Betrag": g.cents(self.prices.real(nominal, year), missing="ohne Index"),
                        "Betrag nominal": g.cents(nominal),
                        "Gebiete in der Summe": str(len(group)),
                        "Gebiete im Jahr": str(self.counted(year)),
                        "Stand des Jahres": (
                            "läuft noch"
                            if running(stage, year, self.now)
                            else "laufendes Jahr"
                            if year >= self.now
                            else "vergangenes Jahr"
                        )
                        + (", wenige Gebiete" if weak else ""),
                    }
                )
        return pd.DataFrame(rows)

    def stages(self) -> pd.DataFrame:
        """Stufen nebeneinander: of the units that state every stage which enough of them state."""
        rows = []
        stated = self.stated[self.stated["stage"] != "unstated"]
        for year, group in stated.groupby("year"):
            number = group["stage"].value_counts()
            enough = Decimal(self.base.rule(year)["coverage_from"]) * int(number.max())
            paired = [stage for stage in number.index if number[stage] >= enough]
            if len(paired) < 2:
                continue
            group = group[group["stage"].isin(paired)]
            units = [unit for unit, of in group.groupby("unit") if set(of["stage"]) == set(paired)]
            for stage in paired if units else []:
                chosen = group[(group["stage"] == stage) & group["unit"].isin(units)]
                rows.append(
                    {
                        "Jahr": str(year),
                        "Stufe": STAGES[stage],
                        "Betrag": g.cents(self.prices.real(sum(chosen["euros"]), year), missing="ohne Index"),
                        "Gebiete mit allen Stufen": str(len(units)),
                        "Gebiete im Jahr": str(self.counted(year)),
                    }
                )
        return pd.DataFrame(rows)

    def real(self, stated: pd.DataFrame) -> pd.DataFrame:
        real = [self.prices.real(euros, year) for euros, year in zip(stated["euros"], stated["year"], strict=True)]
        return stated.assign(euros=real)

    def change(self) -> pd.DataFrame:
        """Each year against the year before, over the units of both on one territory."""
        own = self.real(self.stated[self.stated["stage"] == self.stage])
        known = {(row.unit, row.year): row for row in own.itertuples() if row.euros is not None}
        rows = []
        for year in sorted(set(own["year"])):
            pairs = [
                (before.euros, row.euros)
                for (unit, of), row in known.items()
                if of == year
                and (before := known.get((unit, year - 1))) is not None
                and before.stretch == row.stretch
                and not running(self.stage, year, self.now)
            ]
            before, after = (sum(side) for side in zip(*pairs, strict=True)) if pairs else (None, None)
            more = after - before if pairs else None
            rows.append(
                {
                    "Jahr": str(year),
                    "gegenüber": str(year - 1),
                    "Betrag davor": g.cents(before, missing=g.DASH),
                    "Betrag": g.cents(after, missing="kein Vergleich"),
                    "Veränderung": g.plus(g.cents(more, missing=g.DASH), more),
                    "Veränderung in Prozent": g.plus(
                        g.percent(more / before if pairs and before else None, missing=g.DASH),
                        more if pairs and before else None,
                    ),
                    "vergleichbare Gebiete": str(len(pairs)),
                    "Gebiete im Jahr": str(self.counted(year)),
                }
            )
        return pd.DataFrame(rows)

    def index(self) -> pd.DataFrame:
        """Every county against its own first year since its last break."""
        own = self.real(self.everywhere[self.everywhere["stage"] == self.stage])
        rows = []
        for (unit, _), group in own[own["euros"].notna()].groupby(["unit", "stretch"]):
            group = group.sort_values("year")
            first = group.iloc[0]
            for row in group.itertuples():
                points = Fraction(row.euros) * 100 / Fraction(first.euros) if first.euros else None
                rows.append(
                    {
                        "Gebiet": self.territory.name(unit),
                        "Jahr": str(row.year),
                        "Betrag": g.cents(row.euros),
                        "Index": g.NONE
                        if points is None
                        else g.short_number(Decimal(points.numerator) / Decimal(points.denominator)),
                        "Basisjahr": str(first.year),
                    }
                )
        return pd.DataFrame(rows)


def check(
    base: Base,
    ledger: Ledger,
    now: int,
    *,
    year: int,
    stage: str,
    counties: list[str] | None = None,
    united: bool = False,
    index: str | None = None,
    base_year: int = 0,
    same: bool = True,
    **choice: Any,
) -> None:
    """Open the view and compare its four tables."""
    choice |= {
        "jahr": year,
        "stufe": stage,
        "kreise": counties or [],
        "gebietsstand": "now" if united else "then",
        "gebietsreihe": "in allen Jahren dieselben" if same else "alle mit Angabe",
    }
    page = Page(base.facts.dataset, "trends", **choice)
    right = Verlauf(
        base, now, year, stage, counties or [], Territory(base, united), Prices(base, index, base_year), same=same
    )
    asked = f"{year} {stage} {counties or ''} {'vereint' if united else ''} {index or ''}".strip()
    for name, wanted, by, words in (
        ("Budget je Jahr", right.series(), ["Jahr", "Programm", "Stufe"], ["Stand der Angabe", "Genauigkeit"]),
        ("Stufen", right.stages(), ["Jahr", "Stufe"], ["Stand der Angabe", "welche Gebiete", "Genauigkeit"]),
        ("Veränderung", right.change(), ["Jahr"], ["Genauigkeit der Veränderung"]),
        ("Index", right.index(), ["Gebiet", "Jahr"], ["Trend", "Genauigkeit", "Genauigkeit des Index"]),
    ):
        if len(wanted):
            ledger.table(PAGE, f"{name} {asked}", page.tables, wanted, by, words)
    drawn = Page(base.facts.dataset, "trends", as_tables=False, **choice)
    for key, wanted_bars in _bars(right).items():
        bars(ledger, PAGE, f"Balken {key} {asked}", drawn.charts.get(key), wanted_bars)
    years_said.check(ledger, PAGE, right, asked, drawn.findings.get("verlauf", ""))
    for key, figures in _said(right).items():
        sentence(ledger, PAGE, f"Satz {key} {asked}", drawn.findings.get(key, ""), figures)


def _bars(right: Verlauf) -> dict[str, list[tuple[str, str, str]]]:
    """The bars of the years, of the stages side by side, and of the changes."""
    change = right.change()
    found = {}
    if len(series := right.series()):
        found["verlauf"] = of_table(series, "Jahr", "Betrag", "Stufe")
    if len(stages := right.stages()):
        found["stufen"] = of_table(stages, "Jahr", "Betrag", "Stufe")
    if len(change):
        found["veraenderung"] = of_table(change, "Jahr", "Veränderung")
    return found


def _said(right: Verlauf) -> dict[str, list[str]]:
    """The figures of the sentences on the stages and on the largest changes, in their order."""
    found = {}
    stages = right.stages()
    if len(stages):
        years = set(stages["Jahr"])
        shown = str(right.year) if str(right.year) in years else max(years)
        own = stages[stages["Jahr"] == shown]
        order = list(STAGES.values())
        rows = sorted(own.to_dict("records"), key=lambda row: order.index(row["Stufe"]))
        sums = [money(row["Betrag"]) for row in rows if row["Betrag"] != "ohne Index"]
        found["stufen"] = list(dict.fromkeys([str(right.year), shown]))
        if sums:
            found["stufen"] += [rows[0]["Gebiete mit allen Stufen"], rows[0]["Gebiete im Jahr"]]
            found["stufen"].append(g.rounded_euro(sums[0]))
            found["stufen"] += [text for each in sums[1:] for text in (g.rounded_euro(each), g.percent(each / sums[0]))]
    change = right.change()
    rows = [row for row in change.to_dict("records") if not running(right.stage, int(row["Jahr"]), right.now)]
    known = [row for row in rows if row["Veränderung"] != g.DASH]
    if known:
        ends = [pick(known, key=lambda row: money(row["Veränderung"])) for pick in (max, min)]
        told = []
        for row, sign in zip(ends, (1, -1), strict=True):
            more = money(row["Veränderung"])
            if more * sign > 0:
                share = more / money(row["Betrag davor"])
                told += [row["Jahr"], row["gegenüber"]]
                told += [g.plus(g.rounded_euro(more), more), g.plus(g.percent(share), share)]
        found["veraenderung"] = [*told, *([str(len(rows) - len(known))] if len(rows) > len(known) else [])]
    return found
