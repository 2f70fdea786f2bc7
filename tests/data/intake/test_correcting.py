"""A single fact is corrected by hand: a delivery of its own, provisional, with the reason in its citation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import tiny

from data.faults import StoreError
from data.intake import FORMS, LoadRefused, NothingToLoad
from data.intake.correcting import correct
from data.intake.files import Cell
from data.store import Store, check

AMOUNT: dict[str, Cell] = {
    "id": "06434/2024/AQB/agreed/total",
    "county": "Hochtaunuskreis",
    "budget_year": "2024",
    "programme": "AQB",
    "stage": "vereinbart",
    "level": "Gesamt",
    "euros": "1.200,50",
    "funding_source": "Land",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with tiny.open_sound(tmp_path) as opened:
        yield opened


def amount(store: Store) -> dict[str, object]:
    found = store.facts(tiny.DATASET).ask("select cast(euros as varchar) as euros, state, citation from amount")
    return dict(found.iloc[0])


def test_the_new_value_holds_with_its_reason_and_waits_for_a_second_person(store: Store) -> None:
    correct(store, tiny.DATASET, FORMS["amounts"], AMOUNT, reason="Schreiben vom 3.6.", author="Frau Beispiel")
    found = amount(store)
    assert (found["euros"], found["state"]) == ("1200.50", "provisional")
    assert str(found["citation"]).endswith(": Schreiben vom 3.6.")
    assert check(store, tiny.DATASET) == []


@pytest.mark.parametrize(("author", "reason"), [("", "Grund"), ("Frau Beispiel", " ")])
def test_nothing_is_corrected_without_a_name_and_a_reason(store: Store, author: str, reason: str) -> None:
    with pytest.raises(StoreError, match="fehlt"):
        correct(store, tiny.DATASET, FORMS["amounts"], AMOUNT, reason=reason, author=author)
    assert amount(store)["euros"] == "1000.00"


def test_what_breaks_a_rule_or_is_no_number_is_refused_with_the_way_out(store: Store) -> None:
    for euros in ("1,2,3", "-5"):
        with pytest.raises(LoadRefused, match="nicht gespeichert") as refused:
            correct(store, tiny.DATASET, FORMS["amounts"], AMOUNT | {"euros": euros}, reason="x", author="y")
        assert refused.value.problems
    assert amount(store)["euros"] == "1000.00"


def test_the_same_value_again_is_no_delivery(store: Store) -> None:
    with pytest.raises(NothingToLoad):
        correct(store, tiny.DATASET, FORMS["amounts"], AMOUNT | {"euros": "1000"}, reason="x", author="y")
    assert store.facts(tiny.DATASET).number == 1
