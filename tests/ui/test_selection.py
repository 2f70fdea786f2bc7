"""The Stand as a person writes it."""

from __future__ import annotations

from datetime import date

import pytest

from ui.stand import parse_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30.09.2024", date(2024, 9, 30)),
        (" 1.2.2024 ", date(2024, 2, 1)),
        ("29.02.2024", date(2024, 2, 29)),
        ("29.02.2023", None),
        ("2024-09-30", None),
        ("31.09.2024", None),
        ("gestern", None),
        ("", None),
        ("01.01.0000", None),
    ],
)
def test_a_german_day_is_understood_and_nothing_else(text: str, day: date | None) -> None:
    assert parse_day(text) == day
