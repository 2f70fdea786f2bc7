"""The parts of a Dialogmappe over targets judged by hand: what is shown, and what is kept from being shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
import pytest
import targets_by_hand as hand
from targets_by_hand import Case

from briefing import agenda, drawn, figures
from briefing.dossier import Part
from data.store import Facts


def cut(key: str, rule: str, *targets: str, **more: Any) -> hand.Row:
    return hand.fact(**{
        "id": key, "county": hand.DARMSTADT, "budget_year": hand.YEAR, "occurred_on": date(2024, 7, 1),
        "cause": f"Grund {key}", "evidence": f"Beleg {key}", "targets": list(targets), "rule": rule,
        "citation": f"Vermerk {key}",
    } | more)  # fmt: skip


CASES = [
    Case("many", "places", 40, value=35),
    Case("small", "places", 6, value=4),
    Case("few_cases", "transition_rate", 70, value=66.7, cases=9),
    Case("silent", "places", 40),
    Case("deep", "places", 40, value=38),
    Case("words", judgement="partly"),
    # nine of twelve months: 27 are asked for
    Case("running", "entries", 36, value=27, reported_on=hand.AUTUMN),
]
DEVIATIONS = [
    # 40 · 0,9 = 36; of 6 places 5 are left
    cut("d1", "proportional", "many", money_before=1000, money_after=900),
    cut("d2", "explicit", "small", adjusted_value=5),
    # more than half is gone
    cut("d3", "proportional", "deep", money_before=1000, money_after=400),
    cut("d4", "proportional", "words", money_before=1000),
]


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    for store in hand.open_targets(tmp_path_factory.mktemp("agenda"), CASES, DEVIATIONS):
        yield store.facts(hand.DATASET)


@pytest.fixture(scope="module")
def parts(facts: Facts) -> dict[str, Part]:
    return {part.key: part for part in agenda.targets(facts, hand.DARMSTADT, hand.YEAR, date(hand.YEAR, 11, 1))}


@pytest.fixture(scope="module")
def rows(parts: dict[str, Part]) -> pd.DataFrame:
    return parts["targets"].frame.set_index("target")


def test_no_percentage_stands_where_the_rule_allows_none(rows: pd.DataFrame) -> None:
    # 4 of 6 places and 66,7 of 70 from nine cases have a ratio, which no paper shows: too few to be a percentage.
    assert rows.loc[["small", "few_cases"], "ratio"].notna().all()
    assert rows["shown_ratio"].dropna().to_dict() == {"many": 35 / 40, "deep": 38 / 40, "running": 0.75}
    assert rows["shown_adjusted"].dropna().to_dict() == pytest.approx({"many": 35 / 36})
    assert rows.loc["small", "adjusted_value"] == 5


def test_bars_are_drawn_of_what_may_be_a_percentage(parts: dict[str, Part]) -> None:
    assert {row.name for row in drawn.targets(parts["targets"]) if row.has_bar} == {
        "Ziel many",
        "Ziel deep",
        "Ziel running",
    }


def test_the_gap_is_what_came_minus_what_was_agreed(rows: pd.DataFrame) -> None:
    # of nine cases nothing is judged, so nothing is missing from what was agreed
    gaps = {"many": -5, "small": -2, "deep": -2, "running": -9}
    assert rows["gap"].dropna().to_dict() == pytest.approx(gaps)


def test_a_deviation_says_its_money_and_what_became_of_the_target(parts: dict[str, Part]) -> None:
    found = parts["deviations"].frame.set_index("target")
    money = found["money"].fillna("–")
    told = {key: (money[key], words.replace("\xa0", " ")) for key, words in found["outcome_words"].items()}
    assert told == {
        "many": ("1.000\xa0€ → 900\xa0€", "36 Plätze"),
        "small": ("–", "5 Plätze"),
        "deep": ("1.000\xa0€ → 400\xa0€", "neu zu vereinbaren"),
        # half of the two sums is no change of money
        "words": ("–", "unverändert"),
    }
    assert sorted(parts["deviations"].evidence) == [f"d1 # Vermerk d{number}" for number in (1, 2, 3, 4)]


def test_key_figures_count_good_ones_among_all_and_those_nobody_can_judge(facts: Facts) -> None:
    found = {
        figures.parse(each.id).measure: (each.value, each.note)
        for each in figures.key_figures(facts, county=hand.DARMSTADT, year=hand.YEAR, programme="AQB")
    }
    # 38 of 40 is reached, one is on track; nobody reported of one, and nine cases are too few
    assert found["good"][0] == "2"
    assert found["good"][1].startswith("von 5\u00a0bewerteten Zielen, bewertet nach Regel ")
    assert found["targets"] == ("7", "5 bewertet, 2 ohne Bewertung")
    assert found["projects"] == ("1", "in 1\xa0Maßnahmenart")


def test_where_no_dialogue_is_recorded_it_is_not_said_that_nothing_is_open(facts: Facts) -> None:
    talked = agenda.commitments(facts, hand.DARMSTADT, hand.YEAR, date(2026, 1, 1))
    assert talked.empty.startswith("Aus früheren Dialogen ist keine Verabredung offen")
    part = agenda.commitments(facts, hand.DARMSTADT, hand.YEAR, date(2020, 1, 1))
    assert part.frame.empty
    assert part.statement == part.empty
    assert part.empty.startswith("Es ist kein früherer Dialog erfasst")


def test_whether_a_dialogue_was_before_is_known_where_nothing_came_since(facts: Facts) -> None:
    since = agenda.since_last(facts, hand.DARMSTADT, hand.YEAR, date(2020, 1, 1))
    assert since.frame.empty
    assert since.empty == "Es ist kein früherer Dialog erfasst, seit dem etwas hinzugekommen sein könnte."
