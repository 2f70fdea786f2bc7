"""Figures and sentences of Ziele und Nachhaltung over targets judged by hand."""

from __future__ import annotations

import math
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
import targets_by_hand as hand
from scoped import scope

from charts.base import milestones, style, target_words
from charts.base.status import STATUS
from charts.targets import bullets, words
from charts.targets import figures as charts
from data.store import Facts
from queries import targets as questions

ASKED = {"year": hand.YEAR, "programme": "AQB"}


def written(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    for store in hand.open_targets(tmp_path_factory.mktemp("targets")):
        yield store.facts(hand.DATASET)


@pytest.fixture(scope="module")
def frame(facts: Facts) -> pd.DataFrame:
    return questions.targets(facts, scope(**ASKED))


@pytest.fixture(scope="module")
def rows(frame: pd.DataFrame) -> dict[str, Any]:
    return {row.name.removeprefix("Ziel "): row for row in frame.itertuples()}


def one(frame: pd.DataFrame, *keys: str) -> pd.DataFrame:
    return frame[frame["name"].isin([f"Ziel {key}" for key in keys])].reset_index(drop=True)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("achieved", "38 von 40 Plätzen"),
        ("ceiling", "13,2 % (höchstens 12 %)"),
        ("reduction", "105 Personen (von 120 auf 90)"),
        ("in_band", "97 % (95 bis 100 %)"),
        ("enough_cases", "70 % (mindestens 70 %)"),
        ("no_target", "12 Plätze, noch kein Zielwert"),
        ("silent", "keine Meldung"),
        ("steps", "3 von 4 Meilensteinen, 3 fällig"),
        ("all_steps", "4 von 4 Meilensteinen"),
        ("fulfilled", "erfüllt"),
        ("carried_out", "keine Meldung"),
    ],
)
def test_each_kind_of_target_is_put_in_words(rows: dict[str, Any], key: str, words: str) -> None:
    assert written(target_words.reached_words(rows[key])) == words


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("dated_done", "2 von 2 erreicht: 30.06.2024 Schritt 1 ✔ erreicht; 31.12.2024 Schritt 2 ✔ erreicht"),
        ("half_dated", "1 von 4 erreicht: 31.03.2024 Schritt 1 ◆ fällig; 30.06.2024 Schritt 2 ◆ fällig"),
        ("dated_silent", "keine Meldung: 30.06.2024 Schritt 1 ◆ fällig; 31.01.2025 Schritt 2 ○ offen"),
    ],
)
def test_each_dated_milestone_is_written_with_its_day_and_how_it_stands(
    rows: dict[str, Any], key: str, words: str
) -> None:
    assert written(target_words.milestone_days(rows[key]) or "") == words


def test_days_of_milestones_are_written_only_where_they_are_known(frame: pd.DataFrame, rows: dict[str, Any]) -> None:
    assert target_words.milestone_days(rows["steps"]) is None
    words = target_words.with_milestone_days(one(frame, "steps", "achieved", "dated"))["milestone_days"]
    assert sorted(words.isna()) == [False, True, True]
    assert written(target_words.reached_words(rows["dated"])) == "2 von 4 Meilensteinen, 2 fällig"
    assert "%" not in "".join(words.dropna())


