"""Ziele und Nachhaltung: statuses by county, every target with what is asked, reached and left, and deviations."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from tests.second_calculation import german as g
from tests.second_calculation.adjusted import Adjusted, Before
from tests.second_calculation.base import Base, catalogue
from tests.second_calculation.drawn import plain, sentence
from tests.second_calculation.judged import STATUS, Judged
from tests.second_calculation.ledger import BAR, Ledger
from tests.second_calculation.opened import Page

PAGE = "Ziele und Nachhaltung"
# What a table of targets says beside its figures.
WORDS = [
    *("Ziel", "Zielart", "verlangt", "Einheit", "Meilensteine", "Urteil", "im Dialog festgehalten", "Nachweis"),
    *("die fünf Jahre davor", "Grund", "Erläuterung zur Meldung", "Regel", "Maßnahmenart", "Maßnahme"),
    *("Stand der Meldung", "Grund ohne Wert"),
]
JUDGED = ("achieved", "on_track", "at_risk", "missed", "justified")
COUNTED = ("Personen", "Plätze")


def exact(value: Fraction | Decimal | None) -> Decimal | None:
    """A fraction as a decimal with many digits."""
    if value is None:
        return None
    value = Fraction(value)
    return Decimal(value.numerator) / Decimal(value.denominator)


def achievement(ratio: Fraction | None, *, missing: str = g.DASH) -> str:
    """One decimal; more while the text would look like a limit the value only comes near to."""
    if ratio is None:
        return missing
    found = catalogue("rule")
    limits = [Fraction(value) for name in ("achieved_from", "at_risk_from") for value in found[name]]
    near = [limit for limit in limits if Fraction(1, 10**9) < abs(ratio - limit) <= Fraction(5, 10_000)]
    texts = [g.percent(exact(ratio), digits) for digits in range(1, 8)]
    if not near:
        return texts[0]
    of_limits = [[g.percent(exact(limit), digits) for limit in near] for digits in range(1, 8)]
    return next((text for text, taken in zip(texts[1:], of_limits[1:], strict=True) if text not in taken), texts[-1])


def in_unit(value: Any, unit: Any) -> str:
    """35 Personen, 62,5 %: whole where only whole ones are counted."""
    value = exact(Fraction(value))
    assert value is not None
    if unit in COUNTED:
        return f"{g.number(value)} {unit}"
    text = g.number(value, 0 if value == value.to_integral_value() else 1)
    return f"{text} %" if unit == "Prozent" else f"{text} {unit}" if unit else text


class Targets:
    """What the tables of one year must hold."""

    def __init__(self, base: Base, judged: Judged) -> None:
        self.base, self.judged = base, judged
        self.adjusted, self.before = Adjusted(base, judged), Before(base, judged)
        self.projects = {row["id"]: row["name"] for row in base.table("project").to_dict("records")}

    def gap(self, row: dict[str, Any]) -> tuple[Decimal | None, Fraction | None]:
        """ΔPL and ΔPL %: reported minus agreed, inside a band nothing."""
        if row["kind"] != "numeric" or row["achievement"] is None or row["status"] not in JUDGED:
            return None, None
        value, bound = row["report"]["value"], row["target_value"]
        if self.judged.indicators.loc[row["indicator"], "direction"] == "band":
            low, high = row["lower_bound"], row["upper_bound"]
            bound = low if low is not None and value < low else high if high is not None and value > high else value
        share = Fraction(value - bound) / Fraction(bound) if bound and self.judged.percent_allowed(row) else None
        return value - bound, share

    def gap_told(self, row: dict[str, Any]) -> str | None:
        """ΔPL with its unit: +2 Personen, −1,5 Prozentpunkte."""
        gap, _ = self.gap(row)
        if gap is None:
            return None
        unit = self.judged.indicators.loc[row["indicator"], "unit"]
        if unit == "Prozent":
            return f"{g.plus(in_unit(gap, None), gap)} {'Prozentpunkt' if abs(gap) == 1 else 'Prozentpunkte'}"
        whole = math.floor(Fraction(gap) + Fraction(1, 2)) if unit in COUNTED else gap
        one = {"Personen": "Person", "Plätze": "Platz"}.get(str(unit)) if abs(whole) == 1 else None
        return f"{g.plus(g.short_number(whole), whole)} {one or unit}"

    def row(self, row: dict[str, Any]) -> dict[str, str]:
        """One target as text."""
        report = row["report"] or {}
        numeric = row["kind"] == "numeric"
        gap, share = self.gap(row)
        adjusted, by_adjusted = self.adjusted.of(row)
        unit = self.judged.indicators.loc[row["indicator"], "unit"] if row["indicator"] is not None else None
        if adjusted is not None and unit in COUNTED:
            adjusted = Fraction(math.floor(adjusted + Fraction(1, 2)))
        allowed = self.judged.percent_allowed(row)
        agreed = row["target_value"] if row["target_value"] is not None else row["lower_bound"]
        value = report.get("value")
        return {
            "Gebiet": self.base.names[row["county"]],
            "Maßnahmenart": self.base.categories(row["budget_year"]).get(_number(row["category"]), "übergreifend"),
            "Maßnahme": self.projects.get(row["project"], "übergreifend"),
            "Ziel": row["name"],
            "vereinbart": g.short_number(agreed, missing=g.DASH),
            "obere Grenze": g.short_number(row["upper_bound"], missing=g.DASH),
            "Ausgangswert": g.short_number(row["base_value"], missing=g.DASH),
            "Ist": g.short_number(value, missing=g.DASH),
            "ΔPL": g.plus(g.short_number(gap, missing=g.DASH), gap),
            "ΔPL %": g.plus(g.percent(exact(share), missing=g.DASH), share),
            "angepasst": g.short_number(exact(adjusted), missing=g.DASH),
            "Zielerreichung angepasst": achievement(by_adjusted if allowed and adjusted is not None else None),
            "Vorjahr": g.short_number(self.before.of(row), missing=g.DASH),
            "fällige Meilensteine": g.short_number(row["due"], missing=g.DASH),
            "bis zur Meldung verlangt": g.percent(exact(row["share_asked"]) if numeric else None, missing=g.DASH),
            "Zielerreichung": achievement(row["achievement"] if allowed else None),
            "Status": STATUS[row["status"]],
            # Beside the same status it tells nothing.
            "Status ohne Dialog": g.DASH if row["computed_status"] == row["status"] else STATUS[row["computed_status"]],
            "Meldung vom": g.day(report.get("reported_on"), missing="keine Meldung"),
        }

    def of_year(self, year: int, programme: str = "AQB", counties: list[str] | None = None) -> list[dict[str, Any]]:
        """The judged targets of a choice."""
        return [
            row
            for row in self.judged.by_id.values()
            if row["budget_year"] == year
            and row["programme"] == programme
            and (not counties or row["county"] in counties)
        ]

    def by_county(self, year: int) -> pd.DataFrame:
        """Number of targets by status of every county there is; where none is recorded, none is known: no 0."""
        rows = []
        for county in self.base.existing(year):
            own = [row["status"] for row in self.of_year(year) if row["county"] == county]
            counts = {word: g.number(own.count(status)) if own else "–" for status, word in STATUS.items()}
            total = g.number(len(own)) if own else "nicht erfasst"
            rows.append({"Gebiet": self.base.names[county], **counts, "Ziele zusammen": total})
        return pd.DataFrame(rows)


def _number(value: Any) -> int:
    return 0 if pd.isna(value) else int(value)


def check(right: Targets, ledger: Ledger, *, year: int, counties: list[str] | None = None) -> None:
    """Open the views of targets in figures and words and compare their tables."""
    chosen = {"jahr": year, "kreise": counties or []}
    rows = right.of_year(year, counties=counties)
    every = pd.DataFrame([right.row(row) for row in rows])
    page = Page(right.base.facts.dataset, "targets", zielansicht="Status", **chosen)
    by = ["Gebiet", "Maßnahmenart", "Maßnahme", "Ziel"]
    ledger.table(PAGE, f"Alle Ziele {year} {counties or ''}", page.tables, every, by, WORDS)
    states = [row["status"] for row in rows]
    figures = [g.number(len(states)), *(g.number(states.count(each)) for each in STATUS if each in states)]
    if states:
        sentence(ledger, PAGE, f"Satz alle Ziele {year}", page.findings.get("alle_ziele", ""), figures)
    if not counties:
        ledger.table(PAGE, f"Status je Gebiet {year}", page.tables, right.by_county(year), ["Gebiet"])
    numeric = pd.DataFrame([right.row(row) for row in rows if row["kind"] == "numeric"])
    if numeric.empty:
        return
    numeric = numeric.drop(columns=["Maßnahmenart", "Maßnahme", "fällige Meilensteine"])
    page = Page(right.base.facts.dataset, "targets", zielansicht="Zielerreichung", **chosen)
    ledger.table(
        PAGE, f"Zielerreichung {year} {counties or ''}", page.tables, numeric, ["Gebiet", "Ziel", "vereinbart"], WORDS
    )
    drawn = Page(right.base.facts.dataset, "targets", as_tables=False, zielansicht="Zielerreichung", **chosen)
    _bars(ledger, f"Balken Zielerreichung {year}", drawn.charts.get("zielerreichung"), numeric)


def _bars(ledger: Ledger, where: str, chart: dict[str, Any] | None, numeric: pd.DataFrame) -> None:
    """Every drawn bar of what was reached is the achievement of the target it is named after."""
    names = zip(numeric["Gebiet"], numeric["Ziel"], numeric["Zielerreichung"], strict=True)
    right: dict[str, set[str]] = {}
    for county, name, text in names:
        right.setdefault(f"{county}: {name}", set()).add(text.replace(g.NARROW, " "))
    for trace in chart["data"] if chart else ():
        if trace["type"] == "bar" and trace["name"] in ("Ist", "Ist, vorläufig"):
            for value, text in zip(trace["x"], trace["text"], strict=True):
                if value is not None:
                    named = plain(text.partition("<br>")[0])
                    shown = achievement(Fraction(repr(value))).replace(g.NARROW, " ")
                    known = right.get(named, set())
                    ledger.text(PAGE, f"{where}, {named}", shown, shown if shown in known else str(known), BAR)
