"""Maßnahmen: places and money of the Maßnahmen that are listed, and how many there are by year and Maßnahmenart."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from tests.second_calculation import german as g
from tests.second_calculation.base import NO_SPLIT, STAGES, Base
from tests.second_calculation.ledger import Ledger, like
from tests.second_calculation.opened import Page

PAGE = "Maßnahmen"
KEY = ["Jahr", "Gebiet", "Name"]


def listed(base: Base, stage: str) -> pd.DataFrame:
    """Every Maßnahme with its places and its money of a stage."""
    amount = base.amount
    money: dict[str, Decimal] = {}
    for row in amount[(amount["level"] == "project") & (amount["stage"] == stage)].itertuples():
        money[row.project] = money.get(row.project, Decimal(0)) + row.euros
    rows = []
    for row in base.table("project").itertuples():
        category = 0 if pd.isna(row.category) else int(row.category)
        rows.append(
            {
                "Jahr": str(row.budget_year),
                "Gebiet": base.names[row.county],
                "Maßnahmenart": base.categories(int(row.budget_year)).get(category, g.NONE),
                "Name": row.name,
                "Plätze": g.number(row.places),
                f"Betrag ({STAGES[stage]})": g.euro(money.get(row.id)),
            }
        )
    return pd.DataFrame(rows)


def by_year(base: Base, chosen: int) -> pd.DataFrame:
    """How many there are of each year and Maßnahmenart, which is called as in the chosen year."""
    found = base.table("project")
    names = base.categories(chosen)
    category = [0 if pd.isna(value) else int(value) for value in found["category"]]
    rows = [
        {"Jahr": str(year), "Maßnahmenart": names.get(number, NO_SPLIT), "Maßnahmen": g.number(len(of))}
        for (year, number), of in found.assign(category=category).groupby(["budget_year", "category"])
    ]
    return pd.DataFrame(rows)


def check(base: Base, ledger: Ledger, *, year: int, stage: str, words: str = "") -> None:
    """Open the page, with a search or without; a page of hits is part of all."""
    page = Page(
        base.facts.dataset, "projects", jahr=year, stufe=stage, suche=words, alle_jahre=False, je_jahr=not words
    )
    right = listed(base, stage)
    shown = like(page.tables, right)
    keys = set(shown[KEY].astype(str).itertuples(index=False, name=None))
    right = right[[key in keys for key in right[KEY].astype(str).itertuples(index=False, name=None)]]
    beside = ["Genauigkeit", "Träger", "Zielgruppe", "Fundstelle"]
    ledger.table(PAGE, f"Treffer {year} {stage} {words}", page.tables, right, KEY, beside)
    if not words:
        counts = by_year(base, year)
        ledger.table(
            PAGE, f"je Jahr {year}", page.tables, counts[counts["Jahr"] == str(year)], ["Jahr", "Maßnahmenart"]
        )
