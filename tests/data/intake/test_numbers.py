"""Numbers as people write them: what is plainly one number is read, what may be two is asked about."""

from __future__ import annotations

from decimal import Decimal

import pytest

from data.intake.numbers import Style, is_missing, number, style_of
from data.intake.unclear import Unclear


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (512300, "512300"),
        (288.4005, "288.4005"),
        (0.1 + 0.2, "0.3"),
        ("512.300,00 €", "512300.00"),
        ("1.234.567", "1234567"),
        ("512300.5", "512300.5"),
        ("1,234,567.89", "1234567.89"),
        ("512 300,50", "512300.50"),
        ("−12,5", "-12.5"),
        ("(12,5)", "-12.5"),
        ("12,5-", "-12.5"),
        ("500,– €", "500"),
        ("24.100,00*", "24100.00"),
        ("0,123", "0.123"),
        ("0.123", "0.123"),
        ("€ 12,50", "12.50"),
    ],
)
def test_a_number_is_read(cell: str | float, value: str) -> None:
    assert number(cell)[0] == Decimal(value)


@pytest.mark.parametrize(
    ("cell", "style", "no_decimals", "value"),
    [
        ("1.234", "german", False, "1234"),
        ("1.234", "plain", False, "1.234"),
        ("1,234", "german", False, "1.234"),
        ("1,234", "plain", False, "1234"),
        ("1.234", None, True, "1234"),
        ("1.234", None, False, None),
        ("1,234", None, True, None),
        ("60,000", None, True, None),
        ("1.234", "mixed", True, None),
    ],
)
def test_three_digits_behind_a_sign_are_thousands_or_decimals_by_the_column(
    cell: str, style: Style, no_decimals: bool, value: str | None
) -> None:
    if value is None:
        with pytest.raises(Unclear, match="mehrdeutig"):
            number(cell, style, no_decimals=no_decimals)
    else:
        assert number(cell, style, no_decimals=no_decimals)[0] == Decimal(value)


@pytest.mark.parametrize(
    "cell", ["B12.400", "1.l40", "12.40.0", "1e5", "zehn", "1.23.456", True, float("nan"), "12,34,5"]
)
def test_what_is_no_number_is_refused(cell: str | float) -> None:
    with pytest.raises(Unclear):
        number(cell)


def test_a_unit_beside_a_number_is_told() -> None:
    assert number("512,3 T€") == (Decimal("512.3"), Decimal(1000))
    assert number("1,5 Mio. €") == (Decimal("1.5"), Decimal(1_000_000))
    assert number("12 EUR") == (Decimal(12), Decimal(1))
    assert number("12") == (Decimal(12), None)


def test_the_spelling_of_a_column_is_that_of_its_plain_cells() -> None:
    assert style_of(["1.234", "12,5"]) == "german"
    assert style_of(["1,234", "12.5"]) == "plain"
    assert style_of(["12,5", "12.5"]) == "mixed"
    assert style_of(["1.234", "12", 5.0]) is None


@pytest.mark.parametrize("cell", [None, "", "-", "–", "k. A.", "n. v.", "keine Angabe", " "])
def test_no_figure_is_told_in_many_words_and_never_zero(cell: str | None) -> None:
    assert is_missing(cell)
    assert not is_missing("0")
