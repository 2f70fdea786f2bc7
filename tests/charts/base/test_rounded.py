"""Shares that read as 99,9 % or 100,1 % together say that they are rounded; no others do."""

from __future__ import annotations

import pytest

from charts.base import rounded


@pytest.mark.parametrize(
    ("shares", "digits", "said"),
    [
        ([1 / 3, 1 / 3, 1 / 3], 1, True),  # 33,3 three times are 99,9
        ([1 / 6, 1 / 6, 2 / 3], 1, True),  # 16,7 + 16,7 + 66,7 are 100,1
        ([0.25, 0.25, 0.5], 1, False),
        ([0.125, 0.875], 0, True),  # 13 + 88
        ([0.125, 0.875], 1, False),
        ([1 / 3, 1 / 3], 1, False),  # a third is not chosen: nothing is rounded away
        ([1.0], 1, False),
        ([], 1, False),
    ],
)
def test_only_shares_of_all_of_it_that_read_otherwise_are_said(shares: list[float], digits: int, said: bool) -> None:
    assert rounded.not_whole(shares, digits) == said
    assert rounded.words([shares], digits) == (rounded.NOT_WHOLE if said else "")


def test_of_several_wholes_it_is_said_of_how_many() -> None:
    found = rounded.words([[1 / 3] * 3, [0.5, 0.5], [1 / 6, 1 / 6, 2 / 3]]).replace("\u00a0", " ")
    assert found == "Anteile gerundet; bei 2 Gebieten ergeben sie zusammen nicht genau 100 %"
