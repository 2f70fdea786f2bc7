"""Kreisprofil: the chain of the budget, targets, and the years of one county."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pandas as pd

from tests.second_calculation import german as g
from tests.second_calculation.base import STAGES, Base
from tests.second_calculation.drawn import bars, of_table, sentence
from tests.second_calculation.judged import STATUS, Judged
from tests.second_calculation.ledger import Ledger
from tests.second_calculation.opened import Page
from tests.second_calculation.targets import JUDGED, Targets, achievement, exact

PAGE = "Kreisprofil"
PROGRAMME = "AQB"
STEPS = ("agreed", "granted", "paid", "verified")


def chain(base: Base, county: str, year: int) -> pd.DataFrame:
    """The four stages with difference and ratio to the one before and to what was agreed."""
    rows: list[dict[str, str]] = []
    before, first, day = None, None, None
    for stage in STEPS:
        euros = base.euros.get((county, year, PROGRAMME, stage))
        found = base.budget
        own = found[
            (found["county"] == county)
            & (found["budget_year"] == year)
            & (found["programme"] == PROGRAMME)
            & (found["stage"] == stage)
        ]
        stated_on = own["stated_on"].iloc[0] if len(own) else None
        first = euros if stage == "agreed" else first
        both = euros is not None and before is not None
        more = euros - before if both else None
        days = (stated_on - day).days if stage == "granted" and both and stated_on and day else None
        rows.append(
            {
                "Stufe": STAGES[stage],
                "Betrag": g.cents(euros),
                "gegenüber der Vorstufe": g.plus(g.cents(more, missing=g.DASH), more),
                "Anteil an der Vorstufe": g.percent(
                    exact(Fraction(euros) / Fraction(before)) if both and before else None, missing=g.DASH
                ),
                "Anteil am Vereinbarten": g.percent(
                    exact(Fraction(euros) / Fraction(first)) if euros is not None and first else None, missing=g.DASH
                ),
                "Datum der Angabe": g.day(stated_on, missing=g.DASH),
                "Zeitanteil": g.percent(
                    exact(Fraction(elapsed_months(stated_on, year), 12)) if stage == "paid" and stated_on else None,
                    missing=g.DASH,
                ),
                "Tage bis zum Bescheid": g.number(days if days is not None and days >= 0 else None, missing=g.DASH),
            }
        )
        before, day = euros, stated_on
    return pd.DataFrame(rows)


def history(base: Base, judged: Judged, county: str, stage: str) -> pd.DataFrame:
    """Every year anything is known of: budget, Maßnahmen, targets and how they stand."""
    projects = base.table("project")
    projects = projects[(projects["county"] == county) & (projects["programme"] == PROGRAMME)]
    number = projects["budget_year"].value_counts().to_dict()
    own = [row for row in judged.by_id.values() if (row["county"], row["programme"]) == (county, PROGRAMME)]
    years = {year for (of, year, programme, _) in [*base.euros, *base.untold] if (of, programme) == (county, PROGRAMME)}
    rows = []
    for year in sorted({*years, *(year for year in number if year is not None), *(row["budget_year"] for row in own)}):
        states = [row["status"] for row in own if row["budget_year"] == year]

        def counted(*statuses: str, states: list[str] = states) -> str:
            return g.number(sum(each in statuses for each in states) if states else None)

        rows.append(
            {
                "Jahr": str(year),
                "Budget": g.euro(base.euros.get((county, year, PROGRAMME, stage))),
                "Maßnahmen": g.number(number.get(year)),
                "Ziele": g.number(len(states) or None),
                "davon bewertet": counted(*JUDGED),
                "erreicht oder im Plan": counted("achieved", "on_track"),
                "gefährdet oder nicht erreicht": counted("at_risk", "missed"),
            }
        )
    return pd.DataFrame(rows)


def said(base: Base, county: str, year: int) -> list[str]:
    """The figures of the sentence on the stages: first and last, how they stand, what was not granted."""
    euros = {stage: base.euros.get((county, year, PROGRAMME, stage)) for stage in STEPS}
    stages = [stage for stage, each in euros.items() if each is not None]
    known = [each for each in euros.values() if each is not None]
    if not known:
        return []
    first, last = known[0], known[-1]
    day = known_on(base, county, year) if stages[-1] == "paid" else []
    # Cents for all as soon as one has some.
    euro = g.cents if any(each % 1 for each in known) else g.euro
    found = [euro(first)]
    if len(known) > 1 and last > first:
        found += [euro(last), *day, euro(last - first)]
    elif len(known) > 1:
        found += [euro(last), *([g.percent(last / first)] if first else []), *day]
    else:
        found += day
    if len(known) == 2 and last > first:
        return found
    gaps = [abs(one - two) for one, two in pairwise(known) if one != two]
    return [*found, *map(euro, gaps)]


def known_on(base: Base, county: str, year: int) -> list[str]:
    """The day of what is paid, and how much of the year was over, as far as it was not all."""
    found = base.budget
    of_year = (found["county"] == county) & (found["budget_year"] == year)
    own = found[of_year & (found["programme"] == PROGRAMME) & (found["stage"] == "paid")]
    day = own["stated_on"].iloc[0] if len(own) else None
    if day is None or pd.isna(day):
        return []
    months = elapsed_months(day, year)
    return [g.day(day), *([g.percent(exact(Fraction(months, 12)))] if months < 12 else [])]


def elapsed_months(day: date, year: int) -> int:
    """The whole months of the year that are over at the end of a day."""
    after = pd.Timestamp(day) + pd.Timedelta(days=1)
    return min(12, max(0, 12 * (after.year - year) + after.month - 1))


def counted(states: list[str]) -> list[str]:
    """How many targets there are, then of each status in its order."""
    return [g.number(len(states)), *(g.number(states.count(each)) for each in STATUS if each in states)]


def targets(right: Targets, county: str, year: int) -> pd.DataFrame:
    """The targets of the county with their figures."""
    rows = []
    for row in right.of_year(year, counties=[county]):
        text = right.row(row)
        allowed = right.judged.percent_allowed(row)
        rows.append(
            {name: text[name] for name in ("Maßnahme", "Ziel", "ΔPL %", "Status ohne Dialog")}
            | {
                "ΔPL": right.gap_told(row) or g.DASH,
                "Zielerreichung": achievement(row["achievement"] if allowed else None),
                "Status": STATUS[row["status"]],
                "Meldung vom": text["Meldung vom"].replace("keine Meldung", g.DASH),
            }
        )
    return pd.DataFrame(rows)


def check(base: Base, right: Targets, ledger: Ledger, *, county: str, year: int, stage: str = "agreed") -> None:
    """Open the page and compare chain, targets and years."""
    page = Page(base.facts.dataset, "county", kreis=county, jahr=year, stufe=stage)
    asked = f"{base.names[county]} {year} {stage}"
    words = ["Genauigkeit", "Quote", "Stand der Angabe", "Grund ohne Wert", "Vereinbartes steht in"]
    steps = chain(base, county, year)
    told = any((county, year, PROGRAMME, step) in base.untold for step in STEPS)
    if told or set(steps["Betrag"]) != {g.NONE}:
        ledger.table(PAGE, f"Stufen {asked}", page.tables, steps, ["Stufe"], words)
    own = targets(right, county, year)
    if len(own):
        beside = ["vereinbart", "gemeldet", "angepasst", "bis zur Meldung verlangt", "Grund", "im Dialog festgehalten"]
        ledger.table(
            PAGE,
            f"Ziele {asked}",
            page.tables,
            own,
            ["Maßnahme", "Ziel"],
            [*beside, "Ziel steht in", "Stand der Meldung", "Grund ohne Wert"],
        )
    drawn = Page(base.facts.dataset, "county", as_tables=False, kreis=county, jahr=year, stufe=stage)
    if told or set(steps["Betrag"]) != {g.NONE}:
        empty = list(steps.loc[steps["Betrag"] == g.NONE, "Stufe"])
        chart = drawn.charts.get("kette")
        bars(ledger, PAGE, f"Balken {asked}", chart, of_table(steps, "Stufe", "Betrag"), hatched=empty)
        sentence(ledger, PAGE, f"Satz Stufen {asked}", drawn.findings.get("kette", ""), said(base, county, year))
    if len(own):
        words = counted([row["status"] for row in right.of_year(year, counties=[county])])
        sentence(ledger, PAGE, f"Satz Ziele {asked}", drawn.findings.get("ziele", ""), words)
    known = history(base, right.judged, county, stage)
    bars(ledger, PAGE, f"Balken Jahre {asked}", drawn.charts.get("jahre_kreis"), of_table(known, "Jahr", "Budget"))
    years = history(base, right.judged, county, stage)
    ledger.table(
        PAGE,
        f"Jahre {asked}",
        page.tables,
        years,
        ["Jahr"],
        ["Genauigkeit", "Gebietsstand", "Stand der Angabe", "Grund ohne Wert"],
    )
