"""What a person said about a column is kept for later files of the same purpose."""

from __future__ import annotations

import pytest
from sheets import DATASET

from data.faults import StoreError
from data.intake import remember, remembered
from data.store import Store, check


def test_an_answer_is_remembered_and_may_be_corrected(store: Store) -> None:
    assert remembered(store.facts(DATASET)) == {}
    remember(store, DATASET, "amounts", {"Kofi": "", "Fördersumme neu": "euros"}, author="Frau Beispiel")
    remember(store, DATASET, "projects", {"Kofi": "note"}, author="Frau Beispiel")
    remember(store, DATASET, "amounts", {"KOFI:": "euros"}, author="Herr Muster")
    assert remembered(store.facts(DATASET)) == {
        "amounts": {"Fördersumme neu": "euros", "KOFI:": "euros"},
        "projects": {"Kofi": "note"},
    }
    assert check(store, DATASET) == []


@pytest.mark.parametrize(
    ("answers", "author", "says"),
    [
        ({"x": "nichts"}, "T", "Möglich sind"),
        ({"": "euros"}, "T", "Überschrift fehlt"),
        ({"x": ""}, " ", "Ihr Name fehlt"),
    ],
)
def test_an_answer_that_says_nothing_is_refused(store: Store, answers: dict[str, str], author: str, says: str) -> None:
    with pytest.raises(StoreError, match=says):
        remember(store, DATASET, "amounts", answers, author=author)
    assert remembered(store.facts(DATASET)) == {}
