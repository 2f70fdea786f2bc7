"""Every word on screen is explained in the glossary, is an indicator, or is an everyday word with a reason."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from labels import ROOT, labels

WORDS = Path(__file__).parent / "everyday_words.txt"
LABELS = labels()


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def explained() -> set[str]:
    terms = {word for row in rows("term") for word in [row["term"], *row["also"].split("|")] if word}
    return {word.casefold() for word in terms | {row["name"] for row in rows("indicator")}}


def everyday() -> dict[str, str]:
    """Word and reason, one a line, with a tab between them."""
    lines = [line for line in WORDS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return dict(line.split("\t", 1) for line in lines)


@pytest.mark.parametrize("label", LABELS)
def test_a_label_is_explained(label: str) -> None:
    known = explained() | {word.casefold() for word in everyday()}
    assert label.casefold() in known, (
        f"„{label}“ ({LABELS[label]}) is neither in data/reference/term.csv or indicator.csv nor, with a reason, in "
        f"{WORDS.name}."
    )


def test_units_of_indicators_are_explained() -> None:
    known = explained() | {word.casefold() for word in everyday()}
    units = {part for row in rows("indicator") for part in row["unit"].split(" und ")}
    assert sorted(unit for unit in units if unit.casefold() not in known) == []


def test_every_everyday_word_has_a_reason_and_is_on_screen() -> None:
    units = {part for row in rows("indicator") for part in row["unit"].split(" und ")}
    on_screen = {word.casefold() for word in [*LABELS, *units]}
    assert [word for word, reason in everyday().items() if len(reason) < 8] == []
    assert [word for word in everyday() if word.casefold() not in on_screen] == []


def test_no_everyday_word_is_explained_as_well() -> None:
    assert [word for word in everyday() if word.casefold() in explained()] == []
