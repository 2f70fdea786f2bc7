"""Targets small enough to judge by hand: one per state, every formula once, every limit met exactly.

All of them agreed by Darmstadt for 2024 unless a comment says otherwise. Reports at the end of the year unless a
date is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import kept

from data.store import Store

DATASET = "published"
# Recorded on the last day of the agreed period, which therefore still runs.
AT = datetime(2024, 12, 31, 12, 0)
DARMSTADT, FRANKFURT, HANAU, MAIN_KINZIG = "06411", "06412", "06415", "06435"
YEAR, AUTUMN, END = 2024, date(2024, 9, 30), date(2024, 12, 31)

Row = dict[str, object]


def fact(**fields: object) -> Row:
    return {"delivery": "d1", "citation": "§ 5", "state": "checked", "recorded_at": AT} | fields


class Case:
    """A target and its report."""

    def __init__(self, key: str, indicator: str | None = None, goal: float | None = None, **more: object) -> None:
        self.key = key
        self.report = {name: more.pop(name) for name in list(more) if name in REPORTED}
        year = int(str(more.pop("budget_year", YEAR)))
        self.target = fact(**{
            "id": key, "county": DARMSTADT, "budget_year": year, "programme": "AQB", "category": 1,
            "kind": "numeric" if indicator else "qualitative", "indicator": indicator, "name": f"Ziel {key}",
            "target_value": goal, "starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31),
        } | more)  # fmt: skip

    @property
    def reported(self) -> Row:
        year = int(str(self.target["budget_year"]))
        when = {"reported_on": date(year, 12, 31)} | self.report
        return fact(
            id=f"{self.key}/{when['reported_on']}", target=self.key, reported_by="Kreis", citation="Zeile 1", **when
        )


REPORTED = {"value", "due", "cases", "judgement", "evidence", "comment", "reported_on", "missing"}
CASES = [
    # limits: 38 of 40 is exactly 95 %, 34 of 40 exactly 85 %
    Case("achieved", "places", 40, value=38),
    Case("at_risk", "places", 40, value=34),
    Case("missed", "places", 40, value=33),
    Case("just_below", "places", 10000, value=9496),
    # nine of twelve months: 27,0 are asked for; from 1 March seven of ten: 25,2
    Case("on_track", "entries", 36, value=27, reported_on=AUTUMN),
    Case("late_start", "entries", 36, value=24, reported_on=AUTUMN, starts_on=date(2024, 3, 1)),
    Case("late_and_low", "entries", 36, value=21, reported_on=AUTUMN, starts_on=date(2024, 3, 1)),
    # 72 · 5/6 · 95 % = 57 exactly, which the fraction 5/6 misses
    Case("five_sixths", "entries", 72, value=57, reported_on=date(2024, 11, 30), starts_on=date(2024, 7, 1)),
    Case("stock", "places", 40, value=30, reported_on=AUTUMN),
    Case("justified", "places", 40, value=20),
    Case("documented", "places", 40, value=20),
    Case("no_target", "places", None, value=12),
    Case("silent", "places", 40),
    Case("few_cases", "transition_rate", 70, value=66.7, cases=9),
    Case("enough_cases", "transition_rate", 70, value=70, cases=10),
    Case("zero", "places", 0, value=3),
    Case("dropped", "places", 40, value=1, dropped_on=END, drop_reason="Kein Bedarf mehr"),
    # other directions: 2 − 13,2/12 = 90 %; (120 − 105)/(120 − 90) = 50 %; band 95 to 100
    Case("ceiling", "dropout_rate", 12, value=13.2, cases=50),
    Case("reduction", "youth_unplaced", 90, base_value=120, value=105),
    Case("reduction_by_six", "youth_unplaced", 14, base_value=20, value=14),
    Case("in_band", "budget_use", lower_bound=95, upper_bound=100, value=97),
    Case("below_band", "budget_use", lower_bound=95, upper_bound=100, value=90.25),
    Case("above_band", "budget_use", lower_bound=95, upper_bound=100, value=105),
    Case("small", "places", 6, value=4),
    # milestones and judgements
    Case("steps", kind="milestone", target_value=4, value=3, due=3, evidence="Protokolle", reported_on=AUTUMN),
    Case("behind", kind="milestone", target_value=4, value=2, due=3, reported_on=AUTUMN),
    Case("all_steps", kind="milestone", target_value=4, value=4, due=4),
    # the days say two were due by the end of September, whatever the report says; with one day open nothing does
    Case("dated", kind="milestone", target_value=4, value=2, due=3, reported_on=AUTUMN),
    Case("dated_behind", kind="milestone", target_value=4, value=1, reported_on=AUTUMN),
    Case("half_dated", kind="milestone", target_value=4, value=1, due=1, reported_on=AUTUMN),
    Case("dated_done", kind="milestone", target_value=2, value=2, reported_on=AUTUMN),
    Case("dated_silent", kind="milestone", target_value=2),
    Case("fulfilled", judgement="fulfilled", evidence="Sachbericht"),
    Case("partly", judgement="partly"),
    Case("carried_out", project="p2024"),
    # the year before: one counterpart in category 2, two in category 3, the same line under another category
    Case("with_previous", "places", 40, category=2, value=40),
    Case("before", "places", 20, category=2, value=30, budget_year=2023),
    Case("two_before", "places", 40, category=3, value=40),
    Case("before_a", "places", 20, category=3, value=30, budget_year=2023),
    Case("before_b", "places", 20, category=3, value=10, budget_year=2023),
    Case("line", "completions", 20, category=2, project="p2024", value=20),
    Case("line_before", "completions", 20, category=1, project="p2023", value=10, budget_year=2023),
    Case("line_other", "completions", 20, category=2, project="other", value=19, budget_year=2023),
    # a report of September is no year before, a stock on that day is
    Case("with_part", "completions", 40, category=3, value=40),
    Case("part_before", "completions", 20, category=3, value=10, budget_year=2023, reported_on=date(2023, 9, 30)),
    Case("with_stock", "places", 40, category=4, value=40),
    Case("stock_before", "places", 20, category=4, value=10, budget_year=2023, reported_on=date(2023, 9, 30)),
    # another county with one target in plan, and a county on a new territory
    Case("frankfurt", "entries", 40, county=FRANKFURT, value=30, reported_on=AUTUMN),
    Case("mkk_2025", "places", 40, county=MAIN_KINZIG, budget_year=2025, value=40),
    Case("mkk_2026", "places", 40, county=MAIN_KINZIG, budget_year=2026, value=40),
    Case("other_programme", "places", 40, county=FRANKFURT, programme="AMB", value=1),
]  # fmt: skip
SILENT = {"silent", "carried_out", "dated_silent"}
MILESTONE_DAYS = {
    "dated": ["2024-03-31", "2024-09-30", "2024-10-01", "2024-12-31"],
    "dated_behind": ["2024-03-31", "2024-06-30", "2024-10-31", "2024-12-31"],
    "half_dated": ["2024-03-31", "2024-06-30"],
    "dated_done": ["2024-06-30", "2024-12-31"],
    "dated_silent": ["2024-06-30", "2025-01-31"],
}


DEVIATIONS = [
    fact(
        id="a1", county=DARMSTADT, budget_year=YEAR, occurred_on=AUTUMN, cause="Träger ausgefallen",
        evidence="Bescheid", targets=["justified", "documented", "achieved"], rule="explicit", citation="Vermerk",
    )
]  # fmt: skip
TALK = date(2024, 11, 6)


def decided(target: str, result: str, **more: object) -> Row:
    """What the dialogue of 6 November made of a target."""
    row = {"id": f"talk/{target}", "dialogue": "talk", "county": DARMSTADT, "budget_year": YEAR, "target": target}
    return fact(**(row | {"result": result, "citation": f"Protokoll {target}"} | more))


RESULTS = [decided("justified", "justified", note="Der Träger fiel aus")]


def open_targets(
    folder: Path,
    cases: Sequence[Case] = CASES,
    deviations: Sequence[Row] = DEVIATIONS,
    *,
    amounts: Sequence[Row] = (),
    reports: Sequence[Row] = (),
    results: Sequence[Row] = RESULTS,
) -> Iterator[Store]:
    """The filled store, closed again afterwards; `reports` come on top of the one of each case."""
    known = {case.key for case in cases}
    with kept.new_store(folder, DATASET) as store:
        with store.writing(DATASET) as writer:
            writer.deliver("d1", source="s1", recorded_by="Test", recorded_at=AT)
            writer.record("source", [fact(
                id="s1", title="Zielvereinbarung", publisher="HMSI", collected="von Hand", timeliness="sofort",
                covers="wenige Ziele", known_faults="erfunden für Tests", invented=False,
            )])  # fmt: skip
            for number, (key, year) in enumerate([("p2024", 2024), ("p2023", 2023), ("other", 2023)], 1):
                writer.record("project", [fact(
                    id=key, county=DARMSTADT, budget_year=year, category=1, programme="AQB", ordinal=number, name=key
                )])  # fmt: skip
            writer.record("project_line", [
                fact(id=f"l/{key}", line="l", project=key, decided_by="Test", decided_on=END)
                for key in ("p2024", "p2023")
            ])  # fmt: skip
            writer.record("target", [case.target for case in cases])
            writer.record("milestone", [
                fact(id=f"{key}/M{number}", target=key, number=number, name=f"Schritt {number}",
                     due_on=date.fromisoformat(day))
                for key, days in MILESTONE_DAYS.items() if key in known
                for number, day in enumerate(days, 1)
            ])  # fmt: skip
            writer.record("report", [case.reported for case in cases if case.key not in SILENT])
            writer.record("deviation", deviations)
            writer.record("dialogue", [fact(
                id="talk", county=DARMSTADT, budget_year=YEAR, held_on=TALK, participants="Kreis, Ministerium"
            )])  # fmt: skip
            writer.record("target_result", [each for each in results if each["target"] in known])
            writer.record("amount", amounts)
            writer.record("report", reports)
        yield store
