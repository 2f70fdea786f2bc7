"""Sources as a reader finds them: few words, and none of them wrong."""

from __future__ import annotations

import pytest
import sample

from briefing import datenblatt, sources
from briefing.dossier import Reference


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([], ""),
        ([5], "[5]"),
        ([6, 5], "[5, 6]"),
        ([5, 6, 7, 9], "[5–7, 9]"),
        ([5, 7, 9, 9], "[5, 7, 9]"),
        ([1, 2, 3, 5, 6], "[1–3, 5, 6]"),
    ],
)
def test_numbers_that_follow_each_other_are_one_range(numbers: list[int], said: str) -> None:
    assert sources.marks(numbers) == said


def reference(document: str, citation: str) -> Reference:
    return Reference(f"{document} # {citation}", document, citation, "", None, None, None)


def test_three_places_of_a_document_are_named_and_more_are_counted() -> None:
    found = [reference("Bescheid", each) for each in ("Nr. 1", "Nr. 2", "Nr. 1", "Nr. 3")]
    found += [reference("Liste", f"Zeile {number}") for number in range(1, 5)]
    found += [reference("Vermerk", "")]
    assert sources.documents(found) == ["Bescheid, Nr. 1; Nr. 2; Nr. 3", "Liste (4\u00a0Stellen)", "Vermerk"]


def test_one_document_is_told_from_the_next_on_the_datenblatt() -> None:
    section = datenblatt.content(sample.ordinary(), "Titel")["sections"][-1]
    assert section["rows"] == [
        "Zielvereinbarung 2023 Hochtaunuskreis, § 2 Abs. 1; § 5 · Verwendungsnachweis 2023, Blatt 3, Zelle C7"
    ]
