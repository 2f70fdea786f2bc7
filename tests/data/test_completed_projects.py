"""A new version of an agreement takes back what the former one said, never what others brought."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import desk
import kept
import pytest

from data.imports import COUNTIES, ImportResult, import_agreement
from data.readers.agreement import read_agreement
from data.readers.parties import load_counties
from data.store import Store

PROJECT = "select provider, places, citation from project where name = 'JUBA 3.0'"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An agreement, and a workbook that brought carrier and places of one of its Maßnahmen."""
    with kept.new_store(tmp_path, "ministry") as opened:
        taken(opened, desk.agreement("Wetteraukreis", 2024))
        with opened.writing("ministry") as writer:
            [row] = writer.holding("select * from now.project where name = 'JUBA 3.0'")
            writer.deliver("w1", source="w1", recorded_by="Test")
            writer.record(
                "source",
                [
                    {
                        "id": "w1",
                        "title": "Liste",
                        "publisher": "Kreis",
                        "collected": "Datei",
                        "timeliness": "sofort",
                        "covers": "1",
                        "known_faults": "keine",
                        "invented": False,
                        "delivery": "w1",
                        "citation": "Datei",
                        "state": "checked",
                    }
                ],
            )
            brought = {"provider": "Bildungswerk", "places": 12, "delivery": "w1", "citation": "Blatt 1, Zeile 2"}
            writer.record("project", [row | brought])
        yield opened


def taken(store: Store, text: str) -> ImportResult:
    return import_agreement(store, "ministry", text, file_name="zv.txt", recorded_by="Test")


def test_carrier_and_places_that_others_brought_stay(store: Store) -> None:
    result = taken(store, desk.agreement("Wetteraukreis", 2024).replace("1.140.300", "1.150.000"))
    [found] = store.facts("ministry").ask(PROJECT).to_dict("records")
    assert (found["provider"], int(found["places"])) == ("Bildungswerk", 12)
    assert found["citation"] == "§ 5; ergänzt: Blatt 1, Zeile 2"
    assert "Maßnahmen 10 → 10" in result.sentence
    assert "1.140.300,00 € → 1.150.000,00 €" in result.sentence


def test_a_maßnahme_the_new_text_no_longer_names_goes_whoever_spoke_of_it_last(store: Store) -> None:
    taken(store, desk.agreement("Wetteraukreis", 2024).replace(" - JUBA 3.0\n", "").replace("- JUBA 3.0\n", ""))
    assert store.facts("ministry").ask(PROJECT).empty


@pytest.mark.parametrize(
    "sentence",
    [
        "Für das Jahr 2024 stehen Haushaltsmittel von insgesamt 1.100.000 Euro bereit.",
        "Für das Jahr 2024 stehen insgesamt 1.100.000 Euro zur Verfügung.",
    ],
)
def test_a_second_whole_is_asked_about(sentence: str) -> None:
    text = desk.agreement("Wetteraukreis", 2024).replace("§ 7", f"{sentence}\n\n§ 7", 1)
    asked = read_agreement(text, load_counties(COUNTIES)).errors
    assert any("welcher Betrag gilt" in problem.message for problem in asked)
