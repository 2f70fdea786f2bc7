"""Projects that are named in sentences: read where each sentence says what it is about, else asked for."""

from __future__ import annotations

import pytest
from agreement_text import agreement, listed, problems

LIST_START, LIST_END = "1. Ausbildungsvorbereitung", "\nDie Förderung erfolgt"
FIRST = "In der Maßnahmenart 1 (Ausbildungsvorbereitung) werden die Projekte „Ausblick“ und „Werkstatt“ gefördert."


def with_sentences(*sentences: str) -> str:
    text = agreement(projects={})
    return text[: text.index(LIST_START)] + "\n".join(sentences) + text[text.index(LIST_END) :]


def test_names_in_quotes_are_read_with_their_maßnahmenart_and_told() -> None:
    text = with_sentences(FIRST, "In der Maßnahmenart 3 wird das Projekt „Restart Ü45“ gefördert.")
    assert listed(text) == [(1, "Ausblick"), (1, "Werkstatt"), (3, "Restart Ü45")]
    assert "stehen in Sätzen" in problems(text)["projects"]


@pytest.mark.parametrize(
    "open_",
    [
        "In den Maßnahmenarten 2 und 3 wird das Projekt „Restart Ü45“ gefördert.",
        "In der Maßnahmenart 3 wird das Projekt Restart Ü45 gefördert.",
        "In der Maßnahmenart 3 wird das Projekt „Restart Ü45“ nicht mehr gefördert.",
    ],
)
def test_what_a_sentence_leaves_open_is_asked_for(open_: str) -> None:
    text = with_sentences(FIRST, open_)
    assert listed(text) == []
    assert "Keine Maßnahme gefunden" in problems(text)["projects"]