def test_milestones_are_listed_by_their_day(frame: pd.DataFrame) -> None:
    found = milestones.listed(one(frame, "dated", "dated_done", "steps", "achieved"))
    assert [
        (f"{row.due_on:%d.%m.}", row.milestone, written(row.standing), row.reached, row.name)
        for row in found.itertuples(index=False)
    ] == [
        ("31.03.", "Schritt 1", "◆ fällig", "2 von 4", "Ziel dated"),
        ("30.06.", "Schritt 1", "✔ erreicht", "2 von 2", "Ziel dated_done"),
        ("30.09.", "Schritt 2", "◆ fällig", "2 von 4", "Ziel dated"),
        ("01.10.", "Schritt 3", "○ offen", "2 von 4", "Ziel dated"),
        ("31.12.", "Schritt 4", "○ offen", "2 von 4", "Ziel dated"),
        ("31.12.", "Schritt 2", "✔ erreicht", "2 von 2", "Ziel dated_done"),
    ]
    # 2 of 4 and 2 of 2 are reported.
    assert written(milestones.say_listed(found)) == (
        "6 Meilensteine von 2 Zielen, davon 2 am Tag der jüngsten Meldung noch nicht fällig und ohne Tag des "
        "Erreichens; nach Anzahl als erreicht gemeldet: 4."
    )
    assert written(milestones.say_listed(found[found["state"] != "open"])) == (
        "4 Meilensteine von 2 Zielen; nach Anzahl als erreicht gemeldet: 4."
    )
    assert set(found["source"]) == {"d1 # § 5"}
    none = milestones.listed(one(frame, "steps"))
    assert list(none) == list(found)
    assert milestones.say_listed(none) == "Zu dieser Auswahl sind keine Termine von Meilensteinen bekannt."


def test_milestones_of_targets_behind_come_first_then_what_is_to_come(frame: pd.DataFrame) -> None:
    found = milestones.pressing_first(milestones.listed(one(frame, "dated", "dated_behind", "dated_done")))
    assert [(row.name.removeprefix("Ziel "), f"{row.due_on:%d.%m.}") for row in found.itertuples(index=False)] == [
        *(("dated_behind", day) for day in ("31.03.", "30.06.", "31.10.", "31.12.")),
        *(("dated", day) for day in ("01.10.", "31.12.")),
        *(("dated", "31.03."), ("dated_done", "30.06."), ("dated", "30.09."), ("dated_done", "31.12.")),
    ]


def test_beside_what_is_agreed_only_what_is_reached_is_written(rows: dict[str, Any]) -> None:
    assert target_words.actual_words(rows["steps"]) == "3 von 4"
    assert written(target_words.actual_words(rows["achieved"])) == "38 Plätze"
    assert written(target_words.agreed_words(rows["achieved"])) == "mindestens 40 Plätze"
    assert target_words.actual_words(rows["carried_out"]) == "keine Meldung"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (62.0, math.nan, "mindestens 62 %"),
        (math.nan, 100.0, "höchstens 100 %"),
        (math.nan, math.nan, "noch kein Zielwert"),
    ],
)
def test_a_band_may_be_open_on_either_side(low: float, high: float, words: str) -> None:
    row = SimpleNamespace(kind="numeric", direction="band", lower_bound=low, upper_bound=high, unit="Prozent")
    assert written(target_words.agreed_words(row)) == words


def test_percentages_are_printed_only_where_allowed(rows: dict[str, Any]) -> None:
    shown = {key: written(target_words.shown_achievement(row)) for key, row in rows.items()}
    assert shown["achieved"] == "Zielerreichung 95,0 %"
    assert shown["just_below"] == "Zielerreichung 94,96 %"
    assert "%" not in shown["small"] + shown["few_cases"] + shown["steps"] + shown["fulfilled"]


def test_the_sentence_counts_states_and_says_what_is_drawn(frame: pd.DataFrame) -> None:
    few = one(frame, "achieved", "missed")
    assert written(charts.say_achievement(few)) == "Von 2 Zahlenzielen: 1 erreicht, 1 nicht erreicht."
    numeric = frame[frame["kind"] == "numeric"]
    assert written(charts.say_achievement(numeric)).endswith(
        f"Gezeichnet sind {bullets.DRAWN} von {len(numeric)}, zuerst die mit Handlungsbedarf."
    )


def test_targets_without_numbers_are_counted_with_missing_reports(frame: pd.DataFrame) -> None:
    assert written(charts.say_milestones(one(frame, "steps", "fulfilled", "carried_out"))) == (
        "1 Ziel mit Meilensteinen und 2 qualitative Ziele: 1 erreicht, 1 im Plan, 1 nicht bewertbar; ohne Meldung: 1."
    )
    assert written(charts.say_milestones(one(frame, "carried_out"))) == (
        "1 qualitatives Ziel; zu keinem liegt eine Meldung vor."
    )


