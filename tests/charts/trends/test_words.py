"""Budgetentwicklung, sentences: one county is one, what is about is told so, no reason says too much."""

from __future__ import annotations

from dataclasses import asdict, replace

import pandas as pd
import pytest

from analysis.comparability import Alike
from charts.trends import change as explained
from charts.trends import series as trends
from charts.trends import stages
from queries.trends import change as changes
from queries.trends import series as questions


def row_of(stage: str, year: int, euros: float, *, counties: int = 1, precision: str = "exact") -> questions.Series:
    return questions.Series(
        *("AQB", "AQB", False, False, stage, year, euros, euros, "final", counties, 1, False, False, precision)
    )


def paired_of(*rows: questions.Series) -> pd.DataFrame:
    return pd.DataFrame([questions.PairedStages(**asdict(row), names=["Fulda"]) for row in rows])


def test_stages_say_whose_they_are_and_that_the_chosen_year_has_none() -> None:
    rows = [replace(row_of(stage, 2023, 100.0), counties_all=2) for stage in ("agreed", "granted")]
    assert (
        stages.say_paired_stages(paired_of(*rows), 2024, "AQB")
        .replace("\u00a0", " ")
        .startswith(
            "2024 lassen sich keine Stufen nebeneinanderstellen. 2023 in 1 von 2 Gebieten (Fulda), das jede dieser "
            "Stufen nennt: "
        )
    )


def test_one_county_is_one() -> None:
    paired = paired_of(row_of("agreed", 2024, 1000.0), row_of("granted", 2024, 900.0))
    assert stages.say_paired_stages(paired, 2024, "AQB").replace("\u00a0", " ") == (
        "2024 in 1 von 1 Gebiet, das jede dieser Stufen nennt: vereinbart 1,0 Tsd. €; bewilligt 900 € "
        "(90,0 % des Vereinbarten)."
    )
    years = pd.DataFrame([row_of("agreed", 2023, 800.0), row_of("agreed", 2024, 1000.0)])
    said = trends.say_series(
        *(years, years, pd.DataFrame(columns=questions.Change._fields), "agreed", 2024),
        Alike(("06411",), (2023, 2024)),
    )
    assert "2024 gegenüber 2023: +200 € (+25,0 %) in demselben. " in said.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("agreed", "granted", "said"),
    [
        ("exact", "about", ": vereinbart 1,0 Tsd. €; bewilligt rund 900 € (rund 90,0 % des Vereinbarten)."),
        ("exact", "at_most", ": vereinbart 1,0 Tsd. €; bewilligt höchstens 900 € (höchstens 90,0 % des Vereinbarten)."),
        (
            "at_least",
            "exact",
            ": vereinbart mindestens 1,0 Tsd. €; bewilligt 900 € (höchstens 90,0 % des Vereinbarten).",
        ),
    ],
)
def test_a_stage_is_as_exact_as_it_is_stated_and_a_share_as_both_are(agreed: str, granted: str, said: str) -> None:
    paired = paired_of(
        row_of("agreed", 2024, 1000.0, precision=agreed), row_of("granted", 2024, 900.0, precision=granted)
    )
    assert stages.say_paired_stages(paired, 2024, "AQB").replace("\u00a0", " ").endswith(said)


def said_of(years: pd.DataFrame, same: pd.DataFrame, year: int, alike: Alike) -> str:
    change = pd.DataFrame(columns=questions.Change._fields)
    return trends.say_series(years, same, change, "agreed", year, alike).replace("\u00a0", " ")


def test_who_is_left_out_of_a_sum_of_the_same_counties_is_named_where_it_stands() -> None:
    same = pd.DataFrame([row_of("agreed", year, 800.0, counties=2) for year in (2023, 2024)])
    alike = Alike(("06411", "06412"), (2023, 2024), {2024: ("Fulda", "Kassel"), 2023: ("Fulda",)})
    assert said_of(same, same, 2024, alike).startswith(
        "2024 sind 800 € vereinbart, in 2 von 1 Gebiet (ohne Fulda und Kassel); "
    )
    many = Alike(alike.units, alike.years, {2024: ("Fulda", "Kassel", "Gießen", "Hersfeld")})
    assert " (ohne 4 weitere mit Angabe); " in said_of(same, same, 2024, many)
    every = pd.DataFrame([row_of("agreed", year, 900.0, counties=3) for year in (2023, 2024)])
    assert "ohne" not in said_of(every, same, 2024, alike).split("; ")[0], "all who state a figure are in the sum"


def test_the_way_of_the_years_names_the_years_it_rests_on_and_the_drawn_ones_beside_them() -> None:
    rows = [row_of("agreed", year, 1e6 + 1e5 * (year - 2015), counties=2) for year in range(2015, 2022) if year != 2018]
    apart = row_of("agreed", 2022, 9e5, counties=2)
    years = tuple(row.budget_year for row in rows)
    frame = pd.DataFrame([*rows, apart])
    assert (
        "Von 2015 bis 2021 (ohne 2018) gestiegen: von 1,00 Mio. € auf 1,60 Mio. € (Mann-Kendall). "
        "Nicht dabei, weil es nicht dieselben Gebiete sind: 2022."
    ) in said_of(frame, frame, 2022, Alike(("06411", "06412"), years))


def test_what_no_county_states_on_one_territory_is_not_said_to_be_stated_by_none() -> None:
    """Main-Kinzig states 2025 and 2026, with Hanau and without it."""
    years = pd.DataFrame([row_of("agreed", 2025, 800.0), row_of("agreed", 2026, 500.0)])
    said = trends.say_series(
        *(years, years, pd.DataFrame(columns=questions.Change._fields), "agreed", 2026),
        Alike(("06435",), (2026,)),
    )
    assert "weil kein Gebiet der Auswahl in beiden Jahren eine Angabe auf gleichem Gebietsstand macht" in said


def test_a_change_of_a_rounded_budget_is_about() -> None:
    words = {
        "exact": "+200 € (+25,0 %)",
        "about": "rund +200 € (+25,0 %)",
        "at_least": "mindestens 200 € (25,0 %) mehr",
    }
    for precision, much in words.items():
        rows = pd.DataFrame([questions.Change(2024, 800.0, 1000.0, 200.0, 0.25, 1, 1, False, precision)])
        said = trends.say_change(rows).replace("\u00a0", " ")
        assert said == f"Der einzige Vergleich ist 2024 gegenüber 2023: {much}."
    parts = pd.DataFrame({"part": ["unsplit"], "euros": [200.0], "projects": [0]})
    totals = changes.ComparedTotals(
        *{
            "before": 800.0,
            "after": 1000.0,
            "precision": "about",
            "parts": "about",
            "counties": 1,
            "counties_all": 1,
        }.values()
    )
    assert "nur rund, mindestens oder höchstens bekannt" in explained.say_exactness(totals)
    assert explained.say_exactness(totals._replace(parts_precision="exact")) == ""
    said = explained.say_explained_change(parts, totals, 2023, 2024).replace("\u00a0", " ")
    assert said.startswith("2024 gegenüber 2023: rund +200 € (+25,0 %) in 1 von 1 Gebiet")
