"""Where a value lies among others, and how sure a share is: every limit met exactly."""

from __future__ import annotations

import pytest

from analysis.positions import FEW_CASES, FOR_QUARTILES, Z_95, Z_998, beyond, funnel, position, wilson


def test_a_median_needs_as_many_peers_as_the_rule_asks_for_and_quartiles_twelve() -> None:
    assert position(2.0, [1.0, 2.0, 6.0], enough=3).median == 2.0
    assert position(2.0, [1.0, 2.0, 6.0], enough=4).median is None
    assert position(2.0, [float(n) for n in range(11)], enough=5).quartiles is None
    assert position(2.0, [float(n) for n in range(12)], enough=5).quartiles == (2.75, 8.25)
    assert (FOR_QUARTILES, FEW_CASES) == (12, 30)


def test_without_an_own_value_there_is_a_median_and_no_place() -> None:
    where = position(None, [1.0, 2.0, 6.0], enough=3)
    assert (where.n, where.share_below, where.median, where.quarter) == (3, None, 2.0, None)


@pytest.mark.parametrize(
    ("own", "share", "quarter"),
    # of 1, 2, 2, 4: (below + half of those equal) / 4
    [(0, 0.0, 1), (1, 0.125, 1), (1.5, 0.25, 2), (2, 0.5, 3), (3, 0.75, 4), (4, 0.875, 4), (9, 1.0, 4)],
)
def test_a_place_is_the_share_below_and_half_of_those_equal(own: float, share: float, quarter: int) -> None:
    where = position(own, [1.0, 2.0, 2.0, 4.0], enough=4)
    assert (where.share_below, where.quarter) == (share, quarter)


@pytest.mark.parametrize(
    ("own", "quarter"),
    # of 0 to 11 the quartiles are 2.75 and 8.25, the median is 5.5; 3, 6 and 9 of twelve lie below the pairs
    [(2.5, 1), (2.8, 2), (5.4, 2), (5.6, 3), (8.1, 3), (8.5, 4), (-1, 1), (12, 4)],
)
def test_a_quarter_lies_on_the_side_of_median_and_quartiles_on_which_the_value_lies(own: float, quarter: int) -> None:
    assert position(own, [float(n) for n in range(12)], enough=5).quarter == quarter


def test_a_value_below_the_median_is_not_in_the_upper_half() -> None:
    # half of six lie below 2.2, but 2.2 is less than 2.5, the middle of 2 and 3
    where = position(2.2, [0.0, 1.0, 2.0, 3.0, 4.0, 5.0], enough=5)
    assert (where.share_below, where.median, where.quarter) == (0.5, 2.5, 2)


def test_an_interval_never_leaves_zero_to_one() -> None:
    # z² = 3.8415: 3.8415 / 13.8415 above none of ten, and as much below all of them
    assert wilson(0, 10) == pytest.approx((0.0, 0.27753), abs=1e-5)
    assert wilson(10, 10) == pytest.approx((0.72247, 1.0), abs=1e-5)
    assert pytest.approx((1.95996, 3.09023), abs=1e-5) == (Z_95, Z_998)


def test_a_funnel_is_cut_at_none_and_all() -> None:
    # 0.1 · 0.9 / 9 = 0.1²: the limits are 0.1 ± z / 10
    assert funnel(0.1, 9, 0.5) == pytest.approx((0.05, 0.15))
    assert funnel(0.1, 9, 2) == pytest.approx((0.0, 0.3))
    assert funnel(0.9, 9, 2) == pytest.approx((0.7, 1.0))


def test_a_share_is_beyond_a_reference_outside_its_interval_alone() -> None:
    low, high = wilson(9, 12)
    assert [beyond(9, 12, reference) for reference in (low - 1e-9, low, high, high + 1e-9)] == [1, 0, 0, -1]
    assert beyond(9, 12, None) == 0
