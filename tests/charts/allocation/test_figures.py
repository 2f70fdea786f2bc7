"""Figures and sentences of the Mittelverteilung over hand-countable data."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import small
import tiny
from scoped import scope

from charts.allocation import breakdown
from charts.allocation import figures as charts
from charts.base.style import Figure
from data.store import Facts
from queries import allocation as questions
from queries import frame

AGREED = {"programme": "AQB", "stage": "agreed"}
NAMES = {1: "1 Ausbildungsvorbereitung", 2: "2 Ausbildung", 3: "3 Qualifizierung", 4: "4 Weiterbildung Personal"}


def stacked(drawn: Figure, along: str, of: str) -> dict[Any, float]:
    """The bars of a figure, those at one place of an axis added up along the other."""
    sums: defaultdict[Any, float] = defaultdict(float)
    for trace in drawn.data:
        if trace["type"] == "bar":
            for place, size in zip(trace[along], trace[of], strict=True):
                sums[place] += size
    return dict(sums)


def written(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_stacks_add_up_to_the_sum_written_above_them(facts: Facts) -> None:
    answer = questions.by_year(facts, scope(**AGREED))
    drawn = charts.by_year(answer, NAMES, 2023, 2026)
    drawn.checked()
    sums = {year: round(euros, 2) for year, euros in stacked(drawn, "x", "y").items()}
    labels = next(trace for trace in drawn.data if trace["type"] == "scatter")
    assert sums == {
        2022: 750900.0,
        2023: 754770.57,
        2025: 30.0,
        2026: 30.0,
    }
    above = dict(zip(labels["x"], labels["y"], strict=True))
    assert {year: round(euros, 2) for year, euros in above.items()} == sums


def test_a_year_without_figures_keeps_its_place_with_a_dash(facts: Facts) -> None:
    drawn = charts.by_year(questions.by_year(facts, scope(**AGREED)), NAMES, 2023, 2026)
    axis = drawn.layout["xaxis"]
    assert axis["tickvals"] == [2022, 2023, 2024, 2025, 2026]
    assert axis["ticktext"] == ["2022<br>3", "<b>2023<br>4</b>", "2024<br>–", "2025<br>1", "2026<br>2<br>läuft"]
    unsplit = next(trace for trace in drawn.data if trace["name"] == "nicht aufgeteilt")
    assert unsplit["marker"]["pattern"]["shape"] == "/", "hatched in every year"
    split = charts.by_year(questions.by_year(facts, scope(**AGREED)), NAMES, 2023, 2023).data[0]
    assert dict(zip(split["x"], split["marker"]["pattern"]["shape"], strict=True))[2023] == "/"
    hover = {text for trace in drawn.data for text in trace.get("hovertext", ())}
    assert "4 von 26\u00a0Gebieten" in hover
    assert "2 von 27\u00a0Gebieten" in hover


def test_the_sentence_of_a_year_names_what_is_split_and_calls_no_part_of_a_fraction_the_most(facts: Facts) -> None:
    answer = questions.by_year(facts, scope(**AGREED))
    assert written(charts.say_by_year(answer, NAMES, 2023)) == (
        "2023 sind von rund 754,8 Tsd. € in 4 von 26 Gebieten 4,0 Tsd. € (rund 0,5 %) auf Maßnahmenarten aufgeteilt, "
        "davon am meisten auf Maßnahmenart 2 Ausbildung: 3,5 Tsd. €; rund 750,8 Tsd. € sind nicht aufgeteilt."
    )
    split = answer[answer["category"] > 0].assign(whole_precision="exact")
    assert "2023 gehen von 4,0 Tsd. € in 4 von 26 Gebieten am meisten in Maßnahmenart 2" in written(
        charts.say_by_year(split, NAMES, 2023)
    )
    one = answer[answer["category"] == 1]
    assert written(charts.say_by_year(one, NAMES, 2023)).endswith("in Maßnahmenart 1 Ausbildungsvorbereitung.")
    assert written(charts.say_by_year(answer, NAMES, 2025)) == (
        "2025: 30 € in 1 von 26 Gebieten; eine Aufteilung auf Maßnahmenarten ist nicht bekannt."
    )
    assert charts.say_by_year(answer, NAMES, 2024) == (
        "Für 2024 nennt keines der verglichenen Gebiete Mittel; Angaben gibt es zwischen 2022 und 2026."
    )
    only = answer[answer["budget_year"] == 2025]
    assert charts.say_by_year(only, NAMES, 2024).endswith("Mittel; Angaben gibt es für 2025.")


def test_shares_of_a_county_add_up_to_one(facts: Facts) -> None:
    drawn = charts.by_county(questions.by_county(facts, scope(**AGREED)), NAMES, shares=True)
    drawn.checked()
    assert {name: round(share, 9) for name, share in stacked(drawn, "y", "x").items()} == {
        "Hochtaunuskreis": 1,
        "Darmstadt": 1,
        "Frankfurt am Main": 1,
        "Main-Kinzig-Kreis": 1,
    }


def test_the_sentence_of_the_counties_counts_who_splits(facts: Facts) -> None:
    answer = questions.by_county(facts, scope(**AGREED))
    assert written(charts.say_by_county(answer)) == (
        "Für 3 von 4 Gebieten mit Angabe ist eine Aufteilung auf Maßnahmenarten bekannt; 22 Gebiete ohne Angabe."
    )


def test_a_choice_of_maßnahmenarten_is_a_share_of_all_money_and_counts_nobody_as_splitting_it(facts: Facts) -> None:
    answer = questions.by_county(facts, scope(categories=[2], **AGREED))
    drawn = charts.by_county(answer, NAMES, shares=True)
    bar = drawn.data[0]
    # Hochtaunus 3.200,10 of 753.200,00; Darmstadt 300,00 of 1.000,00, of which 300,00 are not split at all
    assert [round(share, 6) for share in bar["x"]] == [round(3200.10 / 753200, 6), 0.3]
    assert drawn.layout["yaxis"]["categoryarray"] == ["Darmstadt", "Hochtaunuskreis"], "the largest share first"
    assert [written(text) for text in drawn.data[-1]["text"]] == ["30,0 %", "0,4 %"]
    assert written(charts.say_by_county(answer, "Maßnahmenart 2 Ausbildung")) == (
        "2 von 26 Gebieten nennen Mittel für Maßnahmenart 2 Ausbildung; für 1 Gebiet ist keine Aufteilung bekannt; "
        "1 Gebiet nennt nur andere; 22 Gebiete ohne Angabe."
    )
    frankfurt = answer[answer["county"] == small.FRANKFURT]
    assert charts.say_by_county(frankfurt, "Maßnahmenart 2") == (
        "Frankfurt am Main: Eine Aufteilung auf Maßnahmenarten ist nicht bekannt."
    )
    kinzig = answer[answer["county"] == small.MAIN_KINZIG]
    assert charts.say_by_county(kinzig, "Maßnahmenart 2") == "Main-Kinzig-Kreis nennt keinen Betrag für Maßnahmenart 2."


def test_a_bar_that_is_not_split_further_leads_nowhere_and_is_hatched(facts: Facts) -> None:
    answer = questions.breakdown(facts, scope(counties=[small.DARMSTADT], **AGREED), level="category")
    drawn = breakdown.breakdown(answer, "category")
    drawn.checked()
    bar = drawn.data[0]
    assert bar["customdata"] == ["1", "2", ""]
    assert bar["marker"]["pattern"]["shape"] == ["", "", "/"]


def test_a_name_that_looks_like_html_stands_letter_for_letter(facts: Facts) -> None:
    answer = questions.breakdown(facts, scope(counties=[small.DARMSTADT], categories=[1], **AGREED), level="project")
    drawn = breakdown.breakdown(answer, "project")
    assert "=Summe *fett* &lt;b&gt;  " in drawn.layout["yaxis"]["ticktext"]
    assert "=Summe *fett* &lt;b&gt;" in drawn.data[0]["text"]


def test_two_projects_of_one_name_stay_two_bars(facts: Facts) -> None:
    answer = questions.breakdown(facts, scope(counties=[small.DARMSTADT], **AGREED), level="project")
    answer["label"] = "Gleicher Name"
    drawn = breakdown.breakdown(answer, "project")
    assert len(set(drawn.data[0]["y"])) == len(answer)


def test_the_bars_are_all_parts_of_the_sum_above_them(facts: Facts) -> None:
    answer = questions.breakdown(facts, scope(counties=[small.DARMSTADT], **AGREED), level="project")
    many = pd.concat([answer] * 50, ignore_index=True)
    assert sum(breakdown.breakdown(many, "project").data[0]["x"]) == pytest.approx(many["euros"].sum())


def test_the_sentence_of_a_breakdown_is_exact_to_the_cent(facts: Facts) -> None:
    answer = questions.breakdown(facts, scope(**AGREED | {"year": 2022}), level="county")
    assert written(breakdown.say_breakdown(answer, "county")) == "750.900,00 € in 3 Gebieten."
    # The sum of four is not that of Hessen.
    said = written(breakdown.say_breakdown(answer, "county", existing=26))
    assert said == "750.900,00 € in 3 von 26 Gebieten."
    parts = questions.breakdown(facts, scope(counties=[small.HOCHTAUNUS], **AGREED), level="category")
    assert written(breakdown.say_breakdown(parts, "category")) == (
        "753.200,00 € in 1 Maßnahmenart; 749.999,90 € sind nicht so weit aufgeteilt."
    )


def test_sums_over_a_rounded_budget_are_rounded_and_name_no_cents(facts: Facts) -> None:
    answer = questions.breakdown(facts, scope(**AGREED), level="county")
    assert written(breakdown.say_breakdown(answer, "county")) == "Rund 754.771 € in 4 Gebieten."
    years = questions.by_year(facts, scope(**AGREED))
    sentence = written(charts.say_by_year(years, NAMES, 2023))
    assert "2023 sind von rund 754,8 Tsd. € in 4 von 26 Gebieten 4,0 Tsd. €" in sentence
    assert sentence.endswith("rund 750,8 Tsd. € sind nicht aufgeteilt.")


def test_money_of_projects_without_category_is_not_called_unsplit(facts: Facts) -> None:
    parts = questions.breakdown(facts, scope(year=2022, counties=[small.FRANKFURT], **AGREED), level="category")
    assert written(breakdown.say_breakdown(parts, "category")) == (
        "100,00 €, davon 40,00 € in 1 Maßnahme ohne Maßnahmenart; 60,00 € sind nicht so weit aufgeteilt."
    )
    assert written(breakdown.say_breakdown(parts.head(1), "category")) == "40,00 € in 1 Maßnahme ohne Maßnahmenart."
    bar = breakdown.breakdown(parts, "category").data[0]
    assert bar["customdata"] == ["0", ""]
    assert bar["marker"]["pattern"]["shape"] == ["", "/"]


def test_a_selection_without_parts_has_a_figure_and_a_sentence(empty: Facts) -> None:
    parts = questions.breakdown(empty, scope(**AGREED), level="category")
    breakdown.breakdown(parts, "category").checked()
    assert breakdown.say_breakdown(parts, "category") == "Auf dieser Ebene gibt es zu der Auswahl keine Beträge."


def test_names_with_rest_add_the_rest_to_the_names_of_the_year(facts: Facts) -> None:
    rows = frame.categories(facts, year=2023)
    names = charts.names_with_rest(dict(zip(rows["category"], rows["short_name"], strict=True)))
    assert names[0] == "nicht aufgeteilt"
    assert set(names) == {0, 1, 2, 3, 4}


def test_what_is_provisional_is_hatched_and_named_whatever_it_is_drawn_as(tmp_path: Path) -> None:
    amounts = [
        tiny.amount(id="whole", euros=100),
        tiny.amount(id="part", level="category", category=1, euros=60, state="provisional"),
    ]
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound() | {"amount": amounts})
        asked = store.facts(tiny.DATASET), scope(**AGREED, year=2024)
        years, counties = questions.by_year(*asked), questions.by_county(*asked)
        parts = questions.breakdown(*asked, level="category")
    for answer in (years, counties, parts):
        of_parts = answer.get("category", answer.get("part")).astype(str)
        assert answer["state"][of_parts == "1"].tolist() == ["provisional"]
    for drawn in (
        charts.by_year(years, NAMES, 2024, 2026),
        charts.by_county(counties, NAMES, shares=False),
        breakdown.breakdown(parts, "category"),
    ):
        assert "/" in drawn.data[0]["marker"]["pattern"]["shape"]
        assert "vorläufig" in [trace.get("name") for trace in drawn.data]
        drawn.checked()
