"""A number with a day, a change or a share of time is no target for the whole year: it stays a wording and is told."""

from __future__ import annotations

import pytest
from agreement_text import COUNTIES, agreement

from data.readers.agreement import read_agreement
from data.readers.reading import Reading


def read(sentence: str = "", below: str = "") -> Reading:
    text = agreement(projects={1: [f"Werkstatt Nord{below}", "Startbahn"], 3: ["Sprache und Beruf"]})
    return read_agreement(text.replace("Finanziert werden", f"{sentence}\n\nFinanziert werden", 1), COUNTIES)


def numeric(reading: Reading) -> list[tuple[str | None, float]]:
    return [(each.indicator, float(each.value)) for each in reading.targets if each.kind == "numeric"]


def told(reading: Reading) -> list[str]:
    return [each.message for each in reading.problems if each.field == "targets"]


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Bis 30.09.2024 sind 12 Plätze besetzt.", "einen Termin im Jahr"),
        ("Bis Ende September 2024 sollen 12 Plätze besetzt sein.", "einen Termin im Jahr"),
        ("Im 3. Quartal sollen 12 Plätze besetzt sein.", "einen Termin im Jahr"),
        ("Als Meilenstein sind 20 Eintritte vereinbart.", "einen Meilenstein"),
        ("Es sollen 5 Eintritte pro Monat erreicht werden.", "eine Zahl je Zeitraum oder Angebot"),
        ("Es sollen 12 Plätze je Standort entstehen.", "eine Zahl je Zeitraum oder Angebot"),
        ("Die Zahl der Plätze soll um 5 Plätze steigen.", "eine Veränderung"),
        ("Weniger als 10 Plätze sollen unbesetzt bleiben.", "eine Veränderung"),
        ("Mindestens 30, höchstens 40 Plätze sind vorzuhalten.", "eine Spanne"),
        ("Es sollen 40 bis 50 Eintritte erreicht werden.", "eine Spanne"),
    ],
)
def test_a_number_under_a_condition_is_kept_as_a_wording_and_told(sentence: str, why: str) -> None:
    reading = read(sentence)
    assert numeric(reading) == []
    assert any(each.kind == "qualitative" and each.name.startswith(sentence[:20]) for each in reading.targets)
    assert [f"nennt {why};" in each for each in told(reading)] == [True]


def test_a_line_below_a_measure_with_a_day_is_no_target_for_the_year() -> None:
    reading = read(below="\n  Ziel: bis 30.09.2024 sind 12 Plätze besetzt")
    assert numeric(reading) == []
    assert len(told(reading)) == 1


def test_a_step_nobody_counts_is_told() -> None:
    reading = read("Bis 30.09.2024 sind 3 Beratungsstellen eröffnet.")
    assert numeric(reading) == []
    assert "3 Beratungsstellen" in told(reading)[0]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Ziel sind mindestens 40 Eintritte in Maßnahmen.", [("entries", 40)]),
        ("Bis 31.12.2024 sollen 40 Eintritte erreicht werden.", [("entries", 40)]),
        ("Vom 01.02.2024 bis 31.12.2024 sollen 40 Eintritte erreicht werden.", [("entries", 40)]),
        ("Die Übergangsquote soll mindestens 60 % betragen.", [("transition_rate", 60)]),
        ("Die Abbruchquote soll höchstens 15 % betragen.", [("dropout_rate", 15)]),
    ],
)
def test_a_number_for_the_year_is_a_target(sentence: str, wanted: list[tuple[str, float]]) -> None:
    reading = read(sentence)
    assert (numeric(reading), told(reading)) == (wanted, [])


def test_a_number_of_another_year_is_told() -> None:
    reading = read("Bis 31.03.2025 sollen 40 Abschlüsse erreicht werden.")
    assert (numeric(reading), len(told(reading))) == ([], 1)