def test_no_sentence_over_targets_is_a_mean(frame: pd.DataFrame) -> None:
    for say in (charts.say_targets, charts.say_achievement, charts.say_milestones):
        assert "%" not in say(frame)
        assert "Durchschnitt" not in say(frame)


def test_the_matrix_sentence_names_where_most_is_open_and_who_is_missing(facts: Facts) -> None:
    counties = questions.status_by_county(facts, scope(**ASKED))
    open_targets = int(counties.iloc[0][["missed", "at_risk"]].sum())
    assert written(charts.say_status_by_county(counties)) == (
        "In 1 von 2 Gebieten mit Zielen ist mindestens ein Ziel gefährdet oder nicht erreicht: "
        f"Darmstadt ({open_targets}); dazu ist 1 weiteres Ziel begründet abweichend (im Dialog anerkannt); "
        "keine Ziele erfasst: 24 Gebiete."
    )
    assert written(charts.say_status_by_county(counties.iloc[:1])) == (
        f"Darmstadt: {open_targets} von {counties.iloc[0]['targets']} Zielen sind gefährdet oder nicht erreicht; "
        "dazu ist 1 weiteres Ziel begründet abweichend (im Dialog anerkannt)."
    )
    assert written(charts.say_status_by_county(counties.iloc[1:2])) == (
        "In 1 Gebiet mit Zielen ist kein Ziel gefährdet oder nicht erreicht: 1 im Plan."
    )


def test_of_a_year_that_has_ended_no_target_is_at_risk() -> None:
    row = dict.fromkeys(STATUS, 0) | {
        "county": "06411",
        "short_name": "Darmstadt",
        "targets": 3,
        "at_risk": 1,
        "missed": 1,
    }
    one, two = row, row | {"county": "06412", "short_name": "Fulda", "at_risk": 0, "missed": 0, "achieved": 3}
    said = written(charts.say_status_by_county(pd.DataFrame([one, two]), over=True))
    assert said.startswith(
        "In 1 von 2 Gebieten mit Zielen ist mindestens ein Ziel nicht ganz oder gar nicht erreicht (Status „gefährdet“ "
    )
    targets = pd.DataFrame({"status": ["achieved", "at_risk"]})
    assert written(charts.say_targets(targets, over=True)) == (
        "Von 2 Zielen: 1 erreicht, 1 gefährdet (am Jahresende heißt „gefährdet“: nicht ganz erreicht)."
    )
    assert written(charts.say_targets(targets)) == "Von 2 Zielen: 1 erreicht, 1 gefährdet."


def test_the_matrix_has_the_states_that_occur_in_their_order(facts: Facts) -> None:
    drawn = charts.status_by_county(questions.status_by_county(facts, scope(**ASKED)))
    heads = [head.replace("<br>", " ") for head in drawn.layout["xaxis"]["ticktext"]]
    assert heads == [status.label for status in STATUS.values()]
    assert drawn.layout["yaxis"]["categoryarray"] == ["Darmstadt", "Frankfurt am Main", "24 weitere Gebiete"]
    # A click on the row that stands for many chooses nobody.
    assert (drawn.data[-1]["y"], drawn.data[-1]["customdata"]) == (["24 weitere Gebiete"], [""])
    on_track = next(trace for trace in drawn.data if trace.get("meta") == STATUS["on_track"].label)
    assert dict(zip(on_track["y"], on_track["text"], strict=True))["Frankfurt am Main"] == "1"


def test_a_state_a_county_does_not_have_is_no_cell_of_the_matrix(facts: Facts) -> None:
    counties = questions.status_by_county(facts, scope(**ASKED))
    drawn = charts.status_by_county(counties)
    cells = [
        (name, trace["meta"], int(n))
        for trace in drawn.data[:-1]
        for name, n in zip(trace["y"], trace["text"], strict=True)
    ]
    assert sum(n for _, _, n in cells) == counties["targets"].sum()
    assert all(n > 0 for _, _, n in cells)


