"""Which counties make a row of years: the same in every year, or in each year all that state a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.comparability import Alike, alike
from data import numbers
from data.rows import only_row, rows_of
from queries.trends import series as questions
from ui import address
from ui.selection import Selection

SAME, EVERY = "in allen Jahren dieselben", "alle mit Angabe"


def choose() -> bool:
    """True for the same counties in every year; draws the switch."""
    return bool(
        address.switch(
            "Gebiete",
            [SAME, EVERY],
            key="gebietsreihe",
            help="in allen Jahren dieselben: Die Summen lassen sich von Jahr zu Jahr vergleichen. alle mit Angabe: "
            "jedes Jahr so vollständig wie möglich, aber über wechselnde Gebiete.",
        )
        == SAME
    )


def counties(chosen: Selection) -> Alike:
    """The counties of the choice, as they were in each year, with a figure of its stage in every year."""
    return found(chosen, questions.indexed(chosen.facts, chosen.scope, running=chosen.running_year))


def found(chosen: Selection, lines: pd.DataFrame) -> Alike:
    """The units of the choice with a figure in every year; `lines` is the answer to series.indexed."""
    limit = only_row(questions.coverage_limit(chosen.facts, year=chosen.year), questions.CoverageLimit).coverage_from
    stated = [
        (row.unit, row.budget_year, row.stretch)
        for row in rows_of(lines, questions.Indexed)
        if not row.is_running and (row.is_chosen or not chosen.counties)
    ]
    return alike(stated, coverage_from=limit, keep=chosen.year)


def words(same: Alike, counties: Mapping[int, int]) -> str:
    """Who is counted, for the line of the measure; `counties` how many of them by year, few ones are drawn pale."""
    many = len(same.units)
    head = f"dieselben {numbers.count_of(many, 'Gebiet', 'Gebiete')} in jedem Jahr" if many > 1 else "ein Gebiet"
    fewer = sorted(year for year, number in counties.items() if number < many)
    apart = sorted(set(counties) - set(same.years) - set(fewer))
    return ", ".join(
        [
            head,
            *([f"{_listed(fewer)} nur ein Teil von ihnen (blass)"] if fewer else []),
            *([f"{_listed(apart)} auf anderem Gebietsstand oder noch nicht zu Ende"] if apart else []),
        ]
    )


def _listed(years: Sequence[int]) -> str:
    return ", ".join(map(str, years))
