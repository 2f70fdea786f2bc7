"""Kreisvergleich: how exactly a ratio is known of which a step is known as a bound only."""

from __future__ import annotations

from pathlib import Path

import pytest
import tiny
from scoped import scope

from data.rows import rows_of
from queries import comparison


@pytest.mark.parametrize(
    ("agreed", "granted", "known"), [("at_most", "exact", "at_least"), ("exact", "at_most", "at_most")]
)
def test_a_ratio_is_a_bound_where_one_of_its_steps_is(tmp_path: Path, agreed: str, granted: str, known: str) -> None:
    amounts = [
        tiny.amount(id=stage, stage=stage, euros=euros, precision=precision)
        for stage, euros, precision in (("agreed", 1000, agreed), ("granted", 900, granted))
    ]
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, {"source": [tiny.source()], "amount": amounts})
        where = scope(year=2024, programme="AQB", stage="agreed")
        found = comparison.figures(store.facts(tiny.DATASET), where, indicator="grant_ratio", denominator="none")
    assert found.set_index("place").loc[tiny.COUNTY, ["value", "precision"]].tolist() == [0.9, known]


@pytest.mark.parametrize("precision", ["about", "at_least"])
def test_money_per_place_is_no_more_exact_than_the_money(tmp_path: Path, precision: str) -> None:
    rows = {
        "source": [tiny.source()],
        "project": [tiny.project(places=20)],
        "amount": [
            tiny.amount(level="project", project=tiny.project()["id"], category=1, euros=260_000, precision=precision)
        ],
    }
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, rows)
        where = scope(year=2024, programme="AQB", stage="agreed")
        found = comparison.figures(store.facts(tiny.DATASET), where, indicator="budget_sum", denominator="place")
    assert found.set_index("place").loc[tiny.COUNTY, ["value", "precision"]].tolist() == [13_000, precision]


def test_only_what_some_county_states_is_offered(tmp_path: Path) -> None:
    """Two stages of different years make no ratio, and money without places or persons is divided by neither."""
    amounts = [
        tiny.amount(id="a", stage="agreed", euros=1000),
        tiny.amount(id="b", stage="granted", budget_year=2025, euros=900),
        tiny.amount(id="c", county="06", stage="paid", euros=5000),
    ]
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, {"source": [tiny.source()], "amount": amounts})
        facts = store.facts(tiny.DATASET)
        assert comparison.indicators(facts)["code"].tolist() == ["budget_sum"]
        (offered,) = rows_of(comparison.offered(facts), comparison.Offered)
    assert (set(offered.stages), offered.places, offered.participants) == ({"agreed", "granted"}, False, False)
