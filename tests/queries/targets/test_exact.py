"""An achievement on screen is that of the exact fraction: no double moves a figure, nor calls it beside a limit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
import targets_by_hand as hand
from hypothesis import given, settings
from hypothesis import strategies as st

from data import numbers
from data.store import Facts

PARTS = st.integers(1, 4_000_000).map(lambda parts: Decimal(parts) / 10_000)
RATIO = """
    select
        (
            reached('numeric', $direction, $value::decimal(14, 4), $goal::decimal(14, 4), null, null, null)
            / asked('numeric', $direction, $value::decimal(14, 4), $goal::decimal(14, 4), null, null, null)
        )::double as ratio
"""


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    for store in hand.open_targets(tmp_path_factory.mktemp("exact"), [], (), results=()):
        yield store.facts(hand.DATASET)


def shown(facts: Facts, direction: str, value: Decimal, goal: Decimal) -> str:
    frame = facts.ask(RATIO, direction=direction, value=str(value), goal=str(goal))
    return numbers.achievement(float(frame["ratio"].iloc[0])).replace("\u00a0", " ")


def by_hand(exact: Fraction) -> str:
    """One decimal, half up; two where the exact value lies beside a limit and is none."""
    hundred = exact * 100
    digits = 1
    for limit in (Fraction(85), Fraction(95)):
        if hundred != limit and abs(hundred - limit) <= Fraction(1, 20):
            digits = 2
            while _rounded(hundred, digits) == Decimal(int(limit)) and digits < numbers.MOST_DIGITS:
                digits += 1
    return f"{numbers.decimal(_rounded(hundred, digits), digits)} %"


def _rounded(value: Fraction, digits: int) -> Decimal:
    scaled = value * 10**digits
    # half away from zero, in whole numbers
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return (Decimal(whole) / 10**digits).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("direction", "value", "goal", "text"),
    [
        # the rate of Kassel: 2 − 11,55 / 12 = 103,75 % exactly
        ("lower", "11.55", "12", "103,8 %"),
        ("higher", "38", "40", "95,0 %"),
        ("higher", "9496", "10000", "94,96 %"),
        ("higher", "8500", "10000", "85,0 %"),
        # nowhere near a limit of the rule
        ("higher", "89996", "100000", "90,0 %"),
    ],
)
def test_an_achievement_is_rounded_as_the_exact_number(
    facts: Facts, direction: str, value: str, goal: str, text: str
) -> None:
    assert shown(facts, direction, Decimal(value), Decimal(goal)) == text


@settings(max_examples=60, deadline=None)
@given(goal=PARTS, value=PARTS)
def test_every_achievement_reads_as_its_exact_fraction(facts: Facts, goal: Decimal, value: Decimal) -> None:
    assert shown(facts, "higher", value, goal) == by_hand(Fraction(value) / Fraction(goal))


@settings(max_examples=40, deadline=None)
@given(goal=st.integers(1, 2000), parts=st.integers(8490, 9510))
def test_beside_a_limit_too(facts: Facts, goal: int, parts: int) -> None:
    value = (Decimal(goal) * parts / 10_000).quantize(Decimal("0.0001"))
    assert shown(facts, "higher", value, Decimal(goal)) == by_hand(Fraction(value) / goal)
