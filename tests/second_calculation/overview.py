"""Lagebild: key figures of year and year before, budgets per inhabitant and by county, statuses of targets."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from tests.second_calculation import german as g
from tests.second_calculation.base import LAND, PRECISION, STAGES, Base, between, changed, joint
from tests.second_calculation.drawn import bars, of_table, sentence
from tests.second_calculation.judged import STATUS, Judged
from tests.second_calculation.ledger import TILE, Ledger
from tests.second_calculation.opened import Page
from tests.second_calculation.years import running

PAGE = "Lagebild"
NOTHING = "nicht erfasst"
WHY = {
    "not_reported": "nicht gemeldet", "not_applicable": "nicht zutreffend", "secret": "geheim",
    "not_due": "noch nicht fällig",
}  # fmt: skip


class Lagebild:
    """What the page must show for a choice."""

    def __init__(self, base: Base, now: int, year: int, stage: str, counties: list[str], programme: str) -> None:
        self.base, self.now, self.year, self.stage, self.programme = base, now, year, stage, programme
        self.there = [county for county in base.existing(year) if not counties or county in counties]
        self.counties = counties
        self.grows = running(stage, year, now)
        self.budget = self._budgets(year)
        self.before = self._budgets(year - 1)

    def _budgets(self, year: int) -> dict[str, Decimal]:
        found = self.base.stated(year, self.programme, self.stage)
        return {county: euros for county, euros in found.items() if not self.counties or county in self.counties}

    def _bound(self, county: str, year: int) -> str:
        found = self.base.budget
        key = (county, year, self.programme, self.stage)
        here = found[(found[["county", "budget_year", "programme", "stage"]] == list(key)).all(axis=1)]
        return joint(set(here["precision"]))

    def counted(self, name: str, year: int) -> dict[str, int]:
        """How many agreements, projects or targets each county of the choice has in a year."""
        found = self.base.table(name)
        found = found[found["budget_year"] == year]
        mine = (
            [self.programme in row for row in found["programmes"]]
            if name == "agreement"
            else list(found["programme"] == self.programme)
        )
        number = found.loc[pd.Series(mine, index=found.index, dtype=bool), "county"].value_counts().to_dict()
        return {county: int(n) for county, n in number.items() if not self.counties or county in self.counties}

    def land(self, year: int) -> tuple[str, str]:
        """The sum the Land states itself: of the stage, else one whose stage it does not name."""
        for stage in (self.stage, "unstated"):
            euros = self.base.euros.get((LAND, year, self.programme, stage))
            if euros is not None:
                return g.euro(euros), STAGES[stage]
        return g.NONE, g.DASH

    def key_figures(self) -> pd.DataFrame:
        """Year and year before."""
        rows = []
        for year, stated in ((self.year, self.budget), (self.year - 1, self.before)):
            numbers = {
                name: sum(self.counted(table, year).values()) or None
                for name, table in (("Zielvereinbarungen", "agreement"), ("Maßnahmen", "project"), ("Ziele", "target"))
            }
            euros, stage = self.land(year)
            rows.append(
                {
                    "Jahr": str(year),
                    "Budget": g.euro(sum(stated.values()) if stated else None),
                    "Gebiete mit Angabe": g.number(len(stated) or None, missing=g.DASH),
                    **{name: g.number(value, missing=NOTHING) for name, value in numbers.items()},
                    "Landessumme laut Land": euros,
                    "Stufe der Landessumme": stage,
                }
            )
        return pd.DataFrame(rows)

    def per_inhabitant(self) -> pd.DataFrame:
        """Budget and euros per inhabitant of every county."""
        rows = []
        for county in self.there:
            people = self.base.inhabitants(county, self.year)
            euros = self.budget.get(county)
            rate = None if people is None or euros is None else euros / people[0]
            rows.append(
                {
                    "Gebiet": self.base.names[county],
                    "Euro je Einwohner": g.short_number(rate),
                    "Budget": g.euro(euros),
                    "Einwohner am": g.day(people[1], missing="keine passende Zahl")
                    if people
                    else "keine passende Zahl",
                }
            )
        return pd.DataFrame(rows)

    def comparable(self, county: str) -> bool:
        """Whether a county may be set beside its year before."""
        return not self.grows and (county, self.year) not in self.base.breaks

    def budgets(self) -> pd.DataFrame:
        """Budgets beside those of the year before, where these compare."""
        rows = []
        for county in self.there:
            before = self.before.get(county) if self.comparable(county) else None
            told = (county, self.year, self.programme, self.stage) in self.base.untold
            if self.budget.get(county) is None and before is None and not told:
                continue
            row = {"Gebiet": self.base.names[county], str(self.year): g.euro(self.budget.get(county))}
            if not self.grows:
                row[str(self.year - 1)] = g.euro(before, missing=f"kein Vergleich: {self.why_not(county)}")
            rows.append(row)
        return self.without_if_alike(pd.DataFrame(rows))

    def why_not(self, county: str) -> str:
        """Why a county is not compared with its year before."""
        if (county, self.year) in self.base.breaks:
            return "anderer Gebietsstand"
        reason = self.base.untold.get((county, self.year - 1, self.programme, self.stage))
        return f"Betrag {self.year - 1} {WHY[reason]}" if reason else f"{g.NONE} zu {self.year - 1}"

    def without_if_alike(self, rows: pd.DataFrame) -> pd.DataFrame:
        """A column of one reason for all is said below the table and takes no room in it."""
        year = str(self.year - 1)
        alike = year in rows and rows[year].nunique() == 1 and rows[year].iloc[0].startswith("kein Vergleich")
        return rows.assign(**{year: "kein Vergleich"}) if alike else rows

    def statuses(self, judged: Judged) -> pd.DataFrame:
        """Number of targets and counties by status."""
        own = judged.frame
        own = own[(own["budget_year"] == self.year) & (own["programme"] == self.programme)]
        own = own[own["county"].isin(self.counties)] if self.counties else own
        return pd.DataFrame(
            {
                "Status": [STATUS[status] for status, _ in own.groupby("status")],
                "Ziele": [str(len(of)) for _, of in own.groupby("status")],
                "Gebiete": [str(of["county"].nunique()) for _, of in own.groupby("status")],
            }
        )

    def tiles(self) -> dict[str, list[str]]:
        """Figure and what stands below it, by the name of the tile."""
        year = self.year - 1
        figures, previous = self.key_figures().to_dict("records")
        both = [county for county in self.budget if county in self.before and self.comparable(county)]
        change = sum(self.budget[county] - self.before[county] for county in both)
        total = sum(self.before[county] for county in both)
        rounded = PRECISION[joint({self._bound(county, self.year) for county in self.budget})]
        bound = joint({between(self._bound(county, self.year), self._bound(county, year)) for county in both})
        if self.grows:
            below = f"{self.year} läuft noch, kein Vergleich mit {year}"
        elif not both:
            below = None
        else:
            known = bound in ("exact", "about")
            share = g.plus(g.percent(change / total), change) if known else g.percent(abs(change) / total)
            much = f"{g.rounded_euro(abs(change))} ({share})"
            where = f" in {len(both)} Gebieten" if len(self.there) > 1 else ""
            below = f"{changed(change, much, bound)} gegenüber {year}{where}" if change else None
        found = {
            f"Budget ({STAGES[self.stage]})": [
                rounded + g.rounded_euro(sum(self.budget.values())) if self.budget else g.NONE,
                below,
            ],
            "Zielvereinbarungen": [
                figures["Zielvereinbarungen"],
                f"von {_counties(len(self.there))}; {year}: "
                + previous["Zielvereinbarungen"].replace(NOTHING, "keine erfasst")
                if figures["Zielvereinbarungen"] != NOTHING
                else None,
            ],
            "Maßnahmen": [figures["Maßnahmen"], self._more("project")],
            "Ziele": [figures["Ziele"], self._more("target")],
        }
        return {name: [text for text in texts if text is not None] for name, texts in found.items()}

    def _more(self, name: str) -> str | None:
        now, before = self.counted(name, self.year), self.counted(name, self.year - 1)
        both = [county for county in now if county in before and (county, self.year) not in self.base.breaks]
        if not both:
            return f"kein Vergleich mit {self.year - 1} möglich"
        more = sum(now[county] - before[county] for county in both)
        whole = len(now) == len(before) == len(both)
        same = f"wie {self.year - 1}" if whole else f"{g.number(sum(now[each] for each in both))} wie {self.year - 1}"
        head = f"{g.plus(g.number(more), more)} gegenüber {self.year - 1}" if more else same
        word = "vergleichbaren Gebiet" if len(both) == 1 else "vergleichbaren Gebieten"
        return head if whole else f"{head} in {len(both)} {word}"


def sentences(right: Lagebild, judged: Judged) -> dict[str, list[str]]:
    """The figures of each sentence, in its order."""
    year, stated = right.year, right.budget
    found: dict[str, list[str]] = {"kennzahlen": [], "karte": [], "budgets": [], "status": []}
    if stated:
        whole = [str(len(right.there))] if len(right.there) > 1 else []
        head = [*([str(len(stated))] if len(stated) < len(right.there) else []), *whole]
        found["kennzahlen"] = [*head, str(year), g.rounded_euro(sum(stated.values())), *_compared(right)]
        known = sorted(stated.values())
        missing = len(right.there) - len(known)
        ends = [g.rounded_euro(known[0]), g.rounded_euro(known[-1])][: len(known)]
        found["budgets"] = [*ends, *([str(missing)] if missing else [])]
    rates = [
        stated[county] / people[0]
        for county in right.there
        if county in stated and (people := right.base.inhabitants(county, year)) is not None
    ]
    found["karte"] = [f"{g.number(each, 2)} €" for each in sorted({min(rates), max(rates)})] if rates else []
    counts = right.statuses(judged)
    own = [int(each) for each in counts["Ziele"]]
    order = sorted(
        zip(counts["Status"], counts["Ziele"], strict=True), key=lambda row: list(STATUS.values()).index(row[0])
    )
    found["status"] = [g.number(sum(own)), *(number for _, number in order)] if own else []
    return found


def _compared(right: Lagebild) -> list[str]:
    """How the sum stands to the year before, in the counties that state both."""
    before = str(right.year - 1)
    if right.grows:
        return [str(right.year), before]
    both = [county for county in right.budget if county in right.before and right.comparable(county)]
    if not both:
        # Where all lack the year before for one reason, it is said.
        reasons = {right.why_not(county) for county in right.budget}
        return [before, *([before] if len(reasons) == 1 and before in reasons.pop() else [])]
    change = sum(right.budget[county] - right.before[county] for county in both)
    total = sum(right.before[county] for county in both)
    number = [] if len(right.there) == 1 else [str(len(both))]
    if not change:
        return [before, *number]
    much = [g.rounded_euro(abs(change)), *([g.percent(abs(change) / total)] if total else [])]
    fewer = len(both) < len(right.budget) and len(right.there) > 1
    return [*number, *much, before] if fewer else [*much, before, *number]


def _counties(number: int) -> str:
    return f"{number} Gebiet" if number == 1 else f"{number} Gebieten"


def check(
    base: Base,
    judged: Judged,
    ledger: Ledger,
    now: int,
    *,
    year: int,
    stage: str,
    counties: list[str] | None = None,
    programme: str = "AQB",
) -> None:
    """Open the page as tables and as drawn, and compare both."""
    chosen = {"jahr": year, "stufe": stage, "kreise": counties or [], "programm": programme}
    right = Lagebild(base, now, year, stage, counties or [], programme)
    asked = f"{year} {stage} {programme} {counties or ''}".strip()
    tables = Page(base.facts.dataset, "overview", **chosen).tables
    words = ["Gebietsstand", "Stand der Angabe", "Regel", "Grund ohne Wert"]
    words += ["Genauigkeit", "Genauigkeit der Landessumme", f"Genauigkeit {year - 1}"]
    for name, wanted, by in (
        ("Kennzahlen", right.key_figures(), "Jahr"),
        ("je Einwohner", right.per_inhabitant(), "Gebiet"),
        ("Budgets", right.budgets(), "Gebiet"),
        ("Status", right.statuses(judged), "Status"),
    ):
        if len(wanted):
            ledger.table(PAGE, f"{name} {asked}", tables, wanted, [by], words)
    drawn = Page(base.facts.dataset, "overview", as_tables=False, **chosen)
    for key, figures in sentences(right, judged).items():
        sentence(ledger, PAGE, f"{key} {asked}", drawn.findings.get(key, ""), figures)
    if len(right.budgets()):
        of_years = of_table(right.budgets(), "Gebiet", str(year), trace="gewähltes Jahr")
        bars(ledger, PAGE, f"Balken {asked}", drawn.charts.get("budgets"), of_years)
    if len(statuses := right.statuses(judged)):
        bars(ledger, PAGE, f"Status {asked}", drawn.charts.get("status"), of_table(statuses, "Status", "Ziele"))
    lines = drawn.lines
    for name, texts in right.tiles().items():
        at = lines.index(name) if name in lines else len(lines)
        for place, text in enumerate(texts, start=1):
            shown = "".join(lines[at + place : at + place + 1])
            ledger.text(PAGE, f"Kachel {name} {asked}", shown, text, TILE)
