"""The Steckbrief of one Maßnahme: what is known, what is missing, and what it is related to."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from charts.projects import sheet as sheets
from data.store import Facts
from queries import projects as questions
from queries.projects import line as lines


def sheet_of(facts: Facts, project: str) -> sheets.Sheet:
    row = next(questions.sheet(facts, project=project).itertuples(index=False))
    return sheets.Sheet(
        row,
        questions.amounts(facts, project=project),
        questions.targets(facts, project=project),
        lines.line(facts, project=project),
    )


def test_the_sheet_says_everything_and_what_is_missing(found_in: Facts) -> None:
    sheet = sheet_of(found_in, "juba2")
    facts = dict(sheets.facts(sheet).itertuples(index=False, name=None))
    assert facts["Maßnahmenart"] == "1 Ausbildungsvorbereitung"
    assert facts["Plätze"] == facts["Träger"] == facts["Teilzeit"] == facts["Laufzeit"] == "keine Angabe"
    amounts = sheets.amounts(sheet)
    assert list(amounts["stage"]) == ["vereinbart", "bewilligt"]
    assert amounts.loc[0, "euros"] == "rund 182.500\u00a0€"
    assert amounts.loc[1, "euros"] == "1,50\u00a0€"
    assert "erschlossen: Maßnahmenart" in amounts.loc[1, "remark"]
    assert list(sheets.targets(sheet)["status"]) == ["? nicht bewertbar"]
    assert [key for key, _ in sheets.relatives(sheet)] == ["juba1"]
    assert not any("nan" in value.casefold().split() or "None" in value for value in sheets.twin(sheet)["value"])


def test_the_sheet_of_a_project_without_anything_names_no_zero(found_in: Facts) -> None:
    sheet = sheet_of(found_in, "undated")
    twin = dict(sheets.twin(sheet).itertuples(index=False, name=None))
    assert twin["Haushaltsjahr"] == "Jahr nicht bekannt"
    assert twin["Maßnahmenart"] == "keine Angabe"
    assert "0" not in twin.values()
    assert "kein eigener Betrag" in sheets.say(sheet)


def test_the_wording_marks_the_projects_own_line_alone(found_in: Facts) -> None:
    sheet = sheet_of(found_in, "juba2")
    assert [line for line, own in sheets.passage_lines(sheet) if own] == ["- JUBA 3.0"]
    other = sheet_of(found_in, "scouts")
    assert not any(own for _, own in sheets.passage_lines(other))


def test_projects_of_one_name_in_one_county_are_related(found_in: Facts) -> None:
    sheet = sheet_of(found_in, "twin22")
    assert sheets.relatives(sheet) == [("twin23", "2023 · Brücke (gleicher Name, nicht bestätigt)")]


def test_an_unknown_project_has_no_sheet(found_in: Facts) -> None:
    assert questions.sheet(found_in, project="gibt/es/nicht' or 1=1").empty


def test_beside_a_status_within_the_year_stands_what_was_asked_and_what_a_dialogue_decided(found_in: Facts) -> None:
    sheet = sheet_of(found_in, "juba2")
    reported = {"value": 8.0, "reported_on": pd.Timestamp(2023, 6, 30), "share_of_year": 0.5, "status": "at_risk"}
    decided = {"dialogue_result": "justified", "dialogue_on": pd.Timestamp(2023, 7, 4), "dialogue_note": "Umzug"}
    within = replace(sheet, agreed_targets=sheet.agreed_targets.assign(**reported, reason=None, **decided))
    [row] = sheets.targets(within).itertuples()
    assert row.reported == "8 am 30.06.2023"
    # Half of 20 Eintritte.
    assert "gefährdet: bis zur Meldung verlangt 50,0\u00a0% (10\u00a0Personen); im Dialog festgehalten: " in row.status
    assert row.status.endswith("(04.07.2023): Umzug")
    over = replace(within, agreed_targets=within.agreed_targets.assign(share_of_year=1.0))
    assert "verlangt" not in sheets.targets(over)["status"][0]
