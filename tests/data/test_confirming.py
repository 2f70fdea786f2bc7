"""A second person confirms a delivery: provisional becomes checked, for every later Stand and until it is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import places
import pytest
import tiny

from data.confirming import confirm
from data.faults import StoreError
from data.store import Store, check
from data.withdrawal import restore, withdraw

NEXT = tiny.LATER + timedelta(days=1)


@pytest.fixture(params=places.KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> places.Place:
    return places.place_of(request.param, tmp_path, request)


@pytest.fixture
def store(place: places.Place) -> Iterator[Store]:
    """One delivery with a provisional sum, a final target and checked rest."""
    rows = tiny.sound()
    rows["amount"] = [tiny.amount(state="provisional")]
    rows["target"] = [tiny.target(state="final")]
    with place.store() as opened:
        tiny.record(opened, rows)
        yield opened


def states(store: Store, number: int | None = None) -> dict[str, str]:
    found = store.facts(tiny.DATASET, number=number).ask("select table_name, state from fact order by all")
    return dict(zip(found["table_name"], found["state"], strict=True))


def test_what_was_provisional_counts_as_checked_and_the_past_stays(store: Store, place: places.Place) -> None:
    assert states(store)["amount"] == "provisional"
    said = confirm(store, tiny.DATASET, "d1", checked_by="Herr Zwei", recorded_at=NEXT)
    assert "Die Lieferung d1 ist geprüft (Herr Zwei)" in said
    assert states(store) == dict.fromkeys(tiny.sound(), "checked") | {"target": "final"}
    assert states(store, number=1)["amount"] == "provisional"
    assert check(store, tiny.DATASET) == []
    with place.store("another") as other:
        assert states(other) == states(store)


def test_a_check_outlives_withdrawal_and_restoring(store: Store) -> None:
    confirm(store, tiny.DATASET, "d1", checked_by="Herr Zwei")
    withdraw(store, tiny.DATASET, "d1", recorded_by="Herr Zwei", reason="Probe")
    assert states(store) == {}
    restore(store, tiny.DATASET, "d1", recorded_by="Herr Zwei", reason="Probe")
    assert states(store)["amount"] == "checked"
    assert check(store, tiny.DATASET) == []


def test_a_correction_of_a_checked_delivery_is_provisional_again(store: Store) -> None:
    confirm(store, tiny.DATASET, "d1", checked_by="Herr Zwei")
    places.correct(store, "d2", 1200, state="provisional")
    assert states(store)["amount"] == "provisional"


@pytest.mark.parametrize(
    ("who", "says"), [("Test", "zweiten Person"), ("  test ", "zweiten Person"), ("", "Name fehlt")]
)
def test_the_same_person_cannot_check(store: Store, who: str, says: str) -> None:
    with pytest.raises(StoreError, match=says):
        confirm(store, tiny.DATASET, "d1", checked_by=who)
    assert states(store)["amount"] == "provisional"


def test_what_is_not_there_withdrawn_or_checked_is_not_checked(store: Store) -> None:
    with pytest.raises(StoreError, match="gibt es"):
        confirm(store, tiny.DATASET, "d9", checked_by="Herr Zwei")
    confirm(store, tiny.DATASET, "d1", checked_by="Herr Zwei")
    with pytest.raises(StoreError, match="geprüft und gilt"):
        confirm(store, tiny.DATASET, "d1", checked_by="Frau Drei")
    withdraw(store, tiny.DATASET, "d1", recorded_by="Herr Zwei", reason="Probe")
    with pytest.raises(StoreError, match="zurückgezogen"):
        confirm(store, tiny.DATASET, "d1", checked_by="Frau Drei")
