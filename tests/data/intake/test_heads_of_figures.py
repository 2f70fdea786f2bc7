"""Heads that say what the figures below them are: an index by its name, a report by its quarter."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sheets import sheets

from data.intake import FORMS, read
from data.intake.filled import Filled
from data.intake.quarters import as_days

Table = list[list[Any]]
INDEX = [("price_index", 2023, Decimal("116.7")), ("price_index", 2024, Decimal("119.3"))]


def given(purpose: str, rows: Table, **whole: str) -> Filled:
    return read(sheets(("Tabelle1", rows)), {purpose: FORMS[purpose]}, whole=whole)


def indices(filled: Filled) -> list[tuple[object, ...]]:
    assert (filled.problems, filled.questions) == ([], [])
    return [(row.values["measure"], row.values["budget_year"], row.values["value"]) for row in filled.rows]


@pytest.mark.parametrize(
    "rows",
    [
        [["Jahr", "Verbraucherpreisindex"], [2023, 116.7], [2024, 119.3]],
        [["Jahr", "Verbraucherpreisindex (2020 = 100)"], [2023, 116.7], [2024, 119.3]],
        [["Jahr", "Verbraucherpreisindex Hessen, Basisjahr 2020"], [2023, 116.7], [2024, 119.3]],
        [["Verbraucherpreisindex (2020=100)"], ["Jahr", "Wert"], [2023, 116.7], [2024, 119.3]],
        [["Index", 2023, 2024], ["Verbraucherpreisindex", 116.7, 119.3]],
    ],
)
def test_an_index_may_be_the_head_of_its_figures(rows: Table) -> None:
    assert indices(given("price_index", rows)) == INDEX


def test_two_indices_side_by_side_are_told_apart() -> None:
    rows = [["Jahr", "Verbraucherpreisindex", "Index der Tariflöhne"], [2023, 116.7, 110]]
    assert indices(given("price_index", rows)) == [INDEX[0], ("wage_index", 2023, Decimal(110))]


def test_what_an_index_heads_is_recognised_and_no_figure_of_a_county() -> None:
    rows = [["Jahr", "Verbraucherpreisindex"], [2023, 116.7], [2024, 119.3]]
    assert read(sheets(("Preise", rows)), FORMS).form.purpose == "price_index"
    beside = [["Kreis", "Haushaltsjahr", "Stichtag", "Verbraucherpreisindex"], ["Fulda", 2024, "31.12.2023", 119.3]]
    assert [each.head for each in given("measures", beside).questions] == ["Verbraucherpreisindex"]


def test_two_indices_in_a_title_are_asked_about() -> None:
    rows = [["Verbraucherpreisindex und Index der Tariflöhne"], ["Jahr", "Wert"], [2023, 116.7]]
    assert list(given("price_index", rows).lacking) == ["measure"]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Q1 2024", "31.03.2024"),
        ("Q2/2024", "30.06.2024"),
        ("3. Quartal 2024", "30.09.2024"),
        ("IV. Quartal 2024", "31.12.2024"),
        ("2024 Q3", "30.09.2024"),
        ("Ist Quartal 2 2024", "Ist 30.06.2024"),
    ],
)
def test_a_quarter_of_a_year_is_its_last_day(head: str, day: str) -> None:
    assert as_days(head.lower()) == day.lower()


@pytest.mark.parametrize("head", ["Q5 2024", "Q1", "Anlage Q1 20245", "1. Halbjahr 2024"])
def test_anything_else_is_no_quarter_of_a_year(head: str) -> None:
    assert as_days(head.lower()) == head.lower()


def test_quarters_as_columns_are_a_report_each_and_it_is_told() -> None:
    rows = [
        ["Hochtaunuskreis 2024"],
        ["Ziel", "Q1 2024", "Ist II. Quartal 2024", "Q3 2024"],
        ["Eintritte", 5, 11, None],
    ]
    filled = given("reports", rows, reported_by="Kreis")
    assert (filled.problems, filled.questions) == ([], [])
    assert [(row.values["reported_on"], row.values["value"]) for row in filled.rows] == [
        (date(2024, 3, 31), 5),
        (date(2024, 6, 30), 11),
    ]
    assert "Quartale sind als ihr letzter Tag gelesen: „Q1 2024“ als 31.03.2024" in " ".join(filled.notes)


@pytest.mark.parametrize("purpose", ["reports", "amounts", "targets"])
def test_quarters_that_say_no_day_are_asked_about(purpose: str) -> None:
    heads = ["Q1", "Q2"] if purpose == "reports" else ["Q1 2024", "Q2 2024"]
    filled = given(purpose, [["Hochtaunuskreis 2024 AQB bewilligt"], ["Ziel", *heads], ["Eintritte", 500, 1100]])
    assert filled.rows == []
    assert any("nennt ein Quartal" in each.message for each in filled.problems)


def test_quarters_under_a_line_that_says_the_year_are_a_report_each() -> None:
    rows = [
        ["Gebietskörperschaft", "Haushaltsjahr", "Ziel", "gemeldet von", "Ist-Werte 2024", None],
        [None, None, None, None, "1. Quartal", "2. Quartal"],
        ["Hochtaunuskreis", 2024, "Eintritte", "Kreis", 5, 11],
    ]
    filled = given("reports", rows)
    assert (filled.problems, filled.questions) == ([], [])
    assert [(row.values["reported_on"], row.values["value"]) for row in filled.rows] == [
        (date(2024, 3, 31), 5),
        (date(2024, 6, 30), 11),
    ]
