"""A workbook over what an agreement or a person said: what it would replace is said in the preview."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import kept
import pytest
from agreement_text import agreement, read

from data.agreement_difference import difference
from data.imports import import_reading
from data.intake import FORMS, LoadRefused, Proposal, load, propose
from data.intake.files import Sheet
from data.intake.filled import Filled
from data.intake.reading import read as read_sheets
from data.readers.answering import answered
from data.readers.reading import Reading
from data.store import Store
from queries import county as questions

READING = read(agreement(projects={1: ["Werkstatt Nord (12 Plätze)", "Lernwerk"], 2: ["Lehre"], 3: [], 4: []}))
HEAD = ["Kreis", "Jahr", "Programm", "Maßnahmenart", "Maßnahme", "Plätze"]
WETTERAU = ["06440", 2024, "AQB"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with kept.new_store(tmp_path, "ministry") as store:
        yield store


def take(store: Store, reading: Reading, digest: str = "ab") -> None:
    import_reading(store, "ministry", reading, file_name="zv.txt", file_hash=digest * 32, recorded_by="Frau Beispiel")


def workbook(*rows: list[object]) -> Filled:
    cells = [HEAD, *([*WETTERAU, *row] for row in rows)]
    return read_sheets([Sheet("Maßnahmen", cells)], {"projects": FORMS["projects"]})


def proposed(store: Store, *rows: list[object]) -> Proposal:
    return propose(store, "ministry", workbook(*rows))


def by_hand() -> Reading:
    first, *others = READING.projects
    return answered(READING, "projects", [replace(first, places=14), *others], "laut Anlage 2")


def test_a_workbook_that_replaces_a_value_given_by_hand_asks_for_a_comment(store: Store) -> None:
    take(store, by_hand())
    found = proposed(store, [1, "Werkstatt Nord", 12], [1, "Lernwerk", 8])
    [told] = found.soft
    assert (told.cell, told.message) == (
        "F2",
        "„Plätze“ ist von Hand berichtigt (laut Anlage 2); die Datei ersetzt das.",
    )
    rows = workbook([1, "Werkstatt Nord", 12])
    with pytest.raises(LoadRefused, match="Kommentar"):
        load(store, "ministry", rows, recorded_by="X", file_name="m.xlsx", file_hash="cd" * 32)
    assert proposed(store, [1, "Werkstatt Nord", 14], [1, "Lernwerk", 8]).soft == [], "the same value replaces nothing"


def test_a_state_that_falls_is_told_as_a_change(store: Store) -> None:
    take(store, READING)
    found = proposed(store, [1, "Lernwerk", 8])
    assert [(each.column, each.old, each.new) for each in found.changed] == [
        ("places", None, 8), ("state", "final", "provisional"),
    ]  # fmt: skip
    assert found.sentence.startswith("0 neu, 1 geändert")


def test_a_massnahme_of_which_a_workbook_says_more_keeps_its_place_in_the_agreement(store: Store) -> None:
    take(store, READING)
    rows = workbook([1, "Lernwerk", 8], [2, "Später dazu", 3])
    load(store, "ministry", rows, recorded_by="X", file_name="m.xlsx", file_hash="cd" * 32)
    found = questions.document_projects(store.facts("ministry"), county="06440", year=2024)
    assert found[["name", "section", "in_document"]].to_numpy().tolist() == [
        ["Werkstatt Nord", "§ 4", True], ["Lernwerk", "§ 4", False], ["Lehre", "§ 4", True],
    ]  # fmt: skip
    assert "Blatt Maßnahmen" in found["evidence"][1], "what holds is cited from the workbook"


def test_an_agreement_that_takes_a_correction_back_says_so(store: Store) -> None:
    take(store, by_hand())
    facts = store.facts("ministry")
    assert {(each.column, each.reason) for each in difference(facts, READING)} == {("places", "laut Anlage 2")}
    assert [each.reason for each in difference(facts, by_hand())] == []
