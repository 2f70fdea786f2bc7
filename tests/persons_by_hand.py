"""Two data sets that differ only in persons too few to be shown, and in the figures that contain them.

In the other world every 1 is a 2 and every 2 a 1. Who sees a difference between the two has found somebody out.
A value is written (here, there); a plain one is the same in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import kept

from data.store import Store

DATASET = "ministry"
AT = datetime(2026, 10, 15, 12, 0)
DARMSTADT, FRANKFURT, HOCHTAUNUS, KASSEL, GIESSEN, LAND = "06411", "06412", "06434", "06611", "06531", "06"
COUNTIES = (DARMSTADT, FRANKFURT, HOCHTAUNUS, KASSEL, GIESSEN)
YEAR, RUNNING = 2024, 2026

Row = dict[str, Any]
Value = int | float | None
TwoWorlds = Value | tuple[Value, Value]


@dataclass(frozen=True)
class Count:
    """A target of persons with its report; `of` are the cases of a share, `base` the starting value."""

    key: str
    county: str
    indicator: str
    category: int | None
    value: TwoWorlds
    of: TwoWorlds = None
    base: TwoWorlds = None
    goal: float = 20
    project: str | None = None
    year: int = YEAR
    day: tuple[int, int] = (12, 31)
    again: bool = False


COUNTS = [
    # two Maßnahmenarten, of which the sum of the county is made: 30, and never 32
    Count("d1", DARMSTADT, "entries", 1, (2, 1)),
    Count("d2", DARMSTADT, "entries", 2, 30, goal=32),
    # the same with the total as the county states it
    Count("f0", FRANKFURT, "entries", None, (32, 31), goal=40),
    Count("f1", FRANKFURT, "entries", 1, (2, 1)),
    Count("f2", FRANKFURT, "entries", 2, 30, goal=30),
    # a Maßnahmenart of two Maßnahmen, and the county above it
    Count("h0", HOCHTAUNUS, "completions", None, (25, 24)),
    Count("h1", HOCHTAUNUS, "completions", 1, (5, 4)),
    Count("h1p", HOCHTAUNUS, "completions", 1, (2, 1), project="p1"),
    Count("h1q", HOCHTAUNUS, "completions", 1, 3, project="p2"),
    Count("h2", HOCHTAUNUS, "completions", 2, 20),
    # shares: few reached, few did not, few at all; none of twelve may be said
    Count("k1", KASSEL, "transition_rate", 1, (2.5, 5.0), of=40, goal=60),
    Count("k2", KASSEL, "transition_rate", 2, 75.0, of=12, goal=60),
    Count("g1", GIESSEN, "dropout_rate", 1, (93.3, 86.7), of=15, goal=12),
    Count("f3", FRANKFURT, "transition_rate", 3, (50.0, 100.0), of=(2, 1), goal=60),
    Count("g2", GIESSEN, "dropout_rate", 2, 0, of=12, goal=12),
    # places, a stock; and what falls from a starting value
    Count("k3", KASSEL, "places", 3, (2, 1), goal=3),
    Count("k4", KASSEL, "places", 2, 0, goal=12),
    Count("d4", DARMSTADT, "youth_unplaced", None, 0, base=(2, 1), goal=0),
    Count("h4", HOCHTAUNUS, "youth_unplaced", None, (1, 2), base=40, goal=30),
    # persons of a Maßnahme with money
    Count("g3p", GIESSEN, "entries", 1, (2, 1), project="p3"),
    Count("g3q", GIESSEN, "entries", 1, 6, project="p4"),
    # the year before is few, and is again counted to a total in autumn
    Count("d5", DARMSTADT, "entries", 1, 12, year=2025),
    # the year that runs, and what earlier years had by the end of September and at last
    *(
        Count(f"r{year}{month}", HOCHTAUNUS, "entries", 3, value, year=year, day=(month, 30 if month == 9 else 31),
              again=month == 12)
        for year, then, last in ((2022, (1, 2), 40), (2023, 10, 40), (2024, 12, 40), (2025, 8, 40))
        for month, value in ((9, then), (12, last))
    ),
    Count("r2026", HOCHTAUNUS, "entries", 3, 9, year=RUNNING, day=(9, 30)),
    Count("r2026k", KASSEL, "entries", 3, (1, 2), year=RUNNING, day=(9, 30)),
]  # fmt: skip
MEASURES: dict[str, dict[str, TwoWorlds]] = {
    "unemployed": {KASSEL: (2, 1), DARMSTADT: 3000, FRANKFURT: 9000, LAND: (12002, 12001)},
    "population": {KASSEL: 200000, DARMSTADT: 160000, FRANKFURT: 770000, HOCHTAUNUS: 240000, GIESSEN: 270000},
}
PROJECTS = [("p1", HOCHTAUNUS), ("p2", HOCHTAUNUS), ("p3", GIESSEN), ("p4", GIESSEN)]


def at(value: TwoWorlds, world: int) -> Value:
    """The value in one of the two worlds."""
    return value[world] if isinstance(value, tuple) else value


def _fact(**fields: object) -> Row:
    return {"delivery": "d1", "citation": "§ 5", "state": "checked", "recorded_at": AT} | fields


def _target(count: Count, world: int) -> Row:
    return _fact(
        id=_key(count), county=count.county, budget_year=count.year, programme="AQB", category=count.category,
        project=count.project, kind="numeric", indicator=count.indicator, name=f"Ziel {_key(count)}",
        target_value=count.goal, base_value=at(count.base, world), starts_on=date(count.year, 1, 1),
        ends_on=date(count.year, 12, 31),
    )  # fmt: skip


def _key(count: Count) -> str:
    # the last report of a year is on the target of its first
    return count.key.removesuffix("12") + "9" if count.again else count.key


def _report(count: Count, world: int) -> Row:
    day = date(count.year, *count.day)
    return _fact(
        id=f"{_key(count)}/{day}", target=_key(count), reported_on=day, value=at(count.value, world),
        cases=at(count.of, world), reported_by="Kreis",
    )  # fmt: skip


def rows(world: int) -> dict[str, list[Row]]:
    """The rows of one of the two worlds by table."""
    amounts = [
        _fact(
            id=f"{key}/geld", county=county, budget_year=YEAR, programme="AQB", stage="agreed", level="project",
            category=1, project=key, funding_source="state", euros=1000, precision="exact",
        )
        for key, county in PROJECTS
    ]  # fmt: skip
    totals = [
        _fact(
            id=f"{county}/{year}/geld", county=county, budget_year=year, programme="AQB", stage="agreed",
            level="total", funding_source="state", euros=4000, precision="exact",
        )
        for county in COUNTIES for year in (YEAR, 2025, RUNNING)
    ]  # fmt: skip
    return {
        "source": [_fact(
            id="s1", title="Meldung", publisher="Kreis", collected="von Hand", timeliness="sofort",
            covers="wenige Ziele", known_faults="erfunden für Tests", invented=False,
        )],
        "project": [
            _fact(id=key, county=county, budget_year=YEAR, category=1, programme="AQB", ordinal=number, name=key)
            for number, (key, county) in enumerate(PROJECTS, 1)
        ],
        "amount": [*amounts, *totals],
        "target": [_target(count, world) for count in COUNTS if not count.again],
        "report": [_report(count, world) for count in COUNTS],
        "deviation": [_fact(
            id="a1", county=DARMSTADT, budget_year=YEAR, occurred_on=date(YEAR, 7, 1), cause="Haushaltssperre",
            evidence="Erlass", targets=["d1", "d2"], rule="proportional", money_before=4000, money_after=3000,
        )],
        "dialogue": [_fact(
            id="z1", county=DARMSTADT, budget_year=YEAR, held_on=date(2025, 2, 1), participants="Kreis, Ministerium"
        )],
        "target_result": [_fact(
            id="z1/d1", dialogue="z1", county=DARMSTADT, budget_year=YEAR, target="d1", result="accepted"
        )],
        "county_measure": [
            _fact(
                id=f"{county}/{measure}", county=county, measure=measure, measured_on=date(2023, 12, 31),
                territory_from=YEAR, territory_to=None, value=at(value, world),
            )
            for measure, values in MEASURES.items() for county, value in values.items()
        ],
    }  # fmt: skip


def open_world(folder: Path, world: int) -> Iterator[Store]:
    """The filled store of one of the two worlds, closed again afterwards."""
    with kept.new_store(folder, DATASET) as store:
        with store.writing(DATASET) as writer:
            writer.deliver("d1", source="s1", recorded_by="Test", recorded_at=AT)
            for table, facts in rows(world).items():
                writer.record(table, facts)
        yield store
