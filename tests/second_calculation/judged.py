"""Targets judged: achievement by direction, what was asked of the year so far, status by the rule of the year."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

import pandas as pd

from tests.second_calculation.base import Base, catalogue
from tests.second_calculation.few import Few

STATUS = {
    code: word.replace(" ", "\u00a0", 1)
    for code, word in {
        "achieved": "✔ erreicht",
        "on_track": "▶ im Plan",
        "at_risk": "▲ gefährdet",
        "missed": "✖ nicht erreicht",
        "justified": "≈ begründet abweichend",
        "no_target": "○ noch kein Zielwert",
        "not_assessable": "? nicht bewertbar",
        "dropped": "– entfallen",
    }.items()
}
JUDGEMENTS = {"fulfilled": "achieved", "partly": "at_risk", "not_fulfilled": "missed"}


def months(first: date, last: date) -> int:
    """Months from the beginning of one day to the beginning of another, as the calendar names them."""
    return (last.year - first.year) * 12 + last.month - first.month


def reached_and_asked(
    direction: str, value: Decimal, target: Any, base: Any, lower: Any, upper: Any
) -> tuple[Fraction, Fraction] | None:
    """The two sides of the achievement; None where it is not defined."""
    value = Fraction(value)
    if direction == "band":
        if lower is None and upper is None:
            return None
        if lower is not None and value < lower:
            return (value, Fraction(lower)) if lower else None
        if upper is not None and value > upper:
            return (max(Fraction(0), 2 * Fraction(upper) - value), Fraction(upper)) if upper else None
        return Fraction(1), Fraction(1)
    if target is None:
        return None
    target = Fraction(target)
    if direction == "base":
        if base is None or Fraction(base) == target:
            return None
        start = Fraction(base)
        return (start - value) * (1 if start > target else -1), abs(start - target)
    if not target:
        return None
    return (value if direction == "higher" else max(Fraction(0), 2 * target - value)), target


class Judged:
    """Every target with its newest report, achievement, share asked and status."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self.indicators = catalogue("indicator").set_index("code")
        reports = base.table("report").sort_values("reported_on")
        self.newest = {row["target"]: row for row in reports.to_dict("records")}
        self.few = Few(base, self.newest)
        self.decided = self._decisions()
        self.due = self._due_days()

    @cached_property
    def known_until(self) -> date:
        """The newest day anything is recorded about targets, reports, deviations or Maßnahmen."""
        days = [self.base.table(name)["recorded_at"].max() for name in ("target", "report", "deviation", "project")]
        return max(day for day in days if not pd.isna(day)).date()

    def _decisions(self) -> dict[str, dict[str, Any]]:
        dialogues = self.base.table("dialogue").set_index("id")["held_on"].to_dict()
        found: dict[str, dict[str, Any]] = {}
        rows = self.base.table("target_result").to_dict("records")
        for row in sorted(rows, key=lambda each: (dialogues[each["dialogue"]], each["id"])):
            if row["result"] != "open":
                found[row["target"]] = row | {"held_on": dialogues[row["dialogue"]]}
        return found

    def _due_days(self) -> dict[str, list[date]]:
        found: dict[str, list[date]] = {}
        for row in self.base.table("milestone").itertuples():
            found.setdefault(row.target, []).append(row.due_on)
        return found

    @cached_property
    def by_id(self) -> dict[str, dict[str, Any]]:
        """Every target with its judgement."""
        return {row["id"]: row | self.judge(row) for row in self.base.table("target").to_dict("records")}

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row per target."""
        return pd.DataFrame(list(self.by_id.values()))

    def percent_allowed(self, row: dict[str, Any]) -> bool:
        """No percentage from a base or from cases below what the rule asks for."""
        if row["kind"] != "numeric":
            return False
        rule = self.base.rule(row["budget_year"])
        direction = self.indicators.loc[row["indicator"], "direction"]
        least = int(rule["minimum_base"])
        if self._is(row, "rate"):
            return row["report"] is not None and (row["report"]["cases"] or 0) >= int(rule["minimum_cases"])
        if direction == "band":
            return True
        if row["target_value"] is None:
            return False
        if direction == "base":
            return row["base_value"] is not None and abs(row["base_value"] - row["target_value"]) >= least
        return bool(row["target_value"] >= least)

    def _is(self, target: dict[str, Any], flag: str) -> bool:
        return target["indicator"] is not None and self.indicators.loc[target["indicator"], flag] == "true"

    def judge(self, target: dict[str, Any]) -> dict[str, Any]:
        """What the newest report makes of a target."""
        report = self.newest.get(target["id"])
        decision = self.decided.get(target["id"], {})
        agreed = self._by(target, report, target["target_value"])
        held = agreed
        if decision.get("result") == "new_target" and decision["new_value"] is not None:
            held = self._by(target, report, decision["new_value"])
        status = held["status"]
        if decision.get("result") == "justified" and status in ("at_risk", "missed"):
            status = "justified"
        return agreed | {
            "computed_status": agreed["status"],
            "status": status,
            "decision": decision.get("result"),
            "new_value": decision.get("new_value"),
            "decided_on": decision.get("held_on"),
            "report": report,
        }

    def _by(self, target: dict[str, Any], report: dict[str, Any] | None, value: Any) -> dict[str, Any]:
        """Achievement and status against one target value."""
        rule = self.base.rule(target["budget_year"])
        kind = target["kind"]
        direction = self.indicators.loc[target["indicator"], "direction"] if target["indicator"] is not None else None
        over = target["ends_on"] < self.known_until
        final = report is not None and report["reported_on"] >= target["ends_on"]
        elapsed, whole, dated = 0, 1, self.due.get(target["id"], [])
        if report is not None:
            elapsed = max(0, months(target["starts_on"], report["reported_on"] + timedelta(days=1)))
            whole = months(target["starts_on"], target["ends_on"] + timedelta(days=1))
        in_year = report is not None and self._is(target, "prorated") and not final and elapsed < whole
        pair = None
        if report is not None and report["value"] is not None and not self.few.withheld(target):
            if kind == "milestone":
                pair = (Fraction(report["value"]), Fraction(value)) if value else None
            elif kind == "numeric":
                pair = reached_and_asked(
                    direction,
                    report["value"],
                    value,
                    target["base_value"],
                    target["lower_bound"],
                    target["upper_bound"],
                )
        all_dated = kind == "milestone" and value is not None and bool(dated) and len(dated) >= value
        due = report["due"] if report is not None else None
        if all_dated and report is not None:
            due = Decimal(sum(day <= report["reported_on"] for day in dated))
        stated = value if value is not None else target["lower_bound"] or target["upper_bound"]
        asked: Fraction | None = Fraction(1)
        unasked = report is None or report["missing"] in ("not_due", "not_applicable")
        if unasked or kind == "qualitative" or target["dropped_on"] is not None or stated is None:
            asked = None
        elif kind == "milestone" and not final:
            asked = Fraction(due) / Fraction(value) if all_dated else None
        elif in_year:
            asked = Fraction(elapsed, whole)
        status = self._status(
            target,
            report,
            value,
            pair,
            rule,
            final=final,
            over=over,
            due=due,
            part=Fraction(elapsed, whole) if in_year else Fraction(1),
        )
        counts = pair is not None and (status != "not_assessable" or not over or final)
        return {
            "status": status,
            "achievement": pair[0] / pair[1] if pair and counts else None,
            "share_asked": asked,
            "due": due,
            "final": final,
            "period_over": over,
        }

    def _status(
        self,
        target: dict[str, Any],
        report: dict[str, Any] | None,
        value: Any,
        pair: tuple[Fraction, Fraction] | None,
        rule: pd.Series,
        *,
        final: bool,
        over: bool,
        due: Any,
        part: Fraction,
    ) -> str:
        unreported_end = over and not final
        kind = target["kind"]
        if target["dropped_on"] is not None:
            return "dropped"
        if kind == "numeric" and value is None and target["lower_bound"] is None and target["upper_bound"] is None:
            return "no_target"
        if report is None:
            return "not_assessable"
        if kind == "qualitative":
            judgement = report["judgement"]
            if judgement == "on_track":
                return "not_assessable" if over else "on_track"
            if judgement != "fulfilled" and unreported_end:
                return "not_assessable"
            return JUDGEMENTS.get(judgement, "not_assessable")
        if pair is None:
            return "not_assessable"
        if self._is(target, "rate") and (report["cases"] or 0) < int(rule["minimum_cases"]):
            return "not_assessable"
        good, fair = Fraction(rule["achieved_from"]), Fraction(rule["at_risk_from"])
        ratio = pair[0] / pair[1]
        if ratio >= good and (final or kind == "milestone" or self._is(target, "prorated")):
            return "achieved"
        if unreported_end:
            return "not_assessable"
        if final:
            return "at_risk" if ratio >= fair else "missed"
        if kind == "milestone" and report["value"] >= (due if due is not None else value):
            return "on_track"
        return "on_track" if ratio >= good * part else "at_risk"
