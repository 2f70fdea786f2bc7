"""A newer rule leaves the states of earlier years as judged and shows how they would read today."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest
import targets_by_hand as hand
from scoped import scope
from targets_by_hand import Case

from data import derived
from data.store import Facts, Store
from queries import targets as questions

CASES = [
    Case("at_risk", "places", 40, value=34, budget_year=2023),
    Case("just_below", "places", 10000, value=9496, budget_year=2023),
    Case("missed", "places", 40, value=33, budget_year=2023),
    Case("far_off", "places", 40, value=20, budget_year=2023),
    Case("few_cases", "transition_rate", 70, value=70, cases=10, budget_year=2023),
    Case("words", judgement="partly", budget_year=2023),
    Case("new_year", "places", 40, value=34, budget_year=2027),
]
ASKED = {"year": 2023, "programme": "AQB"}


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    """S-1 until 2026; from 2027 S-2: met from 85 %, at risk from 80 %, rates from 20 cases."""
    for store in hand.open_targets(tmp_path_factory.mktemp("rules"), CASES, ()):
        yield with_a_newer_rule(store)


def with_a_newer_rule(store: Store) -> Facts:
    with store.writing(hand.DATASET) as writer:
        writer.cursor.execute("update now.rule set valid_to = 2026")
        writer.cursor.execute(
            "insert into now.rule select * replace ('S-2' as id, 2027 as valid_from, null as valid_to, "
            "0.85 as achieved_from, 0.80 as at_risk_from, 20 as minimum_cases) from now.rule"
        )
        derived.fill(writer.cursor)
    return store.facts(hand.DATASET)


def states(facts: Facts, *, today: bool) -> dict[str, str]:
    frame = questions.targets(facts, scope(**ASKED), today=today)
    return dict(zip(frame["name"].str.removeprefix("Ziel "), frame["status"], strict=True))


def test_states_of_2023_stay_as_judged(facts: Facts) -> None:
    assert states(facts, today=False) == {
        "at_risk": "at_risk", "just_below": "at_risk", "missed": "missed", "far_off": "missed",
        "few_cases": "achieved", "words": "at_risk",
    }  # fmt: skip
    assert set(facts.ask("select rule from target_status where budget_year = 2023")["rule"]) == {"S-1"}


def test_by_the_rule_of_today_they_read_differently(facts: Facts) -> None:
    assert states(facts, today=True) == {
        "at_risk": "achieved", "just_below": "achieved", "missed": "at_risk", "far_off": "missed",
        "few_cases": "not_assessable", "words": "at_risk",
    }  # fmt: skip
    assert set(facts.ask("select newest_rule from target_status")["newest_rule"]) == {"S-2"}


def test_the_newer_rule_judges_its_own_years(facts: Facts) -> None:
    both = facts.ask("select status, rule, newest_status from target_status where budget_year = 2027")
    assert both.to_numpy().tolist() == [["achieved", "S-2", "achieved"]]


def test_achievements_do_not_change_with_the_rule(facts: Facts) -> None:
    both = facts.ask(
        "select own.ratio, today.ratio as today from judged_target() as own "
        "inner join judged_target() as today using (target) where not own.by_newest_rule and today.by_newest_rule"
    )
    pd.testing.assert_series_equal(both["ratio"], both["today"], check_names=False)


def test_counts_filters_rule_and_evidence_follow_the_switch(facts: Facts) -> None:
    counted = questions.status_by_county(facts, scope(**ASKED), today=True).iloc[0]
    assert (counted["achieved"], counted["at_risk"], counted["missed"]) == (2, 2, 1)
    assert set(questions.targets(facts, scope(**ASKED), statuses=["not_assessable"], today=True)["name"]) == {
        "Ziel few_cases"
    }
    assert questions.targets(facts, scope(**ASKED), statuses=["not_assessable"]).empty, "unasked: that of the year"
    frame = questions.targets(facts, scope(**ASKED), today=True).set_index("name")
    assert frame.loc["Ziel missed", ["status", "own_status", "rule"]].tolist() == ["at_risk", "missed", "S-2"]
    assert questions.status_rule(facts, year=2023, today=True)["rule"].tolist() == ["S-2"]
    assert questions.status_rule(facts, year=2023)["rule"].tolist() == ["S-1"]
    assert len(questions.evidence(facts, scope(**ASKED), statuses=["not_assessable"], today=True)) == 2
    assert questions.evidence(facts, scope(**ASKED), statuses=["not_assessable"]).empty


def test_the_reason_beside_a_deviation_is_that_of_the_status_shown(tmp_path_factory: pytest.TempPathFactory) -> None:
    cases = [Case(key, "places", 40, value=34) for key in ("justified", "documented")]
    cases.append(Case("achieved", "places", 40, value=40))
    for store in hand.open_targets(tmp_path_factory.mktemp("reasons"), cases, hand.DEVIATIONS):
        facts = with_a_newer_rule(store)
        asked = {"year": hand.YEAR, "programme": "AQB"}
        own = questions.deviations(facts, scope(**asked)).set_index("target").loc["justified"]
        today = questions.deviations(facts, scope(**asked), today=True).set_index("target").loc["justified"]
        said = "als begründet anerkannt im Dialog vom 06.11.2024: Der Träger fiel aus"
        assert (own["status"], own["reason"]) == ("justified", said)
        assert today["status"] == "achieved"
        assert pd.isna(today["reason"])


def test_without_a_newer_rule_both_read_alike(tmp_path_factory: pytest.TempPathFactory) -> None:
    for store in hand.open_targets(tmp_path_factory.mktemp("one_rule")):
        differing = store.facts(hand.DATASET).ask(
            "select count(*) as n from target_status "
            "where status <> newest_status or reason is distinct from newest_reason"
        )
        assert differing["n"][0] == 0
