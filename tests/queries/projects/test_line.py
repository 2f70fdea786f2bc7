"""A line of projects over the years: what a person linked, what only shares a name, and what is proposed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest
import small
from one_delivery import one_delivery
from projects_by_hand import AT, amount, fact, project

from charts.projects import line as charts
from data.store import Facts
from queries.projects import line as questions

# key: county, year, Maßnahmenart, name, line
PROJECTS = {
    "a21": (small.DARMSTADT, 2021, 1, "JUBA 2.0 (Jugend in Ausbildung)", "L1"),
    "a22": (small.DARMSTADT, 2022, 1, "JUBA 2.0 (Jugend in Ausbildung)", "L1"),
    "a23": (small.DARMSTADT, 2023, 1, "JUBA 3.0", "L1"),
    "a24": (small.DARMSTADT, 2024, 1, "juba 3.0 ", None),
    "a25": (small.DARMSTADT, 2025, 1, "JUBA 4.0 plus", None),
    "b25": (small.DARMSTADT, 2025, 3, "Sprache im Betrieb 3.0", None),
    "c23": (small.FRANKFURT, 2023, 1, "JUBA 3.0", None),
}


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    """Seven projects, one line of three."""
    rows = {
        "project": [
            project(key, 1, name, county, year, category) for key, (county, year, category, name, _) in PROJECTS.items()
        ],
        "project_line": [
            fact(id=f"L1/{key}", line=line, project=key, decided_by="M. Muster", decided_on=date(2024, 11, 2))
            for key, (*_, line) in PROJECTS.items()
            if line
        ],
        "amount": [
            amount(key, stage, euros, county=small.DARMSTADT, year=PROJECTS[key][1])
            for key, stage, euros in [
                ("a21", "granted", "100.00"),
                ("a21", "paid", "80.00"),
                ("a23", "granted", "120.50"),
            ]
        ],
    }
    with one_delivery(tmp_path_factory.mktemp("lines"), AT, rows) as store:
        yield store.facts(small.DATASET)


def test_a_line_holds_what_was_confirmed_and_what_has_the_same_name_in_the_county(known: Facts) -> None:
    found = questions.line(known, project="a23")
    assert list(zip(found["project"], found["relation"], strict=True)) == [
        ("a21", "line"),
        ("a22", "line"),
        ("a23", "own"),
        ("a24", "name"),
    ]


def test_stages_stand_side_by_side_and_a_missing_sum_stays_missing(known: Facts) -> None:
    found = questions.line(known, project="a23").set_index("project")
    assert found.loc["a21", ["granted", "paid"]].tolist() == [100.0, 80.0]
    assert found.loc["a23", "granted"] == 120.5
    assert found.loc[["a22", "a24"], ["agreed", "granted", "paid", "verified", "unstated"]].isna().all(axis=None)


def test_a_year_without_a_sum_is_hatched_and_not_zero(known: Facts) -> None:
    traces = {trace["name"]: trace for trace in charts.line(questions.line(known, project="a23")).data}
    assert set(traces) == {"bewilligt", "ausgezahlt", "ohne Betrag"}
    assert traces["ohne Betrag"]["x"] == ["2022", "2024"]


def test_a_year_without_the_project_keeps_its_place(known: Facts) -> None:
    found = questions.line(known, project="a23")
    drawn = charts.line(found[found["budget_year"] != 2022])
    assert drawn.layout["xaxis"]["categoryarray"] == ["2021", "2022", "2023", "2024"]


def test_the_sentence_names_years_names_and_what_nobody_confirmed(known: Facts) -> None:
    assert charts.say_line(questions.line(known, project="a23")) == (
        "So zugeordnet läuft die Maßnahme 2021 bis 2024 unter 2 Namen. 1\u00a0Jahr ist nur durch den gleichen Namen "
        "zugeordnet."
    )
    assert "weder Vorgänger noch Nachfolger" in charts.say_line(questions.line(known, project="c23"))


def test_proposals_are_other_years_of_the_county_by_likeness_of_the_name(known: Facts) -> None:
    found = questions.candidates(known, project="a23")
    assert list(found["project"]) == ["a25", "b25"]
    proposed = charts.proposals(found, "JUBA 3.0")
    assert list(proposed["project"]) == ["a25"]
    assert proposed.iloc[0]["score"] >= charts.LIKELY_FROM


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("JUBA 2.0", "JUBA 3.0", True),
        ("Teilzeitausbildung für Eltern", "Ausbildung in Teilzeit", False),
        ("Sprachkurs Pflege 2022", "Pflege: Sprachkurs 2023", True),
        ("Wiedereinstieg mit Kinderbetreuung 2.0", "Teilzeitausbildung für Eltern 2.0", False),
    ],
)
def test_numbers_and_order_of_words_do_not_count(one: str, other: str, alike: bool) -> None:
    frame = pd.DataFrame(
        {
            "project": ["x"],
            "budget_year": [2024],
            "name": [other],
            "category": [1],
            "places": [1],
            "same_category": [True],
        }
    )
    assert len(charts.proposals(frame, one)) == int(alike)
