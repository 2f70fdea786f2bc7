"""Ziele und Nachhaltung: achievement, state, year before and counts, judged by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest
import targets_by_hand as hand
from scoped import ask, scope

from data.store import Facts
from queries import targets as questions

ASKED = {"year": hand.YEAR, "programme": "AQB"}


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    for store in hand.open_targets(tmp_path_factory.mktemp("targets")):
        yield store.facts(hand.DATASET)


@pytest.fixture(scope="module")
def rows(facts: Facts) -> pd.DataFrame:
    """The targets of 2024 by key."""
    frame = questions.targets(facts, scope(**ASKED))
    return frame.set_index(frame["name"].str.removeprefix("Ziel "))


@pytest.mark.parametrize(
    ("key", "status"),
    [
        ("achieved", "achieved"),
        ("on_track", "on_track"),
        ("at_risk", "at_risk"),
        ("missed", "missed"),
        ("justified", "justified"),
        ("no_target", "no_target"),
        ("silent", "not_assessable"),
        ("dropped", "dropped"),
    ],
)
def test_each_of_the_eight_states_occurs(rows: pd.DataFrame, key: str, status: str) -> None:
    assert rows.loc[key, "status"] == status


@pytest.mark.parametrize(
    ("key", "ratio", "status"),
    [
        ("achieved", 0.95, "achieved"),
        ("at_risk", 0.85, "at_risk"),
        ("missed", 0.825, "missed"),
        ("just_below", 0.9496, "at_risk"),
        ("ceiling", 0.9, "at_risk"),
        ("reduction", 0.5, "missed"),
        ("in_band", 1.0, "achieved"),
        ("below_band", 0.95, "achieved"),
        ("above_band", 0.95, "achieved"),
    ],
)
def test_the_formula_of_each_direction_and_the_limits_are_exact(
    rows: pd.DataFrame, key: str, ratio: float, status: str
) -> None:
    assert rows.loc[key, "ratio"] == pytest.approx(ratio, abs=1e-12)
    assert rows.loc[key, "status"] == status


def test_nine_of_twelve_months_ask_for_27_of_36(rows: pd.DataFrame) -> None:
    assert rows.loc["on_track", "share_of_year"] * 36 == pytest.approx(27.0)


def test_a_late_start_asks_for_seven_tenths_not_nine_twelfths(rows: pd.DataFrame) -> None:
    assert rows.loc["late_start", "share_of_year"] * 36 == pytest.approx(25.2)
    # 95 % of 25,2 are 23,94: 24 are enough, 21 are not and are below 85 % of it.
    assert rows.loc["late_start", "status"] == "on_track"
    assert tuple(rows.loc["late_and_low", ["status", "reason"]]) == ("at_risk", "deutlich hinter dem Plan")


def test_a_limit_of_the_running_year_met_exactly_is_met(rows: pd.DataFrame) -> None:
    assert rows.loc["five_sixths", "status"] == "on_track"


def test_stocks_are_never_asked_in_part(rows: pd.DataFrame) -> None:
    assert rows.loc["stock", "share_of_year"] == 1
    assert rows.loc["stock", "status"] == "at_risk"


def test_nothing_is_asked_without_a_value_or_of_what_was_dropped(rows: pd.DataFrame) -> None:
    assert rows.loc[["no_target", "dropped", "silent"], "share_of_year"].isna().all()


@pytest.mark.parametrize(("missing", "asked"), [("not_due", False), ("not_applicable", False), ("not_reported", True)])
def test_of_what_is_not_due_or_does_not_apply_nothing_is_asked(missing: str, *, asked: bool, tmp_path: Path) -> None:
    said = hand.Case("said", "dropout_rate", 12, missing=missing, reported_on=hand.AUTUMN)
    for store in hand.open_targets(tmp_path, [said], ()):
        (row,) = questions.targets(store.facts(hand.DATASET), scope(**ASKED)).to_dict("records")
        assert (row["share_of_year"] == 1) is asked


def test_no_percentage_below_ten(rows: pd.DataFrame) -> None:
    for key in ("small", "few_cases", "reduction_by_six"):
        assert not rows.loc[key, "percent_allowed"], key
    for key in ("achieved", "enough_cases", "reduction", "in_band", "ceiling"):
        assert rows.loc[key, "percent_allowed"], key


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("silent", "keine Meldung"),
        ("few_cases", "Fallzahl unter der Mindestzahl der Regel"),
        ("zero", "aus den vereinbarten Werten nicht berechenbar"),
        ("no_target", "Zielwert noch nicht vereinbart"),
        ("dropped", "Kein Bedarf mehr"),
        ("justified", "als begründet anerkannt im Dialog vom 06.11.2024: Der Träger fiel aus"),
        ("documented", "dokumentierte Abweichung nach § 6, im Dialog zu beurteilen: Träger ausgefallen"),
    ],
)
def test_a_state_that_is_no_plain_comparison_gives_its_reason(rows: pd.DataFrame, key: str, reason: str) -> None:
    assert rows.loc[key, "reason"] == reason


def test_an_entry_alone_excuses_no_target(rows: pd.DataFrame) -> None:
    # Both miss by half and both are named by the deviation; only one was called justified in a dialogue.
    assert rows.loc[["documented", "justified"], "ratio"].tolist() == [0.5, 0.5]
    assert rows.loc[["documented", "justified"], "status"].tolist() == ["missed", "justified"]


def test_a_deviation_does_not_touch_a_target_that_is_met(rows: pd.DataFrame) -> None:
    assert rows.loc["achieved", "status"] == "achieved"
    assert pd.isna(rows.loc["achieved", "reason"])


def test_milestones_and_judgements_have_states_and_evidence(rows: pd.DataFrame) -> None:
    keys = ["steps", "behind", "all_steps", "fulfilled", "partly", "carried_out"]
    assert rows.loc[keys, "status"].tolist() == [
        "on_track", "at_risk", "achieved", "achieved", "at_risk", "not_assessable",
    ]  # fmt: skip
    assert rows.loc["steps", "report_evidence"] == "Protokolle"
    assert not rows.loc[keys, "percent_allowed"].any()


def test_the_milestones_asked_up_to_a_report_are_those_due_by_its_day(rows: pd.DataFrame) -> None:
    # Two of four are due on 30 September, the second on that very day.
    assert rows.loc["dated", ["value", "due", "share_of_year"]].tolist() == [2, 2, 0.5]
    assert rows.loc["dated", "status"] == "on_track"
    assert rows.loc["dated_behind", ["value", "due", "share_of_year"]].tolist() == [1, 2, 0.5]
    assert rows.loc["dated_behind", "status"] == "at_risk"


def test_without_all_days_the_report_says_what_is_due_and_nothing_is_said_to_be_asked(rows: pd.DataFrame) -> None:
    assert rows.loc["half_dated", "due"] == 1
    assert rows.loc["steps", "due"] == 3
    assert rows.loc[["half_dated", "steps", "silent", "dated_silent", "partly"], "share_of_year"].isna().all()
    # At the end everything is asked.
    assert rows.loc["all_steps", "share_of_year"] == 1


@pytest.mark.parametrize(
    ("key", "states"),
    [
        ("dated", ["due", "due", "open", "open"]),
        ("half_dated", ["due", "due"]),
        # Single ones are reached only where all are: the report says how many, not which.
        ("dated_done", ["reached", "reached"]),
        # Without a report, by the newest day anything is known of.
        ("dated_silent", ["due", "open"]),
    ],
)
def test_each_milestone_is_reached_due_or_open(rows: pd.DataFrame, key: str, states: list[str]) -> None:
    milestones = rows.loc[key, "milestones"]
    assert [each["state"] for each in milestones] == states
    assert [f"{each['due_on']:%Y-%m-%d}" for each in milestones] == hand.MILESTONE_DAYS[key]
    assert [each["number"] for each in milestones] == list(range(1, len(states) + 1))


def test_a_target_without_days_has_no_list(rows: pd.DataFrame) -> None:
    assert rows.loc[["steps", "achieved", "partly"], "milestones"].isna().all()


def test_the_year_before_is_measured_by_what_was_agreed_then(rows: pd.DataFrame) -> None:
    # 30 of 20 agreed then; of the 40 agreed now it would be 75 %
    assert rows.loc["with_previous", "previous_value"] == 30
    assert rows.loc["with_previous", "previous_ratio"] == pytest.approx(1.5)


def test_part_of_a_year_is_no_year_before_but_a_stock_on_a_day_is(rows: pd.DataFrame) -> None:
    assert pd.isna(rows.loc["with_part", "previous_value"])
    assert pd.isna(rows.loc["with_part", "previous_ratio"])
    assert rows.loc["with_stock", ["previous_value", "previous_ratio"]].tolist() == [10, 0.5]


def test_two_candidates_are_no_year_before(rows: pd.DataFrame) -> None:
    assert pd.isna(rows.loc["two_before", "previous_value"])


def test_a_project_is_followed_along_its_line(rows: pd.DataFrame) -> None:
    assert rows.loc["line", "previous_value"] == 10


def test_a_new_territory_has_no_year_before(facts: Facts) -> None:
    frame = questions.targets(facts, scope(year=2026))
    assert frame["name"].tolist() == ["Ziel mkk_2026"]
    assert frame["previous_value"].isna().all()


def test_the_history_of_a_target_is_the_same_thing_as_judged_then(facts: Facts) -> None:
    frame = questions.status_history(facts, scope(**ASKED))
    # 30 of 20 places along the programme, 10 of 20 completions along the line of the project; two candidates: none.
    assert frame.to_numpy().tolist() == [
        ["line", 2023, "missed"],
        ["with_part", 2023, "not_assessable"],
        ["with_previous", 2023, "achieved"],
        ["with_stock", 2023, "not_assessable"],
    ]
    assert questions.status_history(facts, scope(**ASKED, counties=[hand.FRANKFURT])).empty


def test_a_new_territory_has_no_history(facts: Facts) -> None:
    assert questions.status_history(facts, scope(year=2026)).empty


def test_what_needs_attention_comes_first(rows: pd.DataFrame) -> None:
    order = list(dict.fromkeys(rows["status"]))
    assert order[:3] == ["missed", "at_risk", "justified"]
    assert order[-1] == "dropped"
    assert rows.loc[rows["status"] == "missed", "ratio"].is_monotonic_increasing


def test_filters_narrow_the_targets(facts: Facts) -> None:
    def names(**more: object) -> set[str]:
        return set(ask(questions.targets, facts, **ASKED, **more)["name"].str.removeprefix("Ziel "))

    assert names(counties=[hand.FRANKFURT]) == {"frankfurt"}
    assert names(categories=[3]) == {"two_before", "with_part"}
    assert names(statuses=["justified", "dropped"]) == {"justified", "dropped"}
    assert names(kinds=["milestone"]) == {"steps", "behind", "all_steps", *hand.MILESTONE_DAYS}


def test_every_county_of_the_year_is_counted_most_pressing_first(facts: Facts) -> None:
    frame = questions.status_by_county(facts, scope(**ASKED))
    assert len(frame) == 26
    assert hand.HANAU not in set(frame["county"])
    assert frame["short_name"].tolist()[:2] == ["Darmstadt", "Frankfurt am Main"]
    first = frame.iloc[0]
    own = [
        case for case in hand.CASES if case.target["county"] == hand.DARMSTADT and case.target["budget_year"] == 2024
    ]
    states = ["achieved", "on_track", "at_risk", "missed", "justified", "no_target", "not_assessable", "dropped"]
    assert first["targets"] == len(own) == first[states].sum()
    assert (frame["targets"].iloc[2:] == 0).all()


def test_another_programme_is_not_counted(facts: Facts) -> None:
    frame = questions.status_by_county(facts, scope(year=hand.YEAR, programme="AMB"))
    assert frame.loc[frame["targets"] > 0, "county"].tolist() == [hand.FRANKFURT]


def test_the_rule_of_the_year_has_limits_and_says_who_decided(facts: Facts) -> None:
    rule = questions.status_rule(facts, year=hand.YEAR).iloc[0]
    assert (rule["achieved_from"], rule["at_risk_from"], rule["minimum_cases"]) == (0.95, 0.85, 10)
    assert "nicht beschlossen" in rule["decided"]
    assert questions.status_rule(facts, year=1999).empty


def test_evidence_names_agreement_report_and_deviation(facts: Facts) -> None:
    frame = questions.evidence(facts, scope(**ASKED), statuses=["justified"])
    assert frame["evidence"].tolist() == ["d1 # Protokoll justified", "d1 # Vermerk", "d1 # Zeile 1", "d1 # § 5"]


ENDED = ["on_track", "stock", "steps", "all_steps", "fulfilled", "achieved"]


def test_nothing_is_on_track_any_more_once_its_period_is_over(tmp_path: Path) -> None:
    cases = [case for case in hand.CASES if case.key in {*ENDED, "late_and_low"}]
    going = hand.Case("going", judgement="on_track", reported_on=hand.AUTUMN)
    no_verdict = hand.Case("no_verdict", judgement="on_track")
    reached_early = hand.Case("reached_early", "entries", 36, value=36, reported_on=hand.AUTUMN)
    for store in hand.open_targets(tmp_path, [*cases, going, no_verdict, reached_early], ()):
        with store.writing(hand.DATASET) as writer:
            writer.deliver("d2", source="s1", recorded_by="Test", recorded_at=datetime(2025, 3, 1))
            later = {"delivery": "d2", "recorded_at": datetime(2025, 3, 1)}
            writer.record("target", [hand.Case("next", "places", 9, budget_year=2025).target | later])
        frame = questions.targets(store.facts(hand.DATASET), scope(**ASKED))
        now = frame.set_index(frame["name"].str.removeprefix("Ziel "))
        for key in ("on_track", "stock", "steps", "late_and_low", "going"):
            why = "Endmeldung fehlt, letzte Meldung vom 30.09.2024"
            assert tuple(now.loc[key, ["status", "reason"]]) == ("not_assessable", why), key
            assert pd.isna(now.loc[key, "ratio"]), "the end of the period is not known"
        assert now.loc["no_verdict", "reason"] == "die Endmeldung sagt nicht, ob das Ziel erreicht ist"
        for key in ("all_steps", "fulfilled", "achieved", "reached_early"):
            assert now.loc[key, "status"] == "achieved", key
        then = store.facts(hand.DATASET, datetime(2025, 1, 31))
        assert set(questions.targets(then, scope(**ASKED), statuses=["on_track"])["name"]) == {
            *("Ziel on_track", "Ziel steps", "Ziel going", "Ziel no_verdict"),
        }
