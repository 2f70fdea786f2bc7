"""The word for the direction of years follows the test of Mann and Kendall, worked out by hand."""

from __future__ import annotations

import pytest

from analysis.direction import FALLS, LEVEL, RISES, TOO_FEW, UNCLEAR, shape, trend_word


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ([], TOO_FEW),
        ([1, 2, 3, 4], TOO_FEW),
        ([100, 110, 120, 130, 140], RISES),
        ([140, 130, 120, 110, 100], FALLS),
        # Nine of ten pairs rise: S = 8, (8 − 1) / 4.08 = 1.71 ≥ 1.645. Eight of ten: S = 6, 1.22.
        ([100, 120, 110, 130, 140], RISES),
        ([110, 120, 100, 130, 140], UNCLEAR),
        ([100, 101, 99, 100.5, 101.5], LEVEL),
        ([100, 150, 90, 160, 95], UNCLEAR),
        ([0, 0, 0, 0, 0], LEVEL),
        # Two per cent of the mean, exactly: 98 to 102. A hair more is no level any more, and S = 10 of ten pairs.
        ([98, 99, 100, 101, 102], LEVEL),
        ([97.9, 99, 100, 101, 102.1], RISES),
        # Six years, deviation 5.32: of fifteen pairs one falls, S = 13, 12 / 5.32 = 2.25; three fall, S = 9, 1.50 –
        # without the correction by one it would be 1.69, enough to rise.
        ([100, 120, 110, 130, 140, 150], RISES),
        ([120, 110, 100, 130, 140, 150], UNCLEAR),
        # Of fifteen pairs twelve rise, two fall, one is level: S = 10, 9 / 5.32 = 1.69 ≥ 1.645.
        ([100, 100, 120, 130, 110, 150], RISES),
        # Ties count as 0: of ten pairs seven rise and three are level, S = 7, 6 / 4.08 = 1.47.
        ([100, 100, 100, 150, 200], UNCLEAR),
        ([200, 150, 100, 100, 100], UNCLEAR),
    ],
)
def test_a_trend_word_follows_the_rule(values: list[float], word: str) -> None:
    assert trend_word(values) == word


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3, 4], []),
        ([1, 2, 3, 4, 5], [(0, 4, RISES)]),
        # rose until the seventh year, the last three lie within 2 % of each other
        ([92, 96, 109, 141, 142, 148, 154, 154, 155], [(0, 6, RISES), (6, 8, LEVEL)]),
        # three flat years are enough, two are one step
        ([80, 90, 100, 100, 101], [(0, 2, RISES), (2, 4, LEVEL)]),
        ([80, 90, 95, 100, 101], [(0, 4, RISES)]),
        ([80, 120, 90, 100, 100, 100], [(0, 3, UNCLEAR), (3, 5, LEVEL)]),
        ([90, 93, 97, 105, 137, 149, 154, 148, 146], [(0, 6, RISES), (6, 8, FALLS)]),
        ([146, 148, 154, 149, 137, 105, 97, 93, 90], [(0, 2, RISES), (2, 8, FALLS)]),
        ([120, 110, 100, 110, 120], [(0, 2, FALLS), (2, 4, RISES)]),
        # a turn after the first year, and before the last
        ([100, 120, 110, 100, 90, 80], [(0, 1, RISES), (1, 5, FALLS)]),
        ([100, 80, 90, 100, 110, 120], [(0, 1, FALLS), (1, 5, RISES)]),
        ([100, 110, 120, 130, 140, 90], [(0, 4, RISES), (4, 5, FALLS)]),
        ([100, 150, 90, 160, 95], [(0, 4, UNCLEAR)]),
        ([100, 101, 99, 100.5, 101.5], [(0, 4, LEVEL)]),
    ],
)
def test_the_shape_of_a_row_says_where_it_turned(values: list[float], expected: list[tuple[int, int, str]]) -> None:
    assert [tuple(each) for each in shape(values)] == expected
