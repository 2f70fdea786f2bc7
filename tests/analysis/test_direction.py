"""The word for the direction of years follows the test of Mann and Kendall, worked out by hand."""

from __future__ import annotations

import pytest

from analysis.direction import FALLS, LEVEL, RISES, TOO_FEW, UNCLEAR, trend_word


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
        # Ties count as 0: of ten pairs seven rise and three are level, S = 7, 6 / 4.08 = 1.47.
        ([100, 100, 100, 150, 200], UNCLEAR),
    ],
)
def test_a_trend_word_follows_the_rule(values: list[float], word: str) -> None:
    assert trend_word(values) == word
