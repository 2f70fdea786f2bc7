"""Kreisvergleich of the Dialogmappe: a number of inhabitants older than the end of the year before is marked."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
import tiny
from dialogues_by_hand import Known

from queries import dialogue

# From how many judged targets on the rule of 2024 gives a share of them.
ENOUGH = 10


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


@pytest.mark.parametrize("judged", [ENOUGH - 1, ENOUGH])
def test_a_share_of_targets_needs_the_cases_the_rule_names_and_no_more(known: Known, judged: int) -> None:
    keys = [f"t{number}" for number in range(judged)]
    targets = [tiny.target(id=key, name=f"Ziel {key}", project=None) for key in keys]
    reports = [
        tiny.row(id=key, target=key, reported_on=date(2024, 12, 31), judgement="fulfilled", evidence="Bericht")
        | {"reported_by": "Kreis"}
        for key in keys
    ]
    facts = known(target=targets, report=reports)
    assert facts.ask("select minimum_cases from rule_of(2024)")["minimum_cases"].tolist() == [ENOUGH]
    own = dialogue.peer_values(facts, county=tiny.COUNTY, year=2024, programme="AQB").query("own").iloc[0]
    assert (own["judged"], own["enough_cases"]) == (judged, judged == ENOUGH)
