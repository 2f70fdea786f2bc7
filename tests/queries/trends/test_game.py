"""Rechenspiel: shares add up to the whole to the cent, a county without a figure takes no part, nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import pytest
import small
from hypothesis import given, settings
from hypothesis import strategies as st
from one_delivery import one_delivery
from scoped import scope

from charts.trends import game as charts
from data.store import Facts
from queries.trends import game as questions

AT = datetime(2025, 1, 1)
# county: inhabitants, unemployed; the agreed budget of 2024
FIGURES = {
    small.DARMSTADT: (1000, 60, 500),
    small.FRANKFURT: (3000, 20, 300),
    small.HOCHTAUNUS: (500, None, 100),
    small.KASSEL: (500, 40, None),
}


def fact(**fields: object) -> dict[str, object]:
    return {"delivery": "d1", "citation": "Zeile 1", "state": "final", "recorded_at": AT} | fields


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    """Four counties, one without a figure for the unemployed, one without a budget."""
    measures = [
        fact(
            id=f"{county}/{measure}", county=county, measure=measure, value=value,
            measured_on=date(2023, 12, 31), territory_from=2024, territory_to=2024,
        )
        for county, (people, unemployed, _) in FIGURES.items()
        for measure, value in (("population", people), ("unemployed", unemployed))
        if value is not None
    ]  # fmt: skip
    amounts = [
        fact(
            id=county, county=county, budget_year=2024, programme="AQB", stage="agreed", level="total",
            funding_source="state", euros=Decimal(agreed), precision="exact",
        )
        for county, (_, _, agreed) in FIGURES.items()
        if agreed is not None
    ]  # fmt: skip
    rows = {"county_measure": measures, "amount": amounts}
    with one_delivery(tmp_path_factory.mktemp("game"), AT, rows) as store:
        yield store.facts(small.DATASET)


def test_another_year_is_advised_only_where_one_has_something_to_share_out_by() -> None:
    assert charts.no_measure_words(2024, elsewhere=True).endswith("Bitte ein anderes Jahr wählen.")
    said = charts.no_measure_words(2024, elsewhere=False)
    assert "für kein Haushaltsjahr" in said
    assert "Bitte" not in said


def shares(facts: Facts, total: str | None, **weights: float) -> dict[str, Decimal | None]:
    euros = None if total is None else Decimal(total)
    found = questions.shares(
        facts, scope(year=2024), total=euros, measures=list(weights), weights=list(weights.values())
    )
    return {
        row["county"]: Decimal(f"{row['euros']:.2f}") if row["euros"] == row["euros"] else None
        for row in found.to_dict("records")
        if row["county"] in FIGURES
    }


def test_one_weight_shares_out_by_that_figure(known: Facts) -> None:
    assert shares(known, "1000", population=5) == {
        small.DARMSTADT: Decimal(200),
        small.FRANKFURT: Decimal(600),
        small.HOCHTAUNUS: Decimal(100),
        small.KASSEL: Decimal(100),
    }


def test_without_a_sum_those_with_a_budget_share_out_what_they_have(known: Facts) -> None:
    # 500 + 300 + 100 by 1.000, 3.000 and 500 inhabitants
    assert shares(known, None, population=1) == {
        small.DARMSTADT: Decimal("200.00"),
        small.FRANKFURT: Decimal("600.00"),
        small.HOCHTAUNUS: Decimal("100.00"),
        small.KASSEL: None,
    }
    # 500 + 300 by 60 and 20 unemployed
    assert shares(known, None, unemployed=1) == {
        small.DARMSTADT: Decimal("600.00"),
        small.FRANKFURT: Decimal("200.00"),
        small.HOCHTAUNUS: None,
        small.KASSEL: None,
    }


def test_two_weights_are_mixed_and_a_missing_figure_leaves_a_county_out(known: Facts) -> None:
    # half by 1.000 of 4.500 inhabitants, half by 60 of 120 unemployed: 1/9 + 1/4
    assert shares(known, "3600", population=1, unemployed=1) == {
        small.DARMSTADT: Decimal(1300),
        small.FRANKFURT: Decimal(1500),
        small.HOCHTAUNUS: None,
        small.KASSEL: Decimal(800),
    }


def test_a_weight_of_zero_asks_for_no_figure(known: Facts) -> None:
    assert shares(known, "1000", population=1, unemployed=0)[small.HOCHTAUNUS] == 100


@given(
    cents=st.integers(min_value=1, max_value=10**10),
    weights=st.tuples(st.integers(1, 100), st.integers(0, 100)),
)
@settings(max_examples=40)
def test_the_shares_are_the_whole_to_the_cent(known: Facts, cents: int, weights: tuple[int, int]) -> None:
    total = Decimal(cents) / 100
    found = shares(known, str(total), population=weights[0], unemployed=weights[1])
    assert sum(value for value in found.values() if value is not None) == total


def test_the_sentence_and_the_picture_say_that_it_is_a_game(known: Facts) -> None:
    found = questions.shares(known, scope(year=2024), total=None, measures=["unemployed"], weights=[1.0])
    assert charts.say_shares(found).replace("\u00a0", " ") == (
        "Rechenspiel: 800 € auf 2 Gebiete verteilt; größter Zuwachs: Darmstadt (+100 €); größter Rückgang: Frankfurt "
        "am Main (−100 €); nicht dabei, weil nicht jede Bezugsgröße bekannt ist: 23 Gebiete mit zusammen 100 € Budget; "
        "nicht dabei, weil kein Budget bekannt ist: Kassel (Stadt)."
    )
    assert charts.MARK in charts.shares(found).layout["title"]["text"]


def test_nothing_of_it_is_stored(known: Facts) -> None:
    before = known.ask("select count(*) as rows from amount where $yes", yes=True)
    shares(known, "900", population=1)
    assert known.ask("select count(*) as rows from amount where $yes", yes=True).equals(before)
