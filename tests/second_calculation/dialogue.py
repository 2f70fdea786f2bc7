"""Dialogmappe: key figures, place among counties of the kind, and the workbook of the papers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from fractions import Fraction
from statistics import median
from typing import Any

import openpyxl
import pandas as pd

from briefing.content import dossier
from briefing.excel import xlsx
from tests.second_calculation import german as g
from tests.second_calculation.base import PRECISION, STAGES, Base, joint
from tests.second_calculation.county import chain, counted, known_on, said
from tests.second_calculation.drawn import bars, of_table, sentence
from tests.second_calculation.judged import STATUS
from tests.second_calculation.ledger import PAPER as ON_PAPER
from tests.second_calculation.ledger import Ledger
from tests.second_calculation.opened import Page
from tests.second_calculation.targets import JUDGED, Targets, exact

WHOLE = {"agreed": "des Vereinbarten", "granted": "des Bewilligten", "paid": "des Ausgezahlten"}

PAGE, PAPER = "Dialogmappe", "Papiere: Arbeitsmappe"
PROGRAMME = "AQB"
STEPS = ("agreed", "granted", "paid", "verified")


def _counted(number: int, one: str, many: str) -> str:
    return f"{g.number(number)} {one if number == 1 else many}"


class Mappe:
    """What the Dialogmappe of a county and year must say."""

    def __init__(self, base: Base, targets: Targets, county: str, year: int) -> None:
        self.base, self.targets, self.county, self.year = base, targets, county, year
        self.euros = {stage: base.euros.get((county, year, PROGRAMME, stage)) for stage in STEPS}
        # What is talked about are all targets of the year, whatever their programme.
        self.own = [
            row for row in targets.judged.by_id.values() if (row["county"], row["budget_year"]) == (county, year)
        ]

    def _bound(self, stage: str) -> str:
        found = self.base.budget
        own = found[
            (found["county"] == self.county)
            & (found["budget_year"] == self.year)
            & (found["programme"] == PROGRAMME)
            & (found["stage"] == stage)
        ]
        return str(own["precision"].iloc[0])

    def _share_about(self, before: str, stage: str) -> str:
        """Of a bound of one of two stages only, the share has one; else no side is known."""
        bounds = self._bound(before), self._bound(stage)
        if bounds[0] == "exact":
            return PRECISION[bounds[1]]
        turned = {"at_least": "at_most", "at_most": "at_least"}.get(bounds[0], "about")
        return PRECISION[turned if bounds[1] == "exact" else "about"]

    def _bounds(self, county: str, above: str, below: str | None) -> str:
        """How exactly a share of two budgets is known; the number of inhabitants is exact."""
        found = self.base.budget
        here = found[(found["county"] == county) & (found["budget_year"] == self.year)]
        known = here[here["programme"] == PROGRAMME].set_index("stage")["precision"].to_dict()
        if below is None or known[below] == "exact":
            return known[above]
        turned = {"at_least": "at_most", "at_most": "at_least"}
        return turned.get(known[below], "about") if known[above] == "exact" else "about"

    def _lacking(self, upper: dict[str, Any], lower: dict[str, Any], above: str, below: str | None) -> str:
        """Which part of the own value is not known."""
        of = [f"zu „{STAGES[above]}“", "zur Einwohnerzahl" if below is None else f"zu „{STAGES[below]}“"]
        return f"{g.NONE} " + " und ".join(
            words for words, side in zip(of, (upper, lower), strict=True) if self.county not in side
        )

    def key_figures(self) -> pd.DataFrame:
        """Figures that are known, with what stands beside them."""
        rows = []
        for stage in STEPS:
            euros = self.euros[stage]
            if euros is None:
                continue
            before = STEPS[STEPS.index(stage) - 1] if stage != "agreed" else stage
            note = "" if stage == "agreed" else "keine Vorstufe mit Angabe"
            if stage != "agreed" and self.euros[before]:
                share = exact(Fraction(euros) / Fraction(self.euros[before]))
                note = f"{self._share_about(before, stage)}{g.percent(share)} {WHOLE[before]}"
            if stage == "paid":
                day = known_on(self.base, self.county, self.year)
                words = ", ".join(f"{head} {each}" for head, each in zip(("Stand", "Zeitanteil"), day, strict=False))
                note = "; ".join(each for each in (note, words) if each)
            rows.append((f"Budget ({STAGES[stage]})", PRECISION[self._bound(stage)] + g.euro(euros), note))
        projects = self.base.table("project")
        here = (projects["county"] == self.county) & (projects["budget_year"] == self.year)
        projects = projects[here & (projects["programme"] == PROGRAMME)]
        if len(projects):
            kinds = projects["category"].nunique()
            rows.append(
                ("Maßnahmen", g.number(len(projects)), f"in {_counted(kinds, 'Maßnahmenart', 'Maßnahmenarten')}")
            )
        states = [row["status"] for row in self.own]
        if states:
            judged, gone = sum(each in JUDGED for each in states), states.count("dropped")
            told = {"bewertet": judged, "ohne Bewertung": len(states) - judged - gone, "entfallen": gone}
            note = ", ".join(f"{many} {word}" for word, many in told.items() if many or word == "bewertet")
            rows.append(("Ziele", g.number(len(states)), "alle bewertet" if judged == len(states) else note))
            if judged:
                good = sum(each in ("achieved", "on_track") for each in states)
                whole = _counted(judged, "bewerteten Ziel", "bewerteten Zielen")
                rule = self.base.rule(self.year)["id"].replace("-", "\u2011")
                rows.append(("Ziele erreicht oder im Plan", g.number(good), f"von {whole}, bewertet nach Regel {rule}"))
        return pd.DataFrame(rows, columns=["Größe", "Wert", "Einordnung"])

    def peers(self) -> pd.DataFrame:
        """Budget per inhabitant and two ratios beside the median of the counties of its kind."""
        kind = self.base.counties.set_index("county")["kind"]
        there = [each for each in self.base.existing(self.year) if kind[each] == kind[self.county]]
        stated = {stage: self.base.stated(self.year, PROGRAMME, stage) for stage in STEPS}
        people = {county: self.base.inhabitants(county, self.year) for county in there}
        heads = {county: found[0] for county, found in people.items() if found}
        rows = []
        for name, above, below, write in (
            ("Budget je Einwohner (vereinbart)", "agreed", None, g.cents),
            ("Bewilligungsquote (bewilligt / vereinbart)", "granted", "agreed", g.percent),
            ("Abrufquote (ausgezahlt / bewilligt)", "paid", "granted", g.percent),
        ):
            upper, lower = stated[above], heads if below is None else stated[below]
            values = {
                each: Fraction(upper[each]) / Fraction(lower[each])
                for each in there
                if each in upper and lower.get(each)
            }
            bounds = {each: self._bounds(each, above, below) for each in values}
            others = [value for each, value in values.items() if each != self.county]
            enough = len(others) >= int(self.base.rule(self.year)["minimum_peers"])
            rows.append(
                {
                    "Größe": name,
                    "eigener Wert": (
                        PRECISION[bounds[self.county]] + write(exact(values[self.county]))
                        if self.county in values
                        else self._lacking(upper, lower, above, below)
                    )
                    + (
                        f" (Einwohner vom {g.day(people[self.county][1])})"
                        if below is None and values.get(self.county)
                        else ""
                    ),
                    "Median": PRECISION[joint({bounds[each] for each in values if each != self.county})]
                    + write(exact(Fraction(median(others))))
                    if enough
                    else "weniger als 5 Angaben",
                    "andere mit Angabe": f"{len(others)} von {len(there) - 1}",
                }
            )
        return pd.DataFrame(rows)


def check(base: Base, targets: Targets, ledger: Ledger, *, county: str, year: int) -> None:
    """Open the page and compare key figures and peers."""
    page = Page(base.facts.dataset, "dialogue", kreis=county, jahr=year)
    right = Mappe(base, targets, county, year)
    asked = f"{base.names[county]} {year}"
    key_figures = right.key_figures()
    if len(key_figures):
        ledger.table(PAGE, f"Kennzahlen {asked}", page.tables, key_figures, ["Größe"], ["Kennung auf dem Papier"])
    shown = [each[each["Größe"].isin(right.peers()["Größe"])] for each in page.tables if "eigener Wert" in each.columns]
    drawn = Page(base.facts.dataset, "dialogue", as_tables=False, kreis=county, jahr=year)
    steps = chain(base, county, year)
    if set(steps["Betrag"]) != {g.NONE}:
        empty = list(steps.loc[steps["Betrag"] == g.NONE, "Stufe"])
        chart = drawn.charts.get("mappe_geld")
        bars(ledger, PAGE, f"Balken {asked}", chart, of_table(steps, "Stufe", "Betrag"), hatched=empty)
        sentence(ledger, PAGE, f"Satz {asked}", drawn.findings.get("mappe_geld", ""), said(base, county, year))
    if right.own:
        states = counted([row["status"] for row in right.own])
        moved = sum(targets.adjusted.of(row)[0] is not None for row in right.own)
        figures = [*states, *([g.number(moved)] if moved else [])]
        sentence(ledger, PAGE, f"Satz Ziele {asked}", drawn.findings.get("mappe_ziele", ""), figures, also=["§ 6"])
    if shown:
        ledger.table(PAGE, f"Vergleich {asked}", shown, right.peers(), ["Größe"])


def _lines(book: openpyxl.Workbook, sheet: str) -> list[dict[str, Any]]:
    """The rows of a table of the workbook by their heads, which follow title, measure, mark and an empty row."""
    if sheet not in book.sheetnames:
        return []
    rows = [[cell.value for cell in row] for row in book[sheet].iter_rows()]
    head = next(at for at, row in enumerate(rows) if sum(each is not None for each in row) > 3)
    return [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]


def _number(value: Any) -> Any:
    """A cell of a workbook as it would be written here: an empty one is missing."""
    return None if value in (None, "") else Fraction(str(value))


def _same(ledger: Ledger, where: str, shown: Any, right: Any, digits: int) -> None:
    """A number of the workbook beside the right one, both to so many places."""
    texts = [g.number(exact(each) if each is not None else None, digits) for each in (_number(shown), right)]
    ledger.text(PAPER, where, *texts, ON_PAPER)


def check_workbook(base: Base, targets: Targets, ledger: Ledger, *, county: str, year: int) -> None:
    """Make the workbook of the Dialogmappe and compare its two sheets that compute, numbers as numbers."""
    made = dossier(base.facts, county=county, year=year, programme=PROGRAMME)
    book = openpyxl.load_workbook(io.BytesIO(xlsx(made)), data_only=True)
    lines = _lines(book, "Ziele rechnen")
    right = Mappe(base, targets, county, year)
    asked = f"{base.names[county]} {year}"
    for name, wanted in _targets(right):
        found = [
            line for line in lines if line["Ziel"] == name and line["Status"] == wanted["status"].replace("\u00a0", " ")
        ]
        agrees = [line for line in found if _number(line["vereinbart (PL)"]) == wanted["values"]["vereinbart (PL)"]]
        if not agrees:
            ledger.differ(PAPER, f"{asked}: target „{name}“ with {wanted['values']} is missing")
            continue
        for head, value in wanted["values"].items():
            _same(ledger, f"{asked}, {name}, {head}", agrees[0][head], value, 4)
    steps = {line["Stufe"]: line for line in _lines(book, "Mittel rechnen")}
    before = None
    for stage in STEPS:
        euros = right.euros[stage]
        line = steps.get(STAGES[stage], {})
        both = euros is not None and before is not None
        _same(ledger, f"{asked}, {stage}", line.get("Betrag"), None if euros is None else Fraction(euros), 2)
        if stage != "agreed":
            gap = Fraction(euros - before) if both else None
            _same(ledger, f"{asked}, {stage} difference", line.get("Differenz zur Vorstufe"), gap, 2)
            share = Fraction(euros) / Fraction(before) if both and before else None
            _same(ledger, f"{asked}, {stage} share", line.get("Anteil an der Vorstufe"), share, 6)
        before = euros


def _nearest(actual: Fraction, low: Any, high: Any) -> Fraction:
    """The value of a band that is nearest to what was reached; itself, when it lies within."""
    kept = actual if low is None or actual >= Fraction(low) else Fraction(low)
    return kept if high is None or kept <= Fraction(high) else Fraction(high)


def _targets(right: Mappe) -> Iterator[tuple[str, dict[str, Any]]]:
    for row in right.own:
        agreed, actual, adjusted = None, None, None
        if row["kind"] == "numeric":
            agreed = None if row["target_value"] is None else Fraction(row["target_value"])
            value = (row["report"] or {}).get("value")
            actual = None if value is None else Fraction(value)
            # Where nothing was adjusted the sheet says so by leaving it empty.
            moved = right.targets.adjusted.of(row)[0]
            adjusted = moved if moved != agreed else None
        values: dict[str, Fraction | None] = {
            "vereinbart (PL)": agreed,
            "angepasst (PLa)": adjusted,
            "Ist (AC)": actual,
        }
        # What is not judged is not set beside its target either.
        judged = row["status"] in JUDGED
        for head, base in (("ΔPL", agreed), ("ΔPLa", adjusted)):
            if head == "ΔPL" and right.targets.adjusted.direction(row) == "band" and actual is not None:
                base = _nearest(actual, row["lower_bound"], row["upper_bound"])
            both = judged and actual is not None and base is not None
            values[head] = actual - base if both else None
            values[f"{head} %"] = (actual - base) / base if both and base else None
        yield row["name"], {"values": values, "status": STATUS[row["status"]]}
