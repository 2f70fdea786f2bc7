"""What deviations after § 6 and dialogues make of an agreed value, and the value of the year before."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import Any

from tests.second_calculation.base import Base
from tests.second_calculation.judged import Judged, reached_and_asked


class Adjusted:
    """The adjusted value and its achievement by target; targets nothing changes have none."""

    def __init__(self, base: Base, judged: Judged) -> None:
        self.base, self.judged = base, judged
        self.steps: dict[str, list[dict[str, Any]]] = {}
        for row in base.table("deviation").to_dict("records"):
            for target in set(row["targets"]):
                self.steps.setdefault(target, []).append(row)
        for target, decision in judged.decided.items():
            if decision["result"] == "new_target" and decision["new_value"] is not None:
                step = {"id": "~", "occurred_on": decision["held_on"], "rule": "dialogue"}
                self.steps.setdefault(target, []).append(step | {"adjusted_value": decision["new_value"]})

    def of(self, target: dict[str, Any]) -> tuple[Fraction | None, Fraction | None]:
        """Value in place of the agreed one, and the achievement measured by it; two None where it stands."""
        value = self._value(target)[0]
        return value, None if value is None else self._achievement(target, value)

    def renegotiated(self, target: dict[str, Any]) -> bool:
        """Whether the value must be agreed anew: left open, or beyond what the rule lets be adjusted."""
        return self._value(target)[1]

    def _value(self, target: dict[str, Any]) -> tuple[Fraction | None, bool]:
        steps = sorted(self.steps.get(target["id"], []), key=lambda step: (step["occurred_on"], step["id"]))
        if not steps or target["kind"] == "qualitative" or self.direction(target) == "band":
            return None, False
        start, factor, still_open = target["target_value"], Fraction(1), False
        for step in steps:
            if step["rule"] in ("explicit", "dialogue"):
                still_open = step["adjusted_value"] is None
                if not still_open:
                    start, factor = step["adjusted_value"], Fraction(1)
                continue
            factor *= self._factor(target, step)
        rule = self.base.rule(target["budget_year"])
        if still_open:
            return None, True
        if start is None:
            return None, False
        if not Fraction(rule["adjusted_from"]) <= factor <= Fraction(rule["adjusted_to"]):
            return None, True
        unchanged = factor == 1 and start == target["target_value"]
        return (None, False) if unchanged else (Fraction(start) * factor, False)

    def direction(self, target: dict[str, Any]) -> str | None:
        """Which way is better; None for a target without an indicator."""
        indicator = target["indicator"]
        return None if indicator is None else str(self.judged.indicators.loc[indicator, "direction"])

    def _factor(self, target: dict[str, Any], step: dict[str, Any]) -> Fraction:
        """What one deviation multiplies the value by; money is what was available, never what was spent."""
        if target["kind"] != "numeric" or self.judged.indicators.loc[target["indicator"], "rate"] == "true":
            return Fraction(1)
        if step["rule"] == "key_data":
            assumed, actual = step["key_data_assumed"], step["key_data_actual"]
            return Fraction(actual) / Fraction(assumed) if assumed and actual is not None else Fraction(1)
        scales = self.judged.indicators.loc[target["indicator"], "scales_with_budget"] == "true"
        if not scales or step["rule"] not in ("proportional", "fixed_cost") or not step["money_before"]:
            return Fraction(1)
        before, after = Fraction(step["money_before"]), Fraction(step["money_after"])
        fixed = Fraction(step["fixed_cost_share"] or 0) * before if step["rule"] == "fixed_cost" else Fraction(0)
        return (after - fixed) / (before - fixed)

    def _achievement(self, target: dict[str, Any], value: Fraction) -> Fraction | None:
        row = self.judged.by_id[target["id"]]
        report = row["report"]
        hidden = row["status"] == "not_assessable" and not row["final"] and row["period_over"]
        hidden = hidden or self.judged.few.withheld(target)
        if report is None or report["value"] is None or hidden or target["kind"] != "numeric":
            return None
        bounds = (target[name] for name in ("base_value", "lower_bound", "upper_bound"))
        pair = reached_and_asked(str(self.direction(target)), report["value"], value, *bounds)
        return pair[0] / pair[1] if pair else None


class Before:
    """The value of the same thing in the year before."""

    def __init__(self, base: Base, judged: Judged) -> None:
        self.base, self.judged = base, judged
        self.earlier: dict[tuple[str, int, str], list[dict[str, Any]]] = {}
        for row in judged.by_id.values():
            if row["indicator"] is not None:
                self.earlier.setdefault((row["county"], row["budget_year"], row["indicator"]), []).append(row)

    @cached_property
    def family(self) -> dict[str, str]:
        """Maßnahmen that are one through the years: of one decided line, or of one name in their county."""
        projects = self.base.table("project").to_dict("records")
        line = {row["project"]: row["line"] for row in self.base.table("project_line").to_dict("records")}
        named: dict[tuple[str, str], str] = {}
        for row in projects:
            if row["id"] in line:
                key = (row["county"], row["name"].strip().lower())
                named[key] = min(named.get(key, line[row["id"]]), line[row["id"]])
        return {
            row["id"]: line.get(row["id"])
            or named.get((row["county"], row["name"].strip().lower()))
            or f"{row['county']} {row['name'].strip().lower()}"
            for row in projects
        }

    def of(self, target: dict[str, Any]) -> Any:
        """None where nothing, only a part of the year, or more than one thing can be meant."""
        year = target["budget_year"]
        if target["indicator"] is None or (target["county"], year) in self.base.breaks:
            return None
        known = self.earlier.get((target["county"], year - 1, target["indicator"]), [])
        found = [row for row in known if self._same(target, row) and self._whole(row)]
        return found[0]["report"]["value"] if len(found) == 1 else None

    def _same(self, target: dict[str, Any], row: dict[str, Any]) -> bool:
        if target["project"] is not None:
            return row["project"] is not None and self.family[target["project"]] == self.family[row["project"]]
        return row["project"] is None and all(row[name] == target[name] for name in ("programme", "category"))

    def _whole(self, row: dict[str, Any]) -> bool:
        indicator = self.judged.indicators.loc[row["indicator"]]
        stock = indicator["additive"] == "true" and indicator["prorated"] == "false"
        reported = row["report"] is not None and row["report"]["value"] is not None
        reported = reported and not self.judged.few.withheld(row)
        return reported and row["dropped_on"] is None and (row["final"] or stock)
