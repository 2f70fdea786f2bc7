"""Kreisvergleich of the Dialogmappe: a number of inhabitants older than the end of the year before is marked."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
import tiny
from dialogues_by_hand import Known

from queries import dialogue


@pytest.mark.parametrize(
    ("measured_on", "old"),
    [(date(2021, 12, 31), True), (date(2022, 12, 31), True), (date(2023, 1, 1), False), (date(2023, 12, 31), False)],
)
def test_an_old_number_of_inhabitants_is_named_with_its_day(known: Known, measured_on: date, old: bool) -> None:
    people = tiny.row(
        id="p", county=tiny.COUNTY, measure="population", value=100, measured_on=measured_on, territory_from=2020
    )
    found = dialogue.peers(known(county_measure=[people]), county=tiny.COUNTY, year=2024, programme="AQB")
    day = found.set_index("measure").loc["per_inhabitant", "old_denominator"]
    assert day == pd.Timestamp(measured_on) if old else pd.isna(day)
