"""Figures and sentences of the Lagebild over hand-countable data."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pandas as pd
import pytest
import small
import tiny
from scoped import scope

from charts.base import style
from charts.base.status import STATUS
from charts.overview import figures as charts
from charts.overview import statuses
from data.rows import only_row, rows_of
from data.store import Facts
from queries import overview as questions

AGREED = {"programme": "AQB", "stage": "agreed"}


def written(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_square_shows_that_its_value_is_no_exact_one(facts: Facts) -> None:
    frame = questions.budget_by_county(facts, scope(**AGREED), running=2026)
    exact, bound = (charts.budget_map(frame.assign(precision=each)).data for each in ("exact", "at_least"))
    assert "≥" not in str(exact)
    assert "≥\xa03,00\xa0€" in bound[0]["text"][frame["county"].tolist().index(small.HOCHTAUNUS)]
    assert "≥ = mindestens" in str(bound[1:])


def test_the_key_figures_name_sum_coverage_and_change(facts: Facts) -> None:
    total = only_row(questions.budget_sum(facts, scope(**AGREED), running=2026), questions.BudgetSum)
    # 754.700,50 against 750.900,00: 3.800,50 more, 0,5 %
    assert written(charts.say_key_figures(total, "AQB, vereinbart", 2023, grows=False)) == (
        "3 von 26 Gebieten nennen 2023 zusammen rund 754,7 Tsd. € (AQB, vereinbart); "
        "das sind rund 3,8 Tsd. € (0,5 %) mehr als 2022 in 3 vergleichbaren Gebieten."
    )


def test_a_change_names_its_counties_also_where_only_the_year_before_holds_others() -> None:
    # 24 counties of this year all state the year before too, of which 26 states stood in the table: 27,7 → 25,9 Mio. €
    total = questions.BudgetSum(26, 24, 25_944_000.0, "exact", 24, 25_944_000.0, 25_780_700.0, 0)
    sentence = written(charts.say_key_figures(total, "AQB, vereinbart", 2024, grows=False))
    assert sentence.endswith("mehr als 2023 in 24 vergleichbaren Gebieten.")
    assert written(charts.change_words(total, 2024, grows=False)) == (
        "+163,3 Tsd. € (+0,6 %) gegenüber 2023 in 24 Gebieten"
    )


def test_a_change_over_fewer_counties_is_not_one_of_the_sum_of_all() -> None:
    total = questions.BudgetSum(27, 26, 25_070_000.0, "exact", 23, 22_000_000.0, 22_176_500.0, 0)
    assert written(charts.say_key_figures(total, "AQB, vereinbart", 2026, grows=False)) == (
        "26 von 27 Gebieten nennen 2026 zusammen 25,07 Mio. € (AQB, vereinbart); "
        "in 23 vergleichbaren Gebieten sind es 176,5 Tsd. € (0,8 %) weniger als 2025."
    )


def test_a_sum_that_still_grows_is_compared_with_no_full_year(facts: Facts) -> None:
    total = only_row(questions.budget_sum(facts, scope(**AGREED), running=2026), questions.BudgetSum)
    assert written(charts.say_key_figures(total, "AQB, ausgezahlt", 2023, grows=True)).endswith(
        "(AQB, ausgezahlt); 2023 läuft noch, kein Vergleich mit 2022."
    )


def test_without_a_budget_the_sentence_says_so(facts: Facts) -> None:
    total = only_row(questions.budget_sum(facts, scope(year=2024, **AGREED), running=2026), questions.BudgetSum)
    assert charts.say_key_figures(total, "AQB", 2024, grows=False) == "Für diese Auswahl ist kein Budget genannt (AQB)."


def test_the_map_has_a_tile_per_county_and_hatches_what_is_missing(facts: Facts) -> None:
    drawn = charts.budget_map(questions.budget_by_county(facts, scope(**AGREED), running=2026))
    drawn.checked()
    tiles = drawn.layout["shapes"]
    assert len(tiles) == 27
    filled = [tile for tile in tiles if tile["fillcolor"] in style.SCALE]
    assert len(filled) == 3
    assert all(tile["line"]["dash"] == "dot" for tile in tiles if tile not in filled)
    places = {(tile["x0"], tile["y0"]) for tile in tiles}
    assert len(places) == 27, "no tile lies on another"


def test_the_map_explains_its_colours_and_abbreviations(facts: Facts) -> None:
    frame = questions.budget_by_county(facts, scope(**AGREED), running=2026)
    classes, words = charts.budget_map(frame).data[1:]
    assert [written(text).strip() for text in classes["text"]] == ["1,00 €", "1,00 €", "3,00 €"]
    assert classes["marker"]["color"] == [style.SCALE[0], style.SCALE[2], style.SCALE[5]]
    assert [written(text).strip() for text in words["text"]] == [
        "k. A. = keine Angabe · – = besteht in diesem Jahr nicht",
        "~ = rund",
    ]


def test_counties_that_are_not_chosen_stay_pale_on_the_map(facts: Facts) -> None:
    frame = questions.budget_by_county(facts, scope(**AGREED), running=2026)
    drawn = charts.budget_map(frame, [small.HOCHTAUNUS])
    assert [tile["fillcolor"] in style.SCALE for tile in drawn.layout["shapes"]].count(True) == 1
    text = dict(zip(drawn.data[0]["customdata"], drawn.data[0]["text"], strict=True))
    assert text[small.DARMSTADT] == "<b>DA</b><br>"
    assert "blass = nicht ausgewählt" in " ".join(drawn.data[-1]["text"])
    assert written(charts.say_budget_map(frame[frame["county"] == small.HOCHTAUNUS])) == (
        "Hochtaunuskreis: 3,00 € je Einwohner."
    )


def test_a_tile_says_why_it_has_no_value(facts: Facts) -> None:
    drawn = charts.budget_map(questions.budget_by_county(facts, scope(**AGREED), running=2026))
    hover = dict(zip(drawn.data[0]["customdata"], drawn.data[0]["hovertext"], strict=True))
    assert "bis 2025 Teil des Main-Kinzig-Kreises" in hover[small.HANAU]
    assert "keine Angabe zum Budget" in hover[small.KASSEL]
    assert "rund 500 €" in written(hover[small.FRANKFURT]) or "rund 501 €" in written(hover[small.FRANKFURT])


def test_the_map_sentence_names_the_spread(facts: Facts) -> None:
    frame = questions.budget_by_county(facts, scope(**AGREED), running=2026)
    # Darmstadt 1.000/1.000, Frankfurt 500,50/500, Hochtaunus 753.200/251.066
    assert written(charts.say_budget_map(frame)) == (
        "Je Einwohner reicht das Budget von 1,00 € (Darmstadt) bis 3,00 € (Hochtaunuskreis)."
    )
    assert charts.population_words(frame) == "Einwohner am 31.12.2023"


def test_bars_stand_in_the_order_of_the_answer_and_mark_the_year_before(facts: Facts) -> None:
    drawn = charts.budget_by_county(questions.budget_by_county(facts, scope(**AGREED), running=2026))
    drawn.checked()
    bars, before = drawn.data[0], drawn.data[1]
    assert bars["y"] == ["Hochtaunuskreis", "Darmstadt", "Frankfurt am Main"]
    assert bars["x"] == [753200.0, 1000.0, 500.5]
    assert before["x"] == [750000.0, 800.0, 100.0]


def test_no_mark_of_the_year_before_across_a_change_of_territory(facts: Facts) -> None:
    frame = questions.budget_by_county(facts, scope(year=2026, **AGREED), running=2026)
    drawn = charts.budget_by_county(frame[frame["county"] == small.MAIN_KINZIG])
    assert "Vorjahr" not in [trace.get("name") for trace in drawn.data]


def test_the_sentence_names_the_span_of_the_budgets_and_who_states_none(facts: Facts) -> None:
    frame = questions.budget_by_county(facts, scope(**AGREED), running=2026)
    assert written(charts.say_budget_by_county(frame[frame["exists_in_year"]])) == (
        "Die Budgets reichen von rund 501 € (Frankfurt am Main) bis 753,2 Tsd. € (Hochtaunuskreis); "
        "23 Gebiete ohne Angabe."
    )


def test_a_single_budget_is_neither_the_largest_nor_the_smallest(facts: Facts) -> None:
    frame = questions.budget_by_county(facts, scope(**AGREED), running=2026)
    one = frame["county"] == small.HOCHTAUNUS
    assert written(charts.say_budget_by_county(frame[one])) == "Hochtaunuskreis: 753,2 Tsd. €."
    silent = frame["exists_in_year"] & frame["euros"].isna()
    assert written(charts.say_budget_by_county(frame[one | silent])) == (
        "Nur ein Gebiet nennt ein Budget, Hochtaunuskreis: 753,2 Tsd. €; 23 Gebiete ohne Angabe."
    )


Pair = tuple[questions.Counts, questions.Counts]


@pytest.fixture
def silent(facts: Facts) -> Pair:
    """The year and the year before in a county of which nothing is recorded."""
    this, before = rows_of(questions.counts(facts, scope(counties=[small.KASSEL], **AGREED)), questions.Counts)
    return this, before


@pytest.mark.parametrize("what", ["projects", "targets"])
def test_a_number_of_projects_or_targets_is_compared_like_with_like(
    what: Literal["projects", "targets"], silent: Pair
) -> None:
    one = what.removesuffix("s")

    def words(wholes: tuple[int, int], comparable: int, before: int, counties: int) -> str:
        this = silent[0]._replace(**{what: wholes[0], f"comparable_{what}": comparable, f"{one}_counties": counties})
        earlier = silent[1]._replace(**{what: wholes[1], f"comparable_{what}": before})
        return charts.difference_words(this, earlier, what, 2026)

    assert words((410, 390), 410, 390, 25) == "+20 gegenüber 2025"
    assert words((410, 400), 390, 390, 25) == "390 wie 2025 in 25\u00a0vergleichbaren Gebieten"
    assert words((410, 400), 9, 12, 1) == "−3 gegenüber 2025 in 1\u00a0vergleichbaren Gebiet"
    # 400 → 372 in all: the five more are of 24 counties
    assert words((372, 400), 372, 367, 24) == "+5 gegenüber 2025 in 24\u00a0vergleichbaren Gebieten"


def test_what_is_not_recorded_is_no_zero_and_compared_with_nothing(silent: Pair) -> None:
    this, before = silent
    counted = (this.agreements, this.projects, this.targets)
    assert [charts.count_words(each) for each in counted] == ["nicht erfasst"] * 3
    assert charts.coverage_words(this.agreements, before.agreements, 1, 2023) == ""
    assert charts.difference_words(this, before, "projects", 2023) == "kein Vergleich mit 2022 möglich"
    assert charts.difference_words(this, before, "targets", 2023) == "kein Vergleich mit 2022 möglich"
    assert charts.land_words(this) == "vereinbart; keine Summe der Gebiete"
    assert charts.land_words(before) == "zu diesem Jahr nicht erfasst"


def test_agreements_are_counted_of_all_counties() -> None:
    assert charts.coverage_words(26, 25, 27, 2026) == "von 27\u00a0Gebieten; 2025: 25"
    assert charts.coverage_words(1, None, 1, 2023) == "von 1\u00a0Gebiet; 2022: keine erfasst"


def test_states_are_drawn_with_symbol_word_and_number(facts: Facts) -> None:
    drawn = statuses.status_counts(questions.status_counts(facts, scope()))
    drawn.checked()
    bar = drawn.data[0]
    assert bar["y"] == [STATUS[code].label for code in ("achieved", "at_risk", "not_assessable")]
    assert bar["x"] == [2, 1, 1]
    sentence = statuses.say_status_counts(questions.status_counts(facts, scope()))
    assert written(sentence) == "Von 4 Zielen: 2 erreicht, 1 gefährdet, 1 nicht bewertbar."


def test_a_provisional_budget_is_hatched_in_the_bars_and_signed_on_the_map(tmp_path: Path) -> None:
    amounts = [tiny.amount(state="provisional"), tiny.amount(id="b", county="06431", euros=900)]
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound() | {"amount": amounts})
        asked = scope(**AGREED, year=2024)
        counties = questions.budget_by_county(store.facts(tiny.DATASET), asked, running=2026)
    drawn = charts.budget_by_county(counties)
    bars = drawn.data[0]
    shapes = dict(zip(bars["y"], bars["marker"]["pattern"]["shape"], strict=True))
    assert shapes == {"Hochtaunuskreis": "/", "Bergstraße": ""}
    assert "vorläufig" in [trace.get("name") for trace in drawn.data]
    squares = charts.budget_map(counties.assign(euros_per_inhabitant=3.0))
    words = "".join(written(text) for trace in squares.data for text in trace.get("text", ()))
    assert "<b>HG</b> °" in words
    assert "<b>HP</b> °" not in words
    assert "° = vorläufig" in words
    assert any("vorläufig" in hover for hover in squares.data[0]["hovertext"])


def test_one_is_not_said_in_the_plural(facts: Facts) -> None:
    one = questions.BudgetSum(26, 2, 2_242_400.0, "exact", 1, 830_000.0, 812_400.0, 0)
    assert written(charts.change_words(one, 2023, grows=False)).endswith(" in 1 Gebiet")
    drawn = statuses.status_counts(pd.DataFrame([{"status": "missed", "targets": 1, "counties": 1, "rules": "S-1"}]))
    assert [written(each) for each in drawn.data[0]["hovertext"]] == ["✖ nicht erreicht: 1 Ziel"]


def test_a_rate_on_the_map_bears_the_day_of_its_denominator(facts: Facts) -> None:
    frame = questions.budget_by_county(facts, scope(**AGREED), running=2026)
    told = [
        f"je Einwohner vom {row.population_on:%d.%m.%Y}"
        for row in rows_of(frame, questions.BudgetByCounty)
        if row.euros_per_inhabitant >= 0
    ]
    hovers = str(charts.budget_map(frame).data)
    assert told
    assert all(each in hovers for each in told)
