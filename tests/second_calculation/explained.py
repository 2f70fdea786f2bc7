"""Erklärte Veränderung: what quantity, cost, mix, new and ended Maßnahmen add to the change between two years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from tests.second_calculation import german as g
from tests.second_calculation.base import Base
from tests.second_calculation.drawn import sentence
from tests.second_calculation.ledger import Ledger
from tests.second_calculation.opened import Page
from tests.second_calculation.years import Territory, to_cents

PAGE = "Budgetentwicklung: Erklärte Veränderung"
PROGRAMME = "AQB"
STAFF = 4
WORDS = {
    "quantity": "Menge (Plätze)",
    "unit_cost": "Kosten je Platz",
    "mix": "Mix der Maßnahmen",
    "new": "neue Maßnahmen",
    "ended": "entfallene Maßnahmen",
    "without_places": "fortgeführt, ohne Platzzahl",
    "unsplit": "nicht auf Maßnahmen aufgeteilt",
}


@dataclass
class Pair:
    """Maßnahmen of the two years that are one thing, each with its money (None: none is stated) and places."""

    before: list[dict[str, Any]] = field(default_factory=list)
    after: list[dict[str, Any]] = field(default_factory=list)

    @property
    def part(self) -> str:
        """Which part of the change it belongs to."""
        both = [*self.before, *self.after]
        if any(each["euros"] is None for each in both):
            return "unsplit"
        return "without_places" if any(not each["seats"] for each in both) else "continued"

    def money(self, side: list[dict[str, Any]]) -> Decimal:
        """Euros of one year."""
        return sum((each["euros"] for each in side if each["euros"] is not None), Decimal(0))

    def seats(self, side: list[dict[str, Any]]) -> int:
        """Places of one year."""
        return sum(each["seats"] for each in side)


class Explained:
    """The parts of the change of the counties with a budget on one territory in both years."""

    def __init__(self, base: Base, split: pd.DataFrame, year: int, before: int, stage: str) -> None:
        self.base, self.year, self.before = base, year, before
        stated = Territory(base).stated(PROGRAMME)
        known = {(row.unit, row.year): row for row in stated[stated["stage"] == stage].itertuples()}
        self.counties = [
            unit
            for (unit, of), row in known.items()
            if of == year and (old := known.get((unit, before))) is not None and old.stretch == row.stretch
        ]
        self.wholes = [sum(known[(unit, of)].euros for unit in self.counties) for of in (before, year)]
        own = split[(split["programme"] == PROGRAMME) & (split["stage"] == stage)]
        own = own[own["budget_year"].isin([before, year]) & own["county"].isin(self.counties)]
        self.rests = own[own["project"].isna()]
        self.money = dict(own[own["project"].notna()].groupby("project")["euros"].sum())
        projects = base.table("project")
        projects = projects[(projects["programme"] == PROGRAMME) & projects["budget_year"].isin([before, year])]
        self.projects = [
            row
            | {
                "euros": self.money.get(row["id"]),
                "seats": 0 if pd.isna(row["places"]) or row["category"] == STAFF else int(row["places"]),
            }
            for row in projects.to_dict("records")
            if row["county"] in self.counties
        ]
        self.line = {row["project"]: row["line"] for row in base.table("project_line").to_dict("records")}

    def families(self, county: str) -> dict[str, list[dict[str, Any]]]:
        """Maßnahmen of a county in both years by what makes them one: a decided line, else their name."""
        own = [row for row in self.projects if row["county"] == county]
        named: dict[str, str] = {}
        for row in own:
            if row["id"] in self.line:
                name = row["name"].strip().lower()
                named[name] = min(named.get(name, self.line[row["id"]]), self.line[row["id"]])
        found: dict[str, list[dict[str, Any]]] = {}
        for row in own:
            name = row["name"].strip().lower()
            family = self.line.get(row["id"]) or named.get(name) or f"Name {name}"
            found.setdefault(family, []).append(row | {"folded": name})
        return found

    def pairs(self, members: list[dict[str, Any]]) -> Iterator[Pair]:
        """One to one where both years have as many: first who kept the name; else all of them are one thing."""
        by_year: list[list[dict[str, Any]]] = [
            sorted((row for row in members if row["budget_year"] == year), key=lambda row: (row["ordinal"], row["id"]))
            for year in (self.before, self.year)
        ]
        before, after = by_year
        if len(before) != len(after):
            yield Pair(before, after)
            return
        left: list[dict[str, Any]] = []
        for row in before:
            same = next((each for each in after if each["folded"] == row["folded"]), None)
            if same is None:
                left.append(row)
            else:
                after.remove(same)
                yield Pair([row], [same])
        for row, other in zip(left, after, strict=True):
            yield Pair([row], [other])

    def parts(self) -> dict[str, tuple[Decimal, int]]:
        """Euros and number of Maßnahmen of each part."""
        euros = dict.fromkeys(WORDS, Decimal(0))
        number = dict.fromkeys(WORDS, 0)
        continued: list[Pair] = []
        for county in self.counties:
            families = self.families(county)
            years = {row["budget_year"] for members in families.values() for row in members}
            for members in families.values():
                if {row["budget_year"] for row in members} == {self.before, self.year}:
                    for pair in self.pairs(members):
                        stated = [sum(row["euros"] is not None for row in side) for side in (pair.before, pair.after)]
                        one_to_one = len(pair.before) == len(pair.after) == 1
                        if pair.part == "continued":
                            continued.append(pair)
                        # What went on is divided below.
                        part = "mix" if pair.part == "continued" else pair.part
                        euros[part] += pair.money(pair.after) - pair.money(pair.before)
                        number[part] += min(sum(stated), 1) if one_to_one else max(stated)
                    continue
                for row in [each for each in members if each["euros"] is not None]:
                    new = row["budget_year"] == self.year
                    part = "unsplit" if len(years) < 2 else "new" if new else "ended"
                    euros[part] += row["euros"] if new else -row["euros"]
                    number[part] += 1
        for row in self.rests.itertuples():
            euros["unsplit"] += row.euros if row.budget_year == self.year else -row.euros
        self._divide(euros, number, continued)
        return {part: (euros[part], number[part]) for part in WORDS}

    def _divide(self, euros: dict[str, Decimal], number: dict[str, int], continued: list[Pair]) -> None:
        """What went on falls into places more or fewer, dearer or cheaper ones, and the rest: their mix."""
        if not continued:
            return
        sides = [[(pair, getattr(pair, when)) for pair in continued] for when in ("before", "after")]
        seats = [Fraction(sum(pair.seats(side) for pair, side in of)) for of in sides]
        money = [Fraction(sum(pair.money(side) for pair, side in of)) for of in sides]
        quantity = (seats[1] - seats[0]) * (money[0] / seats[0] + money[1] / seats[1]) / 2
        cost = Fraction(0)
        for pair in continued:
            old, new = Fraction(pair.seats(pair.before)), Fraction(pair.seats(pair.after))
            dearer = Fraction(pair.money(pair.after)) / new - Fraction(pair.money(pair.before)) / old
            cost += dearer * (old + new) / 2
        euros["quantity"], euros["unit_cost"] = to_cents(quantity), to_cents(cost)
        euros["mix"] -= euros["quantity"] + euros["unit_cost"]
        number["quantity"] = number["unit_cost"] = number["mix"]

    def table(self) -> pd.DataFrame:
        """The two budgets and the parts between them."""
        rows = [(f"Budget {self.before}", g.cents(self.wholes[0]), g.DASH)]
        for part, (euros, number) in self.parts().items():
            if euros or (number and part != "unsplit"):
                rows.append((WORDS[part], g.cents(euros), "0" if part == "unsplit" else g.number(number)))
        rows.append((f"Budget {self.year}", g.cents(self.wholes[1]), g.DASH))
        return pd.DataFrame(rows, columns=["Teil der Veränderung", "Betrag", "Maßnahmen"])


def check(base: Base, split: pd.DataFrame, ledger: Ledger, *, year: int, before: int, stage: str) -> None:
    """Open the view and compare the parts."""
    page = Page(
        base.facts.dataset, "trends", ansicht="Erklärte Veränderung", jahr=year, vergleichsjahr=before, stufe=stage
    )
    right = Explained(base, split, year, before, stage)
    if right.counties:
        ledger.table(PAGE, f"{before} bis {year} {stage}", page.tables, right.table(), ["Teil der Veränderung"])
        more = right.wholes[1] - right.wholes[0]
        parts = [euros for euros, _ in right.parts().values()]
        netted = right.parts()["new"][0] + right.parts()["ended"][0]
        figures = [str(year), str(before), g.plus(g.euro(more), more)]
        figures.append(g.plus(g.percent(more / right.wholes[0]), more))
        figures += [str(len(right.counties)), str(len(base.existing(year)))]
        also = [g.plus(g.rounded_euro(each), each) for each in (*parts, netted, parts[-2] + parts[-1])]
        sentence(ledger, PAGE, f"Satz {before} {year} {stage}", page.findings.get("erklaert", ""), figures, also=also)
