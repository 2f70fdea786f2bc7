"""Which choices of which page are compared: a part in CI, another part drawn by a seed, or every year and stage."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from typing import Any

import pandas as pd

from data.store import Facts
from tests.second_calculation import (
    agreed,
    allocation,
    comparison,
    county,
    dialogue,
    explained,
    forecast,
    money,
    overview,
    papers,
    pivot,
    projects,
    series,
    split,
    targets,
)
from tests.second_calculation.base import Base
from tests.second_calculation.judged import Judged
from tests.second_calculation.ledger import Ledger

CITY, LARGE, REFORMED, NEW, FIRST = "06411", "06412", "06435", "06415", "06434"


@dataclass
class Calculation:
    """The base facts, what is computed from them once, and what was compared.

    `full` runs every year, stage and county, `seed` as many as CI does, but drawn.
    """

    facts: Facts
    full: bool = False
    seed: int | None = None
    ledger: Ledger = field(default_factory=Ledger)
    now: int = field(default_factory=lambda: date.today().year)

    @cached_property
    def base(self) -> Base:
        """The facts as frames."""
        return Base(self.facts)

    @cached_property
    def judged(self) -> Judged:
        """The targets with their status."""
        return Judged(self.base)

    @cached_property
    def targets(self) -> targets.Targets:
        """The targets with their figures."""
        return targets.Targets(self.base, self.judged)

    @cached_property
    def split(self) -> pd.DataFrame:
        """The parts of the budgets."""
        return split.parts(self.base)

    @cached_property
    def _random(self) -> random.Random:
        return random.Random(self.seed)

    def _some(self, every: list[Any], some: tuple[Any, ...]) -> list[Any]:
        if self.full:
            return every
        return list(some) if self.seed is None else self._random.sample(every, min(len(some), len(every)))

    def years(self, *some: int) -> list[int]:
        """Some years of those since the AQB began that the data set says anything of."""
        tables = (self.base.table(name)["budget_year"] for name in ("amount", "agreement", "project"))
        said = {int(year) for years in tables for year in years.dropna()}
        return self._some([year for year in range(2015, self.now + 1) if year in said], some)

    def stages(self, *some: str) -> list[str]:
        """Some stages of those a budget has."""
        return self._some(["announced", "agreed", "granted", "paid", "verified"], some)

    def counties(self, *some: str) -> list[str]:
        """Some counties there are."""
        return self._some(self.base.existing(self.now), some)


def _overview(run: Calculation) -> None:
    def check(year: int, stage: str, counties: list[str] | None = None, programme: str = "AQB") -> None:
        overview.check(
            run.base, run.judged, run.ledger, run.now, year=year, stage=stage, counties=counties, programme=programme
        )

    for stage in run.stages("agreed"):
        for year in run.years(2016, 2023, 2025, run.now):
            check(year, stage)
    check(run.now, "paid")
    check(2014, "agreed", programme="AB")
    check(2024, "granted", [CITY])
    check(2025, "granted", [CITY, REFORMED, LARGE])


def _allocation(run: Calculation) -> None:
    def check(year: int, stage: str, county: str = "", category: int = 0, *, same: bool = True) -> None:
        allocation.check(
            run.base,
            run.split,
            run.ledger,
            run.now,
            year=year,
            stage=stage,
            county=county,
            category=category,
            same=same,
        )

    for stage in run.stages("granted"):
        for year in run.years(2024, run.now):
            check(year, stage)
    check(2023, "paid", same=False)
    for name in run.counties(LARGE):
        for year in run.years(2023):
            check(year, "granted", name)
            check(year, "granted", name, 2)


def _series(run: Calculation) -> None:
    def check(year: int, stage: str, **more: Any) -> None:
        series.check(run.base, run.ledger, run.now, year=year, stage=stage, **more)

    for stage in run.stages("agreed"):
        for year in run.years(2024):
            check(year, stage)
    check(2024, "paid", united=True)
    check(2023, "granted", counties=[CITY, REFORMED, LARGE], same=False)
    check(2024, "granted", index="price_index", base_year=2020, preise="price_index", basisjahr=2020)
    for stage in run.stages():
        check(2024, stage, index="wage_index", base_year=2025, preise="wage_index", basisjahr=2025)


def _pivot(run: Calculation) -> None:
    def check(measure: str, down: list[str], across: list[str], year: int = 2023, **more: Any) -> None:
        pivot.check(
            run.base, run.split, run.ledger, run.now, year=year, measure=measure, down=down, across=across, **more
        )

    check("euros", ["county"], ["year"])
    check("places", ["district"], ["year"])
    check("targets", ["category"], ["county"])
    check("projects", ["kind"], ["category"])
    check("euros", ["district", "category"], ["stage"])
    check("euros", ["county"], ["year"], counties=[CITY, REFORMED, LARGE], stage="paid")
    for year in run.years():
        check("euros", ["county"], ["stage"], year)
        check("euros", ["category"], ["district"], year, stage="granted")
        check("places", ["county"], ["category"], year)


def _money(run: Calculation) -> None:
    for year in run.years(2022, 2024, run.now):
        money.check_rests(run.base, run.ledger, run.now, year=year)
    for year in run.years(2024):
        for weights in ({"population": 50, "unemployed": 50}, {"population": 100}):
            money.check_game(run.base, run.ledger, year=year, stage="agreed", weights=weights)
    for stage in run.stages("granted"):
        money.check_contributions(run.base, run.ledger, year=2024, before=2023, stage=stage)
    money.check_contributions(run.base, run.ledger, year=run.now, before=2022, stage="agreed")


def _comparison(run: Calculation) -> None:
    check = partial(comparison.check, run.base, run.ledger)
    for year in run.years(2019, run.now):
        check(year=year, own=FIRST, indicator="budget_sum", per="population", logic="kind")
        check(year=year, own=CITY, indicator="budget_sum", logic="nearest")
    check(year=2023, own=LARGE, indicator="budget_sum", per="unemployed", logic="all", stage="granted")
    every = [*comparison.RATIOS, "project_count"]
    for indicator in every if run.full else ["grant_ratio", "verification_ratio", "project_count"]:
        for year in run.years(2023):
            check(year=year, own=REFORMED, indicator=indicator, logic="jobcenter")


def _county(run: Calculation) -> None:
    for name in run.counties(CITY, FIRST, REFORMED):
        for year in run.years(2024, 2025, run.now):
            if name in run.base.existing(year):
                county.check(run.base, run.targets, run.ledger, county=name, year=year)


def _explained(run: Calculation) -> None:
    for year in run.years(2018, 2020, 2024):
        for stage in run.stages("granted", "paid"):
            if 2015 < year < run.now:
                explained.check(run.base, run.split, run.ledger, year=year, before=year - 1, stage=stage)


def _projects(run: Calculation) -> None:
    for year in run.years(2018, run.now):
        for stage in run.stages("granted"):
            projects.check(run.base, run.ledger, year=year, stage=stage)
    projects.check(run.base, run.ledger, year=2023, stage="granted", words="sprache")


def _agreed(run: Calculation) -> None:
    for year in run.years(2020, 2024, 2025, run.now):
        agreed.check_deviations(run.targets, run.ledger, year=year)
    for year in run.years(run.now):
        agreed.check_commitments(run.base, run.ledger, year=year)


def _each_mappe(check: Callable[..., None]) -> Callable[[Calculation], None]:
    """What is compared of a Dialogmappe, of every one that is looked at."""

    def checked(run: Calculation) -> None:
        for name in run.counties(CITY, FIRST, REFORMED):
            for year in run.years(2023, 2025):
                if name in run.base.existing(year):
                    check(run.base, run.targets, run.ledger, county=name, year=year)

    return checked


def _targets(run: Calculation) -> None:
    right = run.targets
    for year in run.years(2016, 2024, 2025, run.now):
        targets.check(right, run.ledger, year=year)
    targets.check(right, run.ledger, year=2023, counties=[CITY, FIRST])


def _forecast(run: Calculation) -> None:
    # Only what still runs is forecast, whatever years are drawn.
    for year in {*run.years(2025), run.now}:
        forecast.check(run.targets, run.ledger, year=year)


PAGES: dict[str, Callable[[Calculation], None]] = {
    overview.PAGE: _overview,
    allocation.PAGE: _allocation,
    series.PAGE: _series,
    pivot.PAGE: _pivot,
    money.PAGE: _money,
    explained.PAGE: _explained,
    targets.PAGE: _targets,
    agreed.PAGE: _agreed,
    forecast.PAGE: _forecast,
    comparison.PAGE: _comparison,
    county.PAGE: _county,
    projects.PAGE: _projects,
    dialogue.PAGE: _each_mappe(dialogue.check),
    dialogue.PAPER: _each_mappe(dialogue.check_workbook),
    papers.PAGE: _each_mappe(papers.check),
}
