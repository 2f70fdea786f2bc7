"""The forecast to the end of the period, computed by hand (features 4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest
import targets_by_hand as hand
from scoped import scope
from targets_by_hand import AUTUMN, Case

from data.store import Facts
from queries import targets as questions

ASKED = {"year": hand.YEAR, "programme": "AQB"}
FINAL = 80
# Entries at the end of September by Maßnahmenart and year; 80 in the end, each year.
SEPTEMBER = {
    1: {2021: 60, 2022: 56, 2023: 64},
    # the highest share is exactly twice the lowest, then more than that
    2: {2021: 24, 2022: 40, 2023: 48},
    3: {2021: 20, 2022: 40, 2023: 48},
}
EARLIER = [
    (Case(f"{category}/{year}", "entries", 80, value=FINAL, category=category, budget_year=year), value)
    for category, years in SEPTEMBER.items()
    for year, value in years.items()
] + [
    # two years of completions are too few; a third has not come to its end
    *((Case(f"c/{year}", "completions", 80, value=FINAL, budget_year=year), 60) for year in (2022, 2023)),
    (Case("c/2021", "completions", 80, value=60, budget_year=2021, reported_on=date(2021, 9, 30)), None),
    # another programme, another start, a dropped target and one of the year itself are no example
    (Case("same_year", "entries", 80, value=FINAL), 60),
    (Case("amb", "entries", 80, value=FINAL, budget_year=2023, programme="AMB"), 8),
    (Case("april", "entries", 80, value=FINAL, budget_year=2023, starts_on=date(2023, 4, 1)), 8),
    (
        Case("gone", "entries", 80, value=FINAL, budget_year=2023, dropped_on=date(2023, 12, 31), drop_reason="Ende"),
        8,
    ),
]
RUNNING = [
    Case("usual", "entries", 36, value=21, reported_on=AUTUMN),
    Case("no_goal", "entries", None, value=21, reported_on=AUTUMN),
    Case("widest", "entries", 36, category=2, value=20, reported_on=AUTUMN),
    Case("too_wide", "entries", 36, category=3, value=20, reported_on=AUTUMN),
    Case("late_start", "entries", 36, value=24, reported_on=AUTUMN, starts_on=date(2024, 3, 1)),
    Case("too_early", "entries", 36, value=4, reported_on=date(2024, 2, 29)),
    Case("two_years", "completions", 36, value=24, reported_on=AUTUMN),
    # no growth over the year, at its end, or nothing reported
    Case("stock", "places", 40, value=30, reported_on=AUTUMN),
    Case("share", "transition_rate", 70, value=60, cases=40, reported_on=AUTUMN),
    Case("ended", "entries", 36, value=36, ends_on=date(2024, 8, 31), reported_on=date(2024, 8, 31)),
    # its period was over when the others reported: the last report is missing, there is nothing to forecast
    Case("not_reported", "entries", 36, value=20, ends_on=date(2024, 8, 31), reported_on=date(2024, 6, 30)),
    Case("empty", "entries", 36, reported_on=AUTUMN),
]


def september(case: Case, value: int) -> hand.Row:
    when = date(int(str(case.target["budget_year"])), 9, 30)
    return case.reported | {
        "id": f"{case.key}/{when}",
        "reported_on": when,
        "value": value,
        "citation": f"Q3 {case.key}",
    }


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    reports = [september(case, value) for case, value in EARLIER if value is not None]
    cases = [*(case for case, _ in EARLIER), *RUNNING]
    for store in hand.open_targets(tmp_path_factory.mktemp("forecast"), cases, (), reports=reports):
        yield store.facts(hand.DATASET)


@pytest.fixture(scope="module")
def rows(facts: Facts) -> pd.DataFrame:
    return questions.forecast(facts, scope(**ASKED)).set_index("target")


def test_only_running_targets_that_grow_over_the_year_have_a_row(rows: pd.DataFrame) -> None:
    assert set(rows.index) == {"usual", "no_goal", "widest", "too_wide", "late_start", "too_early", "two_years"}


def test_nine_of_twelve_months_ask_for_27_of_36_by_both_ways(rows: pd.DataFrame) -> None:
    row = rows.loc["usual"]
    assert (row["elapsed_months"], row["agreed_months"], row["years"]) == (9, 12, 3)
    assert row["linear_asked"] == pytest.approx(27.0)
    # 75, 70 and 80 % by the end of September: the median is 75 %.
    assert row["profile_asked"] == pytest.approx(27.0)


def test_a_start_in_march_asks_for_seven_tenths_and_has_no_example(rows: pd.DataFrame) -> None:
    row = rows.loc["late_start"]
    assert row["linear_asked"] == pytest.approx(25.2)
    assert (
        row["hidden_reason"]
        == "0 frühere Jahre mit gleichem Zeitraum und Meldung nach ebenso vielen Monaten; hochgerechnet wird ab 3."
    )


def test_the_forecast_and_its_range_follow_the_shares_of_earlier_years(rows: pd.DataFrame) -> None:
    # 21 / 0,75 = 28; 21 / 0,80 = 26,25; 21 / 0,70 = 30
    found = rows.loc["usual", ["forecast", "forecast_low", "forecast_high", "usual_share"]].astype(float)
    assert found.tolist() == pytest.approx([28, 26.25, 30, 0.75])
    assert pd.isna(rows.loc["usual", "hidden_reason"])


def test_the_back_test_leaves_the_year_out(rows: pd.DataFrame) -> None:
    # 60/0,75 = 80: 0 %; 56/0,775 = 72,26: 9,7 %; 64/0,725 = 88,28: 10,3 %. The median is 9,7 %.
    assert rows.loc["usual", "back_test_error"] == pytest.approx(1 - 56 / 0.775 / 80)


def test_without_an_agreed_value_there_is_a_forecast_and_nothing_asked(rows: pd.DataFrame) -> None:
    assert rows.loc["no_goal", "forecast"] == pytest.approx(28)
    assert rows.loc["no_goal", ["linear_asked", "profile_asked"]].isna().all()


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("too_early", "Erst 2 Monate vergangen; hochgerechnet wird ab 3."),
        (
            "two_years",
            "2 frühere Jahre mit gleichem Zeitraum und Meldung nach ebenso vielen Monaten; hochgerechnet wird ab 3.",
        ),
        (
            "too_wide",
            "Die früheren Jahre verliefen zu verschieden: Ihre Anteile liegen um mehr als das Doppelte auseinander.",
        ),
    ],
)
def test_a_forecast_that_would_be_a_guess_is_hidden_with_its_reason(rows: pd.DataFrame, key: str, reason: str) -> None:
    row = rows.loc[key]
    assert row["hidden_reason"] == reason
    hidden = ["usual_share", "profile_asked", "forecast", "forecast_low", "forecast_high", "back_test_error"]
    assert row[hidden].isna().all()
    assert row["linear_asked"] > 0


def test_exactly_twice_is_not_too_wide(rows: pd.DataFrame) -> None:
    found = rows.loc["widest", ["forecast_low", "forecast", "forecast_high"]].astype(float)
    assert found.tolist() == pytest.approx([20 / 0.6, 40, 20 / 0.3])


def test_evidence_names_the_reports_of_earlier_years(facts: Facts) -> None:
    found = questions.forecast_evidence(facts, scope(**ASKED, categories=[1]))["evidence"].tolist()
    # of the entries and completions of this Maßnahmenart, begun in January, not of another programme or start
    assert found == [
        "d1 # Q3 1/2021", "d1 # Q3 1/2022", "d1 # Q3 1/2023", "d1 # Q3 c/2022", "d1 # Q3 c/2023",
        "d1 # Zeile 1", "d1 # § 5",
    ]  # fmt: skip


def test_a_year_that_is_over_has_no_forecast(facts: Facts) -> None:
    assert questions.forecast(facts, scope()).empty
