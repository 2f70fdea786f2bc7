"""Intervals, funnels and places among others, worked out by hand, and what must hold of any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.positions import beyond, funnel, position, wilson


@pytest.mark.parametrize(("hits", "cases", "low", "high"), [(9, 12, "46,8", "91,1"), (90, 120, "66,6", "81,9")])
def test_wilson_intervals(hits: int, cases: int, low: str, high: str) -> None:
    found = [f"{100 * bound:.1f}".replace(".", ",") for bound in wilson(hits, cases)]
    assert found == [low, high]


def test_the_funnel_narrows_and_colour_needs_an_interval_beyond_the_reference() -> None:
    assert funnel(0.5, 100, 1.96) == pytest.approx((0.402, 0.598))
    assert [beyond(9, 12, 0.5), beyond(90, 120, 0.5), beyond(30, 120, 0.5)] == [0, 1, -1]


def test_positions_leave_the_county_out_and_ties_share_the_middle() -> None:
    where = position(3.0, [1.0, 2.0, 3.0, 4.0, 5.0], enough=5)
    # two below, one equal of five: (2 + 0,5) / 5
    assert (where.share_below, where.median, where.quartiles) == (0.5, 3.0, None)
    assert position(3.0, [1.0, 2.0], enough=3).share_below is None
    assert position(3.0, [1.0, 2.0], enough=2).median == 1.5
    assert position(3.0, [float(value) for value in range(12)], enough=5).quartiles == (2.75, 8.25)


@given(st.floats(-1e6, 1e6), st.lists(st.floats(-1e6, 1e6), max_size=30))
def test_a_position_lies_between_none_and_all(own: float, peers: list[float]) -> None:
    where = position(own, peers, enough=5)
    assert (where.share_below is None) == (len(peers) < 5)
    if where.share_below is not None:
        assert 0 <= where.share_below <= 1
        assert where.quarter in (1, 2, 3, 4)


@given(st.integers(1, 10_000), st.data())
def test_an_interval_holds_its_share(cases: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, cases))
    low, high = wilson(hits, cases)
    assert 0 <= low <= hits / cases + 1e-12
    assert hits / cases - 1e-12 <= high <= 1
