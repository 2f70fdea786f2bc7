"""Dialogues told in other words: one by one, at a meeting, on a condition; understood or asked about."""

from __future__ import annotations

import pytest
from agreement_text import agreement, problems, read

WHOLE = "Beide Seiten führen im Jahr 2024 einen Zielsteuerungsdialog zum Stand der Umsetzung."


def _with(sentence: str) -> str:
    text = agreement()
    assert WHOLE in text
    return text.replace(WHOLE, sentence)


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Die Partner treffen sich zu einem Zielsteuerungsdialog.", 1),
        ("Die Partner stimmen sich in einem Zielsteuerungsdialog über den Stand ab.", 1),
        ("Die Partner verabreden, sich im Rahmen eines Zielsteuerungsdialogs auszutauschen.", 1),
        ("Der Stand der Umsetzung ist Gegenstand eines Zielsteuerungsdialogs.", 1),
        ("Der jährliche Zielsteuerungsdialog findet in Wiesbaden statt.", 1),
        ("Der Zielsteuerungsdialog ist am 15. September 2024.", 1),
        ("Zielsteuerungsdialoge: 1 (im zweiten Halbjahr)", 1),
        ("Beide Seiten führen je einen Zielsteuerungsdialog im ersten und zweiten Halbjahr.", 2),
        ("Mit je einem Zielsteuerungsdialog im ersten und im zweiten Halbjahr wird der Stand erörtert.", 2),
        ("Je ein Zielsteuerungsdialog findet im Mai und im November statt.", 2),
        ("Ein Zielsteuerungsdialog ist für Mai 2024 terminiert, ein weiterer für Dezember 2024.", 2),
        ("Ein Zielsteuerungsdialog im Frühjahr und einer im Herbst werden vereinbart.", 2),
        ("Der erste Zielsteuerungsdialog findet im Mai, der zweite im Oktober 2024 statt.", 2),
        ("Zielsteuerungsdialoge finden am 3. Mai und 8. November 2024 statt.", 2),
        ("Zielsteuerungsdialog I: 12.05.2024, Zielsteuerungsdialog II: 10.11.2024.", 2),
        ("1. Zielsteuerungsdialog: Mai 2024\n2. Zielsteuerungsdialog: November 2024", 2),
    ],
)
def test_a_number_in_other_words_is_understood(sentence: str, number: int) -> None:
    text = _with(sentence)
    assert (read(text).dialogues, problems(text).get("dialogues")) == (number, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ein Zielsteuerungsdialog ist 2024 nicht vorgesehen.",
        "Ein Zielsteuerungsdialog findet nur statt, wenn eine Seite dies wünscht.",
        "Ein Zielsteuerungsdialog findet statt, sofern die Mittelbindung unter 50 % liegt.",
        "Falls erforderlich, führen die Partner einen Zielsteuerungsdialog.",
        "Sollten die Ziele verfehlt werden, wird ein Zielsteuerungsdialog geführt.",
        "Die Partner können einen Zielsteuerungsdialog führen.",
        "Ein Zielsteuerungsdialog findet im Mai statt, ein weiterer kann im November folgen.",
        "Die Partner führen vier Zielsteuerungsdialoge in zwei Jahren.",
        "Jedes Jahr findet ein Zielsteuerungsdialog statt, in geraden Jahren zwei.",
        "An die Stelle zweier Zielsteuerungsdialoge tritt im Jahr 2024 ein Zielsteuerungsdialog.",
        "Der erste Zielsteuerungsdialog findet im Mai statt, der zweite und der dritte im Herbst.",
        "Bei Abweichungen vereinbaren die Partner in einem Zielsteuerungsdialog Maßnahmen.",
        "Die Partner vereinbaren, dass in einem Zielsteuerungsdialog oder schriftlich berichtet wird.",
        "Je ein Zielsteuerungsdialog findet mit dem Jobcenter und der Agentur im Mai und im Juni statt.",
        "Ein Zielsteuerungsdialog im Mai 2024 und einer im Mai 2025 sind vorgesehen.",
        "Zielsteuerungsdialoge: 2 Personen je Seite",
        "Im Zielsteuerungsdialog werden Abweichungen in einem Gespräch geklärt.",
    ],
)
def test_a_condition_or_another_span_is_asked_about(sentence: str) -> None:
    text = _with(sentence)
    assert read(text).dialogues is None
    assert "dialogues" in problems(text)
