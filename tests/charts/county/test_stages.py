"""The stage a part of the Kreisprofil opens with, of amounts written down by hand."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import tiny

from charts.county import stages
from queries import county as questions


def told(folder: Path, *amounts: tiny.Row) -> pd.DataFrame:
    with tiny.open_store(folder) as store:
        tiny.record(store, tiny.sound() | {"amount": list(amounts)})
        return questions.stages(store.facts(tiny.DATASET), county=tiny.COUNTY, year=2024, programme="AQB")


def test_a_part_opens_with_the_stage_that_says_something(tmp_path: Path) -> None:
    part = tiny.amount(id="p", stage="granted", level="project", project="06434/2024/01", category=1, euros=900)
    found = told(tmp_path, tiny.amount(), tiny.amount(id="g", stage="granted", euros=900), part)
    assert found.to_numpy().tolist() == [["agreed", 0, 1], ["granted", 1, 1]]
    assert stages.opening(found, "projects", "agreed") == "granted"
    assert stages.opening(found, "years", "agreed") == "agreed", "the usual one, where it says anything"
    assert stages.opening(found, "years", "paid") in ("agreed", "granted")
    assert stages.opening(found.head(0), "projects", "agreed") == "agreed"
