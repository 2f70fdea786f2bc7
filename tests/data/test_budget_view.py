"""A budget is what a document states as a whole; without that, the sum of its Maßnahmenarten when all are stated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tiny

from data.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with tiny.open_store(tmp_path) as opened:
        yield opened


def part(category: int, euros: object, **fields: object) -> tiny.Row:
    key = f"06434/2024/AQB/granted/category/{category}"
    return tiny.amount(id=key, stage="granted", level="category", category=category, euros=euros, **fields)


def granted(store: Store, *amounts: tiny.Row) -> list[dict[str, Any]]:
    tiny.record(store, tiny.sound() | {"amount": [tiny.amount(), *amounts]})
    return (
        store.facts(tiny.DATASET)
        .ask("select euros, precision, inferred, evidence, amount from budget where stage = 'granted'")
        .to_dict("records")
    )


def test_four_maßnahmenarten_without_a_whole_are_their_sum(store: Store) -> None:
    [found] = granted(store, *(part(category, 100 * category) for category in (1, 2, 3, 4)))
    assert (float(found["euros"]), found["precision"], found["inferred"]) == (1000.0, "exact", "euros")
    assert found["evidence"] == "d1 # § 4"


def test_a_sum_stands_at_all_the_places_of_its_parts(store: Store) -> None:
    rows = {category: f"Blatt Beträge, Zeile {category + 1}" for category in (1, 2, 3, 4)}
    [found] = granted(store, *(part(category, 100, citation=place) for category, place in rows.items()))
    assert found["evidence"] == f"d1 # {'; '.join(rows.values())}"


def test_a_place_that_says_more_is_not_joined(store: Store) -> None:
    told = {1: "§ 4; von Hand: laut Anlage 2"}
    [found] = granted(store, *(part(category, 100, citation=told.get(category, "§ 5")) for category in (1, 2, 3, 4)))
    assert found["evidence"] == "d1 # § 4; von Hand: laut Anlage 2"


def test_one_that_is_only_about_right_makes_the_sum_so(store: Store) -> None:
    [found] = granted(store, part(1, 100, precision="about"), *(part(category, 100) for category in (2, 3, 4)))
    assert (float(found["euros"]), found["precision"]) == (400.0, "about")


def test_with_a_maßnahmenart_missing_there_is_no_whole(store: Store) -> None:
    assert granted(store, *(part(category, 100) for category in (1, 2, 3))) == []


def test_a_stated_whole_stands_before_the_sum_of_its_parts(store: Store) -> None:
    whole = tiny.amount(id="06434/2024/AQB/granted/total", stage="granted", euros=1050)
    [found] = granted(store, whole, *(part(category, 250) for category in (1, 2, 3, 4)))
    assert (float(found["euros"]), found["amount"]) == (1050.0, "06434/2024/AQB/granted/total")
