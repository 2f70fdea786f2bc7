"""Kreisvergleich of the Dialogmappe: a number of inhabitants is named with its day."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
import tiny
from dialogues_by_hand import Known

from queries import dialogue

# From how many judged targets on the rule of 2024 gives a share of them.
ENOUGH = 10


@pytest.mark.parametrize("measured_on", [date(2021, 12, 31), date(2023, 12, 31)])
def test_a_number_of_inhabitants_is_named_with_its_day_however_old_it_is(known: Known, measured_on: date) -> None:
    people = tiny.row(
        id="p", county=tiny.COUNTY, measure="population", value=100, measured_on=measured_on, territory_from=2020
    )
    found = dialogue.peers(known(county_measure=[people]), county=tiny.COUNTY, year=2024, programme="AQB")
    days = found.set_index("measure")["population_on"]
    assert days["per_inhabitant"] == pd.Timestamp(measured_on)
    assert days.drop("per_inhabitant").isna().all()


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
