"""Figures laid out so that a sum tells which counties are in it, and what an answer sets against what.

Every county has a power of two, every year a factor beside it: whatever is added up can be taken apart again. Each way
of comparing what cannot be compared occurs once (STATED and REPORTED).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

import tiny

from analysis.comparability import GROWING, Side, Subject, findings
from data.store import Facts, Store

RUNNING = 2026
TODAY = date(2026, 6, 1)
BOTH, BEFORE_ONLY, AFTER_ONLY, MKK, HANAU, STEP = "06411", "06412", "06413", "06435", "06415", "06434"
COUNTIES = [BOTH, BEFORE_ONLY, AFTER_ONLY, MKK, HANAU, STEP]
# Two halves of the county's power do not overlap with another year's: 64 > 2^5.
FACTOR = {2023: 1, 2024: 1, 2025: 64, 2026: 4096}
YEARS = {
    BOTH: (2023, 2024, 2025, 2026),
    BEFORE_ONLY: (2023, 2024),
    AFTER_ONLY: (2025, 2026),
    # loses Hanau with 2026
    MKK: (2023, 2024, 2025, 2026),
    HANAU: (2026,),
    STEP: (2024, 2025, 2026),
}
# What a county states in fewer stages than others.
STAGES = {BOTH: ("agreed", "granted", "paid"), MKK: ("agreed", "granted", "paid"), AFTER_ONLY: ("agreed", "granted")}
# Entries: the day up to which a county reports them.
REPORTED = {
    (BOTH, 2024): date(2024, 12, 31),
    (BOTH, 2025): date(2025, 12, 31),
    (BEFORE_ONLY, 2025): date(2025, 12, 31),
    (AFTER_ONLY, 2024): date(2024, 9, 30),
    (AFTER_ONLY, 2025): date(2025, 12, 31),
    (STEP, 2025): date(2025, 9, 30),
    (MKK, 2025): date(2025, 12, 31),
    (MKK, 2026): date(2026, 12, 31),
}


def euros(county: str, year: int) -> Decimal:
    """What the county states for the year, in every stage it states."""
    return Decimal(2 ** COUNTIES.index(county) * FACTOR[year])


def counties_in(value: object, year: int) -> frozenset[str]:
    """Which counties a sum of the year is of."""
    rest, remainder = divmod(round(float(str(value))), FACTOR[year])
    assert not remainder, f"{value} is no sum of {year}"
    assert rest < 2 ** len(COUNTIES), f"{value} holds a county twice"
    return frozenset(county for position, county in enumerate(COUNTIES) if rest >> position & 1)


@dataclass(frozen=True)
class Pair:
    """Two figures an answer sets against each other, with what they are of; `ratio` names both stages itself."""

    year: int
    other_year: int
    counties: frozenset[str]
    other_counties: frozenset[str]
    stage: str = "agreed"
    other_stage: str = ""
    ratio: bool = False
    part_until: date | None = None
    other_part_until: date | None = None

    def faults(self) -> list[str]:
        """Every reason why the two may not stand against each other, by the module that decides it."""
        found = [] if self.counties == self.other_counties else ["other counties"]
        other_stage = self.other_stage or self.stage
        about = Subject(staged=not self.ratio, grows=bool({self.stage, other_stage} & set(GROWING)), today=TODAY)
        for county in self.counties | self.other_counties:
            one = Side(self.year, self.stage, _territory(county, self.year), part_until=self.part_until)
            two = Side(
                self.other_year, other_stage, _territory(county, self.other_year), part_until=self.other_part_until
            )
            found += [fault.reason for fault in findings(one, two, about) if fault.blocks]
        return found


def _territory(county: str, year: int) -> str:
    return f"{county} without Hanau" if county == MKK and year >= 2026 else county


def of_years(rows: Iterable[tuple[int, object]], stage: str) -> list[Pair]:
    """A row of years: each sum beside the one before."""
    found = [(year, counties_in(value, year)) for year, value in sorted(rows)]
    return [Pair(year, before, counties, earlier, stage) for (before, earlier), (year, counties) in pairwise(found)]


def part_until(county: str, year: int) -> date | None:
    """The day up to which the entries of a county are told, when that is not the whole year."""
    day = REPORTED[county, year]
    return None if (day.month, day.day) == (12, 31) else day


def reported(county: str, year: int, indicator: str, value: float, day: date) -> tuple[tiny.Row, tiny.Row]:
    """A target of 50 over a whole year, and the report of a day on it."""
    key = f"{county}/{year}/{indicator}"
    target = tiny.target(
        id=key, county=county, budget_year=year, project=None, category=1, kind="numeric", indicator=indicator,
        target_value=50, name="50 Eintritte", starts_on=date(year, 1, 1), ends_on=date(year, 12, 31),
    )  # fmt: skip
    return target, tiny.row(id=key, target=key, reported_on=day, value=value, reported_by="Kreis")


def fill(store: Store) -> Facts:
    """Record all of it as one delivery."""
    amounts, projects, targets, reports = [], [], [], []
    for county in COUNTIES:
        for year in YEARS[county]:
            for stage in STAGES.get(county, ("agreed",)):
                key = f"{county}/{year}/{stage}"
                fields = {"county": county, "budget_year": year, "stage": stage, "euros": euros(county, year)}
                amounts.append(tiny.amount(id=key, **fields))
            # as many Maßnahmen as its power, but without the factor: thousands would say no more
            for number in range(2 ** COUNTIES.index(county)):
                key = f"{county}/{year}/{number}"
                projects.append(
                    tiny.project(id=key, county=county, budget_year=year, ordinal=number + 1, name=f"M {number}")
                )
    for (county, year), day in REPORTED.items():
        target, report = reported(county, year, "entries", 40, day)
        targets.append(target)
        reports.append(report)
    rows = {"source": [tiny.source()], "amount": amounts, "project": projects, "target": targets, "report": reports}
    tiny.record(store, rows, at=datetime(2026, 5, 1))
    return store.facts(tiny.DATASET)


# Takes the answer of a question apart, by its label: for facts, a stage and a year the pairs it sets beside each other.
Reader = Callable[[Facts, str, int], list[Pair]]
READERS: dict[str, Reader] = {}


def reads(*labels: str) -> Callable[[Reader], Reader]:
    def named(reader: Reader) -> Reader:
        READERS.update(dict.fromkeys(labels, reader))
        return reader

    return named
