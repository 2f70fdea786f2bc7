"""Columns over years, in every figure that has them: each stands over its own year, however few years there are."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from charts.allocation import figures as allocation
from charts.base import panels, style
from charts.base.style import Figure
from charts.county import history as county_years
from charts.projects import figures as projects
from charts.trends import series as trends
from data.rows import columns_of
from queries import county as questions
from queries.trends.series import Series

NAMES = {1: "1 Ausbildungsvorbereitung", 2: "2 Ausbildung", 3: "3 Qualifizierung", 4: "4 Weiterbildung Personal"}


def of_allocation(years: list[int]) -> Figure:
    frame = pd.DataFrame(
        {"budget_year": years, "category": 0, "euros": 753_200.0, "counties": 1, "counties_all": 26, "is_weak": False}
    ).assign(state="final", precision="exact", whole_precision="exact")
    return allocation.by_year(frame, NAMES, years[0], 2100)


def of_county(years: list[int]) -> Figure:
    frame = pd.DataFrame({"budget_year": years, "euros": 753_200.0, "precision": "exact", "territory_note": None})
    return county_years.history(frame.reindex(columns=questions.History._fields), years[0], 2100)


def of_projects(years: list[int]) -> Figure:
    return projects.found_by_year(pd.DataFrame({"budget_year": years, "category": 1, "projects": 10}), NAMES)


def of_change(years: list[int]) -> Figure:
    frame = pd.DataFrame({"budget_year": years, "difference": 100.0, "ratio": 0.1, "is_running": False})
    return trends.change(
        frame.assign(euros_before=1000.0, euros=1100.0, counties=1, counties_all=26, precision="exact")
    )


@pytest.mark.parametrize("draw", [of_allocation, of_county, of_projects, of_change])
@pytest.mark.parametrize("years", [[2023], [2016, 2023], [2022, 2023], [2011, 2016, 2024]])
def test_a_column_stays_within_its_year_and_a_single_one_is_no_wall(
    draw: Callable[[list[int]], Figure], years: list[int]
) -> None:
    drawn = draw(years)
    drawn.checked()
    # Plotly.js takes the smallest distance between two columns for their width unless one is given.
    widths = [trace["width"] for trace in drawn.data if trace["type"] == "bar"]
    assert widths == [style.YEAR_COLUMN] * len(widths)
    first, last = drawn.layout["xaxis"]["range"]
    assert first < years[0] - style.YEAR_COLUMN / 2
    assert last > years[-1] + style.YEAR_COLUMN / 2
    assert last - first >= 6, "one column takes at most an eighth of the figure"
    assert drawn.layout["xaxis"]["tickvals"] == list(range(years[0], years[-1] + 1))


def test_a_sum_of_provisional_budgets_is_hatched_and_called_so() -> None:
    blank = dict.fromkeys(columns_of(Series), 0) | {"programme_name": "AQB", "is_predecessor": False, "is_weak": False}
    rows = [
        Series(**(blank | {"budget_year": year, "euros": 10.0, "state": state, "is_running": False}))
        for year, state in ((2024, "final"), (2025, "provisional"))
    ]
    drawn = panels.columns(rows, "agreed")
    assert drawn["marker"]["pattern"]["shape"] == ["", "/"]
    assert [hover.endswith("vorläufig") for hover in drawn["customdata"]] == [False, True]
