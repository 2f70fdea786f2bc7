"""Who is compared with whom: size classes, shares of a distance, and never the county itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.peers import distance, groups, size_class
from data.store import Store
from queries import comparison


def test_size_classes() -> None:
    assert [size_class(people) for people in (149_999, 150_000, 250_000)] == [
        "unter 150.000 Einwohner", "150.000 bis unter 250.000 Einwohner", "ab 250.000 Einwohner",
    ]  # fmt: skip


traits = st.dictionaries(st.sampled_from("abcdef"), st.floats(-1e3, 1e3), max_size=6)
WEIGHTS = {"a": 0.3, "b": 0.2, "c": 0.2, "d": 0.15, "e": 0.1, "f": 0.05}


@given(traits, traits)
def test_shares_of_a_distance_add_up_to_all_of_it(own: dict[str, float], other: dict[str, float]) -> None:
    found = distance(own, other, WEIGHTS, dict.fromkeys(WEIGHTS, 2000.0))
    weight = sum(WEIGHTS[code] for code in own.keys() & other.keys())
    assert (found is None) == (weight < 0.5 - 1e-9)
    if found and found[0] > 0:
        assert sum(part.share for part in found[1]) == pytest.approx(1.0)
        assert 0 <= found[0] <= 1


@settings(max_examples=15)
@given(data=st.data())
def test_peers_never_hold_the_county_itself(data: st.DataObject, real: Store) -> None:
    facts = real.facts("demo")
    year = data.draw(st.sampled_from([2015, 2024, 2025, 2026]))
    frame = comparison.traits(facts, year=year)
    assert len(frame) == (27 if year >= 2026 else 26)
    county = data.draw(st.sampled_from(frame["county"].tolist()))
    found = groups(county, frame, comparison.characteristics(facts, year=year), comparison.own_groups(facts))
    for group in found.values():
        assert county not in group.counties
        assert len(set(group.counties)) == len(group.counties)
    assert len(found["nearest"].counties) <= 7
    assert len(found["all"].counties) == len(frame) - 1
