"""Ziele und Nachhaltung: where running targets lead, from what earlier years had reached after as many months."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from statistics import median
from typing import Any

import pandas as pd

from tests.second_calculation import german as g
from tests.second_calculation.drawn import sentence
from tests.second_calculation.judged import months
from tests.second_calculation.ledger import Ledger
from tests.second_calculation.opened import Page
from tests.second_calculation.targets import Targets, exact

PAGE = "Ziele: Hochrechnung"
LEAST_MONTHS = LEAST_YEARS = 3
# Shares of earlier years that lie further apart say nothing.
WIDEST = 2
HIDDEN = "geheim"
DAY = timedelta(days=1)
# Maßnahmenart, indicator, calendar month of the start, months of the period, months until the report.
Shape = tuple[Any, ...]


class Forecasts:
    """What the forecast of one year must hold."""

    def __init__(self, right: Targets) -> None:
        self.right, self.judged, self.few = right, right.judged, right.judged.few

    @cached_property
    def finished(self) -> list[tuple[Shape, dict[str, Any], Decimal, Decimal]]:
        """Finished targets at each month they were reported at: shape, target, value then, value in the end."""
        reports: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for report in self.judged.base.table("report").sort_values("reported_on").to_dict("records"):
            reports[report["target"]].append(report)
        found = []
        for row in self.judged.by_id.values():
            last = row["report"]
            if not self._grows(row) or not row["final"] or row["status"] == "dropped" or self.few.withheld(row):
                continue
            if last["value"] is None or last["value"] <= 0:
                continue
            then: dict[int, Decimal] = {}
            for report in reports[row["id"]]:
                if report["value"] is not None and not self._hidden(row, report):
                    # Sorted by day: the last one of a month stays.
                    then[months(row["starts_on"], report["reported_on"] + DAY)] = report["value"]
            found += [(self._shape(row, elapsed), row, value, last["value"]) for elapsed, value in then.items()]
        return found

    def _grows(self, row: dict[str, Any]) -> bool:
        return row["indicator"] is not None and self.judged.indicators.loc[row["indicator"], "prorated"] == "true"

    def _hidden(self, row: dict[str, Any], report: dict[str, Any]) -> bool:
        if report["id"] == self.judged.newest[row["id"]]["id"]:
            return self.few.withheld(row)
        return any(
            few["id"] == report["id"]
            or (few["reported_on"] == report["reported_on"] and self.few._contains(row, other))
            for few, other in self.few.reports
            if row["id"] in self.few.targets
        )

    @staticmethod
    def _shape(row: dict[str, Any], elapsed: int) -> Shape:
        category = None if pd.isna(row["category"]) else int(row["category"])
        whole = months(row["starts_on"], row["ends_on"] + DAY)
        return category, row["indicator"], row["starts_on"].month, whole, elapsed

    def running(self, year: int) -> list[dict[str, Any]]:
        """Targets that grow over their period, are reported on and not over, with the months behind them."""
        found = []
        for row in self.right.of_year(year):
            report = row["report"]
            if not self._grows(row) or report is None or row["final"] or row["period_over"]:
                continue
            elapsed = months(row["starts_on"], report["reported_on"] + DAY)
            hidden = self.few.withheld(row)
            runs = max(0, elapsed) < months(row["starts_on"], row["ends_on"] + DAY)
            if runs and row["status"] != "dropped" and (report["value"] is not None or hidden):
                found.append(row | {"elapsed": elapsed, "hidden": hidden})
        return found

    def usual(self, row: dict[str, Any]) -> tuple[dict[int, Fraction], Fraction | None]:
        """The share of each earlier year, and by how much it would have missed earlier targets."""
        shape = self._shape(row, row["elapsed"])
        known = [
            (target["budget_year"], Fraction(then), Fraction(last))
            for of, target, then, last in self.finished
            if of == shape and target["budget_year"] < row["budget_year"] and target["programme"] == row["programme"]
        ]
        years = {year for year, _, _ in known}
        shares = {
            year: sum(then for at, then, _ in known if at == year) / sum(last for at, _, last in known if at == year)
            for year in years
        }
        errors = []
        for year, then, last in known:
            others = [share for at, share in shares.items() if at != year]
            if others and median(others):
                errors.append(abs(then / median(others) / last - 1))
        return shares, median(errors) if errors else None

    def row(self, row: dict[str, Any]) -> dict[str, Any]:
        """One running target as text, and its exact figures for the sentence."""
        shares, error = self.usual(row)
        why = self._why(row, shares)
        report, agreed = row["report"], row["target_value"]
        whole = months(row["starts_on"], row["ends_on"] + DAY)
        share, value = (None, None) if why else (median(shares.values()), Fraction(report["value"]))
        low, middle, high = (
            (None, None, None)
            if value is None or share is None
            else (value / max(shares.values()), value / share, value / min(shares.values()))
        )
        asked = None if agreed is None else Fraction(agreed) * row["elapsed"] / whole
        unit = self.judged.indicators.loc[row["indicator"], "unit"]

        def counted(figure: Decimal | None) -> str:
            """Persons whole, other units as they are."""
            written = g.number if unit == "Personen" else g.short_number
            return g.DASH if figure is None else written(figure)

        text = {
            "Gebiet": self.right.base.names[row["county"]],
            "Ziel": row["name"],
            "vereinbart": g.short_number(agreed, missing="noch kein Zielwert"),
            "Ist": HIDDEN if row["hidden"] else g.short_number(report["value"]),
            "Hochrechnung": counted(exact(middle)),
            "Spanne von": counted(exact(low)),
            "Spanne bis": counted(exact(high)),
            "zeitanteilig verlangt": counted(exact(asked)),
            "nach üblichem Verlauf verlangt": counted(
                None if share is None or agreed is None else exact(Fraction(agreed) * share)
            ),
            "üblicher Anteil": g.percent(exact(share), missing=g.DASH),
            "Fehler in früheren Jahren": g.percent(None if why else exact(error), missing=g.DASH),
            "frühere Jahre": g.number(len(shares)),
            "Grund": why or g.DASH,
            "Maßnahmenart": self.right.base.categories(row["budget_year"]).get(
                0 if pd.isna(row["category"]) else int(row["category"]), "übergreifend"
            ),
            "Beginn": g.day(row["starts_on"]),
            "Monate bis zur Meldung": f"{row['elapsed']} von {whole}",
            "Meldung vom": g.day(report["reported_on"]),
        }
        return {"text": text, "low": low, "middle": middle, "high": high, "agreed": agreed, "unit": unit, "why": why}

    @staticmethod
    def _why(row: dict[str, Any], shares: dict[int, Fraction]) -> str:
        elapsed, years = row["elapsed"], len(shares)
        if row["hidden"]:
            return HIDDEN
        if elapsed < LEAST_MONTHS:
            return f"Erst {elapsed} {'Monat' if elapsed == 1 else 'Monate'} vergangen; hochgerechnet wird ab 3."
        if years < LEAST_YEARS:
            many = "früheres Jahr" if years == 1 else "frühere Jahre"
            return (
                f"{years} {many} mit gleichem Zeitraum und Meldung nach ebenso vielen Monaten; hochgerechnet wird ab 3."
            )
        if max(shares.values()) > WIDEST * min(shares.values()):
            return (
                "Die früheren Jahre verliefen zu verschieden: Ihre Anteile liegen um mehr als das Doppelte auseinander."
            )
        return ""


def _in_words(row: dict[str, Any]) -> str:
    """28 Personen (26 bis 30), or why there is none."""
    if row["middle"] is None:
        return str(row["why"])
    low, middle, high = (g.number(exact(row[name])) for name in ("low", "middle", "high"))
    return f"{middle}{g.NARROW}{row['unit']} ({low}{g.NARROW}bis{g.NARROW}{high})"


def check(right: Targets, ledger: Ledger, *, year: int) -> None:
    """Open the view in figures and words: the forecast, its sentence, and the short table people see first."""
    forecasts = Forecasts(right)
    rows = [forecasts.row(row) for row in forecasts.running(year)]
    chosen = {"zielansicht": "Abweichungen und Hochrechnung", "jahr": year}
    page = Page(right.base.facts.dataset, "targets", **chosen)
    if not rows:
        shown = page.findings.get("hochrechnung")
        ledger.text(PAGE, f"Hochrechnung {year}", "none" if shown is None else shown, "none")
        return
    table = pd.DataFrame([row["text"] for row in rows])
    by = ["Gebiet", "Ziel", "Maßnahmenart", "vereinbart"]
    ledger.table(PAGE, f"Hochrechnung {year}", page.tables, table, by, ["Einheit", "Grund ohne Wert"])
    known = [row for row in rows if row["middle"] is not None and row["agreed"] is not None]
    reached = sum(row["low"] >= row["agreed"] for row in known)
    below = sum(row["high"] < row["agreed"] for row in known)
    counts = [
        *(reached, below, len(known) - reached - below),
        sum(row["middle"] is not None and row["agreed"] is None for row in rows),
        sum(row["middle"] is None for row in rows),
    ]
    figures = [g.number(len(rows)), *(g.number(count) for count in counts if count)]
    sentence(ledger, PAGE, f"Satz Hochrechnung {year}", page.findings.get("hochrechnung", ""), figures)
    drawn = Page(right.base.facts.dataset, "targets", as_tables=False, **chosen)
    short = table[["Gebiet", "Ziel", "Monate bis zur Meldung", "Ist", "vereinbart"]].assign(
        Hochrechnung=[_in_words(row) for row in rows]
    )
    words = ["zeitanteilig verlangt", "nach üblichem Verlauf verlangt"]
    by = ["Gebiet", "Ziel", "vereinbart", "Ist"]
    ledger.table(PAGE, f"Überblick Hochrechnung {year}", drawn.tables, short, by, words)
