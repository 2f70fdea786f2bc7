"""Which counties make a row of years: the same in every year, or in each year all that state a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from analysis.comparability import Alike, alike
from charts.base.same_counties import every_name, years_words
from charts.base.ties import listed
from data import numbers
from data.rows import grouped, only_row, rows_of
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
    return found(chosen, questions.indexed(chosen.facts, chosen.scope, questions.Counted(chosen.running_year)))


def found(chosen: Selection, lines: pd.DataFrame) -> Alike:
    """The units of the choice with a figure in every year; `lines` is the answer to series.indexed."""
    limit = only_row(questions.coverage_limit(chosen.facts, year=chosen.year), questions.CoverageLimit).coverage_from
    rows = [row for row in rows_of(lines, questions.Indexed) if row.is_chosen or not chosen.counties]
    stated = [(row.unit, row.budget_year, row.stretch) for row in rows if not row.is_running]
    same = alike(stated, coverage_from=limit, keep=chosen.year)
    if not same.units:
        # Nobody makes a row: nobody is left out of it.
        return same
    left_out = grouped([row for row in rows if row.unit not in same.units], lambda row: row.budget_year)
    return replace(same, left_out={year: [row.short_name for row in of] for year, of in left_out.items()})


def words(same: Alike, counties: Mapping[int, int]) -> str:
    """Who is counted and who is not, for the line of the measure; `counties` how many by year, few are drawn pale."""
    many = len(same.units)
    fewer = sorted(year for year, number in counties.items() if number < many)
    head = _counted(many, [year for year in same.years if year not in fewer])
    apart = sorted(set(counties) - set(same.years) - set(fewer))
    names = every_name(same.left_out)
    return "; ".join(
        [
            head,
            *([f"{_listed(fewer)} nur ein Teil von ihnen (blass)"] if fewer else []),
            *([f"{_listed(apart)} auf anderem Gebietsstand oder noch nicht zu Ende"] if apart else []),
            *([f"nicht enthalten, weil ein Jahr fehlt oder das Gebiet sich änderte: {listed(names)}"] if names else []),
        ]
    )


def _counted(many: int, years: Sequence[int]) -> str:
    """How many are the same ones, and in which years all of them are counted."""
    if not many:
        return "kein Gebiet mit Angabe"
    if many == 1:
        return "ein Gebiet"
    same = f"dieselben {numbers.count_of(many, 'Gebiet', 'Gebiete')}"
    if not years:
        return f"höchstens {same}"
    if len(years) == 1:
        return f"{numbers.count_of(many, 'Gebiet', 'Gebiete')} im Jahr {years[0]}"
    return f"{same} in jedem Jahr von {years_words(years)}"


def _listed(years: Sequence[int]) -> str:
    return listed(list(map(str, years)))
