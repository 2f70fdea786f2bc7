"""Which reports count persons too few to be shown, and which stated figures contain them (docs/decisions/11)."""

from __future__ import annotations

from typing import Any

from tests.second_calculation.base import Base, catalogue


class Few:
    """Targets whose newest report, or whose starting value, is withheld."""

    def __init__(self, base: Base, newest: dict[str, dict[str, Any]]) -> None:
        self.base, self.newest = base, newest
        self.indicators = catalogue("indicator").set_index("code")
        self.targets = {row["id"]: row for row in base.table("target").to_dict("records") if self._persons(row)}
        reports = [row for row in base.table("report").to_dict("records") if row["target"] in self.targets]
        self.reports = [(row, self.targets[row["target"]]) for row in reports if self._few_report(row)]
        self.bases = [row for row in self.targets.values() if self._is_few(row, row["base_value"])]

    def _persons(self, target: dict[str, Any]) -> bool:
        code = target["indicator"]
        return code is not None and self.indicators.loc[code, "persons"] == "true"

    def _is_few(self, target: dict[str, Any], persons: Any) -> bool:
        fewest = int(self.base.rule(max(2011, target["budget_year"]))["minimum_persons"])
        return persons is not None and 0 < persons < fewest

    def _few_report(self, report: dict[str, Any]) -> bool:
        target = self.targets[report["target"]]
        if self.indicators.loc[target["indicator"], "rate"] != "true":
            return self._is_few(target, report["value"])
        cases, value = report["cases"], report["value"]
        if cases is None or value is None:
            return self._is_few(target, cases)
        part = int(value * cases / 100 + type(value)("0.5"))
        return any(self._is_few(target, each) for each in (cases, part, cases - part))

    def _contains(self, target: dict[str, Any], other: dict[str, Any]) -> bool:
        """Whether the figure of a target holds that of one of its Maßnahmen or Maßnahmenarten."""
        if any(target[name] != other[name] for name in ("county", "budget_year", "programme", "indicator")):
            return False
        if target["project"] is not None or target["id"] == other["id"]:
            return False
        if other["project"] is not None and target["category"] == other["category"]:
            return True
        return target["category"] is None and (other["project"] is not None or other["category"] is not None)

    def withheld(self, target: dict[str, Any]) -> bool:
        """Whether nothing may be computed from what is known of a target."""
        if target["id"] not in self.targets:
            return False
        if any(each["id"] == target["id"] or self._contains(target, each) for each in self.bases):
            return True
        own = self.newest.get(target["id"])
        for report, other in self.reports if own is not None else ():
            last = self.newest[other["id"]]["reported_on"] == report["reported_on"]
            if other["id"] == target["id"]:
                if last:
                    return True
            elif (last or report["reported_on"] == own["reported_on"]) and self._contains(target, other):
                return True
        return False
