"""Mittelverteilung: Maßnahmenarten over the years and by county, and the parts one level deeper."""

from __future__ import annotations

from typing import Any

import pandas as pd

from tests.second_calculation import german as g
from tests.second_calculation.base import LAND, NO_SPLIT, Base
from tests.second_calculation.drawn import bars, of_table, sentence
from tests.second_calculation.ledger import Ledger
from tests.second_calculation.opened import Page
from tests.second_calculation.series import NAMED, Verlauf
from tests.second_calculation.years import Prices, Territory

PAGE = "Mittelverteilung"
# Columns of the tables that hold no figure.
WORDS = ["Stand der Angabe", "Genauigkeit", "Genauigkeit des Anteils"]


def by_year(own: pd.DataFrame, right: Verlauf, names: dict[int, str], *, same: bool) -> pd.DataFrame:
    """Maßnahmenarten of each year, over the same counties or all that state a figure."""
    units = right.units() if same else []
    own = own[own["county"].isin(units)] if units else own
    rows = []
    for (year, category), group in own.groupby(["budget_year", "category"]):
        counties = own[own["budget_year"] == year]["county"].nunique()
        rows.append(
            {
                "Jahr": str(year),
                "Maßnahmenart": names[category],
                "Betrag": g.cents(sum(group["euros"])),
                "Gebiete in der Summe": str(counties),
                "Gebiete im Jahr": str(right.counted(year)),
            }
        )
    return pd.DataFrame(rows)


def by_county(own: pd.DataFrame, names: dict[int, str], base: Base) -> pd.DataFrame:
    """Maßnahmenarten of each county with their share in its budget."""
    rows = []
    for county, of in own.groupby("county"):
        whole = sum(of["euros"])
        for category, group in of.groupby("category"):
            euros = sum(group["euros"])
            rows.append(
                {
                    "Gebiet": base.names[county],
                    "Maßnahmenart": names[category],
                    "Betrag": g.cents(euros),
                    "Anteil": g.percent(euros / whole if whole else None),
                }
            )
    return pd.DataFrame(rows)


def breakdown(own: pd.DataFrame, label: str, names: dict[Any, str]) -> pd.DataFrame:
    """The parts by what `names` calls them, with the number of Maßnahmen that have an amount."""
    rows = [
        {
            label: names[part],
            "Betrag": g.cents(sum(group["euros"])),
            "Maßnahmen mit Betrag": str(int(group["project"].notna().sum()) or "keine erfasst"),
        }
        for part, group in own.groupby(own.columns[-1])
    ]
    return pd.DataFrame(rows)


