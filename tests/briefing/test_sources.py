"""Sources as a reader finds them: few words, and none of them wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sample

from briefing import datenblatt, mappe, sources, words
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


def test_a_long_passage_ends_after_a_whole_line_and_says_so() -> None:
    listed = "\n".join(["Finanziert werden folgende Projekte:", *(f"– Werkstatt am Fluss {at};" for at in range(40))])
    said = words.quotation(listed)
    assert said.startswith(
        "„Finanziert werden folgende Projekte: / – Werkstatt am Fluss 0; / – Werkstatt am Fluss 1; /"
    )
    assert said.endswith("– Werkstatt am Fluss 9 […]“")
    assert words.quotation("Ein Satz ohne Zeilen. " * 40).endswith("Zeilen. Ein […]“")
    whole = "Ein Satz. " * 30
    assert words.quotation(whole) == f"„{whole.strip()}“"


def test_the_list_says_where_a_cut_passage_is_whole() -> None:
    long, short = (replace(sample.REFERENCES[0], passage="Wort " * times) for times in (200, 2))
    assert mappe.content(sample.ordinary(references=[long]))["cut"] == words.CUT_WORDS
    assert mappe.content(sample.ordinary(references=[short]))["cut"] == ""


def test_places_of_one_document_after_each_other_share_a_line() -> None:
    found = [reference("Bescheid", "Nr. 1"), reference("Liste", "Zeile 4"), reference("Liste", "Zeile 2")]
    found += [replace(reference("Liste", "Zeile 9"), passage="neun"), reference("Vermerk", "")]
    listed = mappe.content(sample.ordinary(references=found, figures=[], questions=[], parts=[]))["references"]
    assert [(each["numbers"], each["line"]) for each in listed] == [
        ("1", "Bescheid, Nr. 1"), ("2, 3", "Liste:"), ("4", "Liste, Zeile 9"), ("5", "Vermerk")
    ]  # fmt: skip
    assert listed[1]["places"] == [{"number": 2, "words": "Zeile 4"}, {"number": 3, "words": "Zeile 2"}]
