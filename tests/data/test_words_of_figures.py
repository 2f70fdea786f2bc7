"""The words a question writes for figures are those data.numbers writes, also of halves and of what doubles leave."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import duckdb
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data import layout, numbers


@pytest.fixture(scope="module")
def cursor() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:") as made:
        layout.create_now(made)
        made.execute("use now")
        yield made


@given(numbers_drawn=st.lists(st.integers(0, 100_000_000), min_size=1, max_size=200))
@example(numbers_drawn=[5, 25, 125, 50_050, 123_450, 67_108_865])
def test_amounts_counts_and_shares_read_as_elsewhere(
    numbers_drawn: list[int], cursor: duckdb.DuckDBPyConnection
) -> None:
    asked = (
        "select euro_words(n / 100), number_words(n / 100), percent_words(n / 10000) from (select unnest($drawn) as n)"
    )
    for drawn, said in zip(numbers_drawn, cursor.execute(asked, {"drawn": numbers_drawn}).fetchall(), strict=True):
        value = Decimal(drawn) / 100
        number = numbers.integer(value) if value == int(value) else numbers.decimal(value, 1)
        assert said == (numbers.euro(value), number, numbers.percent(value / 100))


def test_a_share_that_a_double_misses_is_rounded_as_the_exact_one(cursor: duckdb.DuckDBPyConnection) -> None:
    (said,) = cursor.execute("select percent_words(12.45::double / 12)").fetchall()[0]
    assert said == numbers.percent(12.45 / 12) == "103,8\u00a0%"


@pytest.mark.parametrize(
    ("precision", "said"),
    [
        ("exact", "501\u00a0€"),
        ("about", "rund 501\u00a0€"),
        ("at_least", "mindestens 501\u00a0€"),
        (None, "501\u00a0€"),
    ],
)
def test_an_amount_is_said_with_its_precision(
    precision: str | None, said: str, cursor: duckdb.DuckDBPyConnection
) -> None:
    assert cursor.execute("select stated_euro_words(500.50, $precision)", {"precision": precision}).fetchall() == [
        (said,)
    ]
