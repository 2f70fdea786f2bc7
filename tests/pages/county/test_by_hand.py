"""The Kreisprofil says of each value whether the text says it or a person gave it, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import kept
import pytest
from agreement_text import agreement as agreement_text
from agreement_text import read as read_text

from charts.county.agreement_values import row_key
from data.imports import import_reading
from data.intake import FORMS
from data.intake.correcting import correct
from data.readers.answering import answered
from data.store import Facts
from pages.county import agreement
from pages.county.agreement import Agreement

READING = read_text(
    agreement_text(projects={1: ["Werkstatt Nord (12 Plätze)", "Lernwerk"], 2: ["Lehre"], 3: [], 4: []})
)
ROWS = [row_key("massnahme", f"06440/2024/{number}") for number in ("01", "02", "03")]


@pytest.fixture
def facts(tmp_path: Path) -> Iterator[Facts]:
    county = replace(READING.party("county"), signatory="Moritz Muster", office="Erster Kreisbeigeordneter")
    found = answered(READING, "parties", [READING.party("ministry"), county], "laut Urschrift")
    found = answered(found, "total_eur", Decimal(1_150_000), "laut Bescheid")
    found = answered(found, "project_names", {"Lernwerk": "Lernwerk Süd"}, "laut Anruf")
    found = answered(found, "projects", [replace(found.projects[0], places=14), *found.projects[1:]], "laut Anlage 2")
    with kept.new_store(tmp_path, "ministry") as store:
        import_reading(store, "ministry", found, file_name="zv.txt", file_hash="ab" * 32, recorded_by="Frau Beispiel")
        yield store.facts("ministry")


def asked(facts: Facts) -> Agreement:
    return agreement.read(facts, county="06440", names=["Wetteraukreis"], year=2024, programme="AQB", shown=ROWS)


@pytest.fixture
def shown(facts: Facts) -> Agreement:
    return asked(facts)


def test_a_value_given_by_hand_says_so_and_why(shown: Agreement) -> None:
    places = shown.values.set_index("label")["place"].to_dict()
    side = "Unterschrift der Gebietskörperschaft"
    assert places[f"{side}, Amt"] == places[f"{side}, Name"] == "von Hand: laut Urschrift"
    assert places["Haushaltsmittel"] == "von Hand: laut Bescheid"
    assert places[f"{side}, Tag"] == places["Unterschrift des Ministeriums, Amt"] == "Unterschriften"
    assert places["Haushaltsjahr"] == "Kopf"


def test_of_what_a_person_gave_no_words_are_looked_for_in_the_text(shown: Agreement) -> None:
    assert [mark.label for mark in shown.text.unfound] == ["Ziel: Werkstatt Nord: 12 Plätze"], "was read, not given"
    rows = shown.beside(shown.values.head(3)[["row"]], ROWS)
    assert rows["place"].tolist() == ["§ 4", "von Hand: laut Anruf", "§ 4"]


def test_a_massnahme_corrected_at_the_screen_keeps_its_place_in_the_agreement(facts: Facts) -> None:
    cells = {
        "id": "06440/2024/03", "county": "Wetteraukreis", "budget_year": 2024, "programme": "AQB", "category": 2,
        "name": "Lehre", "places": 5,
    }  # fmt: skip
    correct(facts.store, "ministry", FORMS["projects"], cells, reason="laut Anruf", author="Herr Muster")
    found = asked(facts.store.facts("ministry"))
    assert found.beside(found.values.head(3)[["row"]], ROWS)["place"].tolist()[2] == "§ 4"
    assert found.anchors(ROWS)[2] == f"stelle-{ROWS[2]}"
    assert not [mark.label for mark in found.text.unfound if "Lehre" in mark.label]
