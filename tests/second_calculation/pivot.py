"""Budgetentwicklung, view Eigene Auswertung: one measure by up to two dimensions each way."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pandas as pd

from tests.second_calculation import german as g
from tests.second_calculation.base import LAND, NO_SPLIT, STAGES, Base
from tests.second_calculation.drawn import sentence
from tests.second_calculation.ledger import Ledger
from tests.second_calculation.opened import Page
from tests.second_calculation.years import running

PAGE = "Budgetentwicklung: Auswertung"
WORDS = {
    "year": "Jahr",
    "county": "Gebiet",
    "kind": "Gebietsart",
    "district": "Regierungsbezirk",
    "category": "Maßnahmenart",
    "stage": "Stufe",
    "programme": "Programm",
}
SUM = "Summe"
KEY = "eigene_auswertung"


def facts_of(base: Base, split: pd.DataFrame, measure: str) -> pd.DataFrame:
    """county, budget_year, programme, stage, category (0: none) and value of each fact that counts."""
    if measure == "euros":
        return split.rename(columns={"euros": "value"})
    found = base.table("target" if measure == "targets" else "project")
    found = found[found["budget_year"].notna()]
    return pd.DataFrame(
        {
            "county": found["county"],
            "budget_year": found["budget_year"].map(int),
            "programme": found["programme"],
            "stage": "",
            "category": [0 if pd.isna(value) else int(value) for value in found["category"]],
            "value": found["places"] if measure == "places" else 1,
        }
    )


def placed(base: Base, found: pd.DataFrame, dimensions: list[str], now: int) -> pd.DataFrame:
    """The facts with the words of every dimension they can stand under."""
    breaks = dict(base.breaks)
    attributes = base.counties.set_index("county")

    def territory(county: str, year: int) -> str:
        first = breaks.get(county) if "year" in dimensions else None
        if first is None:
            return base.names[county]
        return f"{base.names[county]} (bis {first - 1})" if year < first else f"{base.names[county]} (ab {first})"

    def category(number: int, year: int) -> str:
        return base.categories(year).get(number, NO_SPLIT)

    pairs = list(zip(found["county"], found["budget_year"], strict=True))
    return found.assign(
        territory=[territory(*pair) for pair in pairs],
        county_word=[territory(*pair) for pair in pairs],
        year_word=[f"{year}, laufendes Jahr" if year >= now else str(year) for year in found["budget_year"]],
        kind_word=[
            "Kreisfreie Stadt" if attributes.loc[each, "kind"] == "city" else "Landkreis" for each in found["county"]
        ],
        district_word=[attributes.loc[county, "district"] for county in found["county"]],
        category_word=[category(*pair) for pair in zip(found["category"], found["budget_year"], strict=True)],
        stage_word=[STAGES.get(stage, "ohne Stufe") for stage in found["stage"]],
        programme_word=[base.programmes.loc[code, "short_name"] for code in found["programme"]],
        grows=[running(stage, year, now) for stage, year in zip(found["stage"], found["budget_year"], strict=True)],
    )


def span(stated: pd.DataFrame) -> int:
    """The years from the first to the last that has a figure."""
    years = stated["budget_year"]
    return int(years.max() - years.min() + 1) if len(years) else 0


class Cell:
    """A figure of some facts: its sum, and whether it may stand as a sum."""

    def __init__(self, facts: pd.DataFrame) -> None:
        stated = facts[facts["value"].notna()]
        self.value = sum(stated["value"].map(Decimal)) if len(stated) else None
        self.counties = stated["county"].nunique()
        self.grows = bool(facts["grows"].any())
        self.pairs = len(stated[["county", "budget_year"]].drop_duplicates())
        self.territories, self.years = stated["territory"].nunique(), span(stated)

    def may_stand(self, added: list[str], measure: str, years: int) -> bool:
        """Never over stages and programmes; over years only money that each county states for each of them."""
        if {"stage", "programme"} & set(added):
            return False
        whole = measure == "euros" and not self.grows and self.pairs == self.territories * years
        return "year" not in added or whole


def table(found: pd.DataFrame, down: list[str], across: list[str], measure: str) -> pd.DataFrame:
    """The wide table as text."""
    write = g.cents if measure == "euros" else g.number
    lines = _groups(found, down)
    columns = _groups(found, across)
    years = span(found[found["value"].notna()])
    # Beside sums of some counties only stands no number of all of them.
    whole = Cell(found).may_stand([*down, *across], measure, years)
    rows = []
    for line, of_line in lines.items():
        row: dict[str, Any] = {}
        for column, of_column in columns.items():
            facts = found.loc[of_line.intersection(of_column)]
            added = [*(down if line == (SUM,) else []), *(across if column == (SUM,) else [])]
            cell = Cell(facts)
            head = " · ".join(column)
            of_all = "county" in down and (whole or column != (SUM,))
            counted = f" (n\u00a0=\u00a0{Cell(found.loc[of_column]).counties})" if of_all else ""
            stands = len(facts) > 0 and cell.may_stand(added, measure, years)
            row[head + counted] = write(cell.value, missing=g.DASH) if stands else g.DASH
            if "county" not in {*down, *across}:
                row[f"{head}, Gebiete"] = str(cell.counties) if stands else g.DASH
        of_all = "county" in across and (whole or line != (SUM,))
        counted = f" (n\u00a0=\u00a0{Cell(found.loc[of_line]).counties})" if of_all else ""
        words = dict(zip([WORDS[name] for name in down], [*line, g.DASH], strict=False))
        words[WORDS[down[0]]] += counted
        if set(row.values()) - {g.DASH}:
            rows.append(words | row)
    return pd.DataFrame(rows)


def figures_said(found: pd.DataFrame, down: list[str], across: list[str], measure: str) -> list[str]:
    """How many lines and columns the table has, and the sum of all of it where it may stand, with its counties."""
    sizes = [g.number(len(_groups(found, names)) - 1 or 1) for names in (down, across)]
    whole = Cell(found)
    if not whole.may_stand([*down, *across], measure, found[found["value"].notna()]["budget_year"].nunique()):
        return sizes
    return [*sizes, g.cents(whole.value) if measure == "euros" else g.number(whole.value), g.number(whole.counties)]


def _groups(found: pd.DataFrame, dimensions: list[str]) -> dict[tuple[str, ...], pd.Index]:
    columns = [f"{name}_word" for name in dimensions]
    return {**{key: group.index for key, group in found.groupby(columns)}, (SUM,): found.index}


def check(
    base: Base,
    split: pd.DataFrame,
    ledger: Ledger,
    now: int,
    *,
    year: int,
    measure: str,
    down: list[str],
    across: list[str],
    stage: str = "agreed",
    counties: list[str] | None = None,
) -> None:
    """Open the view with these dimensions and compare the table."""
    names = [*down, *[""] * (2 - len(down)), *across, *[""] * (2 - len(across))]
    page = Page(
        base.facts.dataset,
        "trends",
        ansicht="Eigene Auswertung",
        jahr=year,
        stufe=stage,
        kreise=counties or [],
        kennzahl=measure,
        **{f"pivot_{number}": name for number, name in enumerate(names)},
    )
    dimensions = [*down, *across]
    found = facts_of(base, split, measure)
    found = found[found["county"] != LAND]
    if counties:
        found = found[found["county"].isin(counties)]
    if "year" not in dimensions:
        found = found[found["budget_year"] == year]
    if "programme" not in dimensions:
        found = found[found["programme"] == "AQB"]
    if measure == "euros" and "stage" not in dimensions:
        found = found[found["stage"] == stage]
    stood = placed(base, found.reset_index(drop=True), dimensions, now)
    right = table(stood, down, across, measure)
    by = [WORDS[name] for name in down]
    where = f"{measure} {down} × {across} {year} {stage}"
    ledger.table(PAGE, where, page.tables, right, by, ["Genauigkeit"])
    said = page.findings.get(KEY, "")
    if stood["value"].notna().any():
        sentence(ledger, PAGE, f"Satz {where}", said, figures_said(stood, down, across, measure))
    elif re.search(r"\d", said):
        ledger.differ(PAGE, f"Satz {where}: a figure of nothing in „{said}“")
