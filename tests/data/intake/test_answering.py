"""What a file leaves open is asked once – a word in cells, a column it lacks – and the answer makes it whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sheets import COUNTY, DATASET, sheets, take

from data.faults import StoreError
from data.intake import FORMS, forget, load, propose, read, remember, remember_words, remembered, remembered_words
from data.intake.filled import Filled
from data.store import Store, check

AMOUNTS = ["Kreis", "Jahr", "Programm", "Stufe", "Maßnahmenart", "Betrag"]
BUDGET = [
    AMOUNTS,
    [COUNTY, 2024, "AQB", "Haushaltsansatz", 1, 1000],
    [COUNTY, 2024, "AQB", "bewilligt", 2, 2000],
    [COUNTY, 2024, "AQB", "Haushaltsansatz", 3, 3000],
]


def given(
    purpose: str,
    rows: list[list[Any]],
    words: dict[str, dict[str, str]] | None = None,
    whole: dict[str, str] | None = None,
) -> Filled:
    """Rows read for a purpose with answers about words and about the file as a whole."""
    return read(sheets(("Mittel", rows)), {purpose: FORMS[purpose]}, words={purpose: words or {}}, whole=whole)


def test_a_word_no_list_has_is_asked_about_once_with_its_cells() -> None:
    filled = given("amounts", BUDGET)
    [word] = filled.words.values()
    assert (word.title, word.word, word.places) == ("Stufe", "Haushaltsansatz", "Blatt Mittel, D2, D4")
    assert ("agreed", "vereinbart") in word.choices
    [problem] = filled.problems
    assert (problem.cell, problem.rule, problem.severity) == ("D2", "stage_readable", "hard")
    assert "2 Zellen" in problem.message
    assert [row.values["category"] for row in filled.rows] == [2]


def test_a_word_that_is_answered_is_read_so() -> None:
    filled = given("amounts", BUDGET, {"stage": {"HAUSHALTSANSATZ": "agreed"}})
    assert (filled.problems, filled.words) == ([], {})
    assert [row.values["stage"] for row in filled.rows] == ["agreed", "granted", "agreed"]


def test_rows_of_a_word_that_is_left_out_are_named() -> None:
    rows = [*BUDGET, ["Summe", None, None, None, None, 6000]]
    filled = given("amounts", rows, {"stage": {"Haushaltsansatz": ""}})
    assert filled.problems == [], "their figures still belong to the sum"
    assert [row.values["category"] for row in filled.rows] == [2]
    assert any("„Haushaltsansatz“" in note and "Zeile 2; Blatt Mittel, Zeile 4" in note for note in filled.notes)


@pytest.mark.parametrize(
    ("purpose", "rows", "column", "means", "value"),
    [
        ("amounts", [[*AMOUNTS, "Geldgeber"], [COUNTY, 2024, "AQB", "bewilligt", 1, 5, "Stiftung"]],
         "funding_source", "mixed", "mixed"),
        ("amounts", [AMOUNTS, [COUNTY, 2024, "AQB", "bewilligt", "Sprachkurse", 5]], "category", "3", 3),
        ("amounts", [AMOUNTS, ["Hochtaunus-Kr. (HG)", 2024, "AQB", "bewilligt", 1, 5]], "county", "06434", "06434"),
        ("targets", [["Kreis", "Jahr", "Programm", "Ziel", "Zielart"], [COUNTY, 2024, "AQB", "X", "weich"]],
         "kind", "qualitative", "qualitative"),
        ("targets", [["Kreis", "Jahr", "Programm", "Ziel", "Kennzahl", "Soll"],
                     [COUNTY, 2024, "AQB", "X", "Köpfe", 3]], "indicator", "entries", "entries"),
        ("projects", [["Kreis", "Jahr", "Programm", "Maßnahme", "Teilzeit"], [COUNTY, 2024, "AQB", "X", "teils"]],
         "part_time", "True", True),
    ],
)  # fmt: skip
def test_a_word_of_every_kind_of_list_can_be_answered(
    purpose: str, rows: list[list[Any]], column: str, means: str, value: object
) -> None:
    [asked] = given(purpose, rows).words.values()
    assert asked.column == column
    assert means in dict(asked.choices)
    filled = given(purpose, rows, {column: {asked.word: means}})
    assert filled.problems == []
    assert [row.values[column] for row in filled.rows] == [value]


def test_what_was_said_about_a_word_is_remembered_and_may_be_corrected(store: Store) -> None:
    say = {("stage", "Haushaltsansatz"): "in Aussicht gestellt", ("county", "HTK"): "06434"}
    remember_words(store, DATASET, "amounts", say, author="Frau Beispiel")
    remember_words(store, DATASET, "amounts", {("stage", "HAUSHALTSANSATZ"): ""}, author="Herr Muster")
    assert remembered_words(store.facts(DATASET)) == {
        "amounts": {"stage": {"HAUSHALTSANSATZ": ""}, "county": {"HTK": "06434"}}
    }
    assert check(store, DATASET) == []


@pytest.mark.parametrize(
    ("answers", "author", "says"),
    [
        ({("stage", "x"): "nichts"}, "T", "nicht vorgesehen"),
        ({("euros", "x"): "5"}, "T", "keine Spalte mit festen Wörtern"),
        ({("stage", ""): "agreed"}, "T", "Wort fehlt"),
        ({("stage", "x"): "agreed"}, " ", "Ihr Name fehlt"),
    ],
)
def test_an_answer_about_a_word_that_says_nothing_is_refused(
    store: Store, answers: dict[tuple[str, str], str], author: str, says: str
) -> None:
    with pytest.raises(StoreError, match=says):
        remember_words(store, DATASET, "amounts", answers, author=author)
    assert remembered_words(store.facts(DATASET)) == {}


REPORTS = [["Ziel", "Ist"], ["Eintritte", 18], ["Strategie", None]]


def test_columns_a_file_lacks_are_asked_once_for_all_of_it(store: Store) -> None:
    filled = given("reports", REPORTS)
    assert set(filled.lacking) == {"county", "budget_year", "reported_on", "reported_by"}
    assert filled.rows == []
    said = {"county": "06434", "budget_year": "2024", "reported_on": "30.06.2024", "reported_by": "Landratsamt"}
    filled = given("reports", REPORTS, whole=said)
    assert (filled.problems, filled.lacking) == ([], {})
    assert [row.values["reported_on"] for row in filled.rows] == [date(2024, 6, 30)] * 2
    load(store, DATASET, filled, recorded_by="Frau Beispiel", comment="ok", file_name="x.xlsx", file_hash="ab" * 32)
    [source] = store.facts(DATASET).rows("select collected from source where title like '%x.xlsx'")
    assert "gemeldet von Landratsamt" in source["collected"]
    assert "Stichtag 30.06.2024" in source["collected"]


def test_what_the_file_says_counts_more_than_what_was_said_for_all_of_it() -> None:
    rows = [["Kreis", "Jahr", "Programm", "Betrag"], ["Fulda", 2023, "AQB", 7]]
    [row] = given("amounts", rows, whole={"budget_year": "2024", "stage": "granted"}).rows
    assert (row.values["budget_year"], row.values["stage"]) == (2023, "granted")


def test_a_column_that_is_there_but_empty_is_asked_once_and_one_with_gaps_stays_a_fault() -> None:
    rows = [AMOUNTS, *([COUNTY, 2024, None, "bewilligt", art, 5] for art in (1, 2, 3))]
    assert set(given("amounts", rows).lacking) == {"programme"}
    assert {row.values["programme"] for row in given("amounts", rows, whole={"programme": "AQB"}).rows} == {"AQB"}
    rows[1][2] = rows[2][2] = "AQB"
    filled = given("amounts", rows, whole={"programme": "AMB"})
    assert [(each.cell, each.rule) for each in filled.problems] == [("C4", "programme_given")]


def test_what_differs_from_row_to_row_is_not_asked_for_the_whole_file() -> None:
    assert "target" not in given("reports", [["Kreis", "Jahr", "Ist"], [COUNTY, 2024, 5]]).lacking


def test_an_answer_for_the_whole_file_that_cannot_be_read_is_a_problem() -> None:
    [problem] = [each for each in given("reports", REPORTS, whole={"reported_on": "bald"}).problems if not each.sheet]
    assert "Stichtag für die ganze Datei" in problem.message


def test_a_target_without_a_period_is_one_of_the_whole_year_and_the_preview_says_so(store: Store) -> None:
    head = ["Kreis", "Jahr", "Programm", "Ziel", "Kennzahl", "Zielwert"]
    found = propose(store, DATASET, given("targets", [head, [COUNTY, 2024, "AQB", "Abschlüsse", "entries", 9]]))
    assert found.problems == []
    assert (found.new[0]["starts_on"], found.new[0]["ends_on"]) == (date(2024, 1, 1), date(2024, 12, 31))
    assert any("das ganze Haushaltsjahr" in note for note in found.notes)


def test_a_target_that_holds_keeps_its_period(store: Store) -> None:
    spring = [COUNTY, 2024, "AQB", "Frühling", "entries", 5, date(2024, 3, 1), date(2024, 5, 31)]
    take(store, "targets", [["Kreis", "Jahr", "Programm", "Ziel", "Kennzahl", "Zielwert", "Beginn", "Ende"], spring])
    head = ["Kreis", "Jahr", "Programm", "Ziel", "Kennzahl", "Zielwert", "Beginn"]
    found = propose(store, DATASET, given("targets", [head, [COUNTY, 2024, "AQB", "Frühling", "entries", 6, None]]))
    assert [(each.column, each.new) for each in found.changed] == [("target_value", Decimal(6))]


STEPS = ["Kreis", "Jahr", "Verabredung", "zuständig", "bis wann"]
STEP = ["Fulda", 2024, "Bericht vorlegen", "Kreis", "31.12.2024"]


def test_a_dialogue_nobody_recorded_is_recorded_with_its_verabredungen(store: Store) -> None:
    assert propose(store, DATASET, given("commitments", [STEPS, STEP])).lacking[0].name == "held_on"
    filled = given("commitments", [STEPS, STEP, [*STEP[:2], "Liste", *STEP[3:]]], whole={"held_on": "30.09.2024"})
    found = propose(store, DATASET, filled)
    assert (found.problems, len(found.new)) == ([], 2)
    assert [note for note in found.notes if "Fulda am 30.09.2024 war noch nicht festgehalten" in note]
    load(store, DATASET, filled, recorded_by="T", file_name="x.xlsx", file_hash="ab" * 32)
    asked = "select held_on, participants from dialogue where county = '06631'"
    [dialogue] = store.facts(DATASET).rows(asked)
    assert dialogue == {"held_on": date(2024, 9, 30), "participants": ""}
    assert propose(store, DATASET, given("commitments", [STEPS, STEP])).changes_nothing
    assert check(store, DATASET) == []


def test_a_dialogue_of_the_future_is_not_recorded(store: Store) -> None:
    found = propose(store, DATASET, given("commitments", [STEPS, STEP], whole={"held_on": "30.09.2090"}))
    assert [each.rule for each in found.problems] == ["dialogue_held"]


def test_another_day_than_that_of_the_dialogue_is_a_fault_that_names_it(store: Store) -> None:
    rows = [[*STEPS, "Dialog am"], [COUNTY, *STEP[1:], "01.10.2024"]]
    [problem] = propose(store, DATASET, given("commitments", rows)).problems
    assert "in diesem Jahr aber am 30.09.2024" in problem.message


def test_everything_a_file_leaves_open_is_asked_at_once() -> None:
    rows = [["Kreis", "Programm", "Stufe", "Betrag", "Kasse"], [COUNTY, "AQB", "Ansatz", 5, "ESF"]]
    filled = given("amounts", rows)
    assert [each.head for each in filled.questions] == ["Kasse"]
    assert [each.word for each in filled.words.values()] == ["Ansatz"]
    assert (filled.rows, [title for _, title in filled.questions[0].choices if "Euro" in title]) == ([], [])
    rows = [["Kreis", "Programm", "Stufe", "Betrag", "Kasse"], [COUNTY, "AQB", "bewilligt", 5, "ESF"]]
    assert set(given("amounts", rows).lacking) == {"budget_year"}


def test_an_answer_can_be_taken_back_and_is_asked_about_again(store: Store) -> None:
    remember(store, DATASET, "amounts", {"Kofi": ""}, author="T")
    remember_words(store, DATASET, "amounts", {("stage", "Ansatz"): ""}, author="T")
    forget(store, DATASET, "amounts", head="Kofi", author="T")
    assert (remembered(store.facts(DATASET)), "amounts" in remembered_words(store.facts(DATASET))) == ({}, True)
    forget(store, DATASET, "amounts", word=("stage", "Ansatz"), author="T")
    assert remembered_words(store.facts(DATASET)) == {}
    remember(store, DATASET, "amounts", {"Kofi": "level"}, author="T")
    assert remembered(store.facts(DATASET)) == {"amounts": {"Kofi": "level"}}


@pytest.mark.parametrize("whole", [{}, {"county": "06631"}])
def test_sheets_that_do_not_say_their_county_are_not_all_of_one(whole: dict[str, str]) -> None:
    rows = [["Jahr", "Programm", "Stufe", "Betrag"], [2024, "AQB", "bewilligt", 5000]]
    filled = read(sheets(("Krs FD", rows), ("Krs VB", rows)), {"amounts": FORMS["amounts"]}, whole=whole)
    assert "county" not in filled.lacking
    [problem] = [each for each in filled.problems if each.rule == "county_of_sheet"]
    assert "Krs FD, Krs VB" in problem.message
