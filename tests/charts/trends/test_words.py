"""Budgetentwicklung, sentences: one county is one, what is about is told so, no reason says too much."""

from __future__ import annotations

import pandas as pd

from analysis.comparability import Alike
from charts.trends import change as explained
from charts.trends import series as trends
from queries.trends import change as changes
from queries.trends import series as questions


def row_of(stage: str, year: int, euros: float, *, counties: int = 1) -> questions.Series:
    return questions.Series("AQB", "AQB", False, False, stage, year, euros, euros, "final", counties, 1, False, False)


def test_one_county_is_one() -> None:
    paired = pd.DataFrame([row_of("agreed", 2024, 1000.0), row_of("granted", 2024, 900.0)])
    assert trends.say_paired_stages(paired, 2024, "AQB").replace("\u00a0", " ") == (
        "2024 in 1 von 1 Gebiet, das jede dieser Stufen nennt: vereinbart 1,0 Tsd. €; bewilligt 900 € (90,0 %)."
    )
    years = pd.DataFrame([row_of("agreed", 2023, 800.0), row_of("agreed", 2024, 1000.0)])
    said = trends.say_series(
        *(years, years, pd.DataFrame(columns=questions.Change._fields), "agreed", 2024),
        Alike(("06411",), (2023, 2024)),
    )
    assert "2024 gegenüber 2023: +200 € (+25,0 %) in demselben. " in said.replace("\u00a0", " ")


def test_what_no_county_states_on_one_territory_is_not_said_to_be_stated_by_none() -> None:
    """Main-Kinzig states 2025 and 2026, with Hanau and without it."""
    years = pd.DataFrame([row_of("agreed", 2025, 800.0), row_of("agreed", 2026, 500.0)])
    said = trends.say_series(
        *(years, years, pd.DataFrame(columns=questions.Change._fields), "agreed", 2026),
        Alike(("06435",), (2026,)),
    )
    assert "weil kein Gebiet in beiden Jahren eine Angabe auf gleichem Gebietsstand macht" in said


def test_a_change_of_a_rounded_budget_is_about() -> None:
    rows = pd.DataFrame([questions.Change(2024, 800.0, 1000.0, 200.0, 0.25, 1, 1, False)])
    exact, about = (trends.say_change(rows, rounded=years).replace("\u00a0", " ") for years in ((), (2023,)))
    assert exact == "Der einzige Vergleich ist 2024 gegenüber 2023: +200 € (+25,0 %)."
    assert about == "Der einzige Vergleich ist 2024 gegenüber 2023: rund +200 € (+25,0 %)."
    parts = pd.DataFrame({"part": ["unsplit"], "euros": [200.0], "projects": [0]})
    totals = changes.ComparedTotals(
        *{"euros_before": 800.0, "euros_after": 1000.0, "counties": 1, "counties_all": 1}.values()
    )
    said = explained.say_explained_change(parts, totals, 2023, 2024, rounded=True).replace("\u00a0", " ")
    assert said.startswith("2024 gegenüber 2023: rund +200 € (+25,0 %) in 1 von 1 Gebiet")