def check(
    base: Base,
    split: pd.DataFrame,
    ledger: Ledger,
    now: int,
    *,
    year: int,
    stage: str,
    county: str = "",
    category: int = 0,
    same: bool = True,
    programme: str = "AQB",
) -> None:
    """Open the page and compare its three tables; a county and a Maßnahmenart lead deeper."""
    chosen = [county] if county else []
    choice = {
        "jahr": year,
        "stufe": stage,
        "kreise": chosen,
        "art": [category] if category else [],
        "gebietsreihe": "in allen Jahren dieselben" if same else "alle mit Angabe",
    }
    page = Page(base.facts.dataset, "allocation", **choice)
    right = Verlauf(base, now, year, stage, chosen, Territory(base), Prices(base), same=same, programme=programme)
    names = {0: NO_SPLIT, **base.categories(year)}
    own = split[(split["programme"] == programme) & (split["stage"] == stage) & (split["county"] != LAND)]
    own = own[own["county"].isin(chosen)] if chosen else own
    kept = own[own["category"] == category] if category else own
    asked = f"{year} {stage} {county} {category or ''}".strip()
    ledger.table(
        PAGE,
        f"Jahre {asked}",
        page.tables,
        by_year(kept, right, names, same=same),
        ["Jahr", "Maßnahmenart"],
        WORDS,
    )
    of_year = own[own["budget_year"] == year]
    shares = by_county(of_year, names, base)
    if category and len(shares):
        shares = shares[shares["Maßnahmenart"] == names[category]]
    if len(shares):
        ledger.table(PAGE, f"Kreise {asked}", page.tables, shares, ["Gebiet", "Maßnahmenart"], WORDS)
    drawn = Page(base.facts.dataset, "allocation", as_tables=False, **choice)
    years = by_year(kept, right, names, same=same)
    bars(
        ledger,
        PAGE,
        f"Balken Jahre {asked}",
        drawn.charts.get("jahre"),
        of_table(years, "Jahr", "Betrag", "Maßnahmenart"),
    )
    if len(shares) and not category:
        by_part = of_table(shares, "Gebiet", "Betrag", "Maßnahmenart")
        bars(ledger, PAGE, f"Balken Kreise {asked}", drawn.charts.get("kreise_art"), by_part)
    if not category and len(years):
        sentence(ledger, PAGE, f"Satz Jahre {asked}", drawn.findings.get("jahre", ""), _said(kept, right, names))
    label, wanted = _level(base, kept[kept["budget_year"] == year], county, category, names)
    if len(wanted):
        ledger.table(PAGE, f"Aufgliederung {asked}", page.tables, wanted, [label], WORDS)


def _said(kept: pd.DataFrame, right: Verlauf, names: dict[int, str]) -> list[str]:
    """The figures of the sentence on the chosen year: the whole, what is split, the largest part, what is left."""
    units, year = right.units() if right.same else [], right.year
    others = set(kept.loc[kept["budget_year"] == year, "county"]) - set(units) if units else set()
    left_out = [f"ohne {len(others)} weitere"] if len(others) > NAMED else []
    kept = kept[kept["county"].isin(units)] if units else kept
    own = kept[kept["budget_year"] == year]
    if not len(own):
        years = sorted(set(kept["budget_year"]))
        return [str(year), *dict.fromkeys((str(years[0]), str(years[-1])))]
    whole, by_part = sum(own["euros"]), own.groupby("category")["euros"].sum().to_dict()
    where = [] if right.counted(year) == 1 else [str(own["county"].nunique()), str(right.counted(year))]
    head = [str(year), g.rounded_euro(whole), *where, *left_out]
    rest = by_part.pop(0, 0)
    if not by_part:
        return head
    top = max(by_part, key=lambda part: by_part[part])
    divided = sum(by_part.values())
    if rest:
        share = [g.percent(divided / whole)] if whole else []
        most = [names[top], g.rounded_euro(by_part[top]), g.rounded_euro(rest)]
        return [*head, g.rounded_euro(divided), *share, *most]
    more = [g.rounded_euro(by_part[top]), *([g.percent(by_part[top] / whole)] if whole else [])]
    return [*head, names[top], *(more if len(by_part) > 1 else [])]


def _level(base: Base, kept: pd.DataFrame, county: str, category: int, names: dict[int, str]) -> tuple[str, Any]:
    if not county:
        return "Gebiet", breakdown(kept.assign(part=kept["county"]), "Gebiet", base.names)
    if not category:
        of_none = {-1: "nicht auf Maßnahmenarten aufgeteilt", 0: "Maßnahmen ohne Maßnahmenart"}
        part = [
            -1 if number == 0 and pd.isna(project) else number
            for number, project in zip(kept["category"], kept["project"], strict=True)
        ]
        return "Maßnahmenart", breakdown(kept.assign(part=part), "Maßnahmenart", {**names, **of_none})
    projects = base.table("project")
    called = dict(zip(projects["id"], projects["name"], strict=True))
    part = ["" if pd.isna(project) else project for project in kept["project"]]
    return "Maßnahme", breakdown(kept.assign(part=part), "Maßnahme", {"": "nicht auf Maßnahmen aufgeteilt", **called})
