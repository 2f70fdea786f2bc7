"""§ 6: what a deviation makes of a target, computed by hand (features 4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import targets_by_hand as hand
from scoped import ask, scope
from targets_by_hand import Case

from charts.targets import deviations as charts
from data.store import Facts
from queries import targets as questions

# The budget of the agreement of 2023, cut by a tenth.
BEFORE, AFTER = 753_200, 677_880


def deviation(key: str, rule: str, *targets: str, day: int = 1, **more: Any) -> hand.Row:
    return hand.fact(**{
        "id": key, "county": hand.DARMSTADT, "budget_year": hand.YEAR, "occurred_on": date(2024, 7, day),
        "cause": f"Grund {key}", "evidence": f"Beleg {key}", "targets": list(targets), "rule": rule,
        "citation": f"Vermerk {key}",
    } | more)  # fmt: skip


def cut(key: str, *targets: str, rule: str = "proportional", after: float = AFTER, **more: Any) -> hand.Row:
    return deviation(key, rule, *targets, money_before=BEFORE, money_after=after, **more)


CASES = [
    *(
        Case(key, "places", 40, value=35)
        for key in ("cut", "fixed", "key_data", "agreed", "agreed_open", "none", "twice", "replaced", "half", "deep")
    ),
    *(Case(key, "places", 40, value=35) for key in ("quarter", "more", "no_money", "no_share", "far")),
    Case("running", "entries", 36, value=27, reported_on=hand.AUTUMN),
    Case("rate", "transition_rate", 70, value=66.5, cases=50),
    Case("unplaced", "youth_unplaced", 90, base_value=120, value=105),
    Case("band", "budget_use", lower_bound=95, upper_bound=100, value=90.25),
    Case("words", judgement="partly"),
    Case("steps", kind="milestone", target_value=4, value=3, due=4),
    Case("first_value", "places", None, value=12),
]
DEVIATIONS = [
    cut("d1", "cut", "running", "rate", "unplaced", "band", "words"),
    cut("d2", "fixed", rule="fixed_cost", fixed_cost_share=0.3),
    deviation("d3", "key_data", "key_data", "rate", key_data_assumed=1000, key_data_actual=875, day=2),
    deviation("d4", "explicit", "agreed", adjusted_value=15),
    deviation("d5", "explicit", "agreed_open"),
    # In order of date, not of key: 40 · 0,9 = 36, then · 0,875 = 31,5.
    deviation("d6", "key_data", "twice", key_data_assumed=1000, key_data_actual=875, day=9),
    cut("d7", "twice", day=3),
    # The agreed 30 take the place of the 36; a later cut counts from 30.
    cut("d8", "replaced", day=1),
    deviation("d9", "explicit", "replaced", adjusted_value=30, day=2),
    cut("e1", "replaced", day=3),
    cut("e2", "half", after=BEFORE / 2),
    cut("e3", "deep", after=BEFORE / 2 - 1),
    cut("e4", "quarter", after=BEFORE * 1.25),
    cut("e5", "more", after=BEFORE * 1.25 + 1),
    deviation("e6", "proportional", "no_money"),
    cut("e7", "no_share", rule="fixed_cost"),
    deviation("e8", "explicit", "steps", adjusted_value=3),
    deviation("e9", "explicit", "first_value", adjusted_value=12),
    cut("f1", "far", rule="fixed_cost", fixed_cost_share=0.3, after=BEFORE * 0.2),
]
# 300.000 € less paid than granted: the county spent less, the money was there.
PAYMENTS = [
    hand.fact(
        id=stage, county=hand.DARMSTADT, budget_year=hand.YEAR, programme="AQB", stage=stage, level="total",
        funding_source="state", euros=euros, precision="exact",
    )
    for stage, euros in {"agreed": BEFORE, "granted": BEFORE, "paid": 453_200, "verified": 400_000}.items()
]  # fmt: skip


def adjusted(facts: Facts) -> pd.DataFrame:
    """The adjusted targets by key, with the agreed achievement beside."""
    return facts.ask(
        "select adjusted_target.*, target_status.ratio from adjusted_target inner join target_status using (target)"
    ).set_index("target")


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    for store in hand.open_targets(tmp_path_factory.mktemp("adjusted"), CASES, DEVIATIONS, amounts=PAYMENTS):
        yield store.facts(hand.DATASET)


@pytest.fixture(scope="module")
def rows(facts: Facts) -> pd.DataFrame:
    return adjusted(facts)


@pytest.mark.parametrize(
    ("key", "value", "ratio", "words"),
    [
        ("cut", 36.0, 0.9722, "proportional zum verfügbaren Geld"),
        ("fixed", 34.2857, 1.0208, "mit 30\u00a0% Fixkosten"),
        ("key_data", 35.0, 1.0, "geändertes Eckdatum"),
        # Agreed by both sides, so the limit of 50 % does not hold.
        ("agreed", 15.0, 2.3333, "ausdrücklich vereinbart"),
        ("twice", 31.5, 1.1111, "geändertes Eckdatum"),
        ("replaced", 27.0, 1.2963, "proportional zum verfügbaren Geld"),
        ("half", 20.0, 1.75, "proportional zum verfügbaren Geld"),
        ("quarter", 50.0, 0.7, "proportional zum verfügbaren Geld"),
        ("steps", 3.0, 1.0, "ausdrücklich vereinbart"),
        ("first_value", 12.0, 1.0, "ausdrücklich vereinbart"),
    ],
)
def test_each_rule_gives_its_value_and_its_achievement(
    rows: pd.DataFrame, key: str, value: float, ratio: float, words: str
) -> None:
    row = rows.loc[key]
    assert row["outcome"] == "adjusted"
    assert row["adjusted_value"] == pytest.approx(value, abs=1e-4)
    assert row["adjusted_ratio"] == pytest.approx(ratio, abs=1e-4)
    assert row["rule_words"] == words


def test_the_agreed_achievement_stays_beside_the_adjusted_one(rows: pd.DataFrame) -> None:
    assert rows.loc[["cut", "fixed", "agreed"], "ratio"].tolist() == [0.875] * 3


def test_the_achievement_of_a_running_year_has_the_basis_of_the_agreed_one(rows: pd.DataFrame) -> None:
    # 27 of 36 are 75 %; of 32,4 they are 83,3 %: both of the whole year.
    assert rows.loc["running", "ratio"] == pytest.approx(0.75)
    assert rows.loc["running", "adjusted_ratio"] == pytest.approx(27 / 32.4)


@pytest.mark.parametrize("key", ["deep", "more", "agreed_open", "far"])
def test_beyond_the_limits_or_without_a_value_it_is_to_be_renegotiated(rows: pd.DataFrame, key: str) -> None:
    assert rows.loc[key, "outcome"] == "renegotiate"
    assert rows.loc[key, ["adjusted_value", "adjusted_ratio"]].isna().all()


@pytest.mark.parametrize("key", ["rate", "unplaced", "band", "words", "no_money", "no_share"])
def test_shares_stocks_and_words_are_not_moved_by_money(rows: pd.DataFrame, key: str) -> None:
    row = rows.loc[key]
    assert row["outcome"] == "unchanged"
    assert pd.isna(row["adjusted_value"])
    assert row["adjusted_ratio"] == row["ratio"] or (pd.isna(row["adjusted_ratio"]) and pd.isna(row["ratio"]))


def test_several_deviations_are_applied_in_order_of_date(rows: pd.DataFrame) -> None:
    row = rows.loc["twice"]
    assert list(row["deviations"]) == ["d7", "d6"]
    assert (row["cause"], row["evidence_words"]) == ("Grund d7; Grund d6", "Beleg d7; Beleg d6")
    assert (row["rule"], row["occurred_on"], row["source"]) == ("key_data", pd.Timestamp(2024, 7, 9), "d1 # Vermerk d6")
    assert (row["money_before"], row["money_after"]) == (BEFORE, AFTER)


def test_a_target_without_deviation_has_no_row(rows: pd.DataFrame) -> None:
    assert "none" not in rows.index
    named = {key for each in DEVIATIONS for key in each["targets"]}
    assert set(rows.index) == named


def test_what_was_paid_moves_no_target(rows: pd.DataFrame, tmp_path: Path) -> None:
    for store in hand.open_targets(tmp_path, CASES, DEVIATIONS):
        pd.testing.assert_frame_equal(adjusted(store.facts(hand.DATASET)).loc[rows.index], rows)


def test_a_deviation_changes_only_the_targets_it_names(rows: pd.DataFrame, tmp_path: Path) -> None:
    fewer = [each for each in DEVIATIONS if each["id"] != "d1"]
    for store in hand.open_targets(tmp_path, CASES, fewer, amounts=PAYMENTS):
        without = adjusted(store.facts(hand.DATASET))
    changed = [key for key in rows.index if key not in without.index or not rows.loc[key].equals(without.loc[key])]
    assert sorted(changed) == ["band", "cut", "rate", "running", "unplaced", "words"]


def test_the_question_has_both_values_both_achievements_and_every_source(facts: Facts) -> None:
    frame = questions.deviations(facts, scope(year=hand.YEAR))
    assert frame["outcome"].drop_duplicates().tolist() == ["renegotiate", "adjusted", "unchanged"]
    row = frame.set_index("target").loc["twice"]
    assert row[["target_value", "adjusted_value", "ratio"]].tolist() == [40, 31.5, 0.875]
    assert row["sources"].split("\n") == ["d1 # Vermerk d6", "d1 # Vermerk d7", "d1 # Zeile 1", "d1 # § 5"]
    assert row[["money_before", "money_after"]].tolist() == [BEFORE, AFTER]


def test_the_question_follows_the_filters(facts: Facts) -> None:
    def keys(**more: Any) -> set[str]:
        return set(ask(questions.deviations, facts, year=hand.YEAR, **more)["target"])

    assert keys(kinds=["milestone"]) == {"steps"}
    assert keys(counties=[hand.FRANKFURT]) == set()
    assert keys(categories=[2]) == set()
    assert "cut" in keys(statuses=["at_risk"])
    assert questions.deviations(facts, scope()).empty


def test_a_period_without_a_report_of_its_end_has_no_adjusted_achievement_either(tmp_path: Path) -> None:
    case = Case("running", "entries", 36, value=27, reported_on=hand.AUTUMN)
    for store in hand.open_targets(tmp_path, [case], [cut("d1", "running")]):
        with store.writing(hand.DATASET) as writer:
            later = {"delivery": "d2", "recorded_at": datetime(2025, 3, 1)}
            writer.deliver("d2", source="s1", recorded_by="Test", recorded_at=datetime(2025, 3, 1))
            writer.record("target", [Case("next", "places", 9, budget_year=2025).target | later])
        frame = questions.deviations(store.facts(hand.DATASET), scope(year=hand.YEAR))
        assert frame["adjusted_value"].notna().all()
        assert frame[["ratio", "adjusted_ratio"]].isna().all(axis=None)
        assert charts.drawable(frame).empty
        assert charts.say_deviations(frame).endswith("betroffen: 1 angepasst.")
