"""„Warum diese Gebiete?“: the shares of a distance that do not read as 100 % together say that they are rounded."""

from __future__ import annotations

import pandas as pd
import pytest

from charts.comparison.reasons import rounded_words


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ([1 / 3, 1 / 3, 1 / 3], True),
        ([0.5, 0.25, 0.25], False),
        ([0.125, 0.5, 0.375], True),  # in the figure 13 + 50 + 38
        ([float("nan")] * 3, False),
    ],
)
def test_it_is_said_only_where_they_do_not(shares: list[float], said: bool) -> None:
    table = pd.DataFrame({"short_name": ["Fulda"] * 3, "share": shares})
    assert bool(rounded_words(table)) == said
