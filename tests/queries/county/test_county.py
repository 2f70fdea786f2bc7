"""Kreisprofil: one county in one year, by hand."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import kept
import pandas as pd
import pytest
import small
import tiny
from scoped import ask, scope

from data.store import Facts
from queries import county

DAY = date(2026, 11, 29)


def test_the_chain_has_four_steps_and_keeps_gaps(facts: Facts) -> None:
    chain = county.budget_chain(facts, county=small.DARMSTADT, year=2023, programme="AQB", day=DAY)
    assert list(chain["stage"]) == ["agreed", "granted", "paid", "verified"]
    assert chain["euros"].tolist()[:3] == [1000.0, 900.0, 600.0]
    assert pd.isna(chain.loc[3, "euros"])
    assert chain["ratio"].tolist()[1:3] == [pytest.approx(0.9), pytest.approx(2 / 3)]
    assert chain["difference"].tolist()[1:3] == [-100.0, -300.0]
    # 1 June to 1 July; the payment has no date.
    assert chain.loc[1, "days"] == 30
    assert pd.isna(chain.loc[2, "days"])
    assert pd.isna(chain.loc[2, "elapsed"])


def test_days_lie_only_between_agreement_and_bescheid_never_to_the_date_of_a_list(tmp_path: Path) -> None:
    stages = {
        "agreed": date(2024, 6, 1),
        "granted": date(2024, 7, 1),
        "paid": date(2025, 7, 1),
        "verified": date(2026, 1, 1),
    }
    with tiny.open_store(tmp_path) as store:
        amounts = [tiny.amount(id=stage, stage=stage, stated_on=day) for stage, day in stages.items()]
        tiny.record(store, tiny.sound() | {"amount": amounts})
        chain = county.budget_chain(store.facts(tiny.DATASET), county=tiny.COUNTY, year=2024, programme="AQB", day=DAY)
    assert chain.loc[1, "days"] == 30
    assert chain["days"].isna().tolist() == [True, False, True, True]
    assert chain.loc[2, "elapsed"] == 1, "the year was over"
    assert chain["elapsed"].isna().tolist() == [True, True, False, True]
    assert chain["stated_on"].dt.date.tolist() == list(stages.values()), "the day of the list stands beside, as such"


def test_a_county_without_money_has_four_empty_steps(facts: Facts) -> None:
    chain = county.budget_chain(facts, county=small.KASSEL, year=2023, programme="AQB", day=DAY)
    assert len(chain) == 4
    assert chain["euros"].isna().all()


def test_a_step_says_that_its_delivery_is_not_due_and_of_a_day_that_has_passed_nothing(facts: Facts) -> None:
    def why(day: date) -> list[object]:
        found = county.budget_chain(facts, county=small.KASSEL, year=2023, programme="AQB", day=day)
        return [None if pd.isna(each) else each for each in found["missing"]]

    # Due: Zielvereinbarung 30.06., Bescheid 30.09. of the year, payments 31.01. and proofs 30.06. of the next. Whether
    # a county reported what was due is nowhere written.
    assert why(date(2023, 10, 1)) == [None, None, "not_due", "not_due"]
    assert why(date(2024, 1, 31)) == [None, None, "not_due", "not_due"]
    assert why(date(2024, 2, 1)) == [None, None, None, "not_due"]
    assert why(date(2024, 7, 1)) == [None] * 4


def test_hanau_exists_from_2026(facts: Facts) -> None:
    assert small.HANAU not in set(county.counties(facts, year=2025)["county"])
    assert small.HANAU in set(county.counties(facts, year=2026)["county"])


def test_counties_with_an_agreement_are_marked(facts: Facts) -> None:
    frame = county.counties(facts, year=2023)
    assert set(frame.loc[frame["has_agreement"], "county"]) == {small.DARMSTADT, small.HOCHTAUNUS}


def test_the_agreement_has_both_signatures(facts: Facts) -> None:
    row = county.agreement(facts, county=small.HOCHTAUNUS, year=2023).iloc[0]
    assert (row.signed_by_ministry_on, row.signed_by_county_on) == (
        pd.Timestamp(2023, 5, 30),
        pd.Timestamp(2023, 6, 26),
    )
    assert (row.dialogues, row.evidence) == (2, "d1 # § 4")
    assert county.agreement(facts, county=small.KASSEL, year=2023).empty


def test_projects_carry_their_money_and_the_state_of_a_single_target(facts: Facts) -> None:
    asked = {"year": 2023, "programme": "AQB", "stage": "agreed"}
    frame = county.projects(facts, scope(**asked), county=small.DARMSTADT).set_index("project")
    assert frame["euros"].to_dict() == {"p1": 250.0, "p2": 100.0}
    assert frame.loc["p1", "status"] == "achieved"
    assert pd.isna(frame.loc["p2", "targets"])
    assert county.projects(facts, scope(categories=[2], **asked), county=small.DARMSTADT).empty
    assert county.projects(facts, scope(**{**asked, "stage": "paid"}), county=small.DARMSTADT)["euros"].isna().all()


def test_money_of_a_project_is_as_exact_as_its_source_says(tmp_path: Path) -> None:
    at = datetime(2025, 1, 1)
    told = {"delivery": "d1", "recorded_at": at}
    amounts = [
        small.Amount(small.DARMSTADT, 2023, Decimal(90), 1, key, level="project", precision=precision)
        for key, precision in (("p1", "at_most"), ("p2", "exact"))
    ]
    with kept.new_store(tmp_path, small.DATASET) as store:
        with store.writing(small.DATASET) as writer:
            writer.deliver("d1", source="s1", recorded_by="Test", recorded_at=at)
            writer.record("source", [small._source(1, at)])
            writer.record("project", [small._project_row(key, 1) | told for key in ("p1", "p2")])
            writer.record("amount", [small._amount(each, number, "d1", at) for number, each in enumerate(amounts)])
        asked = scope(year=2023, programme="AQB", stage="agreed")
        frame = county.projects(store.facts(small.DATASET), asked, county=small.DARMSTADT)
    assert frame.set_index("project")["precision"].to_dict() == {"p1": "at_most", "p2": "exact"}


def test_targets_show_value_and_state(facts: Facts) -> None:
    frame = county.targets(facts, county=small.DARMSTADT, year=2023).set_index("target")
    assert frame["status"].to_dict() == {"t1": "achieved", "t2": "at_risk"}
    assert frame["ratio"].to_dict() == {"t1": 0.95, "t2": 0.85}
    assert frame.loc["t1", "unit"] == "Personen"
    assert list(county.targets(facts, county=small.HOCHTAUNUS, year=2023, categories=[2])["target"]) == ["t3"]


def test_agreement_projects_and_targets_are_those_of_the_programme(facts: Facts) -> None:
    asked = {"county": small.DARMSTADT, "year": 2023, "programme": "AMB"}
    assert county.agreement(facts, **asked).empty
    assert county.targets(facts, **asked).empty
    assert ask(county.projects, facts, **asked).empty
    assert county.history(facts, county=small.DARMSTADT, programme="AMB", stage="agreed")["projects"].isna().all()


def test_the_history_has_every_year_in_which_something_is_known(facts: Facts) -> None:
    frame = county.history(facts, county=small.DARMSTADT, programme="AQB", stage="agreed").set_index("budget_year")
    assert frame["euros"].to_dict() == {2022: 800.0, 2023: 1000.0}
    assert (frame.loc[2023, "projects"], frame.loc[2023, "good"], frame.loc[2023, "bad"]) == (2, 1, 1)
    assert county.history(facts, county=small.KASSEL, programme="AQB", stage="agreed").empty


def test_a_break_of_territory_is_noted_in_its_year(facts: Facts) -> None:
    frame = county.history(facts, county=small.MAIN_KINZIG, programme="AQB", stage="agreed").set_index("budget_year")
    assert pd.isna(frame.loc[2025, "territory_note"])
    assert "Hanau" in frame.loc[2026, "territory_note"]


def test_remarks_of_the_year_and_without_year_are_shown(facts: Facts) -> None:
    frame = county.remarks(facts, county=small.DARMSTADT, year=2023)
    assert list(frame["text"]) == ["Umzug", "Lob"]
