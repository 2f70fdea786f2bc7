"""Kreisvergleich: how exactly a ratio is known of which a step is known as a bound only."""

from __future__ import annotations

from pathlib import Path

import pytest
import tiny
from scoped import scope

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
