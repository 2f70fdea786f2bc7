"""Figures and sentences of the Kreisprofil over hand-countable data."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd
import small
from scoped import scope

from charts.base import style, target_words
from charts.base.payments import known_on
from charts.county import figures as charts
from charts.county import history as years
from data.rows import rows_of
from data.store import Facts
from queries import county as questions

DAY = date(2026, 11, 29)


def written(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_chain_says_first_last_and_what_is_missing(facts: Facts) -> None:
    chain = questions.budget_chain(facts, county=small.DARMSTADT, year=2023, programme="AQB", day=DAY)
    assert written(charts.say_budget_chain(chain)) == (
        "1.000 € vereinbart, davon 600 € ausgezahlt (60,0 % des Vereinbarten); "
        "nicht bewilligt (vereinbart − bewilligt): 100 €; nicht ausgezahlt (bewilligt − ausgezahlt): 300 €; "
        "keine Angabe: nachgewiesen."
    )


def test_a_payment_is_read_with_its_day_and_the_part_of_the_year_that_was_over(facts: Facts) -> None:
    chain = questions.budget_chain(facts, county=small.DARMSTADT, year=2023, programme="AQB", day=DAY)
    paid = chain["stage"] == "paid"
    dated = chain.assign(
        stated_on=chain["stated_on"].where(~paid, pd.Timestamp(2023, 9, 30)),
        elapsed=chain["elapsed"].where(~paid, 0.75),
    )
    assert "davon 600 € ausgezahlt (60,0 % des Vereinbarten; Stand 30.09.2023, Zeitanteil 75,0 %);" in written(
        charts.say_budget_chain(dated)
    )
    assert "600 € (66,7 % der Vorstufe; Stand 30.09.2023, Zeitanteil 75,0 %)" in [
        written(text) for text in charts.budget_chain(dated).data[0]["text"]
    ]
    assert known_on("paid", pd.Timestamp(2024, 1, 31), 1.0) == "Stand 31.01.2024"
    assert known_on("granted", pd.Timestamp(2024, 1, 31), float("nan")) == ""


def test_nothing_between_the_first_and_the_last_step_stays_unsaid(facts: Facts) -> None:
    chain = questions.budget_chain(facts, county=small.DARMSTADT, year=2023, programme="AQB", day=DAY)
    jumped = chain.assign(
        euros=[1000.0, float("nan"), 650.0, 700.5], missing=[None, "secret", None, None], precision="exact"
    )
    assert written(charts.say_budget_chain(jumped)) == (
        "1.000,00 € vereinbart, davon 700,50 € nachgewiesen (70,1 % des Vereinbarten); nicht ausgezahlt "
        "(vereinbart − ausgezahlt): 350,00 €; mehr nachgewiesen als ausgezahlt: 50,50 €; geheim: bewilligt."
    )


def test_a_sentence_that_begins_with_a_bound_begins_large(facts: Facts) -> None:
    chain = questions.budget_chain(facts, county=small.DARMSTADT, year=2023, programme="AQB", day=DAY)
    said = written(charts.say_budget_chain(chain.assign(precision=["at_most", "exact", "exact", None])))
    assert said.startswith("Höchstens 1.000 € vereinbart, davon 600 € ausgezahlt")


def test_more_granted_than_agreed_is_said_as_such(facts: Facts) -> None:
    chain = questions.budget_chain(facts, county=small.DARMSTADT, year=2023, programme="AQB", day=DAY)
    more = chain.assign(euros=[1000.0, 1000.5, float("nan"), float("nan")])
    assert written(charts.say_budget_chain(more)).startswith(
        "1.000,00 € vereinbart, dagegen 1.000,50 € bewilligt, 0,50 € mehr als vereinbart"
    )


def test_each_ratio_names_both_steps(facts: Facts) -> None:
    chain = charts.chain_table(
        questions.budget_chain(facts, county=small.DARMSTADT, year=2023, programme="AQB", day=DAY)
    )
    paid = chain.set_index("stage").loc["paid"]
    assert pd.isna(chain.set_index("stage").loc["verified"]["ratio_name"]), "nothing is verified, so there is no ratio"
    # 1.000 agreed, 900 granted, 600 paid
    assert paid["ratio_name"] == "Abrufquote (ausgezahlt / bewilligt)"
    assert round(paid["ratio"], 4) == 0.6667
    assert paid["share_of_agreed"] == 0.6


def test_a_step_without_figure_is_hatched_and_worded(facts: Facts) -> None:
    chain = questions.budget_chain(facts, county=small.DARMSTADT, year=2023, programme="AQB", day=DAY)
    drawn = charts.budget_chain(chain)
    drawn.checked()
    bar = drawn.data[0]
    assert bar["y"] == ["vereinbart", "bewilligt", "ausgezahlt", "nachgewiesen"]
    assert bar["marker"]["pattern"]["shape"] == ["", "", "", "/"]
    assert [written(text) for text in bar["text"]] == [
        "1.000 €",
        "900 € (90,0 % der Vorstufe)",
        "600 € (66,7 % der Vorstufe)",
        "keine Angabe",
    ]
    assert len(drawn.data) == 1, "no words right of the bars: a phone has no room on both sides"
    assert _lines(drawn) == [
        ["vereinbart", "1.000 €"],
        ["bewilligt", "900 €", "90,0 % der Vorstufe"],
        ["ausgezahlt", "600 €", "66,7 % der Vorstufe"],
        ["nachgewiesen", "keine Angabe"],
    ]


def test_an_agreement_names_both_dates_and_the_dialogues(facts: Facts) -> None:
    agreement = questions.agreement(facts, county=small.HOCHTAUNUS, year=2023)
    assert written(charts.say_agreement(agreement, "Hochtaunuskreis", 2023)) == (
        "Unterzeichnet vom Ministerium 30.05.2023, von der Gebietskörperschaft 26.06.2023; "
        "vereinbart sind 2 Zielsteuerungsdialoge."
    )
    nothing = questions.agreement(facts, county=small.KASSEL, year=2023)
    assert written(charts.say_agreement(nothing, "den Landkreis Kassel", 2023)) == (
        "Für den Landkreis Kassel ist zu 2023 keine Zielvereinbarung erfasst."
    )


def test_the_history_draws_only_known_years_and_names_the_gaps(facts: Facts) -> None:
    frame = questions.history(facts, county=small.MAIN_KINZIG, programme="AQB", stage="agreed")
    drawn = years.history(frame, 2026, 2026)
    drawn.checked()
    assert drawn.data[0]["x"] == [2025, 2026]
    assert drawn.layout["xaxis"]["ticktext"][-1] == "<b>2026</b><br>läuft"
    assert drawn.data[0]["marker"]["pattern"]["shape"] == ["", "/"]
    assert [note["text"] for note in drawn.layout["annotations"]] == ["neuer Gebietsstand"]


def test_what_is_provisional_is_hatched_and_named() -> None:
    frame = pd.DataFrame(
        {
            "stage": ["agreed", "granted", "paid", "verified"], "euros": [1000.0, 900.0, 600.0, float("nan")],
            "precision": "exact", "state": ["final", "checked", "provisional", None], "stated_on": pd.NaT,
            "previous_euros": 1.0, "difference": 1.0, "ratio": float("nan"), "share_of_agreed": 1.0,
            "ratio_precision": None, "elapsed": 1.0,
            "days": pd.array([pd.NA] * 4, dtype="Int64"), "missing": [None, None, None, "not_due"], "evidence": "d # 1",
        }
    )  # fmt: skip
    bars = charts.budget_chain(frame).data[0]
    assert bars["marker"]["pattern"]["shape"] == ["", "", "/", "/"]
    assert bars["marker"]["pattern"]["fgcolor"][2:] == [style.PAPER, style.MISSING_LINE], "missing looks otherwise"
    assert [written(text) for text in bars["text"]] == ["1.000 €", "900 €", "600 €, vorläufig", "noch nicht fällig"]


def test_words_beside_a_bar_stand_in_short_lines(facts: Facts) -> None:
    chain = questions.budget_chain(facts, county=small.DARMSTADT, year=2023, programme="AQB", day=DAY)
    stated = chain.assign(precision=["at_least", "exact", "about", None], state="provisional")
    assert _lines(charts.budget_chain(stated)) == [
        ["vereinbart", "mindestens 1.000 €", "vorläufig"],
        ["bewilligt", "900 €", "vorläufig", "90,0 % der Vorstufe"],
        ["ausgezahlt", "rund 600 €", "vorläufig", "66,7 % der Vorstufe"],
        ["nachgewiesen", "keine Angabe"],
    ]


def _lines(chain: style.Figure) -> list[list[str]]:
    """The words left of each bar, line by line."""
    labels = chain.layout["yaxis"]["ticktext"]
    return [[re.sub("<[^>]+>", "", written(line)).strip() for line in label.split("<br>")] for label in labels]


def test_the_history_does_not_compare_across_a_change_of_territory(facts: Facts) -> None:
    frame = questions.history(facts, county=small.MAIN_KINZIG, programme="AQB", stage="agreed")
    sentence = written(years.say_history(frame, 2026, "agreed", 2026))
    assert sentence.startswith("2026: 10 €. ")
    assert "gegenüber" not in sentence


def test_the_history_compares_with_the_year_before(facts: Facts) -> None:
    frame = questions.history(facts, county=small.DARMSTADT, programme="AQB", stage="agreed")
    assert written(years.say_history(frame, 2023, "agreed", 2026)) == "2023: 1.000 €, +200 € (+25,0 %) gegenüber 2022."
    assert "für 2021 ist kein Betrag bekannt" in years.say_history(frame, 2022, "agreed", 2026)


def test_the_history_compares_no_sum_that_still_grows(facts: Facts) -> None:
    frame = questions.history(facts, county=small.DARMSTADT, programme="AQB", stage="agreed")
    assert written(years.say_history(frame, 2023, "paid", 2023)) == (
        "2023: 1.000 €; 2023 läuft noch, kein Vergleich mit 2022."
    )
    assert "gegenüber 2022" in years.say_history(frame, 2023, "agreed", 2023), "what is agreed stands"


def test_a_target_has_all_that_its_words_need(facts: Facts) -> None:
    def words(county: str) -> dict[str, tuple[str, str]]:
        frame = questions.targets(facts, county=county, year=2023)
        return {
            row.target: (written(target_words.agreed_words(row)), written(target_words.actual_words(row)))
            for row in rows_of(frame, questions.Targets)
        }

    assert words(small.DARMSTADT)["t1"] == ("mindestens 20 Personen", "19 Personen")
    assert words(small.HOCHTAUNUS)["t3"] == ("wie beschrieben", "keine Meldung")
    assert words(small.HOCHTAUNUS)["t4"] == ("4 Meilensteine", "4 von 4")


def test_projects_and_targets_are_counted_in_words(facts: Facts) -> None:
    projects = questions.projects(facts, scope(), county=small.DARMSTADT)
    assert written(charts.say_projects(projects, "Darmstadt", 2023)) == "2 Maßnahmen in 1 Maßnahmenart."
    targets = questions.targets(facts, county=small.DARMSTADT, year=2023)
    assert written(charts.say_targets(targets, "Darmstadt", 2023)) == "2 Ziele: 1 erreicht, 1 gefährdet."
    assert written(charts.say_targets(targets, "Darmstadt", 2023, over=True)) == (
        "2 Ziele: 1 erreicht, 1 gefährdet (am Jahresende heißt „gefährdet“: nicht ganz erreicht)."
    )


def test_a_county_is_introduced_in_one_line(facts: Facts) -> None:
    rows = rows_of(questions.counties(facts, year=2026), questions.Counties)
    (hanau,) = (row for row in rows if row.county == small.HANAU)
    assert charts.say_county(hanau) == (
        "Kreisfreie Stadt · Regierungsbezirk Darmstadt · Sitz Hanau · Jobcenter: keine Angabe"
    )


def test_a_difference_is_that_of_the_sums_it_stands_beside(facts: Facts) -> None:
    chain = questions.budget_chain(facts, county=small.DARMSTADT, year=2023, programme="AQB", day=DAY)
    chain = chain.assign(euros=[1000.0, 900.0, 650.0, 639.5], precision="exact")
    assert written(charts.say_budget_chain(chain)).endswith("nicht nachgewiesen (ausgezahlt − nachgewiesen): 10,50 €.")
    assert "davon 639,50 € nachgewiesen" in written(charts.say_budget_chain(chain))


def test_where_nothing_is_recorded_it_is_said_of_whom_when_and_of_what(facts: Facts) -> None:
    nothing = pd.DataFrame(columns=["category", "euros", "status"])
    for say, what in ((charts.say_projects, "Maßnahmen"), (charts.say_targets, "Ziele")):
        assert say(nothing, "den Landkreis Fulda", 2024, "AMB") == (
            f"Für den Landkreis Fulda sind zu 2024 keine {what} erfasst (AMB)."
        )
    chain = questions.budget_chain(facts, county=small.KASSEL, year=2024, programme="AMB", day=DAY)
    assert charts.say_budget_chain(chain, "AMB, 2024") == "Zu keiner Stufe ist eine Gesamtsumme bekannt (AMB, 2024)."
    history = questions.history(facts, county=small.KASSEL, programme="AMB", stage="granted")
    assert years.say_history(history, 2024, "granted", 2026, "AMB") == (
        "Zu keinem Jahr ist ein Budget bekannt (AMB, bewilligt)."
    )
