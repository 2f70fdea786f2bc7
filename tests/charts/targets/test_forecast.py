"""Deviations, forecasts and histories in words and bars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
import targets_by_hand as hand
from scoped import scope
from targets_by_hand import Case

from charts.base.columns import Column
from charts.targets import derivations, deviations
from charts.targets import figures as charts
from charts.targets import forecast as forecasts
from charts.targets.words import history_words
from data.rows import columns_of
from queries import targets as questions

NO_RANGE = {"forecast": None, "forecast_low": None, "forecast_high": None}


def written(text: str) -> str:
    return text.replace("\u00a0", " ")


def deviation(key: str, *targets: str, after: int) -> hand.Row:
    return hand.fact(
        id=key, county=hand.DARMSTADT, budget_year=hand.YEAR, occurred_on=date(2024, 7, 1), cause="Kürzung",
        evidence="Bescheid", targets=list(targets), rule="proportional", money_before=753_200, money_after=after,
    )  # fmt: skip


@pytest.fixture(scope="module")
def frame(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pd.DataFrame]:
    cases = [
        Case("cut", "places", 40, value=35),
        Case("deep", "places", 40, value=35),
        Case("words", judgement="partly"),
    ]
    found = [deviation("d1", "cut", "words", after=677_880), deviation("d2", "deep", after=100_000)]
    folder: Path = tmp_path_factory.mktemp("outlook")
    for store in hand.open_targets(folder, cases, found):
        yield questions.deviations(store.facts(hand.DATASET), scope(year=hand.YEAR))


def test_both_achievements_stand_in_the_sentence_and_side_by_side_in_the_figure(frame: pd.DataFrame) -> None:
    assert written(deviations.say_deviations(frame)) == (
        "3 Ziele sind in 1 Gebiet betroffen: 1 angepasst, 1 unverändert, 1 neu zu vereinbaren. Am weitesten "
        "auseinander: Darmstadt, Ziel cut, 87,5 % (vereinbart) und 97,2 % (angepasst)."
    )
    figure = deviations.pairs(frame).checked()
    bars = next(trace for trace in figure.data if trace.name == "Ist")
    assert list(bars.x) == pytest.approx([35 / 40, 35 / 36])
    assert "vereinbart oder angepasst (100 %)" in {trace.name for trace in figure.data}


def test_targets_equally_far_apart_are_all_named(frame: pd.DataFrame) -> None:
    widest = frame[frame["name"] == "Ziel cut"]
    same = [widest.assign(name=name) for name in ("Ziel cut", "Ziel b", "Ziel c")]
    assert written(deviations.say_deviations(pd.concat(same[:2]))).endswith(
        "auseinander: Darmstadt, Ziel cut, 87,5 % (vereinbart) und 97,2 % (angepasst); "
        "Darmstadt, Ziel b, 87,5 % (vereinbart) und 97,2 % (angepasst)."
    )
    assert written(deviations.say_deviations(pd.concat(same))).endswith("(angepasst); 1 weitere ebenso weit.")


def test_without_a_deviation_both_are_equal(frame: pd.DataFrame) -> None:
    assert "keine Abweichung nach § 6 erfasst." in deviations.say_deviations(frame.iloc[:0])
    assert deviations.pairs(frame.iloc[:0]).checked()


def test_a_forecast_is_a_value_with_its_range_or_a_reason() -> None:
    known = SimpleNamespace(unit="Personen", forecast=28.2, forecast_low=26.2, forecast_high=30.0, hidden_reason=None)
    assert written(forecasts.words(known)) == "28 Personen (26 bis 30)"
    # Half a person is rounded up, as everywhere else: to the even one 34,5 would read 34 and 33,5 too.
    halves = SimpleNamespace(unit="Personen", forecast=33.5, forecast_low=32.5, forecast_high=34.5, hidden_reason=None)
    assert written(forecasts.words(halves)) == "34 Personen (33 bis 35)"
    assert forecasts.words(SimpleNamespace(unit="Personen", **NO_RANGE, hidden_reason="Erst 2 Monate.")) == (
        "Erst 2 Monate."
    )


def test_persons_are_shown_whole_and_the_way_there_says_from_what() -> None:
    one: dict[str, object] = {
        "target": "a", "short_name": "Kassel (Stadt)", "name": "Eintritte", "category_name": None, "unit": "Personen",
        "target_value": 205.0, "value": 123.0, "withheld": False, "starts_on": pd.Timestamp(2026, 3, 1),
        "reported_on": pd.Timestamp(2026, 9, 30), "elapsed_months": 7, "agreed_months": 10, "linear_asked": 143.5,
        "usual_share": 0.686, "profile_asked": 140.63, "forecast": 179.3, "forecast_low": 168.5, "forecast_high": 190.4,
        "back_test_error": 0.03, "years": 10, "hidden_reason": None,
    }  # fmt: skip
    frame = forecasts.counted(pd.DataFrame([one, one | {"target": "b", "unit": "Stunden"}]))
    values = frame[["linear_asked", "profile_asked", "forecast", "forecast_low", "forecast_high"]].to_numpy().tolist()
    assert values == [[144, 141, 179, 169, 190], [143.5, 140.63, 179.3, 168.5, 190.4]]
    places = pd.DataFrame(
        {
            name: ["x # 1"] * 2 if name in ("evidence", "report_source") else [None] * 2
            for name in columns_of(questions.Places)
        }
    ).assign(target=["a", "b"])
    columns = {"linear_asked": Column("zeitanteilig verlangt", "number"), "forecast": Column("Hochrechnung", "number")}
    found = derivations.forecasts(frame, places, columns)
    assert all(each.agrees for each in found)
    assert [(each.shown, written(each.rounding)) for each in found] == [
        ("144", ", gerundet aus 143,5"),
        ("179", ", gerundet"),
        ("143,50", ""),
        ("179,30", ", gerundet"),
    ]


def test_the_sentence_counts_where_the_ranges_lie() -> None:
    columns = ["target_value", "forecast", "forecast_low", "forecast_high"]
    frame = pd.DataFrame(
        [(30, 33, 30, 36), (30, 28, 26, 29), (30, 30, 28, 32), (None, 9, 8, 10), (30, None, None, None)],
        columns=columns,
        dtype="float64",
    )
    assert written(forecasts.say_forecast(frame)) == (
        "5 laufende Zahlenziele: Die hochgerechnete Spanne liegt bei 1 Ziel ganz auf oder über dem vereinbarten Wert, "
        "bei 1 Ziel ganz unter dem vereinbarten Wert, bei 1 Ziel zu beiden Seiten des vereinbarten Werts; "
        "noch ohne vereinbarten Wert: 1; ohne Hochrechnung: 1."
    )
    assert written(forecasts.say_forecast(frame.iloc[4:])) == "1 laufendes Zahlenziel: ohne Hochrechnung: 1."
    assert "läuft kein Zahlenziel" in forecasts.say_forecast(frame.iloc[:0])


def test_a_history_has_a_symbol_per_year_and_none_of_a_status_where_there_was_no_target() -> None:
    history = pd.DataFrame(
        [("a", 2021, "achieved"), ("a", 2023, "dropped"), ("a", 2025, "justified")],
        columns=["target", "earlier_year", "status"],
    )
    assert [written(text) for text in history_words(history, ["a", "b"], 2026)] == [
        "✔ · – · ≈",
        "kein vergleichbares Ziel",
    ]


def test_the_switch_says_how_many_targets_read_differently() -> None:
    frame = pd.DataFrame({"status": ["achieved", "missed"], "own_status": ["at_risk", "missed"], "rule": ["S-2"] * 2})
    assert "er liest sich bei 1 von 2 Zielen anders" in written(charts.say_today(frame))
    assert "bei allen 2 Zielen wie nach der Regel" in written(
        charts.say_today(frame.assign(own_status=frame["status"]))
    )
