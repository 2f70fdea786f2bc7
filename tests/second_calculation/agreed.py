"""Ziele und Nachhaltung: what deviations do to targets, and how many commitments are done, open and overdue."""

from __future__ import annotations

import math
from datetime import date, timedelta
from fractions import Fraction

import pandas as pd

from tests.second_calculation import german as g
from tests.second_calculation.base import Base
from tests.second_calculation.judged import STATUS
from tests.second_calculation.ledger import Ledger
from tests.second_calculation.opened import Page
from tests.second_calculation.targets import COUNTED, Targets, achievement, exact

PAGE = "Ziele: Abweichungen, Verabredungen"
SOON = timedelta(days=30)


def deviations(right: Targets, year: int) -> pd.DataFrame:
    """One row per target that a deviation names or a dialogue agreed anew."""
    rows = []
    for row in right.of_year(year):
        steps = sorted(right.adjusted.steps.get(row["id"], []), key=lambda step: (step["occurred_on"], step["id"]))
        if not steps:
            continue
        value, ratio = right.adjusted.of(row)
        unit = right.judged.indicators.loc[row["indicator"], "unit"] if row["indicator"] is not None else None
        if value is not None and unit in COUNTED:
            value = Fraction(math.floor(value + Fraction(1, 2)))
        allowed = right.judged.percent_allowed(row)
        # Where nothing is adjusted, the achievement stays what it is.
        unchanged = value is None and not right.adjusted.renegotiated(row)
        money = [step for step in steps if step.get("money_before") is not None]
        # Of a band the lower bound is what is agreed, as in the list of all targets.
        agreed = row["lower_bound"] if row["target_value"] is None else row["target_value"]
        rows.append(
            {
                "Gebiet": right.base.names[row["county"]],
                "Ziel": row["name"],
                "vereinbart": g.short_number(agreed, missing=g.DASH),
                "obere Grenze": g.short_number(row["upper_bound"], missing=g.DASH),
                "Einheit": "Meilensteine" if row["kind"] == "milestone" else unit or g.DASH,
                "angepasst": g.short_number(exact(value), missing=g.DASH),
                "Ist": g.short_number((row["report"] or {}).get("value"), missing=g.DASH),
                "Zielerreichung vereinbart": achievement(row["achievement"] if allowed else None),
                "Zielerreichung angepasst": achievement(
                    (row["achievement"] if unchanged else ratio) if allowed else None
                ),
                "Ereignis vom": g.day(max(step["occurred_on"] for step in steps)),
                "Geld vorher": g.euro(money[-1]["money_before"] if money else None, missing=g.DASH),
                "Geld nachher": g.euro(money[-1]["money_after"] if money else None, missing=g.DASH),
                "Status": STATUS[row["status"]],
            }
        )
    return pd.DataFrame(rows)


def commitments(base: Base, year: int, day: date) -> pd.DataFrame:
    """Every commitment of a dialogue up to the year with its progress on a day: done is what has evidence."""
    found = base.table("commitment")
    dialogues = base.table("dialogue").set_index("id")["held_on"].to_dict()
    rows = []
    for row in found[found["budget_year"] <= year].itertuples():
        done = row.closed_on is not None and row.closed_on <= day and bool((row.evidence or "").strip())
        late = "overdue" if row.due_on < day else "due" if row.due_on <= day + SOON else "open"
        rows.append(
            {
                "Gebiet": base.names[row.county],
                "Jahr": str(row.budget_year),
                "Dialog vom": g.day(dialogues[row.dialogue]),
                "Verabredung": row.text,
                "Zuständig": row.responsible,
                "fällig am": g.day(row.due_on),
                "progress": "closed" if done else late,
                "erledigt am": g.day(row.closed_on, missing=g.DASH),
            }
        )
    return pd.DataFrame(rows)


def by_person(found: pd.DataFrame) -> pd.DataFrame:
    """Commitments of each county and person by progress."""
    rows = []
    for (county, responsible), group in found.groupby(["Gebiet", "Zuständig"]):
        states = list(group["progress"])
        rows.append(
            {
                "Gebiet": county,
                "Zuständig": responsible,
                "überfällig": g.number(states.count("overdue")),
                "nicht erledigt": g.number(len(states) - states.count("closed")),
                "erledigt": g.number(states.count("closed")),
            }
        )
    return pd.DataFrame(rows)


def check_deviations(right: Targets, ledger: Ledger, *, year: int) -> None:
    """Open the view and compare the deviations."""
    wanted = deviations(right, year)
    page = Page(right.base.facts.dataset, "targets", zielansicht="Abweichungen und Hochrechnung", jahr=year)
    if len(wanted):
        words = ["Grund", "Ergebnis", "Rechenweg", "Beleg", "Stand der Angabe", "Grund ohne Wert"]
        ledger.table(PAGE, f"Abweichungen {year}", page.tables, wanted, ["Gebiet", "Ziel", "vereinbart"], words)


def check_commitments(base: Base, ledger: Ledger, *, year: int) -> None:
    """Open the view and compare counts and list."""
    page = Page(base.facts.dataset, "targets", zielansicht="Verabredungen", jahr=year)
    found = commitments(base, year, date.today())
    ledger.table(PAGE, f"Zuständige {year}", page.tables, by_person(found), ["Gebiet", "Zuständig"])
    listed = found.drop(columns="progress")
    by = ["Gebiet", "Dialog vom", "Verabredung", "fällig am"]
    ledger.table(PAGE, f"Verabredungen {year}", page.tables, listed, by, ["Status", "Nachweis"])
