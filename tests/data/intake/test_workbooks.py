"""The workbooks that go out: a template that cannot compute, and the copy with what is wrong in it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import kept
import pytest
from openpyxl import load_workbook
from sheets import COUNTY, DATASET, book, filled, from_bytes, take

from data.intake import FORMS, commented, propose, template
from data.intake.filled import Problem
from data.store import Store

HEAD = ["Kreis", "Jahr", "Programm", "Stufe", "Maßnahmenart", "Betrag"]


def opened(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("purpose", FORMS)
def test_a_template_has_lists_examples_and_an_explanation_of_every_column(purpose: str) -> None:
    form = FORMS[purpose]
    workbook = opened(template(form))
    assert workbook.sheetnames == [form.title, "Listen", "Beispiele", "Erläuterung"]
    sheet = workbook[form.title]
    assert [cell.value for cell in sheet[1]] == [each.title for each in form.columns]
    assert all(cell.comment.text for cell in sheet[1])
    lists = [each for each in form.columns if each.kind.choices]
    assert len(sheet.data_validations.dataValidation) == len(lists)
    explained = {row[0].value for row in workbook["Erläuterung"].iter_rows()}
    assert {each.title for each in form.columns} <= explained
    assert any(cell.value for row in workbook["Beispiele"].iter_rows(min_row=3) for cell in row)
    assert any("bleibt im Bestand" in str(row[0].value) for row in workbook["Erläuterung"].iter_rows())


@pytest.mark.parametrize("purpose", FORMS)
def test_the_examples_of_a_template_can_be_read(purpose: str, store: Store) -> None:
    form = FORMS[purpose]
    rows = [[cell.value for cell in row] for row in opened(template(form))["Beispiele"].iter_rows(min_row=2)]
    found = filled(purpose, rows)
    assert (found.problems, found.questions) == ([], [])
    assert len(found.rows) == len(rows) - 1


def test_texts_that_look_like_formulas_stay_texts(store: Store) -> None:
    evil = ["=1+1", "+49 611", "-x", "@sum(a1)", '=HYPERLINK("x")']
    head = ["Kreis", "Jahr", "Programm", "Maßnahme"]
    take(store, "projects", [head, *([COUNTY, 2023, "AQB", each] for each in evil)])
    content = template(FORMS["projects"], store.facts(DATASET), ["06434"], [2023])
    names = [row[4] for row in opened(content)["Maßnahmen"].iter_rows(min_row=2)]
    assert [cell.value for cell in names] == evil
    assert {cell.data_type for cell in names} == {"s"}
    assert propose(store, DATASET, from_bytes(content)).changes_nothing


def test_the_copy_has_each_problem_at_its_cell_and_in_a_list(store: Store) -> None:
    rows = [HEAD, [COUNTY, 2024, "AQB", "bewilligt", 1, "viel"], [COUNTY, 2024, "AQB", "bewilligt", 2, -5]]
    content = book(("Mittel", rows))
    found = propose(store, DATASET, from_bytes(content))
    copy = opened(commented(content, found.problems))
    assert "keine Zahl" in copy["Mittel"]["F2"].comment.text
    assert "negativ" in copy["Mittel"]["F3"].comment.text
    assert copy["Mittel"]["A2"].value == COUNTY
    assert [row[1].value for row in copy["Prüfung"].iter_rows(min_row=2)] == ["F2", "F3"]


def test_the_copy_of_a_table_as_text_is_a_workbook() -> None:
    problem = Problem("liste.csv", "A2", "x", "hard", "Falsch.", "Bitte ändern.")
    copy = opened(commented(b"Kreis;Betrag\n=1+1;5\n", [problem], "liste.csv"))
    assert copy["liste.csv"]["A2"].value == "=1+1"
    assert copy["liste.csv"]["A2"].data_type == "s"
    assert "Falsch." in copy["liste.csv"]["A2"].comment.text


def test_a_template_filled_with_invented_data_says_so_and_is_read_all_the_same(tmp_path: Path) -> None:
    form = FORMS["amounts"]
    with kept.new_store(tmp_path, "demo") as demo:
        content = template(form, demo.facts("demo"))
    workbook = opened(content)
    sheet = workbook[f"{form.title} (erfunden)"]
    assert "erfundene" in sheet.oddHeader.left.text
    assert "erfundene" in workbook["Erläuterung"]["A2"].value
    read_back = from_bytes(content)
    assert (read_back.form.purpose, [each.rule for each in read_back.problems]) == ("amounts", ["rows_found"])
