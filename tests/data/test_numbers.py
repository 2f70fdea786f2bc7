"""German numbers: separators, rounding, and a missing value that is never zero."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import numbers

NOTHING = [None, float("nan"), np.nan, pd.NA, pd.NaT]
MONEY = st.decimals(min_value=-(10**11), max_value=10**11, places=2, allow_nan=False)


@pytest.mark.parametrize("value", [*NOTHING, np.datetime64("NaT")], ids=str)
def test_what_is_missing_is_told_of_every_kind(value: object) -> None:
    assert numbers.is_missing(value)


@pytest.mark.parametrize(
    "value",
    [
        0,
        0.0,
        Decimal(0),
        "",
        False,
        date(2024, 1, 1),
        datetime(2024, 1, 1),
        pd.Timestamp("2024-01-01"),
        [],
        np.int64(0),
    ],
    ids=str,
)
def test_what_is_there_is_not_missing(value: object) -> None:
    assert not numbers.is_missing(value)


@pytest.mark.parametrize("value", NOTHING, ids=str)
def test_what_is_missing_prints_as_words(value: object) -> None:
    for write in (numbers.integer, numbers.euro, numbers.euro_short, numbers.percent, numbers.achievement, numbers.day):
        assert write(value) == "keine Angabe"  # all of them take one value


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0, 0, "0 €"),
        (753200, 0, "753.200 €"),
        (753200, 2, "753.200,00 €"),
        (-1234.5, 2, "−1.234,50 €"),
        (Decimal("0.005"), 2, "0,01 €"),
        (Decimal("-0.005"), 2, "−0,01 €"),
        (0.125, 2, "0,13 €"),
        (2.5, 0, "3 €"),
        (-0.004, 2, "0,00 €"),
        (0.1 + 0.2, 2, "0,30 €"),
        (27_700_000, 0, "27.700.000 €"),
    ],
)
def test_euros_have_point_comma_and_a_true_minus(value: float, digits: int, text: str) -> None:
    assert numbers.euro(value, digits).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (999, "999 €"),
        (1000, "1,0 Tsd. €"),
        (753200, "753,2 Tsd. €"),
        (999_949, "999,9 Tsd. €"),
        (999_950, "1,00 Mio. €"),
        (27_700_000, "27,70 Mio. €"),
        (-753200, "−753,2 Tsd. €"),
    ],
)
def test_short_euros_change_unit_before_they_would_round_up_to_a_thousand(value: float, text: str) -> None:
    assert numbers.euro_short(value).replace("\u00a0", " ") == text


@given(MONEY)
def test_euros_read_back_are_the_same_cents(value: Decimal) -> None:
    text = numbers.euro(value, 2)
    assert text.endswith("\u00a0€")
    back = text.removesuffix("\u00a0€").replace(".", "").replace(",", ".").replace(numbers.MINUS, "-")
    assert Decimal(back) == value


def test_half_of_the_last_digit_is_rounded_up_though_a_division_of_floats_left_it_below() -> None:
    # 23,1 of at most 24 is 3,75 % below, an achievement of 103,75 %; as binary fractions both are nearer to zero.
    below = (23.1 - 24) / 24
    assert repr(below) == "-0.03749999999999994"
    assert numbers.percent(below) == "\u22123,8\u00a0%"
    assert numbers.achievement(np.float64(1.0374999999999999)) == "103,8\u00a0%"
    assert numbers.decimal(1.0049999999999997, 2) == "1,01"
    assert numbers.percent(0.94949999) == "94,9\u00a0%", "what really is below stays below"


@pytest.mark.parametrize(
    ("ratio", "text"),
    [(0.95, "95,0 %"), (0.9496, "94,96 %"), (0.8499, "84,99 %"), (1.2, "120,0 %"), (0, "0,0 %"), (0.9, "90,0 %")],
)
def test_just_below_a_limit_never_looks_like_the_limit(ratio: float, text: str) -> None:
    assert numbers.achievement(ratio).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (0.89996, "89,996 %"),
        (0.9, "90,0 %"),
        (0.90004, "90,004 %"),
        (0.8999996, "89,99996 %"),
        # what a division of floats leaves is no difference
        (0.8999999999999999, "90,0 %"),
        (0.95, "95,0 %"),
        (0.9496, "95,0 %"),
        (0.87496, "87,496 %"),
    ],
)
def test_enough_digits_are_printed_beside_the_limits_of_another_rule(ratio: float, text: str) -> None:
    limits = (Decimal("0.9000"), Decimal("0.8750"))
    assert numbers.achievement(ratio, limits).replace("\u00a0", " ") == text


def test_the_limits_are_those_of_every_rule_of_the_catalogue() -> None:
    assert numbers.limits() == (Decimal("0.8500"), Decimal("0.9500"))


def test_a_count_is_written_though_the_same_figure_was_written_before_as_a_sum() -> None:
    # Decimal(7531) == numpy.int64(7531) raises TypeError, and both have the same hash.
    assert numbers.decimal(Decimal(7531)) == "7.531"
    assert numbers.integer(np.int64(7531)) == "7.531"


def test_days_are_german() -> None:
    assert numbers.day(date(2023, 5, 30)) == "30.05.2023"


@pytest.mark.parametrize(
    ("precision", "text"),
    [("exact", "5 €"), ("about", "rund 5 €"), ("at_least", "mindestens 5 €"), ("at_most", "höchstens 5 €")],
)
def test_the_precision_of_the_source_stands_before_the_figure(precision: str, text: str) -> None:
    assert numbers.stated("5 €", precision) == text


def test_counts_agree_with_their_noun() -> None:
    assert numbers.count_of(1, "Maßnahme", "Maßnahmen") == "1\u00a0Maßnahme"
    assert numbers.count_of(2000, "Maßnahme", "Maßnahmen") == "2.000\u00a0Maßnahmen"


@given(st.text(max_size=80), st.integers(min_value=1, max_value=60))
def test_a_shortened_label_is_never_longer_than_allowed(text: str, longest: int) -> None:
    assert len(numbers.shorten(text, longest)) <= longest
