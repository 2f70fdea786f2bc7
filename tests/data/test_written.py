"""Numbers as people write them: one reading, or none."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import tiny
from hypothesis import given
from hypothesis import strategies as st

from data.faults import StoreError
from data.written import MOST, entered_number, german_euros, german_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,5", "12.5"),
        ("1.200", "1200"),
        (" 27.700.000 ", "27700000"),
        ("753 200", "753200"),
        ("753\u00a0200,50", "753200.50"),
        ("−3", "-3"),
        ("0", "0"),
    ],
)
def test_a_number_is_read_as_a_german_writes_it(text: str, value: str) -> None:
    assert german_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "60000.50",
        "1.5",
        "12.50",
        "1.2000",
        "5e4",
        "1,2E+05",
        "NaN",
        "Infinity",
        "9" * 13,
        "1,2,3",
        "1.200.5",
        "zwölf",
        "60,000",
        "-1,500",
    ],
)
def test_what_has_no_plain_reading_is_no_number(text: str) -> None:
    assert german_number(text) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [("60,000", "60.000 (Tausender) oder 60 (Komma)"), ("1,250", "1.250 (Tausender) oder 1,25 (Komma)")],
)
def test_what_could_be_two_numbers_is_asked_about(text: str, says: str) -> None:
    with pytest.raises(StoreError) as asked:
        entered_number(text, "Betrag")
    assert says in str(asked.value)
    assert german_euros(text) is None


def test_half_a_person_is_no_number_of_persons() -> None:
    assert entered_number("1.500", "Personen", whole=True) == 1500
    with pytest.raises(StoreError, match="keine ganze Zahl"):
        entered_number("1,5", "Personen", whole=True)


def test_a_sum_of_money_ends_at_the_cent() -> None:
    assert german_euros("60.000,50 €") == Decimal("60000.50")
    assert german_euros("60000 Euro") == Decimal("60000.00")
    assert german_euros("0,005") is None


def test_an_empty_field_is_nothing_and_a_wrong_one_is_named() -> None:
    assert entered_number("  ", "Neuer Zielwert 1") is None
    assert entered_number("36,5", "Neuer Zielwert 1") == Decimal("36.5")
    with pytest.raises(StoreError, match=r"Neuer Zielwert 1: „36\.5“ ist keine Zahl"):
        entered_number("36.5", "Neuer Zielwert 1")


@given(st.decimals(min_value=0, max_value=MOST, places=2, allow_nan=False))
def test_any_sum_written_with_points_and_comma_reads_back_to_the_cent(value: Decimal) -> None:
    text = f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    assert german_euros(text) == value


def test_a_number_with_an_exponent_is_stored_and_asked_as_it_is(tmp_path: Path) -> None:
    # DuckDB 1.5 bound Decimal("1.2E+5") as 12.00.
    large = Decimal("1.2E+5")
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, {**tiny.sound(), "amount": [tiny.amount(euros=large)]})
        asked = store.facts(tiny.DATASET).ask("select euros, $large as large from amount", large=large)
    assert asked.iloc[0].tolist() == [120000.0, 120000.0]


def test_a_number_too_large_for_its_column_is_refused_in_words(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store, pytest.raises(StoreError, match="passt nicht in die Spalte euros"):
        tiny.record(store, {**tiny.sound(), "amount": [tiny.amount(euros=Decimal("1e15"))]})
