"""Names of Maßnahmen and who carries them out in one line: parted where a legal form tells them apart, else told."""

from __future__ import annotations

import pytest
from agreement_text import COUNTIES, agreement

from data.readers.agreement import read_agreement
from data.readers.reading import Reading


def read(*names: str) -> Reading:
    return read_agreement(agreement(projects={1: [*names, "Werkstatt Nord"], 3: ["Sprache und Beruf"]}), COUNTIES)


def told(reading: Reading) -> list[str]:
    return [each.message for each in reading.problems if each.field == "projects" and "Träger" in each.message]


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("Sprachcafé – VHS Musterstadt gGmbH, 12 Plätze", 12),
        ("Sprachcafé, VHS Musterstadt gGmbH, 12 Plätze", 12),
        ("Sprachcafé (VHS Musterstadt gGmbH), 12 Plätze", 12),
        ("Sprachcafé; VHS Musterstadt gGmbH", None),
        ("Sprachcafé (Träger: VHS Musterstadt gGmbH)", None),
        ("Sprachcafé (Träger: VHS Musterstadt gGmbH, 12 Plätze)", 12),
        ("VHS Musterstadt gGmbH: Sprachcafé", None),
    ],
)
def test_a_legal_form_tells_the_carrier_from_the_name(line: str, places: int | None) -> None:
    reading = read(line)
    first = reading.projects[0]
    assert (first.name, first.carrier, first.places) == ("Sprachcafé", "VHS Musterstadt gGmbH", places)
    assert told(reading) == []


@pytest.mark.parametrize(
    "line",
    [
        "Sprachcafé – Caritas",
        "Sprachcafé (Diakonisches Werk)",
        "Sprachcafé in Kooperation mit der VHS Musterstadt gGmbH",
        "Jugendwerkstatt Groß-Gerau gGmbH",
        "Werk eins gGmbH – Werk zwei e. V.",
    ],
)
def test_what_may_be_name_or_carrier_stays_as_written_and_is_told(line: str) -> None:
    reading = read(line)
    assert (reading.projects[0].name, reading.projects[0].carrier) == (line, None)
    assert len(told(reading)) == 1


@pytest.mark.parametrize(
    "line", ["Netzwerk – Übergang Schule Beruf", "Neustart, Sprache und Beruf", "Stadtteil (Nord)"]
)
def test_a_name_of_two_parts_is_no_carrier(line: str) -> None:
    reading = read(line)
    assert (reading.projects[0].name, reading.projects[0].carrier, told(reading)) == (line, None, [])
