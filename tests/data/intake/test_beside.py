"""Value columns under plain names, two of them beside each other, and one list that holds two purposes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from sheets import COUNTY, DATASET, sheets, take

from data.faults import StoreError
from data.intake import FORMS, propose, read, remember
from data.intake.filled import Filled
from data.store import Store

PLACE = ["Kreis", "Jahr", "Programm"]
HERE: list[Any] = [COUNTY, 2024, "AQB"]


def given(purpose: str, rows: list[list[Any]], heads: dict[str, str] | None = None, **whole: str) -> Filled:
    """Rows read for a purpose with answers about heads and about the file as a whole."""
    return read(sheets(("Mittel", rows)), {purpose: FORMS[purpose]}, {purpose: heads or {}}, whole=whole)


def sums(filled: Filled) -> dict[tuple[object, object], Decimal]:
    """Stage and year of spending → euros."""
    return {(row.values["stage"], row.values.get("spending_from")): row.values["euros"] for row in filled.rows}


TABLES: dict[str, tuple[list[str], list[Any], str]] = {
    "amounts": ([*PLACE, "Stufe"], [*HERE, "bewilligt"], "euros"),
    "land_totals": (["Jahr", "Programm", "Stufe"], [2024, "AQB", "bewilligt"], "euros"),
    "targets": ([*PLACE, "Ziel", "Kennzahl"], [*HERE, "Eintritte", "entries"], "target_value"),
    "reports": (["Kreis", "Jahr", "Ziel", "Stichtag", "gemeldet von"],
                [COUNTY, 2024, "Eintritte", "30.06.2024", "Kreis"], "value"),
    "measures": (["Kreis", "Größe", "Stichtag", "Jahr"], [COUNTY, "Einwohner", "31.12.2023", 2024], "value"),
    "price_index": (["Jahr", "Indexart"], [2024, "Verbraucherpreisindex"], "value"),
}  # fmt: skip
MONEY = ("Wert", "Betrag", "Stand", "Summe", "Summe in Euro", "Budget", "Höhe")
NUMBERS = ("Wert", "Betrag", "Stand", "Anzahl", "Index", "Zahl")


@pytest.mark.parametrize(
    ("purpose", "name"),
    [(each, name) for each in TABLES for name in (MONEY if TABLES[each][2] == "euros" else NUMBERS)],
)
def test_figures_under_a_plain_name_are_the_value(purpose: str, name: str) -> None:
    head, row, column = TABLES[purpose]
    filled = given(purpose, [[*head, name], [*row, 117]])
    assert (filled.problems, filled.questions) == ([], [])
    assert [each.values[column] for each in filled.rows] == [117]


def test_an_index_over_numbers_is_its_value_and_which_one_is_asked_for_the_file() -> None:
    filled = given("price_index", [["Jahr", "Index"], [2023, "117,4"], [2024, "119,3"]])
    assert set(filled.lacking) == {"measure"}
    filled = given("price_index", [["Jahr", "Index"], [2023, "117,4"], [2024, "119,3"]], measure="price_index")
    assert [row.values["value"] for row in filled.rows] == [Decimal("117.4"), Decimal("119.3")]


def test_a_plain_name_beside_the_real_one_is_asked_about() -> None:
    filled = given("targets", [[*PLACE, "Ziel", "Anzahl", "Kennzahl", "Zielwert"], [*HERE, "X", 7, "entries", 40]])
    assert [row.values["target_value"] for row in filled.rows] == [40]
    assert [each.head for each in filled.questions] == ["Anzahl"]


def test_money_under_a_name_nobody_knows_is_asked_about_instead_of_refused() -> None:
    rows = [[*PLACE, "Stufe", "Ansatz"], [*HERE, "bewilligt", 5000]]
    [question] = given("amounts", rows).questions
    assert ("euros", "Betrag in Euro") in question.choices
    assert sums(given("amounts", rows, {"Ansatz": "euros"})) == {("granted", None): 5000}


@pytest.mark.parametrize(
    ("first", "second", "heads"),
    [
        ("vereinbart", "bewilligt", {}),
        ("Betrag vereinbart", "Betrag bewilligt", {}),
        ("Soll", "Ist", {"Soll": "euros/stage=agreed", "Ist": "euros/stage=granted"}),
        ("vereinbart", "Ist", {"Ist": "euros/stage=granted"}),
    ],
)
def test_figures_of_two_stages_beside_each_other_are_rows_of_their_stage(
    first: str, second: str, heads: dict[str, str]
) -> None:
    filled = given("amounts", [[*PLACE, first, second], [*HERE, 5000, 4000]], heads)
    assert (filled.problems, filled.questions) == ([], [])
    assert sums(filled) == {("agreed", None): 5000, ("granted", None): 4000}


@pytest.mark.parametrize("heads", [{}, {"Ist": "euros"}, {"Ist": "euros", "Soll": "euros"}])
def test_a_second_column_of_money_is_never_a_check_sum_of_another_stage(heads: dict[str, str]) -> None:
    filled = given("amounts", [[*PLACE, "Soll", "Ist", "bewilligt"], [*HERE, 5000, 4000, 3000]], heads)
    assert [each.head for each in filled.questions] == ["Soll", "Ist"]
    assert sums(filled) == {("granted", None): 3000}
    assert all(("euros/stage=paid", "Betrag in Euro: ausgezahlt") in each.choices for each in filled.questions)


def test_an_answer_that_gives_figures_a_stage_is_kept_and_one_that_says_nothing_is_not(store: Store) -> None:
    remember(store, DATASET, "amounts", {"Soll": "euros/stage=agreed", "2025": "euros/spending_from=2025"}, author="T")
    for wrong in ("euros/stage=bald", "stage/stage=agreed", "euros/x=1"):
        with pytest.raises(StoreError, match="gibt es bei Beträge nicht"):
            remember(store, DATASET, "amounts", {"Soll": wrong}, author="T")


YEARS = [*PLACE, "Stufe"]
GRANTED = [*HERE, "bewilligt"]


def test_parts_of_later_years_beside_the_whole_are_years_of_spending(store: Store) -> None:
    filled = given("amounts", [[*YEARS, "Betrag", "davon 2024", "davon 2025"], [*GRANTED, 70000, 50000, 20000]])
    assert (filled.problems, filled.questions) == ([], [])
    assert sums(filled) == {("granted", None): 70000, ("granted", 2024): 50000, ("granted", 2025): 20000}
    found = propose(store, DATASET, filled)
    assert sorted(row["level"] for row in found.new) == ["total", "tranche", "tranche"]
    assert found.problems == []


@pytest.mark.parametrize(
    ("means", "of_first"),
    [("euros/spending_from=", None), ("euros/spending_from=budget_year", 2024)],
)
def test_a_sum_beside_later_years_is_asked_whether_it_holds_them(means: str, of_first: int | None) -> None:
    rows = [[*YEARS, "Betrag", "VE 2025", "Verpflichtungsermächtigung 2026"], [*GRANTED, 500, 200, 100]]
    filled = given("amounts", rows)
    assert [each.head for each in filled.questions] == ["Betrag"]
    assert means in dict(filled.questions[0].choices)
    found = sums(given("amounts", rows, {"Betrag": means}))
    assert found == {("granted", of_first): 500, ("granted", 2025): 200, ("granted", 2026): 100}
    alone = given("amounts", [[*YEARS, "Betrag"], [*GRANTED, 500]], {"Betrag": means})
    assert sums(alone) == {("granted", None): 500}, "the answer counts only beside later years"


def test_years_over_figures_of_a_budget_year_are_asked_about_and_never_read_as_budget_years() -> None:
    rows = [[*YEARS, "2024", "2025"], [*GRANTED, 500, 200]]
    filled = given("amounts", rows)
    assert filled.rows == []
    assert [each.head for each in filled.questions] == ["2024", "2025"]
    heads = {year: f"euros/spending_from={year}" for year in ("2024", "2025")}
    assert sums(given("amounts", rows, heads)) == {("granted", 2024): 500, ("granted", 2025): 200}
    table = [["Kreis", "Programm", "Stufe", "2024", "2025"], [COUNTY, "AQB", "bewilligt", 5, 6]]
    crossed = given("amounts", table, heads)
    assert [row.values["budget_year"] for row in crossed.rows] == [2024, 2025], "of another table they are budget years"
    titled = given("amounts", [["Haushaltsjahr: 2024"], *table])
    assert titled.rows == []


def test_years_of_spending_within_a_massnahmenart_are_told_and_not_stored() -> None:
    filled = given("amounts", [[*YEARS, "MA", "Betrag", "davon 2025"], [*GRANTED, 1, 500, 200]])
    assert sums(filled) == {("granted", None): 500}
    assert any("„davon 2025“: nicht übernommen" in note for note in filled.notes)


@pytest.mark.parametrize("money", ["bewilligte Mittel", "Mittel 2024", "Budget", "Betrag in Euro", "Fördersumme"])
def test_money_in_a_list_of_massnahmen_is_told_and_the_list_can_be_loaded_as_money(store: Store, money: str) -> None:
    rows = [[*PLACE, "Maßnahmenart", "Projektname", "Träger", "Plätze", money], [*HERE, 1, "Neu", "Werk", 5, 1000]]
    filled = given("projects", rows)
    assert (filled.problems, filled.questions) == ([], [])
    assert list(filled.beside) == ["amounts"]
    assert any(f"auch Beträge: „{money}“ (H1)" in note for note in filled.notes)
    take(store, "projects", rows)
    amounts = given("amounts", rows, stage="granted")
    assert amounts.questions == []
    assert list(amounts.beside) == ["projects"]
    [row] = propose(store, DATASET, amounts).new
    assert (row["level"], row["project"], row["euros"]) == ("project", "06434/2024/03", 1000)


def test_targets_and_reports_in_one_list_are_told_both_ways(store: Store) -> None:
    rows = [
        [*PLACE, "Ziel", "Kennzahl", "Soll", "Ist", "Stichtag", "gemeldet von"],
        [*HERE, "Eintritte", "entries", 41, 18, "30.06.2024", "Kreis"],
    ]
    targets = given("targets", rows)
    assert (targets.problems, targets.questions, list(targets.beside)) == ([], [], ["reports"])
    assert [row.values["target_value"] for row in targets.rows] == [41]
    reports = given("reports", rows)
    assert (reports.problems, reports.questions, list(reports.beside)) == ([], [], ["targets"])
    assert [row["value"] for row in propose(store, DATASET, reports).new] == [18]


def test_of_two_columns_of_money_that_say_the_same_neither_is_taken_before_it_is_said() -> None:
    rows = [[*PLACE, "Stufe", "Wert", "Betrag"], [*GRANTED, 7, 5000]]
    filled = given("amounts", rows)
    assert ([each.head for each in filled.questions], filled.rows) == (["Wert", "Betrag"], [])
    assert sums(given("amounts", rows, {"Wert": ""})) == {("granted", None): 5000}
    twice = given("amounts", [[*PLACE, "Stufe", "Betrag", "Betrag"], [*GRANTED, 7, 5000]])
    assert ([each.rule for each in twice.problems], twice.rows) == (["heads_differ"] * 2, [])


def test_a_year_in_a_head_counts_beside_words_that_were_explained() -> None:
    heads = {f"{word} {year}": f"euros/stage={stage}" for word, stage in (("Soll", "agreed"), ("Ist", "paid"))
             for year in (2023, 2024)}  # fmt: skip
    filled = given("amounts", [["Kreis", "Programm", *heads], [COUNTY, "AQB", 10, 20, 30, 40]], heads)
    assert (filled.problems, filled.questions) == ([], [])
    found = {(row.values["stage"], row.values["budget_year"]): row.values["euros"] for row in filled.rows}
    assert found == {("agreed", 2023): 10, ("agreed", 2024): 20, ("paid", 2023): 30, ("paid", 2024): 40}


def test_parts_of_years_have_the_stage_and_year_of_their_whole() -> None:
    rows = [["Kreis", "Programm", "bewilligt 2024", "davon 2024", "davon 2025"], [COUNTY, "AQB", 1000, 600, 400]]
    filled = given("amounts", rows)
    assert (filled.problems, filled.questions) == ([], [])
    assert sums(filled) == {("granted", None): 1000, ("granted", 2024): 600, ("granted", 2025): 400}
    assert {row.values["budget_year"] for row in filled.rows} == {2024}


def test_money_under_a_word_for_counties_is_asked_about() -> None:
    filled = given("amounts", [[*PLACE, "Stufe", "ESF", "Kommune"], [*GRANTED, 20, 30]])
    assert [each.head for each in filled.questions] == ["Kommune"]
    assert ("euros/funding_source=county", "Betrag in Euro: Gebietskörperschaft") in filled.questions[0].choices
