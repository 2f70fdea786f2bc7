"""What is compared of each data set: all pages of the demonstration, and what the two others hold."""

from __future__ import annotations

from collections.abc import Callable

from tests.second_calculation import (
    allocation,
    comparison,
    county,
    dialogue,
    forecast,
    overview,
    papers,
    pivot,
    series,
    targets,
)
from tests.second_calculation.runs import CITY, FIRST, PAGES, REFORMED, Calculation


def published(run: Calculation) -> None:
    """What is public: thin, rounded, of several programmes, with stages nobody names."""
    for year in run.years(2014, 2019, 2023):
        for programme in ["AB", "AMB"] if year < 2015 else ["AQB", "AMB"]:
            for stage in ("agreed", "granted", "unstated") if run.full else ("agreed", "unstated"):
                overview.check(run.base, run.judged, run.ledger, run.now, year=year, stage=stage, programme=programme)
    for stage in ("agreed", "granted", "unstated"):
        series.check(run.base, run.ledger, run.now, year=2019, stage=stage)
    series.check(run.base, run.ledger, run.now, year=2023, stage="agreed", same=False)
    allocation.check(run.base, run.split, run.ledger, run.now, year=2019, stage="unstated")
    comparison.check(run.base, run.ledger, year=2019, own=FIRST, indicator="budget_sum", per="population")
    for measure, down, across in (
        ("euros", ["county"], ["year"]),
        ("euros", ["programme"], ["stage"]),
        ("projects", ["category"], ["county"]),
    ):
        pivot.check(*(run.base, run.split, run.ledger, run.now), year=2023, measure=measure, down=down, across=across)
    forecast.check(run.targets, run.ledger, year=2023)
    targets.check(run.targets, run.ledger, year=2023)
    county.check(run.base, run.targets, run.ledger, county=FIRST, year=2023)
    dialogue.check(run.base, run.targets, run.ledger, county=FIRST, year=2023)
    dialogue.check_workbook(run.base, run.targets, run.ledger, county=FIRST, year=2023)
    papers.check(run.base, run.targets, run.ledger, county=FIRST, year=2023)


def ministry(run: Calculation) -> None:
    """What a ministry has that has just begun (tests/small.py): few counties, gaps, one county of two territories."""
    for year in (2022, 2023, 2026):
        overview.check(run.base, run.judged, run.ledger, run.now, year=year, stage="agreed")
    series.check(run.base, run.ledger, run.now, year=2023, stage="agreed", same=False)
    allocation.check(run.base, run.split, run.ledger, run.now, year=2023, stage="agreed", same=False)
    comparison.check(run.base, run.ledger, year=2023, own=CITY, indicator="budget_sum", per="population")
    for measure, down, across in (
        ("euros", ["county"], ["year"]),
        ("euros", ["category"], ["county"]),
        ("targets", ["category"], ["year"]),
    ):
        pivot.check(*(run.base, run.split, run.ledger, run.now), year=2023, measure=measure, down=down, across=across)
    for year in (2023, 2026):
        forecast.check(run.targets, run.ledger, year=year)
    targets.check(run.targets, run.ledger, year=2023)
    for name in (CITY, FIRST, REFORMED):
        county.check(run.base, run.targets, run.ledger, county=name, year=2023)
        dialogue.check(run.base, run.targets, run.ledger, county=name, year=2023)
        dialogue.check_workbook(run.base, run.targets, run.ledger, county=name, year=2023)
        papers.check(run.base, run.targets, run.ledger, county=name, year=2023)


# What is compared of each data set, by page.
DATASETS: dict[str, dict[str, Callable[[Calculation], None]]] = {
    "published": {"published": published},
    "ministry": {"ministry": ministry},
    "demo": PAGES,
}