def trace(drawn: style.Figure, name: str) -> dict[str, Any]:
    return next(each for each in drawn.data if each.get("name") == name)


def test_a_bullet_shows_reported_agreed_year_before_and_what_was_asked_so_far(frame: pd.DataFrame) -> None:
    drawn = charts.achievement(one(frame, "with_previous"))
    assert list(trace(drawn, "Ist")["x"]) == [1.0]
    assert list(trace(drawn, "vereinbart")["x"]) == [1.0]
    assert list(trace(drawn, "Zielerreichung im Vorjahr")["x"]) == [pytest.approx(1.5)]
    assert "Vorjahr: 30 Plätze, 150,0 % des damals Vereinbarten" in " ".join(
        str(text) for text in trace(drawn, "Zielerreichung im Vorjahr")["text"]
    ).replace("\u00a0", " ")
    in_year = charts.achievement(one(frame, "on_track"))
    assert list(trace(in_year, "zeitanteilig vereinbart")["x"]) == [pytest.approx(0.75)]


def test_the_legend_names_only_what_is_drawn(frame: pd.DataFrame) -> None:
    names = {each.get("name") for each in charts.achievement(one(frame, "achieved")).data}
    assert "Zielerreichung im Vorjahr" not in names
    assert "zeitanteilig vereinbart" not in names


def test_a_target_that_is_not_assessed_has_no_bar(frame: pd.DataFrame) -> None:
    drawn = charts.achievement(one(frame, "silent", "few_cases", "no_target", "dropped"))
    assert list(trace(drawn, "Ist")["x"]) == [None] * 4


def test_the_eight_states_are_explained_with_the_limits_of_the_rule(facts: Facts) -> None:
    rules = questions.status_rule(facts, year=hand.YEAR)
    meanings = charts.meanings(rules)
    assert meanings["status"].tolist() == list(STATUS)
    assert written(meanings["meaning"][0]).startswith("Mindestens 95 %")
    assert written(charts.say_rule(rules, 2024)) == (
        "Für 2024 gilt Regel S\u20111: am Ende erreicht ab 95 %, gefährdet ab 85 % des vereinbarten Werts, "
        "darunter nicht erreicht; im Zeitraum im Plan ab 95 % des bis zur Meldung Verlangten, darunter gefährdet."
    )
    assert "noch nicht beschlossen" in charts.rule_basis(rules)
    assert charts.meanings(rules.iloc[:0]).empty


def test_a_name_is_drawn_letter_for_letter(frame: pd.DataFrame) -> None:
    drawn = charts.achievement(one(frame, "achieved").assign(name="Plätze <b>fett</b> & mehr", reason="Kurs < 5"))
    texts = [str(text) for each in drawn.data for text in each.get("text", [])]
    assert any("Plätze &lt;b&gt;fett&lt;/b&gt; &amp; mehr" in text for text in texts)
    assert any("Kurs &lt; 5" in text for text in texts)
    assert not any("<b>fett" in text or "Kurs < 5" in text for text in texts)


def test_milestones_nobody_has_reported_on_are_not_said_to_be_reached_by_none() -> None:
    one = pd.DataFrame([{"target": "t", "state": "due", "value": None}])
    assert written(milestones.say_listed(one)) == "1 Meilenstein von 1 Ziel; eine Meldung dazu liegt nicht vor."
    other = pd.concat([one, pd.DataFrame([{"target": "u", "state": "reached", "value": 2}])])
    assert written(milestones.say_listed(other)).endswith(
        "2 Zielen; nach Anzahl als erreicht gemeldet: 2 (zu 1 Ziel keine Meldung)."
    )


def test_a_target_that_is_recorded_for_this_year_alone_had_perhaps_others_before(facts: Facts) -> None:
    history = questions.status_history(facts, scope(**ASKED))
    assert words.history_words(history.iloc[:0], ["t"], hand.YEAR) == ["kein vergleichbares Ziel"]
