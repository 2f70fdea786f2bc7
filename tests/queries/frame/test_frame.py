"""What the frame of every page asks."""

from __future__ import annotations

from datetime import datetime, timedelta

import small

from data import moments
from data.store import Facts, Store
from queries import frame


def test_years_are_offered_newest_first(facts: Facts) -> None:
    row = frame.choices(facts).iloc[0]
    assert list(row["years"]) == [2026, 2025, 2024, 2023, 2022]
    assert set(row["programmes"]) == {"AQB", "AMB"}
    assert set(row["stages"]) == {"agreed", "granted", "paid"}
    assert row["last_delivery"] == moments.in_hessen(small.LATER)


def test_nothing_recorded_is_nothing_to_choose(empty: Facts) -> None:
    row = frame.choices(empty).iloc[0]
    assert [list(row[name]) for name in ("years", "programmes", "stages")] == [[], [], []]


def test_an_earlier_stand_knows_only_what_was_delivered_by_then(small_store: Store) -> None:
    then = frame.choices(small_store.facts(small.DATASET, small.LATER - timedelta(days=1))).iloc[0]
    assert list(then["years"]) == [2023]
    before = frame.choices(small_store.facts(small.DATASET, datetime(2010, 1, 1))).iloc[0]
    assert list(before["years"]) == []


def test_counties_stand_in_german_order(facts: Facts) -> None:
    names = list(frame.counties(facts)["short_name"])
    assert len(names) == 27
    assert names[0] == "Bergstraße"
    # ö next to o, ß as ss: not after z
    assert names.index("Groß-Gerau") == names.index("Gießen") + 1


def test_a_category_bears_the_name_of_its_year(facts: Facts) -> None:
    assert frame.categories(facts, year=2022).set_index("category").loc[2, "short_name"] == "2 Ausbildung"
    assert frame.categories(facts, year=2023).set_index("category").loc[2, "short_name"] == "2 Ausbildung und Coaching"
    assert list(frame.categories(facts, year=2023)["category"]) == [1, 2, 3, 4]


def test_programmes_stand_in_their_official_order(facts: Facts) -> None:
    assert list(frame.programmes(facts)["code"])[:3] == ["AQB", "AB", "AMB"]


def test_a_reference_leads_to_document_passage_and_delivery(facts: Facts) -> None:
    row = frame.evidence(facts, wanted=["d1 # § 4"]).iloc[0]
    assert (row.document, row.citation, row.passage) == ("Quelle 1", "§ 4", "Es gibt 753.200 Euro.")
    assert (row.delivery, row.recorded_by, row.recorded_at) == ("d1", "Test", moments.in_hessen(small.AT))


def test_unknown_references_are_left_out_and_double_ones_shown_once(facts: Facts) -> None:
    wanted = ["d1 # § 4", "d1 # § 4", "gibt es nicht", "", "d9 # § 1"]
    assert list(frame.evidence(facts, wanted=wanted)["evidence"]) == ["d1 # § 4"]
    assert frame.evidence(facts, wanted=[]).empty
