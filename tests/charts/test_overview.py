"""Figures and sentences of the Lagebild over hand-countable data."""

from __future__ import annotations

import small

from charts import overview as charts
from charts import style
from charts.status import STATUS
from data.store import Facts
from queries import overview as questions

AGREED = {"programme": "AQB", "stage": "agreed"}


def written(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_key_figures_name_sum_coverage_and_change(facts: Facts) -> None:
    total = questions.budget_sum(facts, year=2023, **AGREED).iloc[0]
    counts = questions.counts(facts, year=2023, **AGREED)
    # 754.700,50 against 750.900,00: 3.800,50 more, 0,5 %
    assert written(charts.say_key_figures(total, counts, "AQB, vereinbart")) == (
        "3 von 26 Gebieten nennen zusammen rund 754,7 Tsd. € (AQB, vereinbart); "
        "das sind 3,8 Tsd. € (0,5 %) mehr als im Vorjahr."
    )


def test_without_a_budget_the_sentence_says_so(facts: Facts) -> None:
    total = questions.budget_sum(facts, year=2024, **AGREED).iloc[0]
    counts = questions.counts(facts, year=2024, **AGREED)
    assert charts.say_key_figures(total, counts, "AQB") == "Für diese Auswahl ist kein Budget genannt (AQB)."


def test_the_map_has_a_tile_per_county_and_hatches_what_is_missing(facts: Facts) -> None:
    drawn = charts.budget_map(questions.budget_by_county(facts, year=2023, **AGREED))
    drawn.checked()
    tiles = drawn.layout["shapes"]
    assert len(tiles) == 27
    filled = [tile for tile in tiles if tile["fillcolor"] in style.SCALE]
    assert len(filled) == 3
    assert all(tile["line"]["dash"] == "dot" for tile in tiles if tile not in filled)
    places = {(tile["x0"], tile["y0"]) for tile in tiles}
    assert len(places) == 27, "no tile lies on another"


def test_a_tile_says_why_it_has_no_value(facts: Facts) -> None:
    drawn = charts.budget_map(questions.budget_by_county(facts, year=2023, **AGREED))
    hover = dict(zip(drawn.data[0]["customdata"], drawn.data[0]["hovertext"], strict=True))
    assert "bis 2025 Teil des Main-Kinzig-Kreises" in hover[small.HANAU]
    assert "keine Angabe zum Budget" in hover[small.KASSEL]
    assert "rund 500 €" in written(hover[small.FRANKFURT]) or "rund 501 €" in written(hover[small.FRANKFURT])


def test_the_map_sentence_names_the_spread(facts: Facts) -> None:
    frame = questions.budget_by_county(facts, year=2023, **AGREED)
    # Darmstadt 1.000/1.000, Frankfurt 500,50/500, Hochtaunus 753.200/251.066
    assert written(charts.say_budget_map(frame)) == (
        "Je Einwohner reicht das Budget von 1,00 € (Darmstadt) bis 3,00 € (Hochtaunuskreis)."
    )
    assert charts.population_words(frame) == "Einwohner am 31.12.2023"


def test_bars_stand_in_the_order_of_the_answer_and_mark_the_year_before(facts: Facts) -> None:
    drawn = charts.budget_by_county(questions.budget_by_county(facts, year=2023, **AGREED))
    drawn.checked()
    bars, before = drawn.data[0], drawn.data[1]
    assert bars["y"] == ["Hochtaunuskreis", "Darmstadt", "Frankfurt am Main"]
    assert bars["x"] == [753200.0, 1000.0, 500.5]
    assert before["x"] == [750000.0, 800.0, 100.0]


def test_no_mark_of_the_year_before_across_a_change_of_territory(facts: Facts) -> None:
    frame = questions.budget_by_county(facts, year=2026, **AGREED)
    drawn = charts.budget_by_county(frame[frame["county"] == small.MAIN_KINZIG])
    assert [value for value in drawn.data[1]["x"] if value == value] == []


def test_the_sentence_names_largest_smallest_and_missing(facts: Facts) -> None:
    frame = questions.budget_by_county(facts, year=2023, **AGREED)
    sentence = written(charts.say_budget_by_county(frame[frame["exists_in_year"]]))
    assert sentence == (
        "Das größte Budget hat Hochtaunuskreis mit 753,2 Tsd. €, "
        "das kleinste Frankfurt am Main mit rund 500 €; 23 Gebiete ohne Angabe."
    )


def test_states_are_drawn_with_symbol_word_and_number(facts: Facts) -> None:
    drawn = charts.status_counts(questions.status_counts(facts, year=2023))
    drawn.checked()
    bar = drawn.data[0]
    assert bar["y"] == [STATUS[code].label for code in ("achieved", "at_risk", "not_assessable")]
    assert bar["x"] == [2, 1, 1]
    sentence = charts.say_status_counts(questions.status_counts(facts, year=2023))
    assert written(sentence) == "Von 4 Zielen: 2 erreicht, 1 gefährdet, 1 nicht bewertbar."
